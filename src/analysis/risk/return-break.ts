import type { DayRecord, Finding } from "../../domain/assessment.ts";
import type { DayState } from "../../domain/load.ts";
import { addDays, type DayRange, daysOf, type LocalDay, windowEnding } from "../../domain/local-day.ts";
import type { Said } from "../../domain/said.ts";
import { said } from "../../messages/said.ts";
import { cannotSay, clearFinding, flaggedFinding } from "./finding.ts";
import { LOAD_RULES } from "./load-rules.ts";
import { knownShare } from "./load-view.ts";

const { breakDays, windowDays } = LOAD_RULES.RETURN_BREAK.thresholds;

type KnownDay = Pick<DayRecord, "day" | "state">;

/** What the rule about breaks looks at. */
export interface BreakInput {
  /** Day records up to `asOf`. */
  readonly days: readonly KnownDay[];
  readonly asOf: LocalDay;
  /** The day of the next planned run; null without one. */
  readonly nextPlan: LocalDay | null;
}

/**
 * Running again, or about to, after at least 14 days in a row without a run within the last 21. Thirty days without a run
 * are such a stretch too. Only days that are known count as a break; a stretch of unknown days is asked about.
 *
 * @see docs/METHODS.md#return-from-a-break
 */
export function returnBreakFinding(input: BreakInput): Finding {
  const { days, asOf } = input;
  const window = windowEnding(asOf, windowDays);
  const seen = { window, coverage: knownShare(days, window) };
  if (!days.some(({ state }) => state === "observed"))
    return cannotSay("RETURN_BREAK", { ...seen, text: said("unknown.we-do-not-know-runs") }, said("unknown.runs"));
  const stateOn = statesOf(days);
  const sure = longestStretch(window, (day) => stateOn(day) === "rest");
  if (sure !== null) return speak(sure, input, seen);
  const possible = longestStretch(window, (day) => stateOn(day) !== "observed");
  if (possible === null) return clear(seen, said("break.none"));
  const missing = said("unknown.ran-between", { from: onDay(possible.from), to: onDay(possible.to) });
  return cannotSay("RETURN_BREAK", { ...seen, text: said("unknown.we-do-not-know", { missing }) }, missing);
}

const onDay = (day: LocalDay) => ({ day, as: "weekday-short" }) as const;

/** The state of a day; undefined outside of the days that are known. */
type StateOn = (day: LocalDay) => DayState | undefined;

/** The days are dense: the place of one follows from the first. */
function statesOf(days: readonly KnownDay[]): StateOn {
  const first = days[0]?.day ?? 0;
  return (day) => days[day - first]?.state;
}

type Seen = { readonly window: DayRange; readonly coverage: number };

function speak(stretch: DayRange, { days, asOf, nextPlan }: BreakInput, seen: Seen): Finding {
  const stateOn = statesOf(days);
  const isRunningAgain = daysOf({ from: addDays(stretch.to, 1), to: asOf }).some((day) => stateOn(day) === "observed");
  const length = breakLength(stretch, stateOn);
  if (!isRunningAgain && nextPlan === null) return clear(seen, said("break.resting", { days: length }), length);
  const text = isRunningAgain
    ? said("break.again", { days: length })
    : said("break.planned", { days: length, day: onDay(nextPlan ?? asOf) });
  const measure = { value: length, threshold: breakDays };
  return flaggedFinding(
    "RETURN_BREAK",
    { ...seen, text },
    { ...measure, level: LOAD_RULES.RETURN_BREAK.level, standsUntil: null },
  );
}

/** The stretch with the rest days before the window that belong to it. */
function breakLength(stretch: DayRange, stateOn: StateOn): number {
  let from = stretch.from;
  while (stateOn(addDays(from, -1)) === "rest") from = addDays(from, -1);
  return stretch.to - from + 1;
}

/** The longest row of days that fit; null when none is as long as a break. */
function longestStretch(window: DayRange, fits: (day: LocalDay) => boolean): DayRange | null {
  let best: DayRange | null = null;
  let from: LocalDay | null = null;
  for (const day of daysOf(window)) {
    if (!fits(day)) {
      from = null;
      continue;
    }
    from ??= day;
    if (best === null || day - from > best.to - best.from) best = { from, to: day };
  }
  return best !== null && best.to - best.from + 1 >= breakDays ? best : null;
}

function clear(seen: Seen, text: Said, value: number | null = null): Finding {
  return clearFinding("RETURN_BREAK", { ...seen, text }, { value, threshold: breakDays });
}
