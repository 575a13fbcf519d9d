import type { SeededRandom } from "../statistics/seeded-random.ts";
import type { MassageModel } from "./cohort-model.ts";

/** Muscle soreness as it is rated each day, and the days with a massage. */
export interface SoreMuscles {
  readonly nrs: Uint8Array;
  readonly massage: Uint8Array;
}

const WEEK_DAYS = 7;
const EFFECT_DAYS = 2;

/**
 * Soreness that wanders around its mean, rated in whole points, and massages on days that happen to be very sore: such days
 * are followed by better ones with or without a massage.
 *
 * @see docs/METHODS.md#made-up-cohorts
 */
export function soreMuscles(length: number, model: MassageModel, random: SeededRandom): SoreMuscles {
  const nrs = new Uint8Array(length);
  const massage = new Uint8Array(length);
  const noise = model.spreadNrs * Math.sqrt(1 - model.carryOver ** 2);
  let away = model.spreadNrs * random.normal();
  let since = WEEK_DAYS;
  for (let day = 0; day < length; day++, since++) {
    const eased = since > 0 && since <= EFFECT_DAYS && massage[day - since] === 1 ? model.effectNrs : 0;
    nrs[day] = Math.max(0, Math.min(10, Math.round(model.meanNrs + away - eased)));
    const isWanted = (nrs[day] ?? 0) >= model.soreFromNrs && since >= WEEK_DAYS;
    if (isWanted && random.uniform() < model.chance) {
      massage[day] = 1;
      since = 0;
    }
    away = model.carryOver * away + noise * random.normal();
  }
  return { nrs, massage };
}
