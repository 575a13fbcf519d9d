import type { PainSite, Region } from "./pain.ts";

/** A place as people say it. */
export interface SiteName {
  /** `left knee`, `front of the left knee`, `both calves`, `lower back`. */
  readonly plain: string;
  /** `the left knee`, `the front of the left knee`, `both calves`. */
  readonly the: string;
  /** `your left knee`, `the front of your left knee`, `both your calves`. */
  readonly your: string;
  readonly isPlural: boolean;
}

interface Noun {
  readonly one: string;
  readonly many: string;
  /** The part of it, as in "front of the left knee". */
  readonly part?: string;
  /** What it is called in a list to choose from, where that differs. */
  readonly choice?: string;
  /** The body has one of it, so a side is not said unless it is left or right. */
  readonly isSingle?: boolean;
}

const NOUNS: Readonly<Record<Region, Noun>> = {
  "lower-back": { one: "lower back", many: "lower back", isSingle: true },
  glute: { one: "glute", many: "glutes" },
  hip: { one: "hip", many: "hips" },
  groin: { one: "groin", many: "groin", isSingle: true },
  "thigh-front": { one: "thigh", many: "thighs", part: "front" },
  hamstring: { one: "hamstring", many: "hamstrings" },
  "knee-front": { one: "knee", many: "knees", part: "front" },
  "knee-outer": { one: "knee", many: "knees", part: "outside" },
  "knee-inner": { one: "knee", many: "knees", part: "inside" },
  "knee-back": { one: "knee", many: "knees", part: "back" },
  shin: { one: "shin", many: "shins" },
  calf: { one: "calf", many: "calves" },
  achilles: { one: "Achilles tendon", many: "Achilles tendons" },
  ankle: { one: "ankle", many: "ankles" },
  heel: { one: "heel", many: "heels" },
  arch: { one: "foot arch", many: "foot arches" },
  forefoot: { one: "forefoot", many: "forefeet" },
  toes: { one: "toes", many: "toes" },
  "upper-back": { one: "upper back", many: "upper back", isSingle: true },
  neck: { one: "neck", many: "neck", isSingle: true },
  shoulder: { one: "shoulder", many: "shoulders" },
  abdomen: { one: "abdomen", many: "abdomen", isSingle: true },
  other: { one: "sore place", many: "sore places", choice: "elsewhere" },
  knee: { one: "knee", many: "knees" },
  foot: { one: "foot", many: "feet" },
  thigh: { one: "thigh", many: "thighs" },
};

/**
 * The everyday name of a place.
 *
 * @see docs/METHODS.md#places-and-answers
 * @example siteName({ region: "knee-front", side: "left" }).your // "the front of your left knee"
 */
export function siteName(site: PainSite): SiteName {
  const noun = NOUNS[site.region];
  const isBoth = site.side === "both" && noun.isSingle !== true;
  const sided = site.side === "left" || site.side === "right" ? `${site.side} ${noun.one}` : noun.one;
  const body = isBoth ? `both ${noun.many}` : sided;
  const yours = isBoth ? `both your ${noun.many}` : `your ${sided}`;
  const isPlural = noun.part === undefined && (isBoth || site.region === "toes");
  const the = isBoth ? body : `the ${body}`;
  if (noun.part === undefined) return { plain: body, the, your: yours, isPlural };
  return {
    plain: `${noun.part} of ${the}`,
    the: `the ${noun.part} of ${the}`,
    your: `the ${noun.part} of ${yours}`,
    isPlural,
  };
}

/** The text with its first letter as a capital. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A region in a list to choose from: `Front of the knee`, `Elsewhere`. */
export function regionWords(region: Region): string {
  return capitalised(NOUNS[region].choice ?? siteName({ region, side: null }).plain);
}

/** A place as a label: `Front of the left knee`. */
export function siteWords(site: PainSite): string {
  return capitalised(siteName(site).plain);
}
