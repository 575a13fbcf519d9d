import type { MassageGate } from "../../domain/assessment.ts";
import type { LocalDay } from "../../domain/local-day.ts";
import type { SafetyCheck } from "../../domain/therapy.ts";

/** Answers to the safety questions count for this many days after the day they were given. */
const ANSWERS_HOLD_DAYS = 14;
/** After an acute injury nobody should be massaged for 72 hours, counted as calendar days. */
const TRAUMA_DAYS = 3;

/**
 * Whether massage may be suggested at all. Unasked is not clear. The latest day of answers counts; a fresh injury keeps
 * the gate closed for 72 hours whatever was answered after it.
 *
 * @param hasRedFlag a red flag stands
 * @see docs/METHODS.md#massage
 */
export function massageGate(checks: readonly SafetyCheck[], asOf: LocalDay, hasRedFlag: boolean): MassageGate {
  if (hasRedFlag) return "closed";
  const known = checks.filter(({ day }) => day <= asOf);
  const isHurtLately = known.some(({ day, yes }) => yes.includes("recent-trauma") && asOf - day <= TRAUMA_DAYS);
  if (isHurtLately) return "closed";
  const lastDay = known.reduce<LocalDay | null>((last, { day }) => (last === null || day > last ? day : last), null);
  if (lastDay === null || asOf - lastDay > ANSWERS_HOLD_DAYS) return "ask";
  return known.some(({ day, yes }) => day === lastDay && yes.length > 0) ? "closed" : "clear";
}
