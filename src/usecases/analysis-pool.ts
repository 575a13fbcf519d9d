import type { Worker } from "node:worker_threads";
import { startWorker } from "../ingest/start-worker.ts";
import type { Analyse, AnalysisKind, Answer, Asked, OnProgress } from "./analysis-jobs.ts";
import type { AnalysisReply, AnalysisRequest } from "./analysis-worker.ts";

/** Works analyses out off the main thread, so that a server answers meanwhile. */
export interface AnalysisPool {
  /** @throws when the pool is closed, or the analysis fails */
  readonly analyse: Analyse;
  /** Ends the workers. What is still being worked out fails. Closing again does nothing. */
  close(): Promise<void>;
}

interface Job {
  readonly request: AnalysisRequest;
  readonly onProgress: OnProgress;
  readonly settle: (answer: Answer<AnalysisKind>) => void;
  readonly fail: (error: Error) => void;
}

const isSource = import.meta.url.endsWith(".ts");
const WORKER_URL = new URL(isSource ? "./analysis-worker.ts" : "./analysis-worker.js", import.meta.url);

/** One thread, one job at a time. It starts with the first job and keeps no process alive once it has none. */
class Lane {
  private readonly waiting: Job[] = [];
  private current: Job | null = null;
  private worker: Worker | null = null;
  private isClosed = false;
  private readonly url: URL;

  constructor(url: URL) {
    this.url = url;
  }

  add(job: Job): void {
    if (this.isClosed) {
      job.fail(new Error("the analysis pool is closed"));
      return;
    }
    this.waiting.push(job);
    this.next();
  }

  async close(): Promise<void> {
    this.isClosed = true;
    const left = this.current === null ? this.waiting : [this.current, ...this.waiting];
    this.current = null;
    for (const job of left.splice(0)) job.fail(new Error("the analysis was stopped"));
    this.waiting.length = 0;
    const worker = this.worker;
    this.worker = null;
    await worker?.terminate();
  }

  private next(): void {
    if (this.current !== null) return;
    const job = this.waiting.shift();
    if (job === undefined) {
      this.worker?.unref();
      return;
    }
    this.current = job;
    this.worker ??= this.attach(startWorker(this.url));
    this.worker.ref();
    this.worker.postMessage(job.request);
  }

  private attach(worker: Worker): Worker {
    const lost = (why: string) => {
      if (this.worker !== worker) return;
      this.worker = null;
      void worker.terminate();
      this.finish((job) => job.fail(new Error(`the analysis stopped: ${why}`)));
    };
    worker.on("message", (reply: AnalysisReply) => {
      if (this.worker === worker) this.hear(reply);
    });
    worker.on("error", (error) => lost(error instanceof Error ? error.message : String(error)));
    worker.on("exit", (code) => lost(`its thread ended with ${code}`));
    return worker;
  }

  private hear(reply: AnalysisReply): void {
    switch (reply.kind) {
      case "progress":
        this.current?.onProgress(reply.progress);
        return;
      case "answer":
        this.finish((job) => job.settle(reply.answer));
        return;
      case "failed":
        this.finish((job) => job.fail(new Error(`the analysis failed: ${reply.message}`)));
        return;
      default:
        reply satisfies never;
    }
  }

  private finish(end: (job: Job) => void): void {
    const job = this.current;
    this.current = null;
    if (job !== null) end(job);
    this.next();
  }
}

/** A pool of two threads: a squad, which takes minutes, does not hold up one runner's page. */
export function createAnalysisPool({ workerUrl = WORKER_URL }: { readonly workerUrl?: URL } = {}): AnalysisPool {
  const own = new Lane(workerUrl);
  const squad = new Lane(workerUrl);
  const lanes: Readonly<Record<AnalysisKind, Lane>> = {
    ...{ link: own, backtest: own, verdict: own },
    ...{ squad, "squad-days": squad, "squad-flags": squad, "squad-backtest": squad },
  };
  const analyse = <K extends AnalysisKind>(
    kind: K,
    asked: Asked<K>,
    onProgress: OnProgress = () => undefined,
  ): Promise<Answer<K>> =>
    new Promise((settle, fail) => {
      // The worker answers the kind it was asked.
      const answered = (answer: Answer<AnalysisKind>) => settle(answer as Answer<K>);
      lanes[kind].add({ request: { kind, asked }, onProgress, settle: answered, fail });
    });
  return {
    analyse,
    close: async () => {
      await Promise.all([own.close(), squad.close()]);
    },
  };
}
