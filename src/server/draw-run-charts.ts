import type { RunAxisKind } from "../charts/run-axis.ts";
import { runCharts } from "../charts/run-charts.ts";
import { runPicture } from "../charts/run-picture.ts";
import type { RunSamples } from "../domain/run-samples.ts";
import type { DrawnChart } from "./pages/chart-stack.tsx";

/** Width inside a card on a phone of 390 px, and beside the side cards on a laptop. The pictures scale from there. */
const NARROW_PX = 322;
const WIDE_PX = 738;

/** The charts of a run, and whether some stretch of it is not known. */
export interface DrawnRun {
  readonly charts: readonly DrawnChart[];
  readonly hasGaps: boolean;
}

/** A run's charts, each drawn for a phone and for a laptop; the style sheet shows one of the two. */
export function drawRunCharts(samples: RunSamples, by: RunAxisKind): DrawnRun {
  const narrow = runCharts(samples, { by, widthPx: NARROW_PX, isLive: false });
  const wide = runCharts(samples, { by, widthPx: WIDE_PX, isLive: false });
  const charts = wide.map((chart, i) => {
    const small = narrow[i] ?? chart;
    return { chart, narrowSvg: runPicture(small.plot), wideSvg: runPicture(chart.plot) };
  });
  return { charts, hasGaps: wide.some(({ plot }) => plot.line.gaps.length > 0) };
}
