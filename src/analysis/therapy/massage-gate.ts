import type { MassageGate } from "../../domain/assessment.ts";
import type { RunnerHistory } from "../../domain/history.ts";
import type { LocalDay } from "../../domain/local-day.ts";
import type { RedFlagCheck, RedFlagSign } from "../../domain/red-flag-check.ts";
import type { SafetyCheck } from "../../domain/therapy.ts";

/** Answers count for this many days after the day they were given. */
const ANSWERS_HOLD_DAYS = 14;
/** After an acute injury nobody should be massaged for 72 hours, counted as calendar days. */
const TRAUMA_DAYS = 3;

/** Signs that speak against massage by themselves. The others say see a clinician, or are only part of a picture. */
const AGAINST_MASSAGE: readonly RedFlagSign[] = [
  "bone-tender",
  "hop-pain",
  "calf-swelling",
  "calf-warm",
  "calf-discoloured",
  "hard-veins",
  "breathless",
  "chest-pain",
  "collapse",
  "palpitations",
  "deformity",
  "cannot-bear-weight",
  "large-bruise",
  "locked-or-giving-way",
  "numbness",
  "weakness",
  "foot-drop",
  "radiating-below-knee",
  "saddle-numbness",
  "bladder-bowel-change",
  "fever",
  "hot-swollen-joint",
  "cancer-history",
  "tense-leg-with-numbness",
  "tense-leg-at-rest",
  "severe-swelling-or-weakness",
  "dark-urine",
];

/**
 * Whether massage may be suggested at all. Unasked is not clear. The latest day of answers counts; a fresh injury keeps
 * the gate closed for 72 hours whatever was answered after it. A sign among the red-flag questions that speaks against
 * massage closes it for as long as its yes is the latest answer, up to 14 days.
 *
 * @param hasRedFlag a red flag stands
 * @see docs/METHODS.md#massage
 */
export function massageGate(
  { safetyChecks, redFlagChecks }: Pick<RunnerHistory, "safetyChecks" | "redFlagChecks">,
  asOf: LocalDay,
  hasRedFlag: boolean,
): MassageGate {
  const safety = safetyChecks.filter(({ day }) => day <= asOf);
  const signs = redFlagChecks.filter(({ day }) => day <= asOf);
  if (hasRedFlag || isHurtLately(safety, signs, asOf) || hasSignAgainst(signs, asOf)) return "closed";
  const lastDay = safety.reduce<LocalDay | null>((last, { day }) => (last === null || day > last ? day : last), null);
  if (lastDay === null || asOf - lastDay > ANSWERS_HOLD_DAYS) return "ask";
  return safety.some(({ day, yes }) => day === lastDay && yes.length > 0) ? "closed" : "clear";
}

function isHurtLately(safety: readonly SafetyCheck[], signs: readonly RedFlagCheck[], asOf: LocalDay): boolean {
  const isLate = (day: LocalDay) => asOf - day <= TRAUMA_DAYS;
  return (
    safety.some(({ day, yes }) => isLate(day) && yes.includes("recent-trauma")) ||
    signs.some(({ day, yes }) => isLate(day) && yes.includes("fall-or-pop"))
  );
}

/** A yes counts until the same sign of the same place is asked again; on one day a yes outweighs a no. */
function hasSignAgainst(signs: readonly RedFlagCheck[], asOf: LocalDay): boolean {
  return signs
    .filter(({ day }) => asOf - day <= ANSWERS_HOLD_DAYS)
    .some((check) => check.yes.some((sign) => AGAINST_MASSAGE.includes(sign) && !isAnsweredLater(sign, check, signs)));
}

function isAnsweredLater(sign: RedFlagSign, check: RedFlagCheck, signs: readonly RedFlagCheck[]): boolean {
  return signs.some(
    (other) =>
      other.day > check.day &&
      other.asked.includes(sign) &&
      !other.yes.includes(sign) &&
      other.site?.region === check.site?.region &&
      other.site?.side === check.site?.side,
  );
}
