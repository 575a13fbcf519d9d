import type { RunBlocks } from "../../domain/activity.ts";
import { gradeAdjustedSpeedMPerS } from "./grade-cost.ts";

/** Shorter blocks are standing or nearly: they count as level, because their grade would be noise. */
const LEAST_GRADED_M = 20;
/** Faster than anyone runs: no speed. */
const FASTEST_M_PER_S = 12;
/** Steeper than was measured: an altitude that leapt, or a lift. */
const STEEPEST_FRAC = 0.45;

/** Grade-adjusted speed over the blocks that have one. */
interface GradedSpeed {
  readonly gradedS: number;
  readonly meanMPerS: number;
  readonly fourthPowerMeanMPerS: number;
}

/**
 * The grade-adjusted speed of a recording: its mean, and its fourth-power mean, over the blocks that have distance and
 * climb; null without any.
 *
 * @see docs/METHODS.md#grade-adjusted-pace
 */
export function gradedSpeed(blocks: Pick<RunBlocks, "secondsS" | "distanceM" | "climbM">): GradedSpeed | null {
  let [gradedS, sum, sum4] = [0, 0, 0];
  for (let block = 0; block < blocks.secondsS.length; block += 1) {
    const seconds = blocks.secondsS[block] ?? 0;
    const speed = speedOfBlock(seconds, blocks.distanceM[block] ?? null, blocks.climbM[block] ?? null);
    if (speed === null) continue;
    gradedS += seconds;
    sum += speed * seconds;
    sum4 += speed * speed * speed * speed * seconds;
  }
  if (gradedS === 0) return null;
  return { gradedS, meanMPerS: sum / gradedS, fourthPowerMeanMPerS: (sum4 / gradedS) ** 0.25 };
}

function speedOfBlock(seconds: number, distanceM: number | null, climbM: number | null): number | null {
  if (distanceM === null || climbM === null || distanceM > FASTEST_M_PER_S * seconds) return null;
  if (distanceM < LEAST_GRADED_M) return distanceM / seconds;
  const gradeFrac = climbM / distanceM;
  return Math.abs(gradeFrac) > STEEPEST_FRAC ? null : gradeAdjustedSpeedMPerS(distanceM / seconds, gradeFrac);
}
