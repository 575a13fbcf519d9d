import type { ExerciseDone, ExercisePlan } from "../domain/exercise.ts";
import { type DayRange, isWithin, type LocalDay } from "../domain/local-day.ts";
import { capitalised } from "../domain/site-words.ts";
import { type CareRow, rowLinePx } from "./care-row.ts";
import type { Layer } from "./chart-spec.ts";
import { columnEdges, columnFinder, dayColumn } from "./frame.ts";
import { periodWords } from "./period-words.ts";
import { pixelY } from "./stack-chart.ts";

const TICK_PX = 10;

/** A day on which exercises were done, and which. */
export interface ExerciseDay {
  readonly day: LocalDay;
  readonly titles: readonly string[];
}

/** The days within a range on which something was done, ascending. An exercise without a plan is called by its key. */
export function exerciseDays(
  done: readonly ExerciseDone[],
  plans: readonly ExercisePlan[],
  range: DayRange,
): readonly ExerciseDay[] {
  const titles = new Map(plans.map(({ key, title }) => [key, title]));
  const days = new Map<LocalDay, string[]>();
  for (const { day, key } of done.filter((one) => isWithin(one.day, range))) {
    const title = titles.get(key) ?? capitalised(key.replaceAll("-", " "));
    const own = days.get(day);
    if (own === undefined) days.set(day, [title]);
    else if (!own.includes(title)) own.push(title);
  }
  return [...days].sort(([a], [b]) => a - b).map(([day, own]) => ({ day, titles: own }));
}

interface Tick {
  readonly mid: number;
  readonly top: number;
  readonly bottom: number;
  readonly said: string;
}

/** A short line for each day; over years one for each month, the higher the more days had exercises. */
export function exerciseLayers(days: readonly ExerciseDay[], row: CareRow): readonly Layer[] {
  const values = row.frame.step === "week" ? dayTicks(days, row) : columnTicks(days, row);
  return [
    {
      data: { values: [...values] },
      mark: { type: "rule", style: "exercise-tick" },
      encoding: {
        x: row.timeX("mid"),
        y: pixelY("top", row.heightPx),
        y2: { field: "bottom" },
        tooltip: { field: "said" },
      },
    },
  ];
}

function dayTicks(days: readonly ExerciseDay[], row: CareRow): readonly Tick[] {
  const bottom = rowLinePx(row) + TICK_PX / 2;
  return days.map(({ day, titles }) => ({
    mid: dayColumn(day).mid,
    top: bottom - TICK_PX,
    bottom,
    said: `${row.frame.words.day(day, "weekday-short")}: ${titles.join(", ")}`,
  }));
}

function columnTicks(days: readonly ExerciseDay[], row: CareRow): readonly Tick[] {
  const { frame } = row;
  const { words } = frame;
  const columnOf = columnFinder(frame);
  const bottom = rowLinePx(row) + TICK_PX / 2;
  return frame.columns.flatMap((column) => {
    const count = days.filter(({ day }) => columnOf(day) === column.from).length;
    if (count === 0) return [];
    return [
      {
        mid: columnEdges(column).mid,
        top: bottom - 2 - (TICK_PX - 2) * (count / (column.to - column.from + 1)),
        bottom,
        said: words.say("chart.care.column", { period: capitalised(periodWords(column, frame.step, words)), count }),
      },
    ];
  });
}
