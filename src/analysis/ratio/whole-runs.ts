import type { SessionSummary } from "../../domain/history.ts";
import type { LocalDay } from "../../domain/local-day.ts";
import { runsOfEachDay } from "../load/daily-loads.ts";
import { measured } from "../load/measured.ts";

/** A run as the runner ran it: one recording, or several with short pauses between them. */
export interface WholeRun {
  readonly day: LocalDay;
  /** Null when a part has no distance. */
  readonly distanceM: number | null;
  /** Number of recordings it was put together from. */
  readonly parts: number;
}

/** Recordings with a shorter pause between them are one run. An engineering choice. */
export const MERGE_GAP_MIN = 30;
/** Recordings that overlap by more than this are no pause but two devices, and are never added up. */
export const OVERLAP_TOLERANCE_MIN = 1;

const MILLIS_PER_S = 1000;
const MILLIS_PER_MIN = 60_000;

/**
 * The runs of a runner with recordings split by a short pause put together again, so that a stopped watch does not hide
 * a long run. Two recordings of one day are one run when the gap between the end of the first (start + elapsed time, or
 * timer time where elapsed is not known) and the start of the second is under 30 minutes, and both starts are known.
 *
 * @returns ascending by day, then by start
 * @see docs/METHODS.md#spike
 */
export function wholeRuns(sessions: readonly SessionSummary[]): WholeRun[] {
  const byDay = [...runsOfEachDay(sessions)].sort(([a], [b]) => a - b);
  return byDay.flatMap(([day, runs]) => wholeRunsOfDay(day, runs));
}

function wholeRunsOfDay(day: LocalDay, runs: readonly SessionSummary[]): WholeRun[] {
  const startOf = (run: SessionSummary) => run.startedAt ?? Number.MAX_SAFE_INTEGER;
  const whole: WholeRun[] = [];
  let lastEndMs: number | null = null;
  for (const run of [...runs].sort((a, b) => startOf(a) - startOf(b))) {
    const distanceM = measured(run.distanceM);
    const before = whole.at(-1);
    if (before !== undefined && isAfterShortPause(run, lastEndMs)) {
      const sumM: number | null = before.distanceM === null || distanceM === null ? null : before.distanceM + distanceM;
      whole[whole.length - 1] = { day, distanceM: sumM, parts: before.parts + 1 };
    } else {
      whole.push({ day, distanceM, parts: 1 });
    }
    lastEndMs = endMsOf(run);
  }
  return whole;
}

function isAfterShortPause(run: SessionSummary, lastEndMs: number | null): boolean {
  if (run.startedAt === null || lastEndMs === null) return false;
  const gapMin = (run.startedAt - lastEndMs) / MILLIS_PER_MIN;
  return gapMin >= -OVERLAP_TOLERANCE_MIN && gapMin < MERGE_GAP_MIN;
}

function endMsOf(run: SessionSummary): number | null {
  const lastedS = measured(run.elapsedS) ?? measured(run.durationS);
  return run.startedAt === null || lastedS === null ? null : run.startedAt + lastedS * MILLIS_PER_S;
}
