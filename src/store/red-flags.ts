import type { RuleCode } from "../domain/assessment.ts";
import type { AthleteId } from "../domain/ids.ts";
import type { LocalDay } from "../domain/local-day.ts";
import { num, text } from "./row.ts";
import type { Reader, Tx } from "./session.ts";

/** A red flag that the runner has taken to a clinician, and the day they said so. */
export interface SeenFlag {
  readonly rule: RuleCode;
  readonly day: LocalDay;
}

/** Writes that a red flag was taken to a clinician. */
export async function putSeenFlag(tx: Tx, athlete: AthleteId, seen: SeenFlag): Promise<void> {
  await tx.run("red-flag-seen-put", { athlete, rule: seen.rule, local_day: seen.day });
  tx.changed(athlete);
}

/** The red flags that were taken to a clinician, ascending by day, then rule. */
export async function seenFlags(reader: Reader, athlete: AthleteId): Promise<readonly SeenFlag[]> {
  return reader.query("red-flags-seen", { athlete }, (row) => ({
    rule: text(row, "rule"),
    day: num(row, "local_day"),
  }));
}
