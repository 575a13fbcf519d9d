import type { RunBlocks } from "../../domain/activity.ts";
import type { RunSummary } from "../../domain/run-summary.ts";
import { SECONDS_PER_MIN } from "../../domain/units.ts";
import { bestEffort, heartRateAtEnd } from "./best-effort.ts";
import { efficiencyHalves } from "./efficiency-halves.ts";
import { gradedSpeed } from "./graded-speed.ts";
import { powerWorkKj } from "./power-work.ts";
import { stepLoad } from "./step-load.ts";

/** Share of the timer time, or of the steps, that a sum must cover. An engineering choice. */
const MIN_COVERED_FRAC = 0.9;
const HEART_RATE_BAND_BPM = 5;
const THRESHOLD_TAIL_MIN = 20;

/** What the summary needs to know beside the blocks. */
interface RecordedRun {
  /** Timer seconds, to tell whether the blocks cover them; null when the source does not say. */
  readonly durationS: number | null;
  /** The grade of a treadmill is not in its altitude. */
  readonly treadmill: boolean;
}

/**
 * What a recording says beside its totals, whatever the settings: made once when a file is read.
 *
 * @see docs/METHODS.md#recording-in-short
 */
export function runSummary(recorded: RunBlocks, { durationS, treadmill }: RecordedRun): RunSummary {
  const blocks = treadmill ? { ...recorded, climbM: recorded.climbM.map(() => null) } : recorded;
  const wholeS = Math.max(durationS ?? 0, sumOf(blocks.secondsS));
  const graded = gradedSpeed(blocks);
  const halves = efficiencyHalves(blocks);
  const best = (minutes: number) => bestEffort(blocks, minutes * SECONDS_PER_MIN);
  const best30Min = best(30);
  return {
    smoothingS: blocks.lengthS,
    gradedS: graded?.gradedS ?? null,
    gapSpeedMPerS: graded?.meanMPerS ?? null,
    gapSpeed4MPerS: graded?.fourthPowerMeanMPerS ?? null,
    efficiencyFirst: halves?.first ?? null,
    efficiencySecond: halves?.second ?? null,
    steps: sumIfCovered(blocks, blocks.steps, wholeS),
    stepLoad: weightedSteps(blocks, wholeS),
    powerWorkKj: workOf(blocks, wholeS),
    ...heartRateMetres(blocks),
    highestHeartRateBpm: highestOf(blocks.heartRateBpm),
    best20MinSpeedMPerS: best(20)?.speedMPerS ?? null,
    best30MinSpeedMPerS: best30Min?.speedMPerS ?? null,
    best60MinSpeedMPerS: best(60)?.speedMPerS ?? null,
    best30MinHeartRateBpm:
      best30Min === null ? null : heartRateAtEnd(blocks, best30Min, THRESHOLD_TAIL_MIN * SECONDS_PER_MIN),
  };
}

const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

/** The sum over blocks that have a value; null when they are too little of the time. */
function sumIfCovered(
  { secondsS }: Pick<RunBlocks, "secondsS">,
  values: readonly (number | null)[],
  wholeS: number,
): number | null {
  let [sum, coveredS] = [0, 0];
  for (const [block, value] of values.entries()) {
    if (value === null) continue;
    sum += value;
    coveredS += secondsS[block] ?? 0;
  }
  return coveredS === 0 || coveredS < MIN_COVERED_FRAC * wholeS ? null : sum;
}

/** Steps weighted by force where contact is known; null when it is known for too few of them. */
function weightedSteps(blocks: RunBlocks, wholeS: number): number | null {
  const allSteps = sumIfCovered(blocks, blocks.steps, wholeS);
  let [sum, weighted] = [0, 0];
  for (const [block, steps] of blocks.steps.entries()) {
    const cadenceSpm = blocks.cadenceSpm[block] ?? null;
    const contactS = blocks.groundContactS[block] ?? null;
    if (steps === null || cadenceSpm === null || contactS === null) continue;
    sum += stepLoad(steps, cadenceSpm, contactS);
    weighted += steps;
  }
  return allSteps === null || weighted === 0 || weighted < MIN_COVERED_FRAC * allSteps ? null : sum;
}

function workOf(blocks: RunBlocks, wholeS: number): number | null {
  const work = blocks.powerW.map((powerW, block) =>
    powerW === null ? null : powerWorkKj(powerW, blocks.secondsS[block] ?? 0),
  );
  return sumIfCovered(blocks, work, wholeS);
}

function heartRateMetres({
  heartRateBpm,
  distanceM,
}: RunBlocks): Pick<RunSummary, "heartRateMetresLowestBpm" | "heartRateMetresWidthBpm" | "heartRateMetresM"> {
  const metres = new Map<number, number>();
  for (const [block, rate] of heartRateBpm.entries()) {
    const covered = distanceM[block] ?? null;
    if (rate === null || covered === null) continue;
    const band = Math.floor(rate / HEART_RATE_BAND_BPM);
    metres.set(band, (metres.get(band) ?? 0) + covered);
  }
  const bands = [...metres.keys()];
  const lowest = bands.length === 0 ? 0 : Math.min(...bands);
  const count = bands.length === 0 ? 0 : Math.max(...bands) - lowest + 1;
  return {
    heartRateMetresLowestBpm: lowest * HEART_RATE_BAND_BPM,
    heartRateMetresWidthBpm: HEART_RATE_BAND_BPM,
    heartRateMetresM: Array.from({ length: count }, (_, i) => metres.get(lowest + i) ?? 0),
  };
}

function highestOf(values: readonly (number | null)[]): number | null {
  return values.reduce<number | null>(
    (highest, value) => (value !== null && value > (highest ?? 0) ? value : highest),
    null,
  );
}
