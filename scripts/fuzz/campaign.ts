import { makeCase } from "./make-case.ts";
import { type CaseResult, listenForStrays, runCase } from "./run-case.ts";
import type { FuzzFormat, Seeds } from "./seeds.ts";

export interface CampaignOptions {
  readonly seeds: Seeds;
  readonly formats: readonly FuzzFormat[];
  readonly seed: number;
  readonly cases: number;
  /** Number of the first case of each format. */
  readonly from?: number;
  /** Ends the campaign after the case at hand. */
  readonly signal?: AbortSignal;
  /** Told before a case is run. */
  readonly onCase?: (format: FuzzFormat, number: number) => void;
  readonly onFailure?: (failure: Failure) => Promise<void>;
  /** Told each thousand cases. */
  readonly onProgress?: (tally: Tally) => void;
}

export interface Failure {
  readonly format: FuzzFormat;
  readonly number: number;
  readonly bytes: Uint8Array;
  readonly faults: readonly string[];
}

/** What came of the cases so far. */
export interface Tally {
  readonly casesOf: Record<string, number>;
  readonly outcomes: Map<string, number>;
  readonly slowest: { name: string; tookS: number };
  cases: number;
  failures: number;
  /** Of the process, at its highest. */
  peakRssB: number;
  /** In use after a collection, each thousand cases. */
  readonly heapB: number[];
}

const REPORT_EVERY = 1000;
/** Asking takes a while. */
const MEASURED_EVERY = 8;
const HIGHEST_GROWTH_B = 64_000_000;

/** Runs the cases of every format in turn. */
export async function campaign(options: CampaignOptions): Promise<Tally> {
  listenForStrays();
  const { seeds, formats, seed, cases, from = 0, onProgress } = options;
  const tally = newTally();
  for (let n = 0; n < cases; n++) {
    const format = formats[n % formats.length];
    if (format === undefined || options.signal?.aborted === true) break;
    const number = from + Math.floor(n / formats.length);
    options.onCase?.(format, number);
    const bytes = makeCase(seeds, format, seed, number);
    const result = await runCase(format, bytes);
    count(tally, format, number, result);
    if (result.faults.length > 0) {
      tally.failures += 1;
      await options.onFailure?.({ format, number, bytes, faults: result.faults });
    }
    if (tally.cases % REPORT_EVERY === 0) {
      measureHeap(tally);
      onProgress?.(tally);
    }
  }
  return tally;
}

const newTally = (): Tally => ({
  casesOf: {},
  outcomes: new Map(),
  slowest: { name: "", tookS: 0 },
  cases: 0,
  failures: 0,
  peakRssB: 0,
  heapB: [],
});

function count(tally: Tally, format: FuzzFormat, number: number, { outcomes, tookS }: CaseResult): void {
  tally.cases += 1;
  tally.casesOf[format] = (tally.casesOf[format] ?? 0) + 1;
  for (const outcome of outcomes) {
    const key = `${format}: ${outcome}`;
    tally.outcomes.set(key, (tally.outcomes.get(key) ?? 0) + 1);
  }
  if (tookS > tally.slowest.tookS) Object.assign(tally.slowest, { name: `${format} ${number}`, tookS });
  if (tally.cases % MEASURED_EVERY === 0) tally.peakRssB = Math.max(tally.peakRssB, process.memoryUsage.rss());
}

function measureHeap(tally: Tally): void {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  tally.heapB.push(heapUsed + arrayBuffers);
}

/** Whether memory grew from the first thousand cases to the last by more than it may. */
export function hasLeaked({ heapB }: Tally): boolean {
  const [first, last] = [heapB[0], heapB.at(-1)];
  return globalThis.gc !== undefined && first !== undefined && last !== undefined && last > first + HIGHEST_GROWTH_B;
}
