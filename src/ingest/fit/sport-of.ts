import type { Sport } from "../../domain/activity.ts";

/** Names by number, from public tables of the protocol. A number without a name keeps its number. */
const SPORTS: readonly (string | undefined)[] = [
  "generic",
  "running",
  "cycling",
  "transition",
  "fitness_equipment",
  "swimming",
  "basketball",
  "soccer",
  "tennis",
  "american_football",
  "training",
  "walking",
  "cross_country_skiing",
  "alpine_skiing",
  "snowboarding",
  "rowing",
  "mountaineering",
  "hiking",
  "multisport",
  "paddling",
  "flying",
  "e_biking",
];

const MORE_SPORTS: Readonly<Record<number, string>> = {
  30: "inline_skating",
  31: "rock_climbing",
  35: "snowshoeing",
  37: "stand_up_paddleboarding",
  41: "kayaking",
  48: "floor_climbing",
  62: "hiit",
  64: "racket",
};

const SUB_SPORTS: Readonly<Record<number, string>> = {
  1: "treadmill",
  2: "street",
  3: "trail",
  4: "track",
  5: "spin",
  6: "indoor_cycling",
  7: "road",
  8: "mountain",
  14: "indoor_rowing",
  15: "elliptical",
  16: "stair_climbing",
  17: "lap_swimming",
  18: "open_water",
  19: "flexibility_training",
  20: "strength_training",
  26: "cardio_training",
  27: "indoor_walking",
  30: "casual_walking",
  31: "speed_walking",
  43: "yoga",
  44: "pilates",
  45: "indoor_running",
  46: "gravel_cycling",
  58: "virtual_activity",
  59: "obstacle",
  67: "ultra",
};

const BY_SPORT: Readonly<Record<number, Sport>> = {
  1: "run",
  2: "ride",
  5: "swim",
  11: "walk",
  17: "walk",
  21: "ride",
};
const BY_SUB_SPORT: Readonly<Record<number, Sport>> = { 1: "run", 6: "ride", 20: "strength", 27: "walk", 45: "run" };
const TREADMILLS: ReadonlySet<number | null> = new Set([1, 45]);
const RUN_WORDS = /\b(run|running|lauf|laufen|course|carrera|corsa|jog|jogging|treadmill)\b/i;

export interface SportReading {
  readonly sport: Sport;
  readonly label: string | null;
  readonly treadmill: boolean;
}

/**
 * The sport of a session. Where the number says nothing (`generic`, or none), the sub-sport and then the watch's name
 * for the profile decide; what stays unknown is `other`, never a run.
 */
export function sportOf(sport: number | null, subSport: number | null, profileName: string | null): SportReading {
  const named = sport === null ? undefined : (SPORTS[sport] ?? MORE_SPORTS[sport] ?? `sport ${sport}`);
  const sub = subSport === null || subSport === 0 ? undefined : (SUB_SPORTS[subSport] ?? `${subSport}`);
  const label = named === undefined ? profileName : sub === undefined ? named : `${named}/${sub}`;
  const reading = category(sport, subSport, profileName);
  return { sport: reading, label, treadmill: reading === "run" && TREADMILLS.has(subSport) };
}

function category(sport: number | null, subSport: number | null, profileName: string | null): Sport {
  const bySport = BY_SPORT[sport ?? -1];
  if (bySport !== undefined) return bySport;
  const says = sport !== null && sport !== 0;
  const bySub = BY_SUB_SPORT[subSport ?? -1];
  if (bySub !== undefined && (!says || sport === 4 || sport === 10)) return bySub;
  return !says && RUN_WORDS.test(profileName ?? "") ? "run" : "other";
}
