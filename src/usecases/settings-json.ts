import { formatLocalDay, type LocalDay } from "../domain/local-day.ts";
import type { SettingsReport } from "./settings-report.ts";

/** The stable machine form of the settings in force on a day, with what the recordings suggest. */
export function settingsJson({ inForce, machineZone, estimates }: SettingsReport, asOf: LocalDay) {
  return {
    asOf: formatLocalDay(asOf),
    inForce,
    machineZone,
    estimates: estimates.map(({ name, value, run }) => ({
      name,
      value,
      run: { id: run.id, day: formatLocalDay(run.localDay) },
    })),
  };
}
