import { settingsOn } from "../domain/athlete.ts";
import type { AthleteId } from "../domain/ids.ts";
import { localDayAt } from "../domain/instant.ts";
import type { LocalDay } from "../domain/local-day.ts";
import { zoneOffsetMin } from "../ingest/zone.ts";
import type { Deps } from "./deps.ts";

/** The runner's zone: the one they set, else this machine's. IANA name. */
export async function homeZoneOf(deps: Deps, athlete: AthleteId): Promise<string> {
  const rows = await deps.store.read((reader) => deps.tables.settings.settings(reader, athlete));
  const now = deps.now();
  const day = localDayAt(now, zoneOffsetMin(now, deps.machineZone));
  return settingsOn(day, rows).homeZone ?? deps.machineZone;
}

/** The runner's calendar day now. */
export async function todayOf(deps: Deps, athlete: AthleteId): Promise<LocalDay> {
  const now = deps.now();
  return localDayAt(now, zoneOffsetMin(now, await homeZoneOf(deps, athlete)));
}
