import { setTimeout as sleep } from "node:timers/promises";
import type { ImportJob } from "./import-job.ts";

const HEARTBEAT_MS = 15_000;
/** What happens within this time is told together: nobody reads faster. */
const PAUSE_MS = 100;
/** Files in one message, so that a page that comes late is not handed everything at once. */
const MOST_FILES = 200;

export interface Message {
  readonly event: "progress" | "files" | "end";
  /** Outcomes told so far; a client that was cut off names it to go on from there. */
  readonly id: number;
  readonly data: object;
}

/** How the stream says things: the words and rows of the pages, made outside. */
export interface Telling {
  progress(job: ImportJob): object;
  files(job: ImportJob, from: number, to: number): object;
  end(job: ImportJob): Promise<object>;
}

/**
 * An import as server-sent events (HTML Living Standard, 9.2): where it stands, at once; then each outcome as it lands,
 * from the `after`th on; `end` last. A comment is sent when nothing happens for a while, so that a dead line is noticed.
 */
export async function* importEvents(
  job: ImportJob,
  telling: Telling,
  { after, signal, heartbeatMs = HEARTBEAT_MS }: { after: number; signal: AbortSignal; heartbeatMs?: number },
): AsyncGenerator<string> {
  let told = Math.min(Math.max(0, after), job.outcomes.length);
  while (!signal.aborted) {
    // Taken before looking: what happens while the lines are written is not missed.
    const changed = job.changed();
    const isOver = job.state !== "running";
    while (told < job.outcomes.length) {
      const to = Math.min(job.outcomes.length, told + MOST_FILES);
      yield lines({ event: "files", id: to, data: telling.files(job, told, to) });
      told = to;
    }
    yield lines({ event: "progress", id: told, data: telling.progress(job) });
    if (isOver) {
      yield lines({ event: "end", id: told, data: await telling.end(job) });
      return;
    }
    if (!(await happensWithin(changed, heartbeatMs, signal)) && !signal.aborted) yield ": still here\n\n";
    else await sleep(PAUSE_MS, undefined, { signal }).catch(() => undefined); // aborted: the loop ends
  }
}

const lines = ({ event, id, data }: Message): string => `event: ${event}\nid: ${id}\ndata: ${JSON.stringify(data)}\n\n`;

/** False when the time is up, or nobody listens any more, before it happens. */
async function happensWithin(happening: Promise<void>, ms: number, signal: AbortSignal): Promise<boolean> {
  const done = new AbortController();
  const stop = AbortSignal.any([signal, done.signal]);
  const timeUp = sleep(ms, false, { signal: stop }).catch(() => false);
  const happened = await Promise.race([happening.then(() => true), timeUp]);
  done.abort();
  return happened;
}
