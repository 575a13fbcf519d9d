import type { LocalDay } from "./local-day.ts";

export type TrimpSex = "female" | "male";

/** What a person tells about themself. Null is "not said"; nothing is assumed in its place. */
export interface AthleteSettings {
  readonly hrMaxBpm: number | null;
  readonly hrRestBpm: number | null;
  readonly sexForTrimp: TrimpSex | null;
  /** IANA name, such as `Europe/Berlin`: used when a file does not say where it was recorded. */
  readonly homeZone: string | null;
}

export type SettingName = keyof AthleteSettings;

/** A setting holds from its day until the next row of the same name; null takes it back. */
export interface EffectiveSetting {
  readonly name: SettingName;
  readonly from: LocalDay;
  readonly value: string | number | null;
}

export const NO_SETTINGS: AthleteSettings = { hrMaxBpm: null, hrRestBpm: null, sexForTrimp: null, homeZone: null };

/** The settings in force on a day. A later row of the same name and day wins. */
export function settingsOn(day: LocalDay, rows: readonly EffectiveSetting[]): AthleteSettings {
  const inForce = rows.filter((row) => row.from <= day);
  const latest = (name: SettingName) =>
    inForce.reduce<EffectiveSetting | null>(
      (best, row) => (row.name === name && (best === null || row.from >= best.from) ? row : best),
      null,
    )?.value ?? null;
  const numberOrNull = (value: string | number | null) => (typeof value === "number" ? value : null);
  const sex = latest("sexForTrimp");
  const zone = latest("homeZone");
  return {
    hrMaxBpm: numberOrNull(latest("hrMaxBpm")),
    hrRestBpm: numberOrNull(latest("hrRestBpm")),
    sexForTrimp: sex === "female" || sex === "male" ? sex : null,
    homeZone: typeof zone === "string" ? zone : null,
  };
}
