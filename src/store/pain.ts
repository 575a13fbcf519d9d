import type { AthleteId } from "../domain/ids.ts";
import type { NoPainDay, PainEntry } from "../domain/pain.ts";
import { flagOrNull, num, text, textOrNull } from "./row.ts";
import type { Reader, Tx } from "./session.ts";

/** Writes pain in one place at one moment of a day; saying it again corrects it. */
export async function putPainEntry(tx: Tx, athlete: AthleteId, entry: PainEntry): Promise<void> {
  await tx.run("pain-entry-put", {
    athlete,
    local_day: entry.day,
    region: entry.region,
    side: entry.side,
    moment: entry.moment,
    nrs: entry.nrs,
    quality: entry.quality,
    altered_gait: entry.alteredGait,
    night_pain: entry.nightPain,
    note: entry.note,
    activity_id: entry.activityId,
  });
  tx.changed(athlete);
}

/** All pain that was logged, ascending by day, then region, side and moment. */
export async function painEntries(reader: Reader, athlete: AthleteId): Promise<readonly PainEntry[]> {
  return reader.query("pain-entries", { athlete }, (row) => ({
    day: num(row, "local_day"),
    region: text(row, "region"),
    side: textOrNull(row, "side"),
    moment: text(row, "moment"),
    nrs: num(row, "nrs"),
    quality: textOrNull(row, "quality"),
    alteredGait: flagOrNull(row, "altered_gait"),
    nightPain: flagOrNull(row, "night_pain"),
    note: textOrNull(row, "note"),
    activityId: textOrNull(row, "activity_id"),
  }));
}

/** Writes a day on which nothing hurt. Pain logged for the same day stays: the two are shown side by side. */
export async function putNoPainDay(tx: Tx, athlete: AthleteId, entry: NoPainDay): Promise<void> {
  await tx.run("no-pain-day-put", { athlete, local_day: entry.day });
  tx.changed(athlete);
}

/** The days on which nothing hurt, ascending. */
export async function noPainDays(reader: Reader, athlete: AthleteId): Promise<readonly NoPainDay[]> {
  return reader.query("no-pain-days", { athlete }, (row) => ({ day: num(row, "local_day") }));
}
