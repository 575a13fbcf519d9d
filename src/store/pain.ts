import type { ActivityId, AthleteId } from "../domain/ids.ts";
import type { LocalDay } from "../domain/local-day.ts";
import { type Moment, type NoPainDay, type PainEntry, type PainSite, REGION_CODES } from "../domain/pain.ts";
import { type Columns, lastOfEach } from "./columns.ts";
import { type Owned, ownedBy, putRows } from "./put-rows.ts";
import { flagOrNull, num, text, textOrNull } from "./row.ts";
import type { Reader, Tx } from "./session.ts";

const PAIN_COLUMNS: Columns<Owned<PainEntry>> = {
  athlete: (entry) => entry.athlete,
  local_day: (entry) => entry.day,
  region: (entry) => entry.region,
  region_code: (entry) => REGION_CODES[entry.region],
  side: (entry) => entry.side,
  moment: (entry) => entry.moment,
  nrs: (entry) => entry.nrs,
  quality: (entry) => entry.quality,
  altered_gait: (entry) => entry.alteredGait,
  night_pain: (entry) => entry.nightPain,
  note: (entry) => entry.note,
  activity_id: (entry) => entry.activityId,
};

/** Writes pain, each in one place at one moment of a day; saying it again corrects it. */
export async function putPainEntries(tx: Tx, athlete: AthleteId, entries: readonly PainEntry[]): Promise<void> {
  const last = lastOfEach(entries, ({ day, region, side, moment, activityId }) => [
    day,
    region,
    side,
    moment,
    activityId,
  ]);
  await putRows(tx, "pain-entries-put", PAIN_COLUMNS, ownedBy(athlete, last));
}

/** What names one entry of pain. */
interface PainKey extends PainSite {
  readonly day: LocalDay;
  readonly moment: Moment;
  readonly activityId: ActivityId | null;
}

/** Takes back what was said of one place at one moment. */
export async function removePainEntry(tx: Tx, athlete: AthleteId, key: PainKey): Promise<void> {
  const { day, region, side, moment, activityId } = key;
  await tx.run("pain-entry-remove", { athlete, local_day: day, region, side, moment, activity_id: activityId });
  tx.changed(athlete, "no-day");
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

const NO_PAIN_COLUMNS: Columns<Owned<NoPainDay>> = {
  athlete: (entry) => entry.athlete,
  local_day: (entry) => entry.day,
};

/** Writes days on which nothing hurt. Pain logged for the same day stays: the two are shown side by side. */
export async function putNoPainDays(tx: Tx, athlete: AthleteId, entries: readonly NoPainDay[]): Promise<void> {
  const last = lastOfEach(entries, ({ day }) => [day]);
  await putRows(tx, "no-pain-days-put", NO_PAIN_COLUMNS, ownedBy(athlete, last));
}

/** Takes back that nothing hurt on a day. */
export async function removeNoPainDay(tx: Tx, athlete: AthleteId, day: LocalDay): Promise<void> {
  await tx.run("no-pain-day-remove", { athlete, local_day: day });
  tx.changed(athlete, "no-day");
}

/** The days on which nothing hurt, ascending. */
export async function noPainDays(reader: Reader, athlete: AthleteId): Promise<readonly NoPainDay[]> {
  return reader.query("no-pain-days", { athlete }, (row) => ({ day: num(row, "local_day") }));
}
