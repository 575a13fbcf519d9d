import type { PainSite, Region, Side } from "../domain/pain.ts";

const REGION_WORDS: Readonly<Record<Region, string>> = {
  "lower-back": "lower back",
  glute: "glute",
  hip: "hip",
  groin: "groin",
  "thigh-front": "front thigh",
  hamstring: "hamstring",
  "knee-front": "front of the knee",
  "knee-outer": "outer knee",
  "knee-inner": "inner knee",
  "knee-back": "back of the knee",
  shin: "shin",
  calf: "calf",
  achilles: "Achilles",
  ankle: "ankle",
  heel: "heel",
  arch: "arch",
  forefoot: "forefoot",
  toes: "toes",
  "upper-back": "upper back",
  neck: "neck",
  shoulder: "shoulder",
  abdomen: "abdomen",
  other: "elsewhere",
  knee: "knee",
  foot: "foot",
  thigh: "thigh",
};

const SIDE_WORDS: Readonly<Record<Side, string>> = { left: "left", right: "right", both: "both", center: "middle" };

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** `Front of the knee`. */
export const regionWords = (region: Region): string => capital(REGION_WORDS[region]);

/** `Knee, left`; without a side, the region alone. The region comes first, so that a list sorts by place. */
export const siteWords = (site: PainSite): string =>
  site.side === null ? regionWords(site.region) : `${regionWords(site.region)}, ${SIDE_WORDS[site.side]}`;
