import { type EffectiveSetting, settingsOn } from "../domain/athlete.ts";
import type { AthleteId } from "../domain/ids.ts";
import { localDayAt } from "../domain/instant.ts";
import type { LocalDay } from "../domain/local-day.ts";
import { zoneOffsetMin } from "../ingest/zone.ts";
import type { Deps } from "./deps.ts";
import { keptUntilWritten } from "./kept-until-written.ts";

/** Tells the runner's calendar day again and again, at the cost of one read for every change. */
export function createToday(deps: Deps): (athlete: AthleteId) => Promise<LocalDay> {
  const settingsOf = keptUntilWritten(deps.store, (athlete: AthleteId) => readSettings(deps, athlete));
  return async (athlete) => {
    const now = deps.now();
    return localDayAt(now, zoneOffsetMin(now, zoneIn(await settingsOf(athlete), deps)));
  };
}

/** The runner's zone: the one they set, else this machine's. IANA name. */
export async function homeZoneOf(deps: Deps, athlete: AthleteId): Promise<string> {
  return zoneIn(await readSettings(deps, athlete), deps);
}

const readSettings = (deps: Deps, athlete: AthleteId): Promise<readonly EffectiveSetting[]> =>
  deps.store.read((reader) => deps.tables.settings.settings(reader, athlete));

function zoneIn(rows: readonly EffectiveSetting[], { now, machineZone }: Deps): string {
  const at = now();
  return settingsOn(localDayAt(at, zoneOffsetMin(at, machineZone)), rows).homeZone ?? machineZone;
}

/** The runner's calendar day now. */
export async function todayOf(deps: Deps, athlete: AthleteId): Promise<LocalDay> {
  const now = deps.now();
  return localDayAt(now, zoneOffsetMin(now, await homeZoneOf(deps, athlete)));
}
