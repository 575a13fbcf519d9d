import type { Chart } from "../charts/chart.ts";
import { drawChart } from "../charts/draw/draw-chart.ts";
import type { DrawnChart } from "./pages/chart-stack.tsx";

/** Widths inside a card on a phone of 390 px, and beside the side cards on a laptop: what has room is judged there. */
const NARROW_PX = 320;
const WIDE_PX = 738;

/** Charts drawn for a phone and for a laptop; the style sheet shows one of the two. */
export function drawPairs<C extends Chart>(
  chartsAt: (widthPx: number) => readonly C[],
): readonly (DrawnChart & { readonly chart: C })[] {
  const narrow = chartsAt(NARROW_PX);
  return chartsAt(WIDE_PX).map((chart, i) => {
    const wideSvg = chart.spec === null ? null : drawChart(chart.spec);
    const small = narrow[i]?.spec ?? null;
    // What is older than the narrow frame shows has no narrow picture; the wide one stands in.
    return { chart, wideSvg, narrowSvg: small === null ? wideSvg : drawChart(small) };
  });
}
