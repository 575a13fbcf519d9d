import type { AthleteId } from "../domain/ids.ts";
import type { LocalDay } from "../domain/local-day.ts";
import type { SafetyCheck, TherapyKind, TherapySession } from "../domain/therapy.ts";
import { type Columns, lastOfEach } from "./columns.ts";
import { type Owned, ownedBy, putRows } from "./put-rows.ts";
import { num, numOrNull, text, textList, textOrNull } from "./row.ts";
import type { Reader, Tx } from "./session.ts";

const THERAPY_COLUMNS: Columns<Owned<TherapySession>> = {
  athlete: (session) => session.athlete,
  local_day: (session) => session.day,
  kind: (session) => session.kind,
  regions: (session) => session.regions,
  nrs_before: (session) => session.nrsBefore,
  nrs_after: (session) => session.nrsAfter,
  nrs_24h: (session) => session.nrs24h,
  nrs_48h: (session) => session.nrs48h,
  therapist: (session) => session.therapist,
  note: (session) => session.note,
};

/** Writes sessions of care. One of the same day and kind is replaced as a whole: what it left out is unknown again. */
export async function putTherapySessions(
  tx: Tx,
  athlete: AthleteId,
  sessions: readonly TherapySession[],
): Promise<void> {
  const last = lastOfEach(sessions, ({ day, kind }) => [day, kind]);
  await putRows(tx, "therapy-sessions-put", THERAPY_COLUMNS, ownedBy(athlete, last));
}

/** Takes a session of care back. */
export async function removeTherapySession(
  tx: Tx,
  athlete: AthleteId,
  { day, kind }: { readonly day: LocalDay; readonly kind: TherapyKind },
): Promise<void> {
  await tx.run("therapy-session-remove", { athlete, local_day: day, kind });
  tx.changed(athlete, "no-day");
}

/** All sessions of care, ascending by day, then kind. */
export async function therapySessions(reader: Reader, athlete: AthleteId): Promise<readonly TherapySession[]> {
  return reader.query("therapy-sessions", { athlete }, (row) => ({
    day: num(row, "local_day"),
    kind: text(row, "kind"),
    regions: textList(row, "regions"),
    nrsBefore: numOrNull(row, "nrs_before"),
    nrsAfter: numOrNull(row, "nrs_after"),
    nrs24h: numOrNull(row, "nrs_24h"),
    nrs48h: numOrNull(row, "nrs_48h"),
    therapist: textOrNull(row, "therapist"),
    note: textOrNull(row, "note"),
  }));
}

/** Writes the safety answers of a day. */
export async function putSafetyCheck(tx: Tx, athlete: AthleteId, entry: SafetyCheck): Promise<void> {
  await tx.run("safety-check-put", { athlete, local_day: entry.day, yes: entry.yes });
  tx.changed(athlete, "no-day");
}

/** The safety answers, ascending by day. */
export async function safetyChecks(reader: Reader, athlete: AthleteId): Promise<readonly SafetyCheck[]> {
  return reader.query("safety-checks", { athlete }, (row) => ({
    day: num(row, "local_day"),
    yes: textList(row, "yes"),
  }));
}
