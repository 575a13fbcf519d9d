import type { Series } from "../track/samples.ts";
import { LONGEST_GAP_S } from "../track/weights.ts";
import type { DipInput } from "./heart-rate-dips.ts";
import type { Stretch } from "./stretch.ts";

/** A heart that is measured does not stay on one number for longer than this. */
export const LONGEST_FLAT_S = 300;
/** Speed varies when its standard deviation is at least this share of its mean. */
export const SPEED_VARIES_FRAC = 0.15;

/**
 * Stretches of more than five minutes on one heart rate while the speed varied: the sensor repeated its last reading.
 * Without a speed, or at a steady one, nothing is found.
 *
 * @see docs/METHODS.md#heart-rate-dropouts
 */
export function heartRateFlatLines({ timeS, heartRate, speed }: DipInput): Stretch[] {
  const found: Stretch[] = [];
  let from = 0;
  for (let i = 1; i <= heartRate.length; i++) {
    const goesOn = heartRate[i] === heartRate[from] && (timeS[i] as number) - (timeS[i - 1] as number) <= LONGEST_GAP_S;
    if (goesOn) continue;
    const lastsS = (timeS[i - 1] as number) - (timeS[from] as number);
    if (lastsS > LONGEST_FLAT_S && varies(speed, from, i)) found.push({ from, to: i });
    from = i;
  }
  return found;
}

function varies(speed: Series, from: number, to: number): boolean {
  let [sum, squares, count] = [0, 0, 0];
  for (let i = from; i < to; i++) {
    const value = speed[i] as number;
    if (Number.isNaN(value)) continue;
    sum += value;
    squares += value * value;
    count++;
  }
  const mean = sum / count;
  const spread = Math.sqrt(Math.max(0, squares / count - mean * mean));
  return mean > 0 && spread >= SPEED_VARIES_FRAC * mean;
}
