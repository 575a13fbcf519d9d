import type { AthleteId } from "../domain/ids.ts";
import type { UtcInstant } from "../domain/instant.ts";
import type { DayMark, HistoryClaim } from "../domain/journal.ts";
import type { LocalDay } from "../domain/local-day.ts";
import { type Columns, lastOfEach } from "./columns.ts";
import { type Owned, ownedBy, putRows } from "./put-rows.ts";
import { num, numOrNull, text } from "./row.ts";
import type { Reader, Tx } from "./session.ts";

const DAY_MARK_COLUMNS: Columns<Owned<DayMark>> = {
  athlete: (mark) => mark.athlete,
  local_day: (mark) => mark.day,
  state: (mark) => mark.state,
};

/** Writes the runner's word about days. */
export async function putDayMarks(tx: Tx, athlete: AthleteId, marks: readonly DayMark[]): Promise<void> {
  const last = lastOfEach(marks, ({ day }) => [day]);
  await putRows(tx, "day-marks-put", DAY_MARK_COLUMNS, ownedBy(athlete, last));
}

/** Takes the runner's word about a day back: without a run it is unknown again. */
export async function removeDayMark(tx: Tx, athlete: AthleteId, day: LocalDay): Promise<void> {
  await tx.run("day-mark-remove", { athlete, local_day: day });
  tx.changed(athlete, "no-day");
}

/** The days the runner confirmed, ascending. */
export async function dayMarks(reader: Reader, athlete: AthleteId): Promise<readonly DayMark[]> {
  return reader.query("day-marks", { athlete }, (row) => ({ day: num(row, "local_day"), state: text(row, "state") }));
}

/** Writes the runner's word that the files hold every run; a claim from the same day replaces the older one. */
export async function putHistoryClaim(tx: Tx, athlete: AthleteId, claim: HistoryClaim, at: UtcInstant): Promise<void> {
  await tx.run("history-claim-put", { athlete, from_day: claim.from, to_day: claim.to, said_at: at });
  tx.changed(athlete, "no-day");
}

/** Takes every history claim back. */
export async function revokeHistoryClaims(tx: Tx, athlete: AthleteId): Promise<void> {
  await tx.run("history-claims-revoke", { athlete });
  tx.changed(athlete, "no-day");
}

/**
 * The history claims in force, ascending by first day. One is silent while a file that was there when it was made is undone
 * and a session of its days is lost with it: a day without a run would be called rest because the run was taken away.
 */
export async function historyClaims(reader: Reader, athlete: AthleteId): Promise<readonly HistoryClaim[]> {
  return reader.query("history-claims", { athlete }, (row) => ({
    from: num(row, "from_day"),
    to: numOrNull(row, "to_day"),
  }));
}
