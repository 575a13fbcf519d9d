import type { LocalDay } from "../../domain/local-day.ts";
import type { PainEntry, PainQuality, PainSite, Region } from "../../domain/pain.ts";
import { recentDays, siteDiaries } from "../pain/site-diary.ts";

const QUALITIES: readonly PainQuality[] = ["tight", "sore", "stiff", "ache"];
/** Regions that are mostly muscle. Joints, tendons, shin, groin and foot are left out on purpose. */
const MUSCLE: readonly Region[] = [
  "lower-back",
  "glute",
  "thigh-front",
  "hamstring",
  "thigh",
  "calf",
  "upper-back",
  "neck",
  "shoulder",
];
const NRS_FROM = 1;
const NRS_TO = 4;

/**
 * Muscles that were tight, sore, stiff or aching at 1–4 in the last 7 days, and at nothing above 4.
 *
 * @see docs/METHODS.md#massage
 */
export function tightSites(pain: readonly PainEntry[], asOf: LocalDay): PainSite[] {
  return siteDiaries(pain, [], asOf)
    .filter(({ site }) => MUSCLE.includes(site.region))
    .filter((diary) => {
      const entries = recentDays(diary, asOf).flatMap((day) => day.entries);
      return entries.every(({ nrs }) => nrs <= NRS_TO) && entries.some(isTight);
    })
    .map(({ site }) => site);
}

function isTight({ nrs, quality }: PainEntry): boolean {
  return nrs >= NRS_FROM && quality !== null && QUALITIES.includes(quality);
}
