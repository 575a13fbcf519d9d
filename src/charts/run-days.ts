import type { DayRecord } from "../domain/assessment.ts";
import { shortDayAndYear, weekdayAndDay } from "../domain/day-words.ts";
import type { LocalDay } from "../domain/local-day.ts";
import { kmFromM } from "../domain/units.ts";
import type { Chart, ChartTable } from "./chart.ts";
import type { Layer } from "./chart-spec.ts";
import { type ChartFrame, dayColumn, frameDays } from "./frame.ts";
import { markedBars } from "./marked-bars.ts";
import { kmWords, percentOver } from "./number-words.ts";
import { stackChart, type TimeX, timeAxis, type ValueY, valueAxis } from "./stack-chart.ts";
import { unknownLayers, unknownStretches } from "./unknown-stretches.ts";

const SPIKES: ReadonlySet<string> = new Set(["small", "moderate", "large"]);
const HEADROOM = 1.25;
const HEIGHT_PX = 92;

const isSpike = ({ spike }: DayRecord): boolean => SPIKES.has(spike.category) && spike.value !== null;

/** Kilometres a day as bars; a run that was longer than the month before it carries a triangle; unknown days are gaps. */
export function runDaysChart(frame: ChartFrame, all: readonly DayRecord[], asOf: LocalDay): Chart {
  const { from, to } = frameDays(frame);
  const days = all.filter(({ day }) => day >= from && day <= to);
  const ran = days.filter(({ runs }) => runs > 0);
  const description = describe(ran);
  const common = {
    id: "region-runs",
    title: "Runs",
    hint: "km a day · ▲ more than 10 % past any run of the 30 days before",
    empty: "No runs in these weeks.",
    description,
    table: tableOf(ran),
  } as const;
  if (ran.length === 0) return { ...common, spec: null };
  const timeX = timeAxis(frame, true);
  const highestKm = Math.max(5, ...ran.map(({ distanceM }) => kmFromM(distanceM ?? 0)));
  const kmY = valueAxis({ domain: [0, highestKm * HEADROOM], ticks: ticksTo(highestKm) });
  const known = new Set(days.filter(({ state }) => state !== "unknown").map(({ day }) => day));
  const layers = [
    ...unknownLayers({
      frame,
      timeX,
      heightPx: HEIGHT_PX,
      stretches: unknownStretches(frame, asOf, (day) => known.has(day)),
      word: "no data",
    }),
    ...barLayers(ran, timeX, kmY, highestKm),
  ];
  return { ...common, spec: stackChart({ frame, description, heightPx: HEIGHT_PX, showMonths: true, layers }) };
}

function barLayers(ran: readonly DayRecord[], timeX: TimeX, kmY: ValueY, highestKm: number): readonly Layer[] {
  const bars = ran.map((record) => ({
    ...dayColumn(record.day),
    top: kmFromM(record.distanceM ?? 0),
    base: 0,
    mark: kmFromM(record.distanceM ?? 0) + highestKm * 0.11,
    isMarked: isSpike(record),
    said: said(record),
  }));
  return markedBars(bars, timeX, kmY);
}

function ticksTo(highestKm: number): readonly number[] {
  const step = [5, 10, 20, 25, 50, 100].find((candidate) => highestKm / candidate <= 3) ?? 200;
  return Array.from({ length: Math.floor(highestKm / step) + 1 }, (_, i) => i * step);
}

function said(record: DayRecord): string {
  const { day, distanceM, spike } = record;
  const over = isSpike(record) && spike.value !== null ? `, ${percentOver(spike.value)} over the 30 days before` : "";
  return `${weekdayAndDay(day)}: ${kmWords(distanceM)}${over}`;
}

function describe(ran: readonly DayRecord[]): string {
  const spikes = ran.filter(isSpike).length;
  if (ran.length === 0) return "Runs. None in these weeks.";
  const longer = spikes === 1 ? "1 was" : `${spikes} were`;
  return `Runs: ${ran.length} ${ran.length === 1 ? "day" : "days"} with a run. ${longer} more than 10 % longer than any run of the 30 days before.`;
}

function tableOf(ran: readonly DayRecord[]): ChartTable {
  return {
    headers: ["Day", "Distance", "Longest run", "Against the 30 days before"],
    rows: ran
      .map(({ day, distanceM, spike }) => [
        shortDayAndYear(day),
        kmWords(distanceM),
        kmWords(spike.sessionM),
        spike.value === null ? "–" : percentOver(spike.value),
      ])
      .reverse(),
  };
}
