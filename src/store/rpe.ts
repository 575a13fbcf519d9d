import type { AthleteId } from "../domain/ids.ts";
import type { SessionRpe } from "../domain/journal.ts";
import { num, textOrNull } from "./row.ts";
import { reachOfActivities } from "./series-state.ts";
import type { Reader, Tx } from "./session.ts";

/** Writes how hard a run, or the day's only run, felt (CR-10); saying it again corrects it. */
export async function putSessionRpe(tx: Tx, athlete: AthleteId, entry: SessionRpe): Promise<void> {
  await tx.run("session-rpe-put", {
    athlete,
    local_day: entry.day,
    activity_id: entry.activityId,
    rpe_0_to_10: entry.rpe0To10,
  });
  const { activityId, day } = entry;
  tx.changed(athlete, activityId === null ? day : await reachOfActivities(tx, athlete, [activityId]));
}

/** How hard runs felt, as the runner said it, ascending by day; what is said of a day comes before what is said of a run. */
export async function sessionRatings(reader: Reader, athlete: AthleteId): Promise<readonly SessionRpe[]> {
  return reader.query("session-ratings", { athlete }, (row) => ({
    day: num(row, "local_day"),
    activityId: textOrNull(row, "activity_id"),
    rpe0To10: num(row, "rpe_0_to_10"),
  }));
}
