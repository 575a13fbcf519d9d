import type { SeededRandom } from "../statistics/seeded-random.ts";
import type { CohortModel } from "./cohort-model.ts";
import { answeredDays, recordedDays } from "./log-days.ts";
import { onsetChance } from "./onset-chance.ts";
import { type SoreMuscles, soreMuscles } from "./sore-days.ts";
import { distanceOfDay, habitOf, spikeCodeAt } from "./training-day.ts";

/** One made-up runner in columns, one entry a day: the truth, and what of it was recorded and answered. */
export interface SimulatedRunner {
  readonly length: number;
  /** Times the base chance of an onset. */
  readonly frailty: number;
  /** 0 is a rest day. */
  readonly distanceKm: Float64Array;
  /** Pain of an episode, 0–10. */
  readonly painNrs: Uint8Array;
  /** An episode truly began. */
  readonly onset: Uint8Array;
  readonly recorded: Uint8Array;
  readonly answered: Uint8Array;
  readonly muscles: SoreMuscles | null;
}

const LEAST_PAIN_NRS = 2;

/**
 * One made-up runner.
 *
 * @param random a stream of its own for each runner
 * @see docs/METHODS.md#made-up-cohorts
 */
export function simulateRunner(model: CohortModel, random: SeededRandom): SimulatedRunner {
  const { days: length, pain, log } = model;
  const frailty = Math.exp(pain.frailtySd * random.normal());
  const life = livedDays(model, frailty, random);
  return {
    length,
    frailty,
    ...life,
    recorded: recordedDays(length, log, random),
    answered: answeredDays(life.painNrs, log, random),
    muscles: model.massage === null ? null : soreMuscles(length, model.massage, random),
  };
}

/** Where the pain of a runner stands at the start of a day. */
interface Course {
  nrs: number;
  /** Days until the pain that is coming is felt; null when none is. */
  comingIn: number | null;
  hadOne: boolean;
}

function livedDays(model: CohortModel, frailty: number, random: SeededRandom) {
  const { days: length, training } = model;
  const habit = habitOf(training, random);
  const always = new Uint8Array(length).fill(1);
  const distanceKm = new Float64Array(length);
  const painNrs = new Uint8Array(length);
  const onset = new Uint8Array(length);
  const codes = new Uint8Array(length);
  const course: Course = { nrs: 0, comingIn: null, hadOne: false };
  for (let day = 0; day < length; day++) {
    onset[day] = passDay(model, course, { frailty, codes: codes.subarray(0, day) }, random) ? 1 : 0;
    painNrs[day] = course.nrs;
    const share = course.nrs > 0 || course.comingIn !== null ? training.runningInPain : 1;
    distanceKm[day] = distanceOfDay(training, habit, { before: distanceKm.subarray(0, day), share }, random);
    codes[day] = spikeCodeAt(distanceKm, always, day);
  }
  return { distanceKm, painNrs, onset };
}

/** Moves the pain on by a day; true when an episode begins to be felt. */
function passDay(
  { pain, training }: CohortModel,
  course: Course,
  { frailty, codes }: { readonly frailty: number; readonly codes: Uint8Array },
  random: SeededRandom,
): boolean {
  if (course.nrs > 0) {
    course.nrs = random.uniform() < pain.persistence ? drifted(course.nrs, random) : 0;
    return false;
  }
  if (course.comingIn === null) {
    const chance = onsetChance(pain, { frailty, hadOne: course.hadOne }, codes);
    if (random.uniform() >= chance) return false;
    course.comingIn = training.prodromeDays;
  } else course.comingIn--;
  if (course.comingIn > 0) return false;
  course.comingIn = null;
  course.hadOne = true;
  course.nrs = LEAST_PAIN_NRS + random.integer(3);
  return true;
}

function drifted(nrs: number, random: SeededRandom): number {
  return Math.max(LEAST_PAIN_NRS, Math.min(8, nrs + random.integer(3) - 1));
}
