import { weekCharts } from "../charts/week-charts.ts";
import type { WeeklyReport } from "../usecases/app.ts";
import type { DrawnChart } from "./pages/chart-stack.tsx";
import { renderChart } from "./render-chart.ts";

/** Width inside a card on a phone of 390 px, and beside the side cards on a laptop. The pictures scale from there. */
const NARROW_PX = 322;
const WIDE_PX = 680;

/** The week's charts, each drawn for a phone and for a laptop; the style sheet shows one of the two. */
export async function drawCharts(report: WeeklyReport): Promise<readonly DrawnChart[]> {
  const narrow = weekCharts(report, NARROW_PX);
  const wide = weekCharts(report, WIDE_PX);
  return Promise.all(
    wide.map(async (chart, i) => {
      const small = narrow[i]?.spec ?? null;
      return {
        chart,
        // Older pain than the narrow frame shows has no narrow picture; the wide one stands in.
        narrowSvg:
          small !== null ? await renderChart(small) : chart.spec === null ? null : await renderChart(chart.spec),
        wideSvg: chart.spec === null ? null : await renderChart(chart.spec),
      };
    }),
  );
}
