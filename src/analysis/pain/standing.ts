import type { LocalDay } from "../../domain/local-day.ts";

/** A flag without a later answer about its place counts for this many days; then we ask. */
export const ANSWER_HOLDS_DAYS = 7;
/** A flag is settled by this many later days that do not meet its rule. */
const DAYS_TO_SETTLE = 2;

/** What one answered day says about a rule. `unknown` neither raises nor settles. */
export type Outcome = "met" | "not-met" | "unknown";

export interface Judged {
  readonly day: LocalDay;
  readonly outcome: Outcome;
}

export type Standing<T extends Judged> =
  | { readonly kind: "none" }
  | ({ readonly kind: "stands" } & Raised<T>)
  | ({ readonly kind: "stale" } & Raised<T>);

export interface Raised<T extends Judged> {
  /** The days that raised the flag since it was last settled, oldest first. */
  readonly raised: readonly T[];
  readonly latest: T;
  /** The last day with an answer about the place. */
  readonly lastAnswer: LocalDay;
}

/**
 * Whether a flag still counts on `asOf`. It is settled by two later days with an answer that does not meet the rule. It
 * turns `stale` once 7 days have passed since the last answer about the place.
 *
 * @param days one item for each answered day up to `asOf`, ascending
 * @see docs/METHODS.md#stands-and-settled
 */
export function standingOn<T extends Judged>(days: readonly T[], asOf: LocalDay): Standing<T> {
  const raised = unsettled(days);
  const latest = raised.at(-1);
  const lastAnswer = days.at(-1)?.day;
  if (latest === undefined || lastAnswer === undefined) return { kind: "none" };
  const kind = asOf - lastAnswer > ANSWER_HOLDS_DAYS ? "stale" : "stands";
  return { kind, raised, latest, lastAnswer };
}

/**
 * The days that raised a flag and have not been settled since.
 *
 * @see docs/METHODS.md#stands-and-settled
 */
export function unsettled<T extends Judged>(days: readonly T[]): readonly T[] {
  let raised: T[] = [];
  let quietDays = 0;
  for (const day of days) {
    if (day.outcome === "met") {
      raised.push(day);
      quietDays = 0;
    } else if (day.outcome === "not-met") {
      quietDays++;
      if (quietDays >= DAYS_TO_SETTLE) raised = [];
    }
  }
  return raised;
}
