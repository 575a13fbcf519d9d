import type { SeededRandom } from "../statistics/seeded-random.ts";
import { type LinkDays, SPIKE_CODE } from "./link-days.ts";

/** Donors come from this many weeks to either side. */
const DONOR_WEEKS = 8;

/**
 * One completed calendar: each unknown load is drawn from the same runner's known days of the same weekday, at most 8 weeks
 * away; without one, from any known day at most 8 weeks away. Days far from any known day stay unknown. Which donors may be
 * drawn is itself drawn first (approximate Bayesian bootstrap), so that the completed calendars differ as much as they should.
 * Spikes stay unknown: a run that nobody recorded has no distance of its own.
 *
 * @see docs/METHODS.md#missing-loads — Rubin and Schenker 1986, J Am Stat Assoc 81:366
 */
export function imputeLoads(days: LinkDays, random: SeededRandom): LinkDays {
  const known = Uint8Array.from(days.known);
  const load = Float64Array.from(days.load);
  const spike = Uint8Array.from(days.spike);
  for (let t = 0; t < days.length; t++) {
    if (days.known[t] === 1) continue;
    const sameWeekday = donors(days, t, 7);
    const pool = sameWeekday.length > 0 ? sameWeekday : donors(days, t, 1);
    if (pool.length === 0) continue;
    const again = pool.map(() => pool[random.integer(pool.length)] as number);
    known[t] = 1;
    load[t] = days.load[again[random.integer(again.length)] as number] as number;
    if (load[t] === 0) spike[t] = SPIKE_CODE["no-run"];
  }
  return { ...days, known, load, spike };
}

function donors(days: LinkDays, t: number, step: 1 | 7): number[] {
  const found: number[] = [];
  for (let away = step; away <= DONOR_WEEKS * 7; away += step) {
    for (const i of [t - away, t + away]) if (days.known[i] === 1) found.push(i);
  }
  return found;
}
