import type { AthleteId } from "../../domain/ids.ts";
import { instantFromWallClock, type UtcInstant } from "../../domain/instant.ts";
import { addDays, type LocalDay } from "../../domain/local-day.ts";
import { zoneOffsetMin } from "../../ingest/zone.ts";
import type { Deps } from "../deps.ts";
import { homeZoneOf } from "../home-zone.ts";
import { daysAfter } from "./people-world.ts";
import { PersonError } from "./person-problem.ts";

const MOST_GRANT_DAYS = 3 * 366;

/** The end of a day where the athlete lives. */
export async function lastInstantOf(deps: Deps, athlete: AthleteId, day: LocalDay): Promise<UtcInstant> {
  const zone = await homeZoneOf(deps, athlete);
  const noon = instantFromWallClock(day, 12 * 3600, 0);
  return instantFromWallClock(addDays(day, 1), 0, zoneOffsetMin(noon, zone));
}

/** @throws PersonError when what is shared would be over already, or goes on for too long */
export function refuseEnd(endsAt: UtcInstant | null, now: UtcInstant): void {
  if (endsAt !== null && endsAt <= now)
    throw new PersonError("last-day", "the last day is over (choose today or later)");
  if (endsAt !== null && endsAt > daysAfter(now, MOST_GRANT_DAYS))
    throw new PersonError("last-day", "the last day is more than three years away (choose an earlier one, or none)");
}
