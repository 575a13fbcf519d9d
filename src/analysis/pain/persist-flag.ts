import { isWithin, type LocalDay, windowEnding } from "../../domain/local-day.ts";
import { capitalised, siteName } from "../../domain/site-words.ts";
import { dayWords } from "../risk/day-words.ts";
import { RED_FLAG_RULES } from "../risk/red-flag-rules.ts";
import { CLEAR, type PainJudgement } from "./pain-state.ts";
import type { SiteDay, SiteDiary } from "./site-diary.ts";
import { type Judged, type Outcome, unsettled } from "./standing.ts";

const { nrsAbove, days: daysNeeded, windowDays } = RED_FLAG_RULES.RF_PERSIST.thresholds;

interface PersistDay extends Judged {
  readonly strongDays: number;
  readonly gaitDays: number;
}

const isStrong = (day: SiteDay) => day.worstNrs > nrsAbove;
const isLimping = (day: SiteDay) => day.alteredGait === true;

/**
 * Pain above 5 on 2 days of 7, or a changed stride on 2 days of 7, in one place. Stands until the runner says that it was
 * seen or until it is settled; silence does not end it. The parts about restricted running (Yamato) and weekly problems
 * (OSTRC) need answers that are not collected yet and are left out.
 *
 * @param seenThrough last day on which this flag was said to be seen; null when never
 * @see docs/METHODS.md#red-flags
 */
export function persistFlag(diary: SiteDiary, seenThrough: LocalDay | null): PainJudgement {
  const days = diary.days
    .map((day) => judge(day, diary))
    .filter(({ day }) => seenThrough === null || day > seenThrough);
  const latest = unsettled(days).at(-1);
  if (latest === undefined) return { state: CLEAR, roseOn: [] };
  const isPain = latest.strongDays >= daysNeeded;
  const count = isPain ? latest.strongDays : latest.gaitDays;
  const what = isPain ? `above ${nrsAbove} of 10` : "changed your stride";
  return {
    state: {
      kind: "flagged",
      level: "clinician",
      value: count,
      threshold: daysNeeded,
      ...windowEnding(latest.day, windowDays),
      standsUntil: null,
      text: `${capitalised(siteName(diary.site).plain)} ${what} on ${count} days of the ${windowDays} to ${dayWords(latest.day)}. See a physio or clinician; rest meanwhile.`,
    },
    roseOn: [],
  };
}

function judge(day: SiteDay, diary: SiteDiary): PersistDay {
  const window = windowEnding(day.day, windowDays);
  const countOf = (isBad: (day: SiteDay) => boolean) =>
    isBad(day) ? diary.days.filter((other) => isWithin(other.day, window) && isBad(other)).length : 0;
  const [strongDays, gaitDays] = [countOf(isStrong), countOf(isLimping)];
  return { day: day.day, outcome: outcomeOf(strongDays, gaitDays), strongDays, gaitDays };
}

/** A single bad day does not raise it, and does not help to settle it either. */
function outcomeOf(strongDays: number, gaitDays: number): Outcome {
  if (strongDays >= daysNeeded || gaitDays >= daysNeeded) return "met";
  return strongDays + gaitDays > 0 ? "unknown" : "not-met";
}
