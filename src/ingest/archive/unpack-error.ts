import type { IngestProblem } from "../../domain/import-outcome.ts";

/** Unpacking stops here, for a reason that a person is told. It travels through streams, which only know errors. */
export class UnpackError extends Error {
  readonly problem: IngestProblem;

  constructor(reason: IngestProblem["reason"], detail: string, cause?: unknown) {
    super(detail, { cause });
    this.name = "UnpackError";
    this.problem = { reason, detail };
  }
}
