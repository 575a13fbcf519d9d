import type { AthleteId } from "../domain/ids.ts";
import type { OstrcWeek } from "../domain/ostrc.ts";
import { num, numOrNull, text } from "./row.ts";
import type { Reader, Tx } from "./session.ts";
import { siteFromRow, siteParams } from "./site-columns.ts";

/** Writes the weekly questions as answered on a day; the same questionnaire about the same place is replaced as a whole. */
export async function putOstrcWeek(tx: Tx, athlete: AthleteId, week: OstrcWeek): Promise<void> {
  await tx.run("ostrc-week-put", {
    athlete,
    local_day: week.day,
    questionnaire: week.version,
    ...siteParams(week.site),
    participation: week.participation,
    modification: week.modification,
    performance: week.performance,
    pain: week.pain,
  });
  tx.changed(athlete, "no-day");
}

/** Every answer to the weekly questions, ascending by day, then place and questionnaire. */
export async function ostrcWeeks(reader: Reader, athlete: AthleteId): Promise<readonly OstrcWeek[]> {
  return reader.query("ostrc-weeks", { athlete }, (row) => ({
    day: num(row, "local_day"),
    version: text(row, "questionnaire"),
    site: siteFromRow(row),
    participation: numOrNull(row, "participation"),
    modification: numOrNull(row, "modification"),
    performance: numOrNull(row, "performance"),
    pain: numOrNull(row, "pain"),
  }));
}
