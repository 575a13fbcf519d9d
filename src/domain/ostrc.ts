import type { LocalDay } from "./local-day.ts";
import type { PainSite } from "./pain.ts";

export const OSTRC_VERSIONS = ["O2", "H2", "O1"] as const;
/** The questionnaire that was answered: overuse 2020, health 2020, or overuse 2013 with its other points. */
export type OstrcVersion = (typeof OSTRC_VERSIONS)[number];

export const OSTRC_QUESTIONS = ["participation", "modification", "performance", "pain"] as const;
export type OstrcQuestion = (typeof OSTRC_QUESTIONS)[number];

/** Points of one answer: 0, 8, 17, 25 (of the first version's questions 2 and 3 0, 6, 13, 19, 25). */
export type OstrcPoints = number;

/** The weekly questions about problems of the last 7 days, as answered on a day. Null is "not answered". */
export interface OstrcWeek {
  /** The last of the 7 days asked about. */
  readonly day: LocalDay;
  readonly version: OstrcVersion;
  /** Null when it is about the whole body. */
  readonly site: PainSite | null;
  readonly participation: OstrcPoints | null;
  readonly modification: OstrcPoints | null;
  readonly performance: OstrcPoints | null;
  readonly pain: OstrcPoints | null;
}

const FOUR_ANSWERS: readonly OstrcPoints[] = [0, 8, 17, 25];
const FIVE_ANSWERS: readonly OstrcPoints[] = [0, 6, 13, 19, 25];

/** The points that an answer to a question can have, ascending; the first version's middle questions have five answers. */
export function ostrcPointsOf(version: OstrcVersion, question: OstrcQuestion): readonly OstrcPoints[] {
  const hasFive = version === "O1" && (question === "modification" || question === "performance");
  return hasFive ? FIVE_ANSWERS : FOUR_ANSWERS;
}
