import { type AthleteSettings, LANGUAGES, NO_SETTINGS, type SettingName, UNIT_SYSTEMS } from "./athlete.ts";

/** Every setting by name. */
export const SETTING_NAMES = Object.keys(NO_SETTINGS) as readonly SettingName[];

/** What a setting wants. */
export type SettingWant =
  | { readonly kind: "number"; readonly from: number; readonly to: number; readonly isWhole: boolean }
  | { readonly kind: "word"; readonly words: readonly string[] }
  | { readonly kind: "zone" };

const beats = (from: number, to: number): SettingWant => ({ kind: "number", from, to, isWhole: false });
const whole = (from: number, to: number): SettingWant => ({ kind: "number", from, to, isWhole: true });

/** Values beyond these are slips: of the unit, or of the key. */
const RULES: Readonly<Record<keyof AthleteSettings, SettingWant>> = {
  hrMaxBpm: beats(100, 250),
  hrRestBpm: beats(25, 120),
  sexForTrimp: { kind: "word", words: ["female", "male"] },
  lthrBpm: beats(80, 230),
  thresholdSpeedMPerS: { kind: "number", from: 1, to: 8, isWhole: false },
  vt1Bpm: beats(60, 230),
  vt2Bpm: beats(60, 230),
  trimpA: { kind: "number", from: 0.001, to: 20, isWhole: false },
  trimpB: { kind: "number", from: 0.001, to: 20, isWhole: false },
  homeZone: { kind: "zone" },
  units: { kind: "word", words: UNIT_SYSTEMS },
  language: { kind: "word", words: LANGUAGES },
  longRunWeekday: whole(1, 7),
  massageRhythmDays: whole(1, 365),
};

interface Given {
  readonly name: SettingName;
  readonly value: string | number | null;
}

/**
 * What a setting wants when a value cannot be one; null when it can. Taking a setting back (null) always can.
 *
 * @param isZone says whether a zone has this name
 */
export function settingWant({ name, value }: Given, isZone: (text: string) => boolean): SettingWant | null {
  const want = RULES[name];
  return value === null || isWanted(want, value, isZone) ? null : want;
}

function isWanted(want: SettingWant, value: string | number, isZone: (text: string) => boolean): boolean {
  switch (want.kind) {
    case "number":
      return isNumberWanted(want, value);
    case "word":
      return typeof value === "string" && want.words.includes(value);
    case "zone":
      return typeof value === "string" && isZone(value);
    default:
      return want satisfies never;
  }
}

function isNumberWanted(want: Extract<SettingWant, { readonly kind: "number" }>, value: string | number): boolean {
  const isIn = typeof value === "number" && value >= want.from && value <= want.to;
  return isIn && (!want.isWhole || Number.isInteger(value));
}

/** The same in words, as in "want a number from 100 to 250". */
export function settingProblem(given: Given, isZone: (text: string) => boolean): string | null {
  const want = settingWant(given, isZone);
  if (want === null) return null;
  if (want.kind === "word") return `want ${want.words.join(" or ")}`;
  if (want.kind === "zone") return "want an IANA name such as Europe/Berlin";
  return `want a ${want.isWhole ? "whole " : ""}number from ${want.from} to ${want.to}`;
}
