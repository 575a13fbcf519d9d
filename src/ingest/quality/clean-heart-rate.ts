import type { Series } from "../track/samples.ts";
import { cadenceLocks, type LockInput } from "./cadence-lock.ts";
import { heartRateDips } from "./heart-rate-dips.ts";
import { heartRateFlatLines } from "./heart-rate-flat-lines.ts";
import { impossibleHeartRates } from "./heart-rate-range.ts";
import type { QualityRemark } from "./quality-report.ts";
import { timeInWords } from "./quantity-words.ts";
import { type Stretch, secondsIn, without } from "./stretch.ts";

/** Dropouts shorter than this together are left out of the heart rate but not spoken of. */
export const LEAST_TOLD_S = 10;
/** The source's own averages hold what was left out; above this share of the heart rate they are not believed. */
export const BELIEVED_WITHIN_FRAC = 0.1;
/** Leaving out one stretch can bring another to light, never many times over. */
const MOST_ROUNDS = 5;

export interface HeartRateInput extends LockInput {
  readonly speed: Series;
}

export interface CleanHeartRate {
  readonly heartRate: Series;
  /** Enough was left out for the source's own averages to be wrong. */
  readonly averagesTainted: boolean;
  readonly remarks: readonly QualityRemark[];
}

/**
 * Heart rate without the stretches that are not the heart's: they are missing afterwards, and so count as not known.
 *
 * @see docs/METHODS.md#heart-rate-dropouts
 * @see docs/METHODS.md#cadence-lock
 */
export function cleanHeartRate(input: HeartRateInput): CleanHeartRate {
  if (!input.heartRate.some((rate) => rate > 0))
    return { heartRate: input.heartRate, averagesTainted: false, remarks: [] };
  let [heartRate, droppedS, lockedS] = [input.heartRate, 0, 0];
  const leaveOut = (stretches: readonly Stretch[]): number => {
    const seconds = secondsIn(stretches, heartRate, input.weights);
    heartRate = without(heartRate, stretches);
    return seconds;
  };
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const before = heartRate;
    droppedS += leaveOut(impossibleHeartRates(heartRate));
    lockedS += leaveOut(cadenceLocks({ ...input, heartRate }));
    droppedS += leaveOut(heartRateDips({ ...input, heartRate }));
    droppedS += leaveOut(heartRateFlatLines({ ...input, heartRate }));
    if (heartRate === before) break;
  }
  const keptS = secondsIn([{ from: 0, to: heartRate.length }], heartRate, input.weights);
  const averagesTainted = lockedS + droppedS > BELIEVED_WITHIN_FRAC * (keptS + lockedS + droppedS);
  return { heartRate, averagesTainted, remarks: remarksOn(droppedS, lockedS) };
}

function remarksOn(droppedS: number, lockedS: number): QualityRemark[] {
  const remarks: QualityRemark[] = [];
  if (droppedS >= LEAST_TOLD_S)
    remarks.push({
      flag: "HEART_RATE_DROPOUT",
      detail: `Heart rate dropped out for ${timeInWords(droppedS)}; these seconds are not in your loads.`,
    });
  if (lockedS > 0)
    remarks.push({
      flag: "CADENCE_LOCK",
      detail: `The heart rate followed your steps for ${timeInWords(lockedS)}, as optical sensors sometimes do; these seconds are not in your loads.`,
    });
  return remarks;
}
