import type { LocalDay } from "./local-day.ts";
import type { PainSite } from "./pain.ts";

export const OSTRC_VERSIONS = ["O2", "H2", "O1"] as const;
/** The questionnaire that was answered: overuse 2020, health 2020, or overuse 2013 with its other points. */
export type OstrcVersion = (typeof OSTRC_VERSIONS)[number];

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
