import type { RunSamples } from "../domain/run-samples.ts";
import type { Words } from "../messages/words.ts";

export const RUN_AXES = ["time", "distance"] as const;
/** What a run is drawn along. */
export type RunAxisKind = (typeof RUN_AXES)[number];

/** The axis that all charts of a run share. */
export interface RunAxis {
  readonly kind: RunAxisKind;
  /** Of each sample, ascending: seconds since the start, or metres. NaN where the distance is not known. */
  readonly at: Float64Array;
  readonly end: number;
  readonly ticks: readonly number[];
  /** A place in full: `20:00`, `5.00 km`. */
  readonly words: (at: number) => string;
  /** A tick: `20 min`, `1:30 h`, `5 km`. */
  readonly tickWords: (at: number) => string;
}

const TIME_STEPS_S = [60, 120, 300, 600, 900, 1200, 1800, 3600, 7200, 14_400, 28_800, 86_400, 172_800, 604_800];
/** In kilometres or miles. */
const DISTANCE_STEPS = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500];

/** Hours and minutes are written as minutes and seconds are. */
const MINUTES_AS_SECONDS = 60;

/** The axis of a run, by time where its distance is not known. */
export function runAxis(samples: RunSamples, kind: RunAxisKind, mostTicks: number, words: Words): RunAxis {
  const distanceM = samples.columns.distanceM;
  if (kind === "distance" && distanceM !== undefined) return distanceAxis(distanceM, mostTicks, words);
  const end = samples.timeS.at(-1) ?? 0;
  const isLong = end > 5400;
  return {
    kind: "time",
    at: samples.timeS,
    end,
    ticks: ticksTo(end, TIME_STEPS_S, mostTicks),
    words: words.clock,
    tickWords: (at) => (isLong ? `${words.clock(at / MINUTES_AS_SECONDS)} h` : `${at / MINUTES_AS_SECONDS} min`),
  };
}

function distanceAxis(distanceM: Float64Array, mostTicks: number, words: Words): RunAxis {
  const at = new Float64Array(distanceM.length);
  let farthest = 0;
  for (let i = 0; i < at.length; i += 1) {
    const here = distanceM[i] ?? Number.NaN;
    if (here > farthest) farthest = here;
    // A step back stands still; nowhere is not where one was.
    at[i] = Number.isNaN(here) ? Number.NaN : farthest;
  }
  return {
    kind: "distance",
    at,
    end: farthest,
    ticks: ticksTo(farthest, DISTANCE_STEPS.map(words.metresOf), mostTicks),
    words: (metres) => words.distance(metres, 2),
    tickWords: (metres) => tickOf(words.distanceIn(metres), words),
  };
}

/** `5 km`, `0.2 mi`. */
function tickOf(distance: number, { number, distanceUnit }: Words): string {
  const tenths = Math.round(distance * 10) / 10;
  return `${number(tenths, Number.isInteger(tenths) ? 0 : 1)} ${distanceUnit}`;
}

function ticksTo(end: number, steps: readonly number[], mostTicks: number): readonly number[] {
  const step = steps.find((one) => end / one <= mostTicks) ?? end;
  if (!(step > 0)) return [];
  return Array.from({ length: Math.floor(end / step) + 1 }, (_, i) => i * step);
}
