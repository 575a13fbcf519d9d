import type { Chart } from "../charts/chart.ts";
import type { DrawnChart } from "./pages/chart-stack.tsx";
import { renderChart } from "./render-chart.ts";

/** Width inside a card on a phone of 390 px, and beside the side cards on a laptop. The pictures scale from there. */
const NARROW_PX = 322;
const WIDE_PX = 680;

/** Charts drawn for a phone and for a laptop; the style sheet shows one of the two. */
export async function drawPairs(chartsAt: (widthPx: number) => readonly Chart[]): Promise<readonly DrawnChart[]> {
  const narrow = chartsAt(NARROW_PX);
  return Promise.all(
    chartsAt(WIDE_PX).map(async (chart, i) => {
      const wideSvg = chart.spec === null ? null : await renderChart(chart.spec);
      const small = narrow[i]?.spec ?? null;
      // What is older than the narrow frame shows has no narrow picture; the wide one stands in.
      return { chart, wideSvg, narrowSvg: small === null ? wideSvg : await renderChart(small) };
    }),
  );
}
