import { estimateSettings, type SettingEstimate } from "../analysis/load/estimate-settings.ts";
import { type AthleteSettings, settingsOn } from "../domain/athlete.ts";
import type { AthleteId } from "../domain/ids.ts";
import type { LocalDay } from "../domain/local-day.ts";
import type { Deps } from "./deps.ts";
import { runnerHistory } from "./runner-history.ts";

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
  const history = await runnerHistory(deps, athlete);
  return {
    inForce: settingsOn(asOf, history.settings),
    machineZone: deps.machineZone,
    estimates: estimateSettings(history.sessions, asOf),
  };
}
