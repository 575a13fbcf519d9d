import { Worker } from "node:worker_threads";
import type { DecodeReply, DecodeRequest } from "./decode-worker.ts";
import type { DecodeContext, DecodedFile } from "./decoded-file.ts";

/** Decodes off the main thread, so that a server answers while it imports. */
export interface DecodePool {
  /**
   * Decodes one file. The bytes are copied: the caller keeps its own. A fault of the decoder, a worker that ends or
   * one that does not answer in time gives a `rejected` file, and the next file gets a new worker.
   *
   * @throws when the pool is closed
   */
  decode(bytes: Uint8Array, context: DecodeContext): Promise<DecodedFile>;
  /** Ends the worker. Files that are still waiting fail. Closing again does nothing. */
  close(): Promise<void>;
}

export interface DecodePoolOptions {
  /** The longest a file may take; the largest known takes well under a second. */
  readonly timeLimitS?: number;
  /** The module that the worker runs; another one in tests. */
  readonly workerUrl?: URL;
}

interface Job {
  readonly request: DecodeRequest;
  readonly settle: (file: DecodedFile) => void;
  readonly fail: (error: Error) => void;
}

const TIME_LIMIT_S = 300;

const isSource = import.meta.url.endsWith(".ts");
const WORKER_URL = new URL(isSource ? "./decode-worker.ts" : "./decode-worker.js", import.meta.url);

function unreadable(what: string): DecodedFile {
  const detail = `This file could not be read: ${what}. The other files are not affected. Please report it with the file.`;
  return { kind: "rejected", problem: { reason: "UNREADABLE", detail } };
}

function fileOf(reply: DecodeReply): DecodedFile {
  return reply.kind === "decoded" ? reply.file : unreadable(`the decoder failed (${reply.message})`);
}

/** From source the worker has to load TypeScript first; Node 20 does not pass a parent's loader on to it. */
function startWorker(url: URL): Worker {
  if (!url.href.endsWith(".ts")) return new Worker(url);
  const load = `import("tsx/esm/api").then((tsx) => { tsx.register(); return import(${JSON.stringify(url.href)}); });`;
  return new Worker(load, { eval: true });
}

/** One worker, and at most one file in it: when the worker ends, it is clear which file ended it. */
class OneWorkerPool implements DecodePool {
  private readonly waiting: Job[] = [];
  private current: Job | null = null;
  private worker: Worker | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private isClosed = false;
  private readonly url: URL;
  private readonly timeLimitS: number;

  constructor(options: DecodePoolOptions) {
    this.url = options.workerUrl ?? WORKER_URL;
    this.timeLimitS = options.timeLimitS ?? TIME_LIMIT_S;
  }

  decode(bytes: Uint8Array, context: DecodeContext): Promise<DecodedFile> {
    if (this.isClosed) return Promise.reject(new Error("decode pool is closed"));
    return new Promise((settle, fail) => {
      this.waiting.push({ request: { bytes, context }, settle, fail });
      this.next();
    });
  }

  async close(): Promise<void> {
    this.isClosed = true;
    clearTimeout(this.timer);
    const left = this.current === null ? this.waiting : [this.current, ...this.waiting];
    this.current = null;
    for (const job of left.splice(0)) job.fail(new Error("decode pool was closed before this file was decoded"));
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
    // A view may be a small window on a large buffer, and a message carries the whole buffer: send a copy of the window.
    const bytes = new Uint8Array(job.request.bytes);
    this.worker.postMessage({ ...job.request, bytes }, [bytes.buffer]);
    const slow = `decoding took longer than ${this.timeLimitS} s`;
    this.timer = setTimeout(() => this.drop(slow), this.timeLimitS * 1000);
  }

  private attach(worker: Worker): Worker {
    const lost = (why: string) => {
      if (this.worker === worker) this.drop(why);
    };
    worker.on("message", (reply: DecodeReply) => {
      if (this.worker === worker) this.finish(fileOf(reply));
    });
    worker.on("error", (error) => lost(`the decoder stopped (${error instanceof Error ? error.message : error})`));
    worker.on("exit", () => lost("the decoder stopped"));
    return worker;
  }

  /** Gives up the worker and the file in it. */
  private drop(why: string): void {
    const worker = this.worker;
    this.worker = null;
    void worker?.terminate();
    this.finish(unreadable(why));
  }

  private finish(file: DecodedFile): void {
    clearTimeout(this.timer);
    const job = this.current;
    this.current = null;
    job?.settle(file);
    this.next();
  }
}

/** A pool that starts its worker with the first file. */
export function createDecodePool(options: DecodePoolOptions = {}): DecodePool {
  return new OneWorkerPool(options);
}
