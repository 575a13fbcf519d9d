import { mean, standardDeviation } from "simple-statistics";
import type { RunBlocks } from "../../domain/activity.ts";

const LEAST_RUN_S = 2400;
const WARM_UP_S = 600;
/** The rest is an engineering choice, but for the coverage. */
const MIN_HEARD_FRAC = 0.95;
const STEEPEST_NET_FRAC = 0.01;
const MOST_VARIATION_FRAC = 0.15;

/** Speed over heart rate of the first and the second half after the warm-up. */
interface EfficiencyHalves {
  readonly first: number;
  readonly second: number;
}

interface Block {
  readonly secondsS: number;
  readonly distanceM: number | null;
  readonly climbM: number | null;
  readonly heartRateBpm: number | null;
}

/**
 * Metres per second for each beat per minute in the two halves of a steady run, after ten minutes of warm-up; null unless
 * the run was steady: 40 minutes or more, level in each half, at an even speed, with heart rate nearly throughout.
 *
 * @see docs/METHODS.md#decoupling
 */
export function efficiencyHalves(recording: RunBlocks): EfficiencyHalves | null {
  if (recording.heartRateBpm.every((rate) => rate === null)) return null;
  const all = recording.secondsS.map(
    (secondsS, i): Block => ({
      secondsS,
      distanceM: recording.distanceM[i] ?? null,
      climbM: recording.climbM[i] ?? null,
      heartRateBpm: recording.heartRateBpm[i] ?? null,
    }),
  );
  if (secondsOf(all) < LEAST_RUN_S) return null;
  const { after: main } = cut(all, WARM_UP_S);
  const { before, after } = cut(main, secondsOf(main) / 2);
  if (!isLevel(before) || !isLevel(after) || !isEven(main, recording.lengthS)) return null;
  const [first, second] = [efficiencyOf(before), efficiencyOf(after)];
  return first === null || second === null ? null : { first, second };
}

const secondsOf = (blocks: readonly Block[]) => blocks.reduce((sum, { secondsS }) => sum + secondsS, 0);

/** The blocks up to a time, and the others; the block across it belongs to the first. */
function cut(blocks: readonly Block[], atS: number) {
  let spentS = 0;
  const at = blocks.findIndex(({ secondsS }) => {
    spentS += secondsS;
    return spentS >= atS;
  });
  return { before: blocks.slice(0, at + 1), after: blocks.slice(at + 1) };
}

function isEven(blocks: readonly Block[], lengthS: number): boolean {
  const speeds = blocks.flatMap(({ secondsS, distanceM }) =>
    distanceM === null || secondsS < lengthS ? [] : [distanceM / secondsS],
  );
  const average = speeds.length === 0 ? 0 : mean(speeds);
  return average > 0 && standardDeviation(speeds) <= MOST_VARIATION_FRAC * average;
}

function isLevel(blocks: readonly Block[]): boolean {
  let [climbM, distanceM] = [0, 0];
  for (const block of blocks) {
    if (block.climbM === null || block.distanceM === null) return false;
    climbM += block.climbM;
    distanceM += block.distanceM;
  }
  return distanceM > 0 && Math.abs(climbM) <= STEEPEST_NET_FRAC * distanceM;
}

function efficiencyOf(blocks: readonly Block[]): number | null {
  let [heardS, beats, metres] = [0, 0, 0];
  for (const { secondsS, distanceM, heartRateBpm } of blocks) {
    if (distanceM === null || heartRateBpm === null) continue;
    heardS += secondsS;
    beats += heartRateBpm * secondsS;
    metres += distanceM;
  }
  return heardS === 0 || heardS < MIN_HEARD_FRAC * secondsOf(blocks) ? null : metres / beats;
}
