import type { AthleteId } from "../domain/ids.ts";
import type { SessionRpe } from "../domain/journal.ts";
import type { Tx } from "./session.ts";

/** Writes how hard a run, or the day's only run, felt (CR-10); saying it again corrects it. */
export async function putSessionRpe(tx: Tx, athlete: AthleteId, entry: SessionRpe): Promise<void> {
  await tx.run("session-rpe-put", {
    athlete,
    local_day: entry.day,
    activity_id: entry.activityId,
    rpe_0_to_10: entry.rpe0To10,
  });
  tx.changed(athlete);
}
