import type { AthleteId, BatchId } from "../../domain/ids.ts";
import type { FileOutcome } from "../../domain/import-outcome.ts";
import { capitalised } from "../../domain/site-words.ts";
import type { App, ImportCounts, ImportEvent, OfferedSource } from "../../usecases/app.ts";
import type { Spooled } from "./spool.ts";

export type ImportState = "running" | "done" | "cancelled" | "failed";

/** How far an import is. Bytes are those of the files as they were sent. */
export interface ImportProgress {
  readonly state: ImportState;
  readonly filesDone: number;
  /** Files known so far; archives bring more as they are opened. */
  readonly filesFound: number;
  readonly bytesDone: number;
  readonly bytesFound: number;
  readonly elapsedS: number;
  /** Null until there is something to divide by. */
  readonly filesPerS: number | null;
  /** Null while it cannot be told. */
  readonly timeLeftS: number | null;
}

interface Work {
  readonly app: App;
  readonly athlete: AthleteId;
  readonly upload: Spooled;
  readonly stopwatchMs: () => number;
  readonly onFailure: (error: unknown) => void;
}

/** One import from the moment its files arrived: it runs by itself, and anybody may look at it, come late or come back. */
export class ImportJob {
  readonly id: string;
  /** What became of each file, in the order it was known. */
  readonly outcomes: FileOutcome[] = [];
  readonly #work: Work;
  readonly #abort = new AbortController();
  readonly #startedMs: number;
  #endedMs: number | null = null;
  #state: ImportState = "running";
  #batchId: BatchId | null = null;
  #counts: ImportCounts | null = null;
  #isCancelled = false;
  #failure: string | null = null;
  #filesFound: number;
  #bytesFound: number;
  #bytesRead = 0;
  #wake: () => void = () => undefined;
  #change: Promise<void>;
  /** Resolves when the import is over, however it ended. */
  readonly over: Promise<void>;

  constructor(id: string, work: Work) {
    this.id = id;
    this.#work = work;
    this.#startedMs = work.stopwatchMs();
    this.#filesFound = work.upload.sources.length;
    this.#bytesFound = work.upload.sources.reduce((sum, source) => sum + source.sizeB, 0);
    this.#change = this.#nextChange();
    this.over = this.#run();
  }

  get athlete(): AthleteId {
    return this.#work.athlete;
  }

  get state(): ImportState {
    return this.#state;
  }

  /** The batch it became; null until it is over, and when nothing was written. */
  get batchId(): BatchId | null {
    return this.#batchId;
  }

  /** A sentence for the person when it failed for a reason they can do something about, such as a full disk. */
  get failure(): string | null {
    return this.#failure;
  }

  get counts(): ImportCounts | null {
    return this.#counts;
  }

  /** Resolves at the next thing that happens. */
  changed(): Promise<void> {
    return this.#change;
  }

  /** Stops before the next file. What was told so far stays. */
  cancel(): void {
    this.#abort.abort();
  }

  progress(): ImportProgress {
    const filesDone = this.outcomes.length;
    const filesFound = Math.max(this.#filesFound, filesDone);
    const elapsedS = ((this.#endedMs ?? this.#work.stopwatchMs()) - this.#startedMs) / 1000;
    const bytesDone = Math.min(this.#bytesRead, this.#bytesFound);
    const shareDone = this.#bytesFound === 0 ? 0 : bytesDone / this.#bytesFound;
    const isMeasurable = this.#state === "running" && filesDone > 0 && elapsedS > 0;
    return {
      state: this.#state,
      filesDone,
      filesFound,
      bytesDone,
      bytesFound: this.#bytesFound,
      elapsedS,
      filesPerS: filesDone > 0 && elapsedS > 0 ? filesDone / elapsedS : null,
      timeLeftS: isMeasurable && shareDone > 0 ? (elapsedS / shareDone) * (1 - shareDone) : null,
    };
  }

  async #run(): Promise<void> {
    const { app, athlete, upload, onFailure } = this.#work;
    try {
      await app.importFiles(athlete, inTurn(upload.sources), (event) => this.#hear(event), this.#abort.signal);
      this.#state = this.#isCancelled ? "cancelled" : "done";
    } catch (error) {
      this.#state = "failed";
      if (error instanceof Error && error.name === "FolderError") this.#failure = `${capitalised(error.message)}.`;
      onFailure(error);
    } finally {
      this.#endedMs = this.#work.stopwatchMs();
      await upload.remove().catch(onFailure);
      this.#tell();
    }
  }

  #hear(event: ImportEvent): void {
    switch (event.kind) {
      case "found":
        this.#filesFound = Math.max(this.#filesFound, event.files);
        this.#bytesFound = Math.max(this.#bytesFound, event.sizeB);
        break;
      case "progress":
        this.#bytesRead = Math.max(this.#bytesRead, event.readB);
        break;
      case "file":
        this.outcomes.push(event.outcome);
        break;
      case "done":
        this.#batchId = event.batchId;
        this.#counts = event.counts;
        this.#isCancelled = event.cancelled;
        break;
      default:
        event satisfies never;
    }
    this.#tell();
  }

  #nextChange(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }

  #tell(): void {
    const wake = this.#wake;
    this.#change = this.#nextChange();
    wake();
  }
}

async function* inTurn(sources: readonly OfferedSource[]): AsyncGenerator<OfferedSource> {
  yield* sources;
}
