import type { DayRecord, WeekSummary } from "../domain/assessment.ts";
import type { LocalDay } from "../domain/local-day.ts";
import type { PainEntry } from "../domain/pain.ts";
import type { TherapySession } from "../domain/therapy.ts";
import type { Chart } from "./chart.ts";
import { chartFrame } from "./frame.ts";
import { loadRatioChart } from "./load-ratio.ts";
import { painStripChart } from "./pain-strip.ts";
import { therapyTicksChart } from "./therapy-ticks.ts";
import { weeklyDistanceChart } from "./weekly-distance.ts";

/** What the stack is drawn from: the parts of the weekly report that have a time. */
export interface WeekChartData {
  readonly asOf: LocalDay;
  readonly weeks: readonly WeekSummary[];
  readonly days: readonly DayRecord[];
  readonly pain: readonly PainEntry[];
  readonly therapy: readonly TherapySession[];
}

/** The four charts of the weekly page, top to bottom, on one time axis. */
export function weekCharts(data: WeekChartData, widthPx: number): readonly Chart[] {
  const frame = chartFrame(data.asOf, widthPx);
  return [
    weeklyDistanceChart(frame, data.weeks, data.days, data.asOf),
    loadRatioChart(frame, data.days, data.asOf),
    painStripChart(frame, data.pain, data.weeks),
    therapyTicksChart(frame, data.therapy, data.asOf),
  ];
}
