import type { IngestProblem } from "../../domain/import-outcome.ts";

/** A file found under an offered one, or why it is not offered on. `path` is a label and never a place to write to. */
export type Expanded =
  | { readonly kind: "file"; readonly path: string; readonly bytes: Uint8Array }
  | { readonly kind: "skipped"; readonly path: string; readonly problem: IngestProblem }
  | { readonly kind: "rejected"; readonly path: string; readonly problem: IngestProblem };

export const rejected = (path: string, reason: IngestProblem["reason"], detail: string): Expanded => ({
  kind: "rejected",
  path,
  problem: { reason, detail },
});

export const skipped = (path: string, reason: IngestProblem["reason"], detail: string): Expanded => ({
  kind: "skipped",
  path,
  problem: { reason, detail },
});

export const systemFile = (path: string): Expanded =>
  skipped(path, "SYSTEM_FILE", "This is a file of the operating system and holds no run.");
