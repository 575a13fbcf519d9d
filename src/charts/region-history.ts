import type { DayRecord } from "../domain/assessment.ts";
import type { LocalDay } from "../domain/local-day.ts";
import type { PainSite } from "../domain/pain.ts";
import type { TherapySession } from "../domain/therapy.ts";
import { ENGLISH, type Words } from "../messages/words.ts";
import type { Chart, ChartTable } from "./chart.ts";
import type { Layer } from "./chart-spec.ts";
import { type ChartFrame, chartFrame, dayColumn, frameDays, millisOf, NARROW_BELOW_PX, weeksEnding } from "./frame.ts";
import { painBand } from "./pain-strip.ts";
import { runDaysChart } from "./run-days.ts";
import { pixelY, stackChart, type TimeX, timeAxis } from "./stack-chart.ts";
import { therapyTicksChart } from "./therapy-ticks.ts";

const ROW_PX = 74;
const LABEL_PX = 17;
const BAR_PX = 44;
const CAP_PX = 2;
/** Sore days further apart than this carry a number each. */
const NUMBER_EVERY_DAYS = 14;

/** The worst answer of a day about one place; 0 for a day that was free. */
export interface PlaceDay {
  readonly day: LocalDay;
  readonly worstNrs: number;
}

/** The answers about one place. */
export interface PlaceHistory {
  readonly site: PainSite;
  /** Ascending. */
  readonly days: readonly PlaceDay[];
}

export interface RegionHistory {
  /** The last day shown lies in the last week of the charts. */
  readonly until: LocalDay;
  readonly asOf: LocalDay;
  readonly places: readonly PlaceHistory[];
  readonly days: readonly DayRecord[];
  readonly therapy: readonly TherapySession[];
}

/** The weeks up to a day: as many as leave each day wide enough to see. */
export function weeksFrame(until: LocalDay, widthPx: number, words: Words = ENGLISH): ChartFrame {
  return chartFrame(weeksEnding(until, widthPx < NARROW_BELOW_PX ? 16 : 26), widthPx, words);
}

/** Pain by day, the runs and the therapy beside it, top to bottom, on one time axis. */
export function regionCharts(history: RegionHistory, widthPx: number, words: Words = ENGLISH): readonly Chart[] {
  const frame = weeksFrame(history.until, widthPx, words);
  return [
    painDaysChart(frame, history.places),
    runDaysChart(frame, history.days, history.asOf),
    therapyTicksChart(frame, { therapy: history.therapy, exercisesDone: [], exercisePlans: [] }, history.asOf),
  ];
}

/** One bar a day, as high as the worst number of the day; a day that was free is a line, a day without an answer nothing. */
function painDaysChart(frame: ChartFrame, all: readonly PlaceHistory[]): Chart {
  const { from, to } = frameDays(frame);
  const places = all
    .map(({ site, days }) => ({ site, days: days.filter(({ day }) => day >= from && day <= to) }))
    .filter(({ days }) => days.some(({ worstNrs }) => worstNrs > 0));
  const { words } = frame;
  const { say } = words;
  const description = describe(places, words);
  const common = {
    id: "region-pain",
    title: say("chart.pain.days.title"),
    hint: say("chart.pain.days.hint"),
    empty: say("chart.pain.days.empty"),
    description,
    table: tableOf(places, words),
  } as const;
  if (places.length === 0) return { ...common, spec: null };
  const heightPx = places.length * ROW_PX;
  const timeX = timeAxis(frame, false);
  const layers = places.flatMap((place, index) => rowLayers({ place, top: index * ROW_PX, heightPx, frame, timeX }));
  return { ...common, spec: stackChart({ frame, description, heightPx, showMonths: false, layers }) };
}

interface PlaceRow {
  readonly place: PlaceHistory;
  readonly top: number;
  readonly heightPx: number;
  readonly frame: ChartFrame;
  readonly timeX: TimeX;
}

function rowLayers(row: PlaceRow): readonly Layer[] {
  const { place, top, heightPx, timeX } = row;
  const { say, site, day: named } = row.frame.words;
  const name = site(place.site, "label");
  const base = top + ROW_PX - CAP_PX;
  const bars = place.days.map(({ day, worstNrs }) => {
    const y = base - (worstNrs / 10) * BAR_PX;
    return {
      ...dayColumn(day),
      y,
      cap: y - CAP_PX,
      base,
      band: worstNrs === 0 ? 0 : painBand(worstNrs),
      nrs: worstNrs,
      said: say("chart.pain.days.said", { place: name, day: named(day, "weekday-short"), nrs: worstNrs }),
    };
  });
  const across = { x: timeX("x1"), x2: { field: "x2" }, tooltip: { field: "said" } };
  return [
    ...[1, 2, 3, 4, 5].flatMap((band): Layer[] => {
      const values = bars.filter((bar) => bar.band === band);
      if (values.length === 0) return [];
      const encoding = { ...across, y: pixelY("y", heightPx), y2: { field: "base" } };
      return [{ data: { values }, mark: { type: "rect", style: `pain-cell-${band}`, cornerRadius: 0 }, encoding }];
    }),
    ...(["pain-cap", "free-cap"] as const).map((style) => ({
      data: { values: bars.filter(({ nrs }) => (style === "pain-cap" ? nrs > 0 : nrs === 0)) },
      mark: { type: "rect" as const, style },
      encoding: { ...across, y: pixelY("cap", heightPx), y2: { field: "y" } },
    })),
    ...wordLayers(row, base),
  ];
}

/** The name of the place, and the worst number of each stretch of sore days. */
function wordLayers({ place, top, heightPx, frame, timeX }: PlaceRow, base: number): readonly Layer[] {
  const peaks = peaksOf(place.days).map(({ day, worstNrs }) => ({
    x: dayColumn(day).mid,
    y: base - (worstNrs / 10) * BAR_PX - CAP_PX - 6,
    words: String(worstNrs),
  }));
  const name = {
    x: millisOf(frameDays(frame).from),
    y: top + LABEL_PX / 2,
    words: frame.words.site(place.site, "label"),
  };
  const encoding = { x: timeX("x"), y: pixelY("y", heightPx), text: { field: "words" } };
  return [
    {
      data: { values: [name] },
      mark: { type: "text", style: "row-label", align: "left", baseline: "middle" },
      encoding,
    },
    { data: { values: peaks }, mark: { type: "text", style: "peak-label", baseline: "middle" }, encoding },
  ];
}

/** The worst day of each stretch; two numbers are never close together. */
function peaksOf(days: readonly PlaceDay[]): readonly PlaceDay[] {
  const peaks: PlaceDay[] = [];
  for (const day of days
    .filter(({ worstNrs }) => worstNrs > 0)
    .sort((a, b) => b.worstNrs - a.worstNrs || a.day - b.day)) {
    if (peaks.every((peak) => Math.abs(peak.day - day.day) >= NUMBER_EVERY_DAYS)) peaks.push(day);
  }
  return peaks;
}

function describe(places: readonly PlaceHistory[], { say, site: named }: Words): string {
  if (places.length === 0) return say("chart.pain.days.none");
  const said = places.map(({ site, days }) => {
    const sore = days.filter(({ worstNrs }) => worstNrs > 0);
    const worst = Math.max(...sore.map(({ worstNrs }) => worstNrs));
    return say("chart.pain.days.place", { place: named(site, "label"), days: sore.length, nrs: worst });
  });
  return say("chart.pain.days.description", { places: said.join(". ") });
}

function tableOf(places: readonly PlaceHistory[], { say, site: named, day: dayNamed }: Words): ChartTable {
  const byPlace = places.map(({ days }) => new Map(days.map(({ day, worstNrs }) => [day, worstNrs])));
  const answered = [...new Set(places.flatMap(({ days }) => days.map(({ day }) => day)))].sort((a, b) => b - a);
  return {
    headers: [say("chart.table.day"), ...places.map(({ site }) => named(site, "label"))],
    rows: answered.map((day) => [
      dayNamed(day, "short-year"),
      ...byPlace.map((days) => (days.has(day) ? `${days.get(day)} / 10` : "–")),
    ]),
  };
}
