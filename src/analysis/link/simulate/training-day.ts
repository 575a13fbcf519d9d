import { METRES_PER_KM } from "../../../domain/units.ts";
import { SPIKE_LIMITS } from "../../ratio/spike.ts";
import { SPIKE_CODE } from "../episodes/link-days.ts";
import type { SeededRandom } from "../statistics/seeded-random.ts";
import type { TrainingModel } from "./cohort-model.ts";

/** Nobody runs further than this, however long the run before was. */
const LONGEST_KM = 45;
const LARGEST_RATIO = 2.6;
const WINDOW_DAYS = 30;

/** One athlete's habit. */
export interface Habit {
  readonly runChance: number;
  readonly usualKm: number;
}

/**
 * An athlete's habit, drawn around that of the cohort.
 *
 * @see docs/METHODS.md#made-up-cohorts
 */
export function habitOf(
  { runChance, runChanceSpread, usualKm, usualKmSd }: TrainingModel,
  random: SeededRandom,
): Habit {
  return {
    runChance: Math.min(0.95, runChance * (1 - runChanceSpread + 2 * runChanceSpread * random.uniform())),
    usualKm: usualKm * Math.exp(usualKmSd * random.normal()),
  };
}

/**
 * The distance of one day: 0 for rest, else a usual run, or a spike against the longest of the 30 days before. A usual run is never a spike. In km,
 * to the metre.
 *
 * @param before distances of the days before, oldest first
 * @param share of the usual running that is left today
 * @see docs/METHODS.md#made-up-cohorts
 */
export function distanceOfDay(
  training: TrainingModel,
  habit: Habit,
  past: { readonly before: Float64Array; readonly share: number },
  random: SeededRandom,
): number {
  return Math.floor(kmOfDay(training, habit, past, random) * METRES_PER_KM) / METRES_PER_KM;
}

function kmOfDay(
  { spikeChance }: TrainingModel,
  habit: Habit,
  { before, share }: { readonly before: Float64Array; readonly share: number },
  random: SeededRandom,
): number {
  if (random.uniform() >= habit.runChance * share) return 0;
  const longest = longestOf(before);
  const usual = habit.usualKm * (0.6 + 0.4 * random.uniform()) * (share < 1 ? 0.7 : 1);
  const draw = share < 1 ? 1 : random.uniform();
  const { small, moderate, large } = spikeChance;
  const { reference, small: toSmall, moderate: toModerate } = SPIKE_LIMITS;
  if (longest > 0 && draw < small) return spikeKm(longest, reference, toSmall, random);
  if (longest > 0 && draw < small + moderate) return spikeKm(longest, toSmall, toModerate, random);
  if (longest > 0 && draw < small + moderate + large) return spikeKm(longest, toModerate, LARGEST_RATIO, random);
  return longest > 0 ? Math.min(usual, longest * reference) : usual;
}

function spikeKm(longest: number, above: number, upTo: number, random: SeededRandom): number {
  const km = longest * (above + (upTo - above) * (0.05 + 0.9 * random.uniform()));
  return km > LONGEST_KM ? longest * 0.8 : km;
}

function longestOf(before: Float64Array): number {
  let longest = 0;
  for (let i = Math.max(0, before.length - WINDOW_DAYS); i < before.length; i++)
    longest = Math.max(longest, before[i] ?? 0);
  return longest;
}

/**
 * The code of each day's run against the longest of the 30 days before it, over the days that were recorded. The first 30 days have none.
 *
 * @see docs/METHODS.md#made-up-cohorts
 */
export function spikeCodes(distanceKm: Float64Array, recorded: Uint8Array): Uint8Array {
  return Uint8Array.from(distanceKm, (_, day) => spikeCodeAt(distanceKm, recorded, day));
}

/**
 * The same for one day.
 *
 * @see docs/METHODS.md#made-up-cohorts
 */
export function spikeCodeAt(distanceKm: Float64Array, recorded: Uint8Array, day: number): number {
  const km = distanceKm[day] ?? 0;
  if (recorded[day] !== 1) return SPIKE_CODE.unknown;
  if (km === 0) return SPIKE_CODE["no-run"];
  return day < WINDOW_DAYS ? SPIKE_CODE.unknown : codeOf(km, longestRecorded(distanceKm, recorded, day));
}

function longestRecorded(distanceKm: Float64Array, recorded: Uint8Array, day: number): number {
  let longest = 0;
  for (let i = day - WINDOW_DAYS; i < day; i++) if (recorded[i] === 1) longest = Math.max(longest, distanceKm[i] ?? 0);
  return longest;
}

function codeOf(km: number, longest: number): number {
  if (longest === 0) return SPIKE_CODE.return;
  const ratio = km / longest;
  if (ratio <= SPIKE_LIMITS.reference + 1e-9) return SPIKE_CODE.reference;
  if (ratio <= SPIKE_LIMITS.small + 1e-9) return SPIKE_CODE.small;
  return ratio <= SPIKE_LIMITS.moderate + 1e-9 ? SPIKE_CODE.moderate : SPIKE_CODE.large;
}
