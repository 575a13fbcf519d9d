import type { LinkDays } from "../episodes/link-days.ts";
import type { MatchedSet } from "../statistics/conditional-logistic.ts";

/** Calendar blocks of 16 weeks. They start on a Monday and do not move when the history grows. */
const STRATUM_DAYS = 112;
/** Days compared with each other are this far apart, so that no two of their windows share a day. */
const AWAY_DAYS = 28;
/** 1970-01-05 was a Monday. */
const FIRST_MONDAY = 4;

/**
 * Each onset with its referent days: every fourth week of the same 16-week block, same weekday, at risk, at least 28 days from any
 * onset. Whichever of these days had the onset, the others would be its referents, as conditional logistic regression takes for granted. Days without a value are left out, and so is an onset without a value or without a referent.
 *
 * @param values one number a day; NaN where not known
 * @see docs/METHODS.md#one-runner — Maclure 1991, Am J Epidemiol 133:144; Lumley and Levy 2000, Environmetrics 11:689; Janes, Sheppard
 * and Lumley 2005, Stat Med 24:285
 */
export function matchedSets(
  days: Pick<LinkDays, "from" | "length" | "onset" | "atRisk">,
  values: Float64Array,
): MatchedSet[] {
  const onsets = onsetDays(days);
  return onsets.flatMap((onset) => {
    const referents = referentDays(days, onset, onsets).filter((t) => !Number.isNaN(values[t]));
    if (Number.isNaN(values[onset]) || referents.length === 0) return [];
    return [{ rows: [onset, ...referents].map((t) => [values[t] as number]), cases: 1 }];
  });
}

/**
 * The day numbers on which an episode began.
 *
 * @see docs/METHODS.md#one-runner
 */
export function onsetDays({ onset }: Pick<LinkDays, "onset">): number[] {
  const found: number[] = [];
  onset.forEach((isOnset, t) => {
    if (isOnset === 1) found.push(t);
  });
  return found;
}

function referentDays(
  days: Pick<LinkDays, "from" | "length" | "atRisk">,
  onset: number,
  onsets: readonly number[],
): number[] {
  const place = days.from + onset - FIRST_MONDAY;
  const start = onset - (((place % STRATUM_DAYS) + STRATUM_DAYS) % STRATUM_DAYS);
  const found: number[] = [];
  for (let t = start + ((onset - start) % AWAY_DAYS); t < start + STRATUM_DAYS; t += AWAY_DAYS) {
    const isFree = days.atRisk[t] === 1 && onsets.every((other) => Math.abs(other - t) >= AWAY_DAYS);
    if (isFree) found.push(t);
  }
  return found;
}
