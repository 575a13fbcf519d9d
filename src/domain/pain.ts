import type { ActivityId } from "./ids.ts";
import type { LocalDay } from "./local-day.ts";

/** Body regions in everyday names. `knee`, `foot` and `thigh` are for a runner who does not say which part. */
export const REGIONS = [
  "lower-back",
  "glute",
  "hip",
  "groin",
  "thigh-front",
  "hamstring",
  "knee-front",
  "knee-outer",
  "knee-inner",
  "knee-back",
  "shin",
  "calf",
  "achilles",
  "ankle",
  "heel",
  "arch",
  "forefoot",
  "toes",
  "upper-back",
  "neck",
  "shoulder",
  "abdomen",
  "other",
  "knee",
  "foot",
  "thigh",
] as const;
export type Region = (typeof REGIONS)[number];

export const SIDES = ["left", "right", "both", "center"] as const;
export type Side = (typeof SIDES)[number];

/** `during` is the worst in the run, `after` is 60 minutes later, `daily` any other time of a day. */
export const MOMENTS = ["pre", "during", "after", "next_morning", "daily"] as const;
export type Moment = (typeof MOMENTS)[number];

export const QUALITIES = ["ache", "tight", "sore", "stiff", "sharp", "burning", "numb", "throbbing"] as const;
export type PainQuality = (typeof QUALITIES)[number];

/** OSIICS / SMDCS codes of the IOC consensus statement 2020, Table 4. */
export const REGION_CODES: Readonly<Record<Region, string>> = {
  "lower-back": "L/LS",
  glute: "L/LS",
  hip: "G/HI",
  groin: "G/HI",
  "thigh-front": "T/TH",
  hamstring: "T/TH",
  thigh: "T/TH",
  "knee-front": "K/KN",
  "knee-outer": "K/KN",
  "knee-inner": "K/KN",
  "knee-back": "K/KN",
  knee: "K/KN",
  shin: "Q/LE",
  calf: "Q/LE",
  achilles: "Q/LE",
  ankle: "A/AN",
  heel: "F/FO",
  arch: "F/FO",
  forefoot: "F/FO",
  toes: "F/FO",
  foot: "F/FO",
  "upper-back": "D/TS",
  neck: "N/NE",
  shoulder: "S/SH",
  abdomen: "O/AB",
  other: "Z/OO",
};

/** Pain in one place at one moment, on the 0–10 numeric rating scale. */
export interface PainEntry {
  readonly day: LocalDay;
  readonly region: Region;
  /** Null when the runner did not say. */
  readonly side: Side | null;
  readonly moment: Moment;
  readonly nrs: number;
  readonly quality: PainQuality | null;
  readonly alteredGait: boolean | null;
  readonly nightPain: boolean | null;
  readonly note: string | null;
  readonly activityId: ActivityId | null;
}

/** "No pain today": an answer, not the absence of one. */
export interface NoPainDay {
  readonly day: LocalDay;
}

/** A place that pain is followed in. */
export interface PainSite {
  readonly region: Region;
  readonly side: Side | null;
}

export function siteKey(site: PainSite): string {
  return `${site.region}/${site.side ?? "?"}`;
}
