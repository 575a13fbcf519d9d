import type { Worker } from "node:worker_threads";
import type { IngestProblem } from "../domain/import-outcome.ts";
import type { KeptFile } from "./decode-kept.ts";
import type { DecodeReply, DecodeRequest } from "./decode-worker.ts";
import type { DecodeContext, DecodedFile, ReadSamples } from "./decoded-file.ts";
import { startWorker } from "./start-worker.ts";

/** Decodes off the main thread, so that a server answers while it imports. */
export interface DecodePool {
  /**
   * Decodes one file. The bytes are copied: the caller keeps its own. A fault of the decoder, a worker that ends or
   * one that does not answer in time gives a `rejected` file, and the next file gets a new worker.
   *
   * @throws when the pool is closed
   */
  decode(bytes: Uint8Array, context: DecodeContext): Promise<DecodedFile>;
  /**
   * Decodes a kept original that the worker reads from disk itself, piece by piece: a file may be larger than memory.
   *
   * @throws when the pool is closed, and the reason of the signal when that stops it
   */
  decodeKept(kept: KeptFile, context: DecodeContext, watch?: Watch): Promise<DecodedFile>;
  /**
   * Reads the samples of one recording of a kept original, for a page that shows one run.
   *
   * @throws when the pool is closed
   */
  samples(kept: KeptFile, indexInFile: number, context: DecodeContext): Promise<ReadSamples>;
  /** Ends the worker. Files that are still waiting fail. Closing again does nothing. */
  close(): Promise<void>;
}

/** How a caller follows, and stops, the reading of a large file. */
export interface Watch {
  /** Told how many bytes of the unpacked file have gone by, as they do. */
  readonly onRead?: ((sizeB: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface DecodePoolOptions {
  /** The longest a file may take, or a piece of one that is read piece by piece; most take well under a second. */
  readonly timeLimitS?: number;
  /** The module that the worker runs; another one in tests. */
  readonly workerUrl?: URL;
}

/** What became of a request: the worker's answer, or why there will be none. */
type Answer = Exclude<DecodeReply, { kind: "reading" }> | { readonly kind: "lost"; readonly why: string };

interface Job {
  readonly request: DecodeRequest;
  readonly watch: Watch;
  readonly settle: (answer: Answer) => void;
  readonly fail: (error: Error) => void;
}

const TIME_LIMIT_S = 300;

const isSource = import.meta.url.endsWith(".ts");
const WORKER_URL = new URL(isSource ? "./decode-worker.ts" : "./decode-worker.js", import.meta.url);

function unreadable(answer: Answer): IngestProblem {
  const what = answer.kind === "failed" ? `the decoder failed (${answer.message})` : whyLost(answer);
  const detail = `This file could not be read: ${what}. The other files are not affected. Please report it with the file.`;
  return { reason: "UNREADABLE", detail };
}

const whyLost = (answer: Answer): string =>
  answer.kind === "lost" ? answer.why : "the decoder answered something else";

function fileOf(answer: Answer): DecodedFile {
  return answer.kind === "decoded" ? answer.file : { kind: "rejected", problem: unreadable(answer) };
}

function samplesOf(answer: Answer): ReadSamples {
  return answer.kind === "samples" ? answer.read : { kind: "unreadable", problem: unreadable(answer) };
}

function send(worker: Worker, request: DecodeRequest): void {
  if ("kept" in request) {
    worker.postMessage(request);
    return;
  }
  // A view may be a small window on a large buffer, and a message carries the whole buffer: send a copy of the window.
  const bytes = new Uint8Array(request.bytes);
  worker.postMessage({ ...request, bytes }, [bytes.buffer]);
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

  async decode(bytes: Uint8Array, context: DecodeContext): Promise<DecodedFile> {
    return fileOf(await this.add({ bytes, context }, {}));
  }

  async samples(kept: KeptFile, indexInFile: number, context: DecodeContext): Promise<ReadSamples> {
    return samplesOf(await this.add({ kept, context, samplesOf: indexInFile }, {}));
  }

  async decodeKept(kept: KeptFile, context: DecodeContext, watch: Watch = {}): Promise<DecodedFile> {
    const { signal } = watch;
    signal?.throwIfAborted();
    const stop = () => this.stop(watch);
    signal?.addEventListener("abort", stop, { once: true });
    try {
      return fileOf(await this.add({ kept, context }, watch));
    } finally {
      signal?.removeEventListener("abort", stop);
    }
  }

  private add(request: DecodeRequest, watch: Watch): Promise<Answer> {
    if (this.isClosed) return Promise.reject(new Error("decode pool is closed"));
    return new Promise((settle, fail) => {
      this.waiting.push({ request, watch, settle, fail });
      this.next();
    });
  }

  /** Takes a file back: out of the queue, or with the worker that is busy with it. */
  private stop(watch: Watch): void {
    const reason = watch.signal?.reason instanceof Error ? watch.signal.reason : new Error("decoding was stopped");
    const place = this.waiting.findIndex((job) => job.watch === watch);
    if (place >= 0) for (const job of this.waiting.splice(place, 1)) job.fail(reason);
    if (this.current?.watch !== watch) return;
    this.current.fail(reason);
    this.drop("it was stopped");
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
    send(this.worker, job.request);
    this.startTimer();
  }

  private startTimer(): void {
    clearTimeout(this.timer);
    const slow = `decoding took longer than ${this.timeLimitS} s`;
    this.timer = setTimeout(() => this.drop(slow), this.timeLimitS * 1000);
  }

  private hear(reply: DecodeReply): void {
    if (reply.kind === "reading") {
      this.startTimer();
      this.current?.watch.onRead?.(reply.sizeB);
    } else this.finish(reply);
  }

  private attach(worker: Worker): Worker {
    const lost = (why: string) => {
      if (this.worker === worker) this.drop(why);
    };
    worker.on("message", (reply: DecodeReply) => {
      if (this.worker === worker) this.hear(reply);
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
    this.finish({ kind: "lost", why });
  }

  private finish(answer: Answer): void {
    clearTimeout(this.timer);
    const job = this.current;
    this.current = null;
    job?.settle(answer);
    this.next();
  }
}

/** A pool that starts its worker with the first file. */
export function createDecodePool(options: DecodePoolOptions = {}): DecodePool {
  return new OneWorkerPool(options);
}
