import type { Assessment, DayRecord } from "../../domain/assessment.ts";
import type { RunnerHistory } from "../../domain/history.ts";
import { addDays, type LocalDay } from "../../domain/local-day.ts";
import type { Said } from "../../domain/said.ts";
import { said } from "../../messages/said.ts";
import { ENGLISH } from "../../messages/words.ts";
import { painContext } from "../pain/pain-context.ts";
import { type PainVerdicts, painVerdicts, type SiteRule } from "../pain/pain-verdicts.ts";
import { siteDiaries } from "../pain/site-diary.ts";
import { wholeRuns } from "../ratio/whole-runs.ts";
import { feltAfter } from "./return-attempt.ts";
import { DAYS_APART, type ReturnLevel, TIMES_A_LEVEL } from "./return-table.ts";
import { type ReturnVolume, returnVolume } from "./return-volume.ts";
import { isBreak, type ReturnAttempt, type ReturnPlace, type ReturnRun, walkLevels } from "./return-walk.ts";

export type ReturnOutcome = "advance" | "hold" | "step-back" | "cannot-say";

/** Where a runner is on the way back, and what the next run may be. */
export interface ReturnState {
  readonly from: LocalDay;
  /** The runner said that walking 30 minutes and hopping are free of pain. */
  readonly isReady: boolean;
  /** A red flag stands: the levels are closed until a clinician has seen it. */
  readonly isClosed: boolean;
  readonly outcome: ReturnOutcome;
  readonly reason: string;
  /** What would let it say more; null when nothing is missing. */
  readonly missing: string | null;
  /** Both before they are put into a language. */
  readonly said: { readonly reason: Said; readonly missing: Said | null };
  /** The level of the next run; null while closed, not ready, or told to rest. */
  readonly level: ReturnLevel | null;
  /** Runs that count at that level, of two. */
  readonly times: number;
  readonly timesNeeded: number;
  /** One rest day after the last run; never before `asOf`. Null where `level` is. */
  readonly nextRunFrom: LocalDay | null;
  readonly isFinished: boolean;
  readonly attempts: readonly ReturnAttempt[];
  readonly volume: ReturnVolume | null;
}

/** The rules a run is held against. Pain that only stays or drifts over weeks is not about one run. */
const GATE_RULES = ["PAIN_HIGH", "PAIN_GAIT", "PAIN_KNEE", "PAIN_MORNING"] as const satisfies readonly SiteRule[];
/** Those of them that are always red. */
const LOUD_RULES = ["PAIN_HIGH", "PAIN_GAIT"] as const satisfies readonly SiteRule[];

/**
 * The return-to-run levels as walked so far, and whether to advance, hold or step back. It advances only on runs that were
 * made and answered for, on a day that is answered itself, and never while a red rule stands.
 *
 * @param days day records of the same history
 * @param assessment of the same day
 * @returns null when the runner is not on the levels
 * @see docs/METHODS.md#return-to-run
 */
export function returnState(
  history: RunnerHistory,
  days: readonly DayRecord[],
  assessment: Pick<Assessment, "asOf" | "findings">,
): ReturnState | null {
  const { returnPlan } = history;
  const { asOf } = assessment;
  if (returnPlan === null || returnPlan.from > asOf) return null;
  const known = days.filter(({ day }) => day <= asOf);
  const place = walkLevels(runsSince(history, known, returnPlan.from, asOf), asOf);
  const standing = standingLevel(assessment);
  const isOpen = standing === null && returnPlan.isReady;
  return {
    from: returnPlan.from,
    isReady: returnPlan.isReady,
    isClosed: standing === "clinician",
    ...saysOf({ place, standing, isReady: returnPlan.isReady, isAnswered: isAnswered(history, asOf), asOf }),
    level: isOpen ? place.level : null,
    times: place.times,
    timesNeeded: TIMES_A_LEVEL,
    nextRunFrom: isOpen ? nextRunFrom(place, asOf) : null,
    isFinished: place.isFinished,
    attempts: place.attempts,
    volume: returnVolume(known, returnPlan.from, asOf),
  };
}

function runsSince(history: RunnerHistory, days: readonly DayRecord[], from: LocalDay, asOf: LocalDay): ReturnRun[] {
  const verdicts = painVerdicts(history, days, asOf);
  const gate = {
    asOf,
    diaries: siteDiaries(history.pain, history.noPain, asOf),
    answeredDays: painContext(history, asOf).answeredDays,
    roseOn: rosenDays(verdicts, GATE_RULES),
    loudOn: rosenDays(verdicts, LOUD_RULES),
  };
  const byDay = new Map<LocalDay, number | null>();
  for (const { day, distanceM } of wholeRuns(history.sessions)) {
    if (day < from || day > asOf) continue;
    const before = byDay.has(day) ? (byDay.get(day) ?? null) : 0;
    byDay.set(day, before === null || distanceM === null ? null : before + distanceM);
  }
  return [...byDay].map(([day, distanceM]) => ({ day, distanceM, felt: feltAfter({ ...gate, day }) }));
}

function rosenDays({ byRule }: PainVerdicts, rules: readonly SiteRule[]): ReadonlySet<LocalDay> {
  return new Set(rules.flatMap((rule) => byRule.get(rule) ?? []).flatMap(({ roseOn }) => roseOn));
}

type Standing = "clinician" | "red" | null;

function standingLevel({ findings }: Pick<Assessment, "findings">): Standing {
  const levels = findings.flatMap((finding) => (finding.kind === "flagged" ? [finding.level] : []));
  if (levels.includes("clinician")) return "clinician";
  return levels.includes("red") ? "red" : null;
}

function isAnswered({ pain, noPain }: RunnerHistory, asOf: LocalDay): boolean {
  return [...pain, ...noPain].some(({ day }) => day === asOf);
}

interface Evidence {
  readonly place: ReturnPlace;
  readonly standing: Standing;
  readonly isReady: boolean;
  readonly isAnswered: boolean;
  readonly asOf: LocalDay;
}

type Says = Pick<ReturnState, "outcome" | "reason" | "missing" | "said">;

function saysOf(evidence: Evidence): Says {
  const { standing, isReady } = evidence;
  if (standing === "clinician") return cannotSay(said("return.flag"), said("return.missing.clinician"));
  if (standing === "red") return says("hold", said("return.red"));
  if (!isReady) return cannotSay(said("return.not-ready"), said("return.missing.ready"));
  return saysOfLast(evidence);
}

function saysOfLast({ place, isAnswered, asOf }: Evidence): Says {
  const { level } = place.level;
  const last = place.attempts.at(-1);
  if (last === undefined) return says("hold", said("return.start", { level }));
  if (isBreak(last.day, asOf))
    return says("step-back", said("return.again", { level, day: { day: last.day, as: "weekday-short" } }));
  if (last.result === "unknown") return cannotSay(last.said, missingOf(last));
  if (place.moved === "down") return says("step-back", said("return.back", { last: last.said, level }));
  const isUp = place.moved === "up" || place.isFinished;
  if (!isUp)
    return says("hold", said("return.stay", { last: last.said, times: place.times, of: TIMES_A_LEVEL, level }));
  if (!isAnswered) return cannotSay(said("return.unanswered"), said("return.missing.today"));
  return place.isFinished
    ? says("advance", said("return.finished", { level }))
    : says("advance", said("return.up", { done: last.level, level }));
}

function says(outcome: ReturnOutcome, reason: Said, missing: Said | null = null): Says {
  const told = missing === null ? null : ENGLISH.tell(missing);
  return { outcome, reason: ENGLISH.tell(reason), missing: told, said: { reason, missing } };
}

const cannotSay = (reason: Said, missing: Said): Says => says("cannot-say", reason, missing);

const missingOf = ({ felt, day }: ReturnAttempt): Said =>
  felt.kind === "unanswered" ? felt.missing : said("return.missing.distance", { day: { day, as: "weekday-short" } });

function nextRunFrom({ attempts }: ReturnPlace, asOf: LocalDay): LocalDay {
  const last = attempts.at(-1)?.day;
  const rested = last === undefined ? asOf : addDays(last, DAYS_APART);
  return rested > asOf ? rested : asOf;
}
