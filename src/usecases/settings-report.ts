import { estimateSettings, type SettingEstimate } from "../analysis/load/estimate-settings.ts";
import { type AthleteSettings, settingsOn } from "../domain/athlete.ts";
import type { AthleteId } from "../domain/ids.ts";
import { addDays, type LocalDay } from "../domain/local-day.ts";
import type { Deps } from "./deps.ts";
import { readRuns, sessionOf } from "./read-runs.ts";

/** A suggestion comes from a run of the last year. */
const LOOK_BACK_DAYS = 400;

/** What a runner has said about themself, and what their recordings suggest. */
export interface SettingsReport {
  readonly inForce: AthleteSettings;
  /** The zone that counts while the runner has named none. IANA name. */
  readonly machineZone: string;
  /** Offered, never used unless the runner takes them. */
  readonly estimates: readonly SettingEstimate[];
}

/** Reads the settings in force on a day and looks for suggestions among the runs. Reading changes nothing. */
export async function settingsReport(deps: Deps, athlete: AthleteId, asOf: LocalDay): Promise<SettingsReport> {
  return deps.store.read(async (reader) => {
    const settings = await deps.tables.settings.settings(reader, athlete);
    const runs = await readRuns(deps, reader, athlete, { withHeartRate: true, from: addDays(asOf, -LOOK_BACK_DAYS) });
    const sessions = runs.filter(({ run }) => !run.isDeleted).map(sessionOf);
    return {
      inForce: settingsOn(asOf, settings),
      machineZone: deps.machineZone,
      estimates: estimateSettings(sessions, asOf),
    };
  });
}
