import type { LoadMethod } from "../../../domain/load.ts";
import { SPIKE_WINDOW_DAYS } from "../../ratio/longest-runs.ts";
import { spikeCategory, spikeRatio } from "../../ratio/spike.ts";
import type { SeededRandom } from "../statistics/seeded-random.ts";
import { type LinkDays, type LinkRun, SPIKE_CODE, SPIKE_LEVELS, type SpikeLevel } from "./link-days.ts";

/** Donors come from this many weeks to either side. */
const DONOR_WEEKS = 8;

/**
 * One completed calendar: each unknown load is drawn from the same runner's known days of the same weekday, at most 8 weeks
 * away; without one, from any known day at most 8 weeks away. Days far from any known day stay unknown. Which donors may be
 * drawn is itself drawn first (approximate Bayesian bootstrap), so that the completed calendars differ as much as they should.
 * A distance that was filled in counts as one run when spikes are told; with other loads its spike stays unknown. A run without a
 * distance takes the level of its filled-in day, and days that could not be told for it are told against it. No run is added.
 *
 * @see docs/METHODS.md#missing-loads — Rubin and Schenker 1986, J Am Stat Assoc 81:366
 */
export function imputeLoads(days: LinkDays, random: SeededRandom): LinkDays {
  const known = Uint8Array.from(days.known);
  const load = Float64Array.from(days.load);
  const spike = Uint8Array.from(days.spike);
  for (let t = 0; t < days.length; t++) {
    if (days.known[t] === 1) {
      if (days.spike[t] === SPIKE_CODE.unknown) spike[t] = SPIKE_CODE[filledLevel(days.method, { known, load }, t)];
      continue;
    }
    const sameWeekday = donors(days, t, 7);
    const pool = sameWeekday.length > 0 ? sameWeekday : donors(days, t, 1);
    if (pool.length === 0) continue;
    const again = pool.map(() => pool[random.integer(pool.length)] as number);
    known[t] = 1;
    load[t] = days.load[again[random.integer(again.length)] as number] as number;
    spike[t] = SPIKE_CODE[filledLevel(days.method, { known, load }, t)];
  }
  return { ...days, known, load, spike, runs: filledRuns(days, spike) };
}

/** Runs of unknown level take that of their day, when they are its only run. */
function filledRuns(days: LinkDays, spike: Uint8Array): LinkRun[] {
  const runsOn = new Uint8Array(days.length);
  for (const { dayNumber } of days.runs) runsOn[dayNumber] = (runsOn[dayNumber] as number) + 1;
  return days.runs.map((run) => {
    if (run.level !== "unknown" || runsOn[run.dayNumber] !== 1) return run;
    const level = SPIKE_LEVELS[spike[run.dayNumber] as number] ?? "unknown";
    return level === "no-run" ? run : { ...run, level };
  });
}

/** The level of a day against the longest day of the 30 before it, some of them filled in. */
function filledLevel(method: LoadMethod, { known, load }: Pick<LinkDays, "known" | "load">, t: number): SpikeLevel {
  if (load[t] === 0) return "no-run";
  if (method !== "distance" || t < SPIKE_WINDOW_DAYS) return "unknown";
  if (known.subarray(t - SPIKE_WINDOW_DAYS, t).includes(0)) return "unknown";
  const ratio = spikeRatio(load[t] as number, Math.max(...load.subarray(t - SPIKE_WINDOW_DAYS, t)));
  return ratio === null ? "return" : spikeCategory(ratio);
}

function donors(days: LinkDays, t: number, step: 1 | 7): number[] {
  const found: number[] = [];
  for (let away = step; away <= DONOR_WEEKS * 7; away += step) {
    for (const i of [t - away, t + away]) if (days.known[i] === 1) found.push(i);
  }
  return found;
}
