import { parentPort } from "node:worker_threads";
import { type AnalysisKind, type Answer, type Asked, perform } from "./analysis-jobs.ts";
import type { SquadProgress } from "./squad-report.ts";

/** What the pool sends. */
export interface AnalysisRequest {
  readonly kind: AnalysisKind;
  readonly asked: Asked<AnalysisKind>;
}

/** What the worker answers; `progress` may come before the answer. */
export type AnalysisReply =
  | { readonly kind: "progress"; readonly progress: SquadProgress }
  | { readonly kind: "answer"; readonly answer: Answer<AnalysisKind> }
  | { readonly kind: "failed"; readonly message: string };

const tell = (reply: AnalysisReply): void => parentPort?.postMessage(reply);

parentPort?.on("message", ({ kind, asked }: AnalysisRequest) => {
  try {
    tell({ kind: "answer", answer: perform(kind, asked, (progress) => tell({ kind: "progress", progress })) });
  } catch (error) {
    tell({ kind: "failed", message: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});
