import { type AthleteSettings, LANGUAGES, NO_SETTINGS, type SettingName, UNIT_SYSTEMS } from "./athlete.ts";

/** Every setting by name. */
export const SETTING_NAMES = Object.keys(NO_SETTINGS) as readonly SettingName[];

type Rule =
  | { readonly kind: "number"; readonly from: number; readonly to: number; readonly isWhole: boolean }
  | { readonly kind: "word"; readonly words: readonly string[] }
  | { readonly kind: "zone" };

const beats = (from: number, to: number): Rule => ({ kind: "number", from, to, isWhole: false });
const whole = (from: number, to: number): Rule => ({ kind: "number", from, to, isWhole: true });

/** Values beyond these are slips: of the unit, or of the key. */
const RULES: Readonly<Record<keyof AthleteSettings, Rule>> = {
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

/**
 * What a setting wants when a value cannot be one, as in "want a number from 100 to 250"; null when it can. Taking a
 * setting back (null) always can.
 *
 * @param isZone says whether a zone has this name
 */
export function settingProblem(
  { name, value }: { readonly name: SettingName; readonly value: string | number | null },
  isZone: (text: string) => boolean,
): string | null {
  if (value === null) return null;
  const rule = RULES[name];
  switch (rule.kind) {
    case "number":
      return numberProblem(rule, value);
    case "word":
      return typeof value === "string" && rule.words.includes(value) ? null : `want ${rule.words.join(" or ")}`;
    case "zone":
      return typeof value === "string" && isZone(value) ? null : "want an IANA name such as Europe/Berlin";
    default:
      return rule satisfies never;
  }
}

function numberProblem(rule: Extract<Rule, { readonly kind: "number" }>, value: string | number): string | null {
  const isIn = typeof value === "number" && value >= rule.from && value <= rule.to;
  if (isIn && (!rule.isWhole || Number.isInteger(value))) return null;
  return `want a ${rule.isWhole ? "whole " : ""}number from ${rule.from} to ${rule.to}`;
}
