import type { DailyLoad } from "../../domain/load.ts";

/** Why a day has a number, or has none. */
export type LoadKnowledge = "known" | "unknown" | "unmeasured";

/** Loads as a column: one entry a calendar day, oldest first, null where there is no number. */
export type NullableLoads = readonly (number | null)[];

/** Daily loads as arithmetic wants them, with the reason beside each gap. */
export interface LoadColumn {
  readonly loads: NullableLoads;
  readonly knowledge: readonly LoadKnowledge[];
}

/**
 * Daily loads as a column: a rest day is zero, an unknown day and an observed day without a measurement are null.
 *
 * @throws if the days have a gap or are out of order
 * @see docs/METHODS.md#conventions
 */
export function loadColumn(days: readonly DailyLoad[]): LoadColumn {
  const loads: (number | null)[] = [];
  const knowledge: LoadKnowledge[] = [];
  let expected = days[0]?.day ?? 0;
  for (const daily of days) {
    if (daily.day !== expected)
      throw new Error(`invalid daily loads: day ${daily.day} where ${expected} should be (want one a day)`);
    expected++;
    const load = loadNumber(daily);
    loads.push(load);
    knowledge.push(load !== null ? "known" : daily.state === "observed" ? "unmeasured" : "unknown");
  }
  return { loads, knowledge };
}

function loadNumber(daily: DailyLoad): number | null {
  switch (daily.state) {
    case "rest":
      return 0;
    case "unknown":
      return null;
    case "observed":
      return daily.load.kind === "measured" ? daily.load.load : null;
    default:
      throw new Error(`unknown day state: ${String(daily satisfies never)}`);
  }
}

/**
 * Mean of the known loads of the days `from` to `to` (positions in the column, both included). Over a whole window this is
 * the same as giving each unknown day the mean of the known ones.
 *
 * @returns null when the window does not lie in the column or no day of it is known
 * @see docs/METHODS.md#conventions
 */
export function meanOfKnown(loads: NullableLoads, from: number, to: number): number | null {
  if (from < 0 || to >= loads.length) return null;
  let sum = 0;
  let known = 0;
  for (let i = from; i <= to; i++) {
    const load = loads[i];
    if (load === null || load === undefined) continue;
    sum += load;
    known++;
  }
  return known === 0 ? null : sum / known;
}
