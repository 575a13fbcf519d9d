import { linkDays } from "../analysis/link/episodes/link-days.ts";
import { seededRandom } from "../analysis/link/statistics/seeded-random.ts";
import { type ContrivedDenominator, contrivedDenominator } from "../analysis/ratio/contrived-denominator.ts";
import type { RunnerHistory } from "../domain/history.ts";
import type { LocalDay } from "../domain/local-day.ts";

/** The same draws for the same log. */
const SEED = 1;
/** A day counts as before an onset when one begins within so many days after it. */
const BEFORE_DAYS = 7;

/** What the load ratio of this runner owes to its denominator, and whether that tells their sore spells any better. */
export interface OwnDenominator extends ContrivedDenominator {
  readonly text: string;
}

/** Null with fewer than 28 days that have a ratio. */
export function ownDenominator(history: RunnerHistory, asOf: LocalDay): OwnDenominator | null {
  const days = linkDays(history, asOf);
  if (days === null) return null;
  const loads = Array.from(days.load, (load, day) => (days.known[day] === 1 ? load : null));
  const onsets = [...days.onset.keys()].filter((day) => days.onset[day] === 1);
  const isBefore = loads.map((_, day) => onsets.some((onset) => onset > day && onset <= day + BEFORE_DAYS));
  const found = contrivedDenominator(loads, onsets.length === 0 ? null : isBefore, seededRandom(SEED).uniform);
  return found === null ? null : { ...found, text: textOf(found) };
}

/** From here on two orders are called nearly the same. A choice of words. */
const NEARLY = 0.7;

function textOf({ days, withAcuteAlone, withRandom, beforeOnsets }: ContrivedDenominator): string {
  const like = withAcuteAlone >= NEARLY ? "nearly in the order" : "only partly in the order";
  const order = `On ${days} days your load ratio stands ${like} of the last week's load alone (rank correlation ${withAcuteAlone.toFixed(2)}; ${withRandom.toFixed(2)} with the last week over chronic loads dealt out at random)`;
  if (beforeOnsets === null) return `${order}.`;
  const { ratio, acuteAlone, random } = beforeOnsets;
  return `${order}. A day in the week before a sore spell stood higher than another day in ${percent(ratio)} of pairs by the ratio, ${percent(acuteAlone)} by the last week alone and ${percent(random)} by the random ratios; a coin gives 50 %.`;
}

const percent = (frac: number): string => `${Math.round(100 * frac)} %`;
