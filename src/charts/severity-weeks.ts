import { addDays, type LocalDay } from "../domain/local-day.ts";
import type { PainSite } from "../domain/pain.ts";
import { exactly } from "../messages/said.ts";
import type { Words } from "../messages/words.ts";
import type { Chart, ChartTable } from "./chart.ts";
import type { Layer } from "./chart-spec.ts";
import { type ChartFrame, dayColumn, frameDays } from "./frame.ts";
import { markedBars } from "./marked-bars.ts";
import { stackChart, timeAxis, valueAxis } from "./stack-chart.ts";

const HEIGHT_PX = 110;
const WEEK_DAYS = 7;
const FULL = 100;

/** One answer to the weekly questions. */
export interface SeverityAnswer {
  readonly day: LocalDay;
  readonly site: PainSite | null;
  /** 0 to 100; null when an answer was left out. */
  readonly severity: number | null;
  /** Null where there is no telling, and in a week without a problem. */
  readonly isSubstantial: boolean | null;
}

const aboutWords = (site: PainSite | null, words: Words): string =>
  site === null ? words.say("chart.severity.whole-body") : words.site(site, "label");

/** How much problems held the runner back, week by week: a bar of 7 days for each answer, a triangle for a substantial one. */
export function severityChart(frame: ChartFrame, all: readonly SeverityAnswer[]): Chart {
  const { from, to } = frameDays(frame);
  const answers = all.filter(({ day, severity }) => severity !== null && day >= from && day <= to);
  const { words } = frame;
  const description = describe(answers, words);
  const common = {
    id: "severity-weeks",
    title: words.say("chart.severity.title"),
    hint: words.say("chart.severity.hint"),
    empty: words.say("chart.severity.empty"),
    description,
    table: tableOf(all, words),
  } as const;
  if (answers.length === 0) return { ...common, spec: null };
  const layers = layersOf(answers, frame);
  return { ...common, spec: stackChart({ frame, description, heightPx: HEIGHT_PX, showMonths: true, layers }) };
}

function layersOf(answers: readonly SeverityAnswer[], frame: ChartFrame): readonly Layer[] {
  const timeX = timeAxis(frame, true);
  const pointsY = valueAxis({ domain: [-2, FULL * 1.2], ticks: [0, 50, FULL] });
  const first = dayColumn(frameDays(frame).from).x1;
  const bars = answers.map((answer) => ({
    x1: Math.max(first, dayColumn(addDays(answer.day, 1 - WEEK_DAYS)).x1),
    x2: dayColumn(answer.day).x2,
    mid: dayColumn(addDays(answer.day, -3)).mid,
    base: answer.severity === 0 ? -2 : 0,
    top: answer.severity ?? 0,
    mark: (answer.severity ?? 0) + 10,
    isMarked: answer.isSubstantial === true,
    said: said(answer, frame.words),
  }));
  return markedBars(bars, timeX, pointsY);
}

function said({ day, site, severity, isSubstantial }: SeverityAnswer, words: Words): string {
  const week = { place: aboutWords(site, words), day: words.day(day, "short"), score: exactly(severity) };
  return words.say(isSubstantial === true ? "chart.severity.said.substantial" : "chart.severity.said", week);
}

function describe(answers: readonly SeverityAnswer[], words: Words): string {
  const last = answers.at(-1);
  if (last === undefined) return words.say("chart.severity.none");
  return words.say("chart.severity.answers", { count: answers.length, last: said(last, words) });
}

const COLUMNS = ["week", "about", "severity", "substantial"] as const;

function tableOf(answers: readonly SeverityAnswer[], words: Words): ChartTable {
  const { say } = words;
  return {
    headers: COLUMNS.map((name) => say(`chart.severity.table.${name}`)),
    rows: answers
      .map(({ day, site, severity, isSubstantial }) => [
        words.day(day, "short-year"),
        aboutWords(site, words),
        severity === null ? say("chart.severity.left-out") : `${severity} / 100`,
        isSubstantial === null ? "–" : say(isSubstantial ? "chart.severity.table.yes" : "chart.severity.table.no"),
      ])
      .reverse(),
  };
}
