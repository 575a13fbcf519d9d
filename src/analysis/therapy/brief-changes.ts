import type { DayRecord } from "../../domain/assessment.ts";
import type { SessionSummary } from "../../domain/history.ts";
import { addDays, type DayRange, isWithin, type LocalDay, windowEnding } from "../../domain/local-day.ts";
import type { Said } from "../../domain/said.ts";
import { said } from "../../messages/said.ts";
import { ENGLISH } from "../../messages/words.ts";
import { LOAD_RULES } from "../risk/load-rules.ts";
import { doneSpikes } from "../risk/spike-events.ts";

/** The 4 weeks that end with the day the pain began. */
const LOOK_BACK_DAYS = 28;
/** A rise of the week by more than this is told, as everywhere. */
const RISE_PCT = 30;
/** A rating from here on is a hard session. */
const HARD_RPE = 7;
const WEEK_DAYS = 7;
/** New means that none of the rated runs of this many days before was hard. */
const QUIET_DAYS = 56;
const { breakDays } = LOAD_RULES.RETURN_BREAK.thresholds;

/** One thing that was different before a place became sore. It came before; nothing says that it was the cause. */
export interface BriefChange {
  readonly kind: "longer-run" | "week-change" | "return-from-break" | "new-hard-sessions";
  readonly day: LocalDay;
  /** English. */
  readonly text: string;
  readonly said: Said;
}

const change = (kind: BriefChange["kind"], day: LocalDay, words: Said): BriefChange => ({
  kind,
  day,
  text: ENGLISH.tell(words),
  said: words,
});

const onDay = (day: LocalDay) => ({ day, as: "weekday-short" }) as const;

/**
 * What changed in the 4 weeks up to the day a pain began: longer runs, the largest rise of the week, a return from a break,
 * hard sessions where there were none.
 *
 * @param days day records
 * @param since the day the pain began
 * @returns ascending by day
 * @see docs/METHODS.md#therapist-brief
 */
export function changesBefore(
  sessions: readonly SessionSummary[],
  days: readonly DayRecord[],
  since: LocalDay,
): BriefChange[] {
  const window = windowEnding(since, LOOK_BACK_DAYS);
  // Ratios of a day are worked out when they are read: of the days that are told, not of ten years.
  const near = days.filter(({ day }) => day <= since && day > since - LOOK_BACK_DAYS - QUIET_DAYS - WEEK_DAYS);
  const changes = [
    ...longerRuns(near.filter(({ day }) => isWithin(day, window))),
    ...weekRise(near, window),
    ...breakEnd(days, window),
    ...newHardSessions(sessions, window),
  ];
  return changes.sort((a, b) => a.day - b.day);
}

function longerRuns(days: readonly DayRecord[]): BriefChange[] {
  return doneSpikes(days).map(({ day, sessionM, longerPct, longestPriorM }) => {
    const distances = { distance: { distanceM: sessionM }, prior: { distanceM: longestPriorM } };
    return change(
      "longer-run",
      day,
      said("brief.longer-run", { day: onDay(day), pct: Math.round(longerPct), ...distances }),
    );
  });
}

/** A runner of every second day has 3 and 4 runs a week in turn: only a week above all of the 8 before it is a change. */
function weekRise(days: readonly DayRecord[], window: DayRange): BriefChange[] {
  let top: { readonly day: LocalDay; readonly pct: number } | null = null;
  for (const [index, record] of days.entries()) {
    const { day } = record;
    if (!isWithin(day, window) || !isHighestWeek(days, index)) continue;
    const { weekChangePct } = record.ratios.distance;
    if (weekChangePct.kind === "unknown") continue;
    if (weekChangePct.value > (top?.pct ?? RISE_PCT)) top = { day, pct: weekChangePct.value };
  }
  if (top === null) return [];
  return [change("week-change", top.day, said("brief.week-change", { day: onDay(top.day), pct: Math.round(top.pct) }))];
}

function isHighestWeek(days: readonly DayRecord[], index: number): boolean {
  const now = weekDistanceM(days, index);
  const before = Array.from({ length: QUIET_DAYS - WEEK_DAYS + 1 }, (_, i) => index - WEEK_DAYS - i)
    .map((end) => weekDistanceM(days, end))
    .filter((distanceM) => distanceM !== null);
  return now !== null && before.length > 0 && before.every((distanceM) => now > distanceM);
}

/** Distance of the 7 days that end with a position; null when one of them is not known. */
function weekDistanceM(days: readonly DayRecord[], index: number): number | null {
  if (index < WEEK_DAYS - 1) return null;
  let sumM = 0;
  for (const { distanceM } of days.slice(index - WEEK_DAYS + 1, index + 1)) {
    if (distanceM === null) return null;
    sumM += distanceM;
  }
  return sumM;
}

function breakEnd(days: readonly DayRecord[], window: DayRange): BriefChange[] {
  let restDays = 0;
  const found: BriefChange[] = [];
  for (const { day, state } of days) {
    if (state === "observed" && restDays >= breakDays && isWithin(day, window))
      found.push(change("return-from-break", day, said("brief.first-run", { day: onDay(day), days: restDays })));
    restDays = state === "rest" ? restDays + 1 : 0;
  }
  return found;
}

function newHardSessions(sessions: readonly SessionSummary[], window: DayRange): BriefChange[] {
  const rated = sessions.filter(({ sport, rpe0To10 }) => sport === "run" && rpe0To10 !== null);
  const isHard = ({ rpe0To10 }: SessionSummary) => rpe0To10 !== null && rpe0To10 >= HARD_RPE;
  const hard = rated.filter((run) => isHard(run) && isWithin(run.localDay, window));
  const before = rated.filter(({ localDay }) => isWithin(localDay, windowEnding(addDays(window.from, -1), QUIET_DAYS)));
  const first = hard.map(({ localDay }) => localDay).sort((a, b) => a - b)[0];
  if (first === undefined || before.length === 0 || before.some(isHard)) return [];
  const counts = { runs: hard.length, rpe: HARD_RPE, before: before.length };
  return [change("new-hard-sessions", first, said("brief.hard-runs", { day: onDay(first), ...counts }))];
}
