import { mean, sampleStandardDeviation } from "simple-statistics";
import { studentTQuantile } from "./student-t.ts";

const CONFIDENCE_UPPER = 0.975;

/** How many of those who answered in a week had a problem. */
export interface WeekOfAnswers {
  readonly cases: number;
  readonly answered: number;
}

/** Mean share of people with a problem over weeks, its spread between weeks, and a 95 % interval of the mean. */
export interface Prevalence {
  readonly meanFrac: number;
  /** Null with a single week. */
  readonly sdFrac: number | null;
  readonly lowFrac: number | null;
  readonly highFrac: number | null;
  readonly weeks: number;
}

/**
 * Prevalence over a group: the share of each week, then mean, sample SD and Student's interval of the weeks. A week that
 * nobody answered says nothing and is left out.
 *
 * @returns null without a single answered week
 * @see docs/METHODS.md#weekly-questions
 */
export function weeklyPrevalence(weeks: readonly WeekOfAnswers[]): Prevalence | null {
  const shares = weeks.filter(({ answered }) => answered > 0).map(({ cases, answered }) => cases / answered);
  if (shares.length === 0) return null;
  const meanFrac = mean(shares);
  if (shares.length === 1) return { meanFrac, sdFrac: null, lowFrac: null, highFrac: null, weeks: 1 };
  const sdFrac = sampleStandardDeviation(shares);
  const reach = (studentTQuantile(CONFIDENCE_UPPER, shares.length - 1) * sdFrac) / Math.sqrt(shares.length);
  return { meanFrac, sdFrac, lowFrac: meanFrac - reach, highFrac: meanFrac + reach, weeks: shares.length };
}
