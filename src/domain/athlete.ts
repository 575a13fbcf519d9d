import type { LocalDay } from "./local-day.ts";

export const UNIT_SYSTEMS = ["metric", "imperial"] as const;
export type UnitSystem = (typeof UNIT_SYSTEMS)[number];

/** The languages that texts are in; each is one file of `src/messages`. */
export const LANGUAGES = ["en", "de"] as const;
export type Language = (typeof LANGUAGES)[number];

export type TrimpSex = "female" | "male";

/** What a person tells about themself. Null is "not said"; nothing is assumed in its place. */
export interface AthleteSettings {
  readonly hrMaxBpm: number | null;
  readonly hrRestBpm: number | null;
  readonly sexForTrimp: TrimpSex | null;
  /** Heart rate at the lactate threshold. */
  readonly lthrBpm: number | null;
  /** Speed at the lactate threshold, about what can be held for an hour. */
  readonly thresholdSpeedMPerS: number | null;
  /** Heart rate at the first and second ventilatory threshold, as measured in a laboratory. */
  readonly vt1Bpm: number | null;
  readonly vt2Bpm: number | null;
  /** `a` and `b` of the runner's own lactate curve, for the individual training impulse. */
  readonly trimpA: number | null;
  readonly trimpB: number | null;
  /** IANA name, such as `Europe/Berlin`: used when a file does not say where it was recorded. */
  readonly homeZone: string | null;
  readonly units: UnitSystem | null;
  /** What pages and messages are written in; null leaves it to the browser, and to English. */
  readonly language: Language | null;
  /** ISO weekday of the long run, 1 Monday to 7 Sunday. */
  readonly longRunWeekday: number | null;
  /** How often the runner wants a massage, in days; null lets the log say. */
  readonly massageRhythmDays: number | null;
}

export type SettingName = keyof AthleteSettings;

/** A setting holds from its day until the next row of the same name; null takes it back. */
export interface EffectiveSetting {
  readonly name: SettingName;
  readonly from: LocalDay;
  readonly value: string | number | null;
}

export const NO_SETTINGS: AthleteSettings = {
  hrMaxBpm: null,
  hrRestBpm: null,
  sexForTrimp: null,
  lthrBpm: null,
  thresholdSpeedMPerS: null,
  vt1Bpm: null,
  vt2Bpm: null,
  trimpA: null,
  trimpB: null,
  homeZone: null,
  units: null,
  language: null,
  longRunWeekday: null,
  massageRhythmDays: null,
};

/** The settings in force on a day. A later row of the same name and day wins. */
export function settingsOn(day: LocalDay, rows: readonly EffectiveSetting[]): AthleteSettings {
  const latest = new Map<SettingName, EffectiveSetting>();
  for (const row of rows) {
    const before = latest.get(row.name);
    if (row.from <= day && (before === undefined || row.from >= before.from)) latest.set(row.name, row);
  }
  const said = (name: SettingName) => latest.get(name)?.value ?? null;
  const numberOf = (name: SettingName) => oneOf(said(name), (value) => typeof value === "number");
  return {
    hrMaxBpm: numberOf("hrMaxBpm"),
    hrRestBpm: numberOf("hrRestBpm"),
    sexForTrimp: oneOf(said("sexForTrimp"), (value) => value === "female" || value === "male"),
    lthrBpm: numberOf("lthrBpm"),
    thresholdSpeedMPerS: numberOf("thresholdSpeedMPerS"),
    vt1Bpm: numberOf("vt1Bpm"),
    vt2Bpm: numberOf("vt2Bpm"),
    trimpA: numberOf("trimpA"),
    trimpB: numberOf("trimpB"),
    homeZone: oneOf(said("homeZone"), (value) => typeof value === "string"),
    units: oneOf(said("units"), (value) => value === "metric" || value === "imperial"),
    language: oneOf(said("language"), (value) => value === "en" || value === "de"),
    longRunWeekday: numberOf("longRunWeekday"),
    massageRhythmDays: numberOf("massageRhythmDays"),
  };
}

function oneOf<T extends string | number>(
  value: string | number | null,
  isOne: (value: string | number | null) => value is T,
): T | null {
  return isOne(value) ? value : null;
}
