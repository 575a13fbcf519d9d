import type { DayRecord } from "../domain/assessment.ts";
import type { LocalDay } from "../domain/local-day.ts";
import type { Words } from "../messages/words.ts";
import type { Chart, ChartTable } from "./chart.ts";
import type { Layer } from "./chart-spec.ts";
import { type ChartFrame, dayColumn, frameDays } from "./frame.ts";
import { markedBars } from "./marked-bars.ts";
import { distanceOrUnknown, percentOver } from "./number-words.ts";
import { stackChart, type TimeX, timeAxis, type ValueY, valueAxis } from "./stack-chart.ts";
import { unknownLayers, unknownStretches } from "./unknown-stretches.ts";

const SPIKES: ReadonlySet<string> = new Set(["small", "moderate", "large"]);
const HEADROOM = 1.25;
const HEIGHT_PX = 92;

const isSpike = ({ spike }: DayRecord): boolean => SPIKES.has(spike.category) && spike.value !== null;

/** Kilometres or miles a day as bars; a run that was longer than the month before it carries a triangle; unknown days are gaps. */
export function runDaysChart(frame: ChartFrame, all: readonly DayRecord[], asOf: LocalDay): Chart {
  const { from, to } = frameDays(frame);
  const days = all.filter(({ day }) => day >= from && day <= to);
  const ran = days.filter(({ runs }) => runs > 0);
  const { say, distanceIn, distanceUnit } = frame.words;
  const description = describe(ran, frame.words);
  const common = {
    id: "region-runs",
    title: say("chart.runs.days.title"),
    hint: say("chart.runs.days.hint", { unit: distanceUnit }),
    empty: say("chart.runs.days.empty"),
    description,
    table: tableOf(ran, frame.words),
  } as const;
  if (ran.length === 0) return { ...common, spec: null };
  const timeX = timeAxis(frame, true);
  const highest = Math.max(5, ...ran.map(({ distanceM }) => distanceIn(distanceM ?? 0)));
  const distanceY = valueAxis({ domain: [0, highest * HEADROOM], ticks: ticksTo(highest) });
  const known = new Set(days.filter(({ state }) => state !== "unknown").map(({ day }) => day));
  const layers = [
    ...unknownLayers({
      frame,
      timeX,
      heightPx: HEIGHT_PX,
      stretches: unknownStretches(frame, asOf, (day) => known.has(day)),
      word: say("chart.distance.no-data"),
    }),
    ...barLayers(ran, { timeX, distanceY, highest, words: frame.words }),
  ];
  return { ...common, spec: stackChart({ frame, description, heightPx: HEIGHT_PX, showMonths: true, layers }) };
}

interface Plot {
  readonly timeX: TimeX;
  readonly distanceY: ValueY;
  readonly highest: number;
  readonly words: Words;
}

function barLayers(ran: readonly DayRecord[], { timeX, distanceY, highest, words }: Plot): readonly Layer[] {
  const bars = ran.map((record) => ({
    ...dayColumn(record.day),
    top: words.distanceIn(record.distanceM ?? 0),
    base: 0,
    mark: words.distanceIn(record.distanceM ?? 0) + highest * 0.11,
    isMarked: isSpike(record),
    said: said(record, words),
  }));
  return markedBars(bars, timeX, distanceY);
}

function ticksTo(highest: number): readonly number[] {
  const step = [5, 10, 20, 25, 50, 100].find((candidate) => highest / candidate <= 3) ?? 200;
  return Array.from({ length: Math.floor(highest / step) + 1 }, (_, i) => i * step);
}

function said(record: DayRecord, words: Words): string {
  const { day, distanceM, spike } = record;
  const ran = { day: words.day(day, "weekday-short"), distance: distanceOrUnknown(distanceM, words) };
  return isSpike(record) && spike.value !== null
    ? words.say("chart.runs.days.said.over", { ...ran, percent: percentOver(spike.value) })
    : words.say("chart.runs.days.said", ran);
}

function describe(ran: readonly DayRecord[], { say }: Words): string {
  if (ran.length === 0) return say("chart.runs.days.none");
  return say("chart.runs.days.description", { days: ran.length, longer: ran.filter(isSpike).length });
}

function tableOf(ran: readonly DayRecord[], words: Words): ChartTable {
  const { say } = words;
  return {
    headers: [
      say("chart.table.day"),
      say("chart.distance.table.distance"),
      say("chart.distance.table.longest"),
      say("chart.runs.days.table.over"),
    ],
    rows: ran
      .map(({ day, distanceM, spike }) => [
        words.day(day, "short-year"),
        distanceOrUnknown(distanceM, words),
        distanceOrUnknown(spike.sessionM, words),
        spike.value === null ? "–" : percentOver(spike.value),
      ])
      .reverse(),
  };
}
