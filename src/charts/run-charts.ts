import type { RunSamples } from "../domain/run-samples.ts";
import { ENGLISH, type Words } from "../messages/words.ts";
import type { Chart } from "./chart.ts";
import type { ChartSpec } from "./chart-spec.ts";
import { LEFT_PX, NARROW_BELOW_PX, RIGHT_PX } from "./frame.ts";
import { type RunAxis, type RunAxisKind, runAxis } from "./run-axis.ts";
import { type RunFigures, runFigures, runTable } from "./run-figures.ts";
import { type HoverBand, hoverBands } from "./run-hover.ts";
import { runLine } from "./run-line.ts";
import type { RunPlot } from "./run-plot.ts";
import { type DrawnQuantity, type RunQuantity, runQuantities, shownValues } from "./run-quantities.ts";
import { runSpec } from "./run-spec.ts";

/** How the charts of a run are to be drawn. */
export interface RunChartOptions {
  readonly by: RunAxisKind;
  readonly widthPx: number;
  /** They will answer to a pointer: each place then says everything that is known there. */
  readonly isLive: boolean;
  readonly words?: Words;
}

/** A chart of a run, and what it is drawn from. */
export interface RunChart extends Chart {
  readonly spec: ChartSpec;
  readonly plot: RunPlot;
}

interface Run {
  readonly samples: RunSamples;
  readonly axis: RunAxis;
  readonly words: Words;
}

/** Of each part of the plot up to four points stay. */
const PX_PER_PART = 4;

/** The charts of one run, top to bottom, on one axis: one for each quantity that was recorded. */
export function runCharts(samples: RunSamples, options: RunChartOptions): readonly RunChart[] {
  const words = options.words ?? ENGLISH;
  const axis = runAxis(samples, options.by, options.widthPx < NARROW_BELOW_PX ? 5 : 9, words);
  const drawn = runQuantities(words).flatMap((quantity): DrawnQuantity[] => {
    const values = axis.end > 0 ? shownValues(samples, quantity) : null;
    return values?.some((value) => !Number.isNaN(value)) === true ? [{ quantity, values }] : [];
  });
  const run = { samples, axis, words };
  const hover = options.isLive ? hoverBands(run, drawn) : [];
  return drawn.flatMap((one, i) => {
    const isLast = i === drawn.length - 1;
    return runChart(run, one, { widthPx: options.widthPx, hover, isLast }) ?? [];
  });
}

interface ChartPlace {
  readonly widthPx: number;
  readonly hover: readonly HoverBand[];
  readonly isLast: boolean;
}

function runChart(
  run: Run,
  { quantity, values }: DrawnQuantity,
  { widthPx, hover, isLast }: ChartPlace,
): RunChart | null {
  const { samples, axis } = run;
  const figures = runFigures(run, quantity, values, { from: 0, below: Infinity });
  if (figures === null) return null;
  const plotPx = widthPx - LEFT_PX - RIGHT_PX;
  const line = runLine(samples, axis, values, plotPx / PX_PER_PART);
  const description = describe(quantity, figures, line.gaps.length, run.words);
  const domain = domainOf(quantity, values);
  const plot: RunPlot = {
    ...{ quantity, axis, line, domain },
    ticks: ticksIn(domain, quantity.steps),
    plotPx,
    heightPx: heightOf(quantity, widthPx),
    isLast,
  };
  return {
    id: quantity.id,
    title: quantity.title,
    hint: [quantity.words(figures.mean), quantity.hint].filter((words) => words !== "").join(" · "),
    empty: "",
    description,
    table: runTable(run, quantity, values),
    spec: runSpec(plot, description, hover),
    plot,
  };
}

function heightOf({ isTall }: RunQuantity, widthPx: number): number {
  const isNarrow = widthPx < NARROW_BELOW_PX;
  if (isTall) return isNarrow ? 92 : 112;
  return isNarrow ? 60 : 70;
}

const MOST_TICKS = 4;

function ticksIn([low, high]: readonly [number, number], steps: readonly number[]): readonly number[] {
  const step = steps.find((one) => (high - low) / one <= MOST_TICKS) ?? high - low;
  const first = Math.ceil(low / step);
  return Array.from({ length: Math.floor(high / step) - first + 1 }, (_, i) => (first + i) * step);
}

/** Almost all of the line, with some room: one walk break must not press the rest of a run flat. */
function domainOf(quantity: RunQuantity, values: Float64Array): readonly [number, number] {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort();
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))] ?? 0;
  const room = 0.6 * (at(0.98) - at(0.02));
  const low = Math.max(at(0), at(0.02) - room);
  const high = Math.min(at(1), at(0.98) + room);
  const lacking = Math.max(0, quantity.leastSpan - (high - low)) / 2;
  const pad = 0.04 * (high - low);
  return [low - lacking - pad, high + lacking + pad];
}

function describe(
  { title, words, isReversed }: RunQuantity,
  figures: RunFigures,
  gaps: number,
  { say }: Words,
): string {
  const { mean, lowest, highest } = figures;
  const values = { title, mean: words(mean), lowest: words(lowest), highest: words(highest) };
  const described = say(isReversed ? "chart.run.described-pace" : "chart.run.described", values);
  return gaps === 0 ? described : `${described} ${say("chart.run.gaps", { gaps })}`;
}
