import type { FindingLevel } from "../../domain/assessment.ts";
import type { LocalDay } from "../../domain/local-day.ts";
import type { PainSite } from "../../domain/pain.ts";
import type { Said } from "../../domain/said.ts";
import { exactly, said } from "../../messages/said.ts";
import { PAIN_RULES } from "../risk/pain-rules.ts";
import type { PainContext } from "./pain-context.ts";
import { CLEAR, metDays, type PainJudgement, type PainState, stateOfStanding } from "./pain-state.ts";
import { daysWithin, recentDays, type SiteDay, type SiteDiary, startOf, worstAt } from "./site-diary.ts";
import { siteLimit } from "./site-limits.ts";
import { type Judged, type Outcome, standingOn } from "./standing.ts";
import { usualBefore } from "./usual.ts";

const { level: mildLevel, louderLevel, thresholds } = PAIN_RULES.PAIN_MORNING;
const { riseNrs, usualDays, unexplainedNrsAbove } = thresholds;

interface Morning extends Judged {
  /** Null on a day without a `next_morning` answer. */
  readonly nrs: number | null;
  readonly limitNrs: number | null;
  readonly runDay: LocalDay | null;
  readonly startNrs: number | null;
  readonly usualNrs: number | null;
  readonly level: FindingLevel;
}

/**
 * Sorer on the morning after a run: at least 2 above `pre` of the latest run day before it, or at least 2 above the usual
 * of the 28 days before that run, which is what "not back to usual" is taken to mean. Without either to compare with, a
 * morning above 5 is met and a milder one cannot be judged. Red when the morning after the next run is the same.
 *
 * @see docs/METHODS.md#pain-morning — Silbernagel et al. 2007
 */
export function painMorning(diary: SiteDiary, context: PainContext): PainJudgement {
  const days = mornings(diary, context);
  const state = stateOfStanding(standingOn(days, context.asOf), ({ raised, latest }) => ({
    level: raised.some(({ level }) => level === louderLevel) ? louderLevel : mildLevel,
    value: latest.nrs,
    threshold: latest.limitNrs,
    from: latest.runDay ?? latest.day,
    to: latest.day,
    text: morningText(latest, diary.site),
  }));
  return { state: state.kind === "clear" ? clearOrUnjudged(diary, days, context) : state, roseOn: metDays(days) };
}

function mornings(diary: SiteDiary, context: PainContext): Morning[] {
  let before: Morning | null = null;
  return diary.days.map((day) => {
    const morning = judge(day, diary, context);
    if (morning.nrs === null) return morning;
    const isSameAgain = before !== null && before.outcome === "met" && isAfterALaterRun(before, morning);
    before = morning;
    return isSameAgain ? { ...morning, level: louderLevel } : morning;
  });
}

function judge(day: SiteDay, diary: SiteDiary, context: PainContext): Morning {
  const nrs = worstAt(day, ["next_morning"]);
  if (nrs === null || nrs < riseNrs) return quietMorning(day.day, nrs, context);
  const runDay = runDayBefore(day.day, context);
  const ran = (runDay === null ? [] : daysWithin(diary, { from: runDay, to: runDay }))[0];
  const startNrs = ran === undefined ? null : startOf(ran);
  const usualNrs = usualBefore(diary, runDay ?? day.day, usualDays);
  const known = [startNrs, usualNrs].filter((reference) => reference !== null);
  const limitNrs = known.length === 0 ? null : Math.min(...known) + riseNrs;
  const outcome = outcomeOf(nrs, limitNrs);
  return { day: day.day, outcome, nrs, limitNrs, runDay, startNrs, usualNrs, level: mildLevel };
}

/** No answer about the morning, or one too low to be a rise from anything. */
function quietMorning(day: LocalDay, nrs: number | null, context: PainContext): Morning {
  const runDay = nrs === null ? null : runDayBefore(day, context);
  return { day, outcome: "not-met", nrs, limitNrs: null, runDay, startNrs: null, usualNrs: null, level: mildLevel };
}

/** Found by halving: there may be ten years of runs. */
function runDayBefore(day: LocalDay, { runDays }: PainContext): LocalDay | null {
  let [low, high] = [0, runDays.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((runDays[middle] ?? day) < day) low = middle + 1;
    else high = middle;
  }
  return runDays[low - 1] ?? null;
}

function outcomeOf(nrs: number, limitNrs: number | null): Outcome {
  if (limitNrs !== null) return nrs >= limitNrs ? "met" : "not-met";
  return nrs > unexplainedNrsAbove ? "met" : "unknown";
}

/** The next answered morning belongs to a later run; mornings nobody answered are passed over, not taken as fine. */
function isAfterALaterRun(before: Morning, morning: Morning): boolean {
  return morning.runDay !== null && (before.runDay === null || morning.runDay > before.runDay);
}

function morningText({ day, nrs, startNrs, usualNrs }: Morning, site: PainSite): Said {
  const seen = {
    place: { site, form: "label" },
    nrs: exactly(nrs),
    day: { day, as: "weekday-short" },
    limit: siteLimit(site).words,
  } as const;
  if (startNrs !== null && nrs !== null && nrs >= startNrs + riseNrs)
    return said("pain.morning.risen", { ...seen, start: exactly(startNrs) });
  return usualNrs === null
    ? said("pain.morning.alone", seen)
    : said("pain.morning.usual", { ...seen, usual: exactly(usualNrs) });
}

function clearOrUnjudged(diary: SiteDiary, days: readonly Morning[], context: PainContext): PainState {
  const recent = new Set(recentDays(diary, context.asOf).map(({ day }) => day));
  const last = days.findLast((morning) => morning.nrs !== null && recent.has(morning.day));
  if (last?.outcome !== "unknown") return CLEAR;
  return { kind: "unjudged", missing: said("pain.morning.missing", { place: { site: diary.site, form: "your" } }) };
}
