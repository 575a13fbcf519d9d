import type { RuleCode } from "../domain/assessment.ts";
import type { AthleteId } from "../domain/ids.ts";
import type { LocalDay } from "../domain/local-day.ts";
import type { PainSite } from "../domain/pain.ts";
import type { RedFlagCheck, RedFlagSign } from "../domain/red-flag-check.ts";
import type { Columns } from "./columns.ts";
import { type Owned, ownedBy, putRows } from "./put-rows.ts";
import { num, text, textList } from "./row.ts";
import type { Reader, Tx } from "./session.ts";
import { siteFromRow, siteParams } from "./site-columns.ts";

/** A red flag that the runner has taken to a clinician, and the day they said so. */
export interface SeenFlag {
  readonly rule: RuleCode;
  readonly day: LocalDay;
}

/** Writes that a red flag was taken to a clinician. */
export async function putSeenFlag(tx: Tx, athlete: AthleteId, seen: SeenFlag): Promise<void> {
  await tx.run("red-flag-seen-put", { athlete, rule: seen.rule, local_day: seen.day });
  tx.changed(athlete, "no-day");
}

/** The red flags that were taken to a clinician, ascending by day, then rule. */
export async function seenFlags(reader: Reader, athlete: AthleteId): Promise<readonly SeenFlag[]> {
  return reader.query("red-flags-seen", { athlete }, (row) => ({
    rule: text(row, "rule"),
    day: num(row, "local_day"),
  }));
}

interface Answer {
  readonly day: LocalDay;
  readonly site: PainSite | null;
  readonly sign: RedFlagSign;
  readonly isYes: boolean;
}

const ANSWER_COLUMNS: Columns<Owned<Answer>> = {
  athlete: (answer) => answer.athlete,
  local_day: (answer) => answer.day,
  region: (answer) => siteParams(answer.site).region,
  side: (answer) => siteParams(answer.site).side,
  sign: (answer) => answer.sign,
  is_yes: (answer) => answer.isYes,
};

/** Writes answers about signs, sign by sign: what was not asked this time keeps the answer it had that day. */
export async function putRedFlagCheck(tx: Tx, athlete: AthleteId, check: RedFlagCheck): Promise<void> {
  const { day, site } = check;
  const yes = new Set(check.yes);
  const answers = [...new Set([...check.asked, ...yes])].map((sign) => ({ day, site, sign, isYes: yes.has(sign) }));
  await putRows(tx, "red-flag-answers-put", ANSWER_COLUMNS, ownedBy(athlete, answers));
}

/** The signs that were answered, one check a day and place, ascending by day, then place; signs by the alphabet. */
export async function redFlagChecks(reader: Reader, athlete: AthleteId): Promise<readonly RedFlagCheck[]> {
  return reader.query("red-flag-checks", { athlete }, (row) => ({
    day: num(row, "local_day"),
    site: siteFromRow(row),
    asked: textList(row, "asked"),
    yes: textList(row, "yes"),
  }));
}
