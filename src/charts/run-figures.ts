import type { RunSamples } from "../domain/run-samples.ts";
import type { Words } from "../messages/words.ts";
import type { ChartTable } from "./chart.ts";
import type { RunAxis } from "./run-axis.ts";
import type { RunQuantity } from "./run-quantities.ts";

/** What a quantity comes to over a part of a run. */
export interface RunFigures {
  /** By time, over what was recorded: not the mean of what is drawn. */
  readonly mean: number;
  /** Of what is drawn. */
  readonly lowest: number;
  readonly highest: number;
}

const MOST_ROWS = 24;

/** The figures of the samples from one place on the axis up to another; null where the quantity is not known. */
export function runFigures(
  { samples, axis }: { readonly samples: RunSamples; readonly axis: RunAxis },
  quantity: RunQuantity,
  values: Float64Array,
  part: { readonly from: number; readonly below: number },
): RunFigures | null {
  const isInside = (i: number) => (axis.at[i] ?? Number.NaN) >= part.from && (axis.at[i] ?? Number.NaN) < part.below;
  const recorded = samples.columns[quantity.column] ?? new Float64Array(0);
  const mean = quantity.shown(meanByTime(recorded, samples.weightS, isInside));
  const [lowest, highest] = extremesOf(values, isInside);
  return lowest <= highest && Number.isFinite(mean) ? { mean, lowest, highest } : null;
}

function meanByTime(recorded: Float64Array, weightS: Float64Array, isInside: (i: number) => boolean): number {
  let [sum, timeS] = [0, 0];
  for (let i = 0; i < recorded.length; i += 1) {
    const value = recorded[i] ?? Number.NaN;
    if (Number.isNaN(value) || !isInside(i)) continue;
    sum += value * (weightS[i] ?? 0);
    timeS += weightS[i] ?? 0;
  }
  return sum / timeS;
}

function extremesOf(values: Float64Array, isInside: (i: number) => boolean): readonly [number, number] {
  let [lowest, highest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i] ?? Number.NaN;
    if (Number.isNaN(value) || !isInside(i)) continue;
    lowest = Math.min(lowest, value);
    highest = Math.max(highest, value);
  }
  return [lowest, highest];
}

/** A row for each part of the axis that has the quantity. */
export function runTable(
  run: { readonly samples: RunSamples; readonly axis: RunAxis; readonly words: Words },
  quantity: RunQuantity,
  values: Float64Array,
): ChartTable {
  const { axis } = run;
  const { say } = run.words;
  const step = stepOf(axis);
  const count = step > 0 ? Math.ceil(axis.end / step) : 0;
  const names = quantity.isReversed ? (["fastest", "slowest"] as const) : (["lowest", "highest"] as const);
  return {
    headers: [say(`chart.run.${axis.kind}`), say("chart.run.mean"), ...names.map((name) => say(`chart.run.${name}`))],
    rows: Array.from({ length: count }, (_, i) => i * step).flatMap((from) => {
      const isLast = from + step >= axis.end;
      const figures = runFigures(run, quantity, values, { from, below: isLast ? Infinity : from + step });
      if (figures === null) return [];
      const { words } = quantity;
      const label = say("chart.run.part", { from: axis.words(from), to: axis.words(isLast ? axis.end : from + step) });
      return [[label, words(figures.mean), words(figures.lowest), words(figures.highest)]];
    }),
  };
}

/** The ticks stand further apart than a reader of numbers wants: five rows between two, as far as they fit. */
function stepOf({ end, ticks }: RunAxis): number {
  const apart = (ticks[1] ?? end) - (ticks[0] ?? 0);
  const fits = [5, 2, 1].find((parts) => end / (apart / parts) <= MOST_ROWS);
  return apart / (fits ?? 1);
}
