import type { DayRecord, WeekSummary } from "../domain/assessment.ts";
import type { DayRange, LocalDay } from "../domain/local-day.ts";
import { chartFrame, columnEdges, LEFT_PX, millisOf, RIGHT_PX } from "./frame.ts";
import { periodSums } from "./period-sums.ts";

/** The box the strip is drawn in; the page stretches it to any width. */
export const OVERVIEW_BOX = { width: 1000, height: 32 } as const;

/** What the strip is drawn from. */
export interface OverviewData {
  readonly asOf: LocalDay;
  readonly weeks: readonly WeekSummary[];
  readonly days: readonly DayRecord[];
}

/** Where a day begins in the strip. */
export function overviewX(all: DayRange, day: LocalDay): number {
  return (OVERVIEW_BOX.width * (day - all.from)) / (all.to - all.from + 1);
}

/** The distance of a whole history as one path of small bars, a week each or a month. What is not known has no bar. */
export function overviewPath(data: OverviewData, all: DayRange): string {
  const frame = chartFrame(all, OVERVIEW_BOX.width + LEFT_PX + RIGHT_PX);
  const sums = periodSums(frame, data.weeks, data.days, data.asOf);
  const highest = Math.max(1, ...sums.map(({ distanceM }) => distanceM ?? 0));
  const [start, end] = [millisOf(all.from), millisOf(all.to) + millisOf(1 as LocalDay)];
  const xOf = (at: number) => (OVERVIEW_BOX.width * (at - start)) / (end - start);
  return sums
    .flatMap(({ range, distanceM }) => {
      if (distanceM === null || distanceM === 0) return [];
      const { x1, x2 } = columnEdges(range);
      const [left, right] = [Math.max(0, xOf(x1)), Math.min(OVERVIEW_BOX.width, xOf(x2))];
      const height = (distanceM / highest) * OVERVIEW_BOX.height;
      return [`M${short(left)} ${OVERVIEW_BOX.height}v-${short(height)}h${short(right - left)}v${short(height)}z`];
    })
    .join("");
}

const short = (value: number): string => String(Math.round(value * 10) / 10);
