import { weekCharts } from "../charts/week-charts.ts";
import type { DayRange } from "../domain/local-day.ts";
import { ENGLISH, type Words } from "../messages/words.ts";
import type { WeeklyReport } from "../usecases/app.ts";
import { drawPairs } from "./draw-pairs.ts";
import type { DrawnChart } from "./pages/chart-stack.tsx";

/** The week's charts over these days. */
export const drawCharts = (report: WeeklyReport, range: DayRange, words: Words = ENGLISH): readonly DrawnChart[] =>
  drawPairs((widthPx) => weekCharts(report, { range, widthPx, isLive: false, words }));
