import type { DayRecord, WeekSummary } from "../domain/assessment.ts";
import type { DayRange, LocalDay } from "../domain/local-day.ts";
import type { PainEntry } from "../domain/pain.ts";
import { ENGLISH, type Words } from "../messages/words.ts";
import type { Chart } from "./chart.ts";
import { chartFrame } from "./frame.ts";
import { loadRatioChart } from "./load-ratio.ts";
import { painStripChart } from "./pain-strip.ts";
import { type Care, therapyTicksChart } from "./therapy-ticks.ts";
import { weeklyDistanceChart } from "./weekly-distance.ts";

/** What the stack is drawn from: the parts of the weekly report that have a time. */
export interface WeekChartData extends Care {
  readonly asOf: LocalDay;
  readonly weeks: readonly WeekSummary[];
  readonly days: readonly DayRecord[];
  readonly pain: readonly PainEntry[];
}

export interface WeekChartOptions {
  /** The days shown; the charts round them to whole weeks, months or quarters. */
  readonly range: DayRange;
  readonly widthPx: number;
  /** Whether it will answer to a pointer; a still picture goes without the parts that are not seen. */
  readonly isLive: boolean;
  readonly words?: Words;
}

/** The four charts of the weekly page, top to bottom, on one time axis. */
export function weekCharts(
  data: WeekChartData,
  { range, widthPx, isLive, words = ENGLISH }: WeekChartOptions,
): readonly Chart[] {
  const frame = chartFrame(range, widthPx, words);
  return [
    weeklyDistanceChart(frame, data.weeks, data.days, data.asOf),
    loadRatioChart(frame, data.days, data.asOf, { isLive }),
    painStripChart(frame, data.pain, data.weeks),
    therapyTicksChart(frame, data, data.asOf),
  ];
}
