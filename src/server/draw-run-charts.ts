import type { RunAxisKind } from "../charts/run-axis.ts";
import { runCharts } from "../charts/run-charts.ts";
import type { RunSamples } from "../domain/run-samples.ts";
import type { Words } from "../messages/words.ts";
import { drawPairs } from "./draw-pairs.ts";
import type { DrawnChart } from "./pages/chart-stack.tsx";

/** The charts of a run, and whether some stretch of it is not known. */
export interface DrawnRun {
  readonly charts: readonly DrawnChart[];
  readonly hasGaps: boolean;
}

export function drawRunCharts(samples: RunSamples, by: RunAxisKind, words: Words): DrawnRun {
  const charts = drawPairs((widthPx) => runCharts(samples, { by, widthPx, isLive: false, words }));
  return { charts, hasGaps: charts.some(({ chart }) => chart.plot.line.gaps.length > 0) };
}
