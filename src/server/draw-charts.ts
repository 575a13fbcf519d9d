import { weekCharts } from "../charts/week-charts.ts";
import type { DayRange } from "../domain/local-day.ts";
import type { WeeklyReport } from "../usecases/app.ts";
import type { DrawnChart } from "./pages/chart-stack.tsx";
import { renderChart } from "./render-chart.ts";

/** Width inside a card on a phone of 390 px, and beside the side cards on a laptop. The pictures scale from there. */
const NARROW_PX = 322;
const WIDE_PX = 680;

/** The week's charts, each drawn for a phone and for a laptop; the style sheet shows one of the two. */
export async function drawCharts(report: WeeklyReport, range: DayRange): Promise<readonly DrawnChart[]> {
  const narrow = weekCharts(report, { range, widthPx: NARROW_PX, isLive: false });
  const wide = weekCharts(report, { range, widthPx: WIDE_PX, isLive: false });
  return Promise.all(
    wide.map(async (chart, i) => {
      const small = narrow[i]?.spec ?? null;
      return {
        chart,
        narrowSvg: small === null ? null : await renderChart(small),
        wideSvg: chart.spec === null ? null : await renderChart(chart.spec),
      };
    }),
  );
}
