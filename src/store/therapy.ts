import type { AthleteId } from "../domain/ids.ts";
import type { SafetyCheck, TherapySession } from "../domain/therapy.ts";
import { num, numOrNull, text, textList, textOrNull } from "./row.ts";
import type { Reader, Tx } from "./session.ts";

/** Writes a session of care. One of the same day and kind is replaced as a whole: what it left out is unknown again. */
export async function putTherapySession(tx: Tx, athlete: AthleteId, entry: TherapySession): Promise<void> {
  await tx.run("therapy-session-put", {
    athlete,
    local_day: entry.day,
    kind: entry.kind,
    regions: entry.regions,
    nrs_before: entry.nrsBefore,
    nrs_after: entry.nrsAfter,
    nrs_24h: entry.nrs24h,
    nrs_48h: entry.nrs48h,
    therapist: entry.therapist,
    note: entry.note,
  });
  tx.changed(athlete);
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
  tx.changed(athlete);
}

/** The safety answers, ascending by day. */
export async function safetyChecks(reader: Reader, athlete: AthleteId): Promise<readonly SafetyCheck[]> {
  return reader.query("safety-checks", { athlete }, (row) => ({
    day: num(row, "local_day"),
    yes: textList(row, "yes"),
  }));
}
