import type { OstrcVersion, OstrcWeek } from "../../domain/ostrc.ts";

/** What was answered to the four weekly questions, in points; null is "not answered". */
export type OstrcAnswers = Pick<OstrcWeek, "version" | "participation" | "modification" | "performance" | "pain">;

/** Points of "could not participate". */
const NO_PARTICIPATION = 25;
const FULL_SCORE = 100;

/** Points from which a reduction of training or performance is at least moderate. */
const MODERATE: Readonly<Record<OstrcVersion, number>> = { O2: 17, H2: 17, O1: 13 };

/**
 * Severity of a week's problem: the sum of the four answers, 0 to 100. In the versions of 2020 the first answer can end the
 * questionnaire: no problem is 0 and no participation is 100, whatever else was answered.
 *
 * @returns null when an answer that is needed is missing
 * @see docs/METHODS.md#weekly-questions — Clarsen et al. 2020, Br J Sports Med 54:390
 * @example ostrcSeverity({ version: "O2", participation: 17, modification: 25, performance: 25, pain: 25 }) // 92
 */
export function ostrcSeverity(answers: OstrcAnswers): number | null {
  const { version, participation, modification, performance, pain } = answers;
  if (version !== "O1" && participation === 0) return 0;
  if (version !== "O1" && participation === NO_PARTICIPATION) return FULL_SCORE;
  if (participation === null || modification === null || performance === null || pain === null) return null;
  return participation + modification + performance + pain;
}

/**
 * Any problem in the week: the first answer is above 0.
 *
 * @returns null when the first question was not answered
 * @see docs/METHODS.md#weekly-questions
 */
export function hasAnyProblem({ participation }: Pick<OstrcAnswers, "participation">): boolean | null {
  return participation === null ? null : participation > 0;
}

/**
 * A substantial problem: no participation, or training or performance at least moderately reduced. One answer is enough to
 * say yes; to say no, all three are needed.
 *
 * @returns null when it cannot be told, and for a week without a problem, where there is nothing to be substantial
 * @see docs/METHODS.md#weekly-questions
 */
export function isSubstantial(answers: Omit<OstrcAnswers, "pain">): boolean | null {
  const { version, participation, modification, performance } = answers;
  if (participation === 0) return null;
  const reduced = [modification, performance];
  if (participation === NO_PARTICIPATION) return true;
  if (reduced.some((points) => points !== null && points >= MODERATE[version])) return true;
  return participation === null || reduced.includes(null) ? null : false;
}

/**
 * Weeks lost to a problem: those in which it allowed no participation.
 *
 * @param weeks the weekly answers about one problem
 * @see docs/METHODS.md#weekly-questions
 */
export function timeLossWeeks(weeks: readonly Pick<OstrcAnswers, "participation">[]): number {
  return weeks.filter(({ participation }) => participation === NO_PARTICIPATION).length;
}
