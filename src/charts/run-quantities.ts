import type { RunSamples, SampleColumn } from "../domain/run-samples.ts";
import type { Words } from "../messages/words.ts";
import type { ChartId } from "./chart.ts";

/** A quantity of a run as a chart shows it, in one language and one unit system. */
export interface RunQuantity {
  readonly id: ChartId;
  readonly title: string;
  /** How it is smoothed, in words; empty for what is drawn as it was recorded. */
  readonly hint: string;
  readonly column: SampleColumn;
  /** The mean of so many seconds around each sample is drawn; 0 draws the sample. */
  readonly meanOfS: number;
  /** What is drawn for a mean of the column, in the unit of the axis; NaN for what has no place on it. */
  readonly shown: (value: number) => number;
  readonly words: (shown: number) => string;
  /** A number of the axis: without a unit, which the heading says. */
  readonly tickWords: (shown: number) => string;
  /** Steps that the numbers of the axis may have. */
  readonly steps: readonly number[];
  /** The axis spans so much at least: a level run is not made of hills. */
  readonly leastSpan: number;
  /** Less is more: a faster pace stands higher. */
  readonly isReversed: boolean;
  readonly isTall: boolean;
}

/** A quantity with what is drawn of it, one value a sample. */
export interface DrawnQuantity {
  readonly quantity: RunQuantity;
  readonly values: Float64Array;
}

/** Slower than this is standing: it has no pace. */
const STANDING_M_PER_S = 0.5;

const WHOLE_STEPS = [1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000, 2000];

/** A quantity that is drawn as it was recorded. */
function plain({ number }: Words, unit: string) {
  return {
    meanOfS: 0,
    hint: "",
    shown: (value: number) => value,
    words: (value: number) => `${number(value)} ${unit}`,
    tickWords: (value: number) => String(Math.round(value)),
    steps: WHOLE_STEPS,
    isReversed: false,
    isTall: false,
  };
}

const smooth = (words: Words, unit: string) => ({
  ...plain(words, unit),
  meanOfS: 30,
  hint: words.say("chart.run.hint.mean"),
});

/** From top to bottom: what a runner asks first comes first, and form last. */
export const runQuantities = (words: Words): readonly RunQuantity[] => [
  pace(words),
  {
    ...plain(words, "bpm"),
    id: "run-heart-rate",
    title: words.say("chart.run.heart-rate"),
    column: "heartRateBpm",
    leastSpan: 30,
    isTall: true,
  },
  {
    ...plain(words, words.elevationUnit),
    id: "run-elevation",
    title: words.say("chart.run.elevation"),
    column: "altitudeM",
    shown: words.elevationIn,
    leastSpan: 20,
  },
  ...form(words),
];

function pace(words: Words): RunQuantity {
  return {
    ...smooth(words, ""),
    id: "run-pace",
    title: words.say("chart.run.pace"),
    hint: words.say("chart.run.hint.pace"),
    column: "speedMPerS",
    shown: (speedMPerS) => (speedMPerS >= STANDING_M_PER_S ? words.paceS(speedMPerS) : Number.NaN),
    words: (paceS) => `${words.clock(paceS)} ${words.paceUnit}`,
    tickWords: words.clock,
    leastSpan: 60,
    steps: [10, 15, 30, 60, 120, 300, 600],
    isReversed: true,
    isTall: true,
  };
}

const form = (words: Words): readonly RunQuantity[] => [
  {
    ...smooth(words, ""),
    id: "run-cadence",
    title: words.say("chart.run.cadence"),
    column: "cadenceSpm",
    words: (steps) => words.say("chart.run.cadence.value", { steps: words.number(steps) }),
    leastSpan: 20,
  },
  {
    ...smooth(words, "ms"),
    id: "run-ground-contact",
    title: words.say("chart.run.ground-contact"),
    column: "groundContactS",
    shown: (seconds) => seconds * 1000,
    leastSpan: 40,
  },
  {
    ...smooth(words, "cm"),
    id: "run-vertical-oscillation",
    title: words.say("chart.run.vertical-oscillation"),
    column: "verticalOscillationM",
    shown: (metres) => metres * 100,
    words: (centimetres) => `${words.number(centimetres, 1)} cm`,
    tickWords: (centimetres) => words.number(centimetres, 1),
    leastSpan: 2,
    steps: [0.5, 1, 2, 5, 10],
  },
  { ...smooth(words, "W"), id: "run-power", title: words.say("chart.run.power"), column: "powerW", leastSpan: 60 },
];

/** Of each sample the stretch it belongs to: where the timer stood still or the recording has a gap, a new one begins. */
export function stretchesOf({ weightS }: Pick<RunSamples, "weightS">): Uint32Array {
  const stretches = new Uint32Array(weightS.length);
  for (let i = 1; i < stretches.length; i += 1)
    stretches[i] = (stretches[i - 1] ?? 0) + ((weightS[i - 1] ?? 0) > 0 ? 0 : 1);
  return stretches;
}

/** A quantity as it is drawn, one value a sample: NaN where it is not known or has no place on the axis. */
export function shownValues(samples: RunSamples, quantity: RunQuantity): Float64Array | null {
  const column = samples.columns[quantity.column];
  if (column === undefined) return null;
  const means = quantity.meanOfS === 0 ? column : movingMean(samples, column, quantity.meanOfS / 2);
  return means.map(quantity.shown);
}

/** The mean by time of what was recorded within `halfS` seconds, never across a gap; NaN where the sample itself has none. */
function movingMean(samples: RunSamples, column: Float64Array, halfS: number): Float64Array {
  const { timeS } = samples;
  const stretches = stretchesOf(samples);
  const means = new Float64Array(column.length).fill(Number.NaN);
  const total = { sum: 0, weight: 0 };
  let [from, to] = [0, 0];
  for (let i = 0; i < means.length; i += 1) {
    const isNear = (j: number) => stretches[j] === stretches[i] && Math.abs((timeS[j] ?? 0) - (timeS[i] ?? 0)) <= halfS;
    for (; to < means.length && (to <= i || isNear(to)); to += 1) add(total, samples, column, { place: to, sign: 1 });
    for (; from < i && !isNear(from); from += 1) add(total, samples, column, { place: from, sign: -1 });
    if (!Number.isNaN(column[i] ?? Number.NaN)) means[i] = total.sum / total.weight;
  }
  return means;
}

function add(
  total: { sum: number; weight: number },
  { weightS }: RunSamples,
  column: Float64Array,
  { place, sign }: { readonly place: number; readonly sign: 1 | -1 },
): void {
  const value = column[place] ?? Number.NaN;
  if (Number.isNaN(value)) return;
  // The last sample before a gap stands for no time of its own; it counts as a second.
  const weight = sign * (weightS[place] || 1);
  total.sum += value * weight;
  total.weight += weight;
}
