import { shortDay, shortDayAndYear } from "../domain/day-words.ts";
import { addDays, type LocalDay } from "../domain/local-day.ts";
import type { PainSite } from "../domain/pain.ts";
import { siteWords } from "../domain/site-words.ts";
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

const aboutWords = (site: PainSite | null): string => (site === null ? "Whole body" : siteWords(site));

/** How much problems held the runner back, week by week: a bar of 7 days for each answer, a triangle for a substantial one. */
export function severityChart(frame: ChartFrame, all: readonly SeverityAnswer[]): Chart {
  const { from, to } = frameDays(frame);
  const answers = all.filter(({ day, severity }) => severity !== null && day >= from && day <= to);
  const description = describe(answers);
  const common = {
    id: "severity-weeks",
    title: "What held you back",
    hint: "0–100 a week · ▲ substantial",
    empty: "No weekly answers in these weeks.",
    description,
    table: tableOf(all),
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
    said: said(answer),
  }));
  return markedBars(bars, timeX, pointsY);
}

function said({ day, site, severity, isSubstantial }: SeverityAnswer): string {
  return `${aboutWords(site)}, week to ${shortDay(day)}: ${severity} of 100${isSubstantial === true ? ", substantial" : ""}`;
}

function describe(answers: readonly SeverityAnswer[]): string {
  const last = answers.at(-1);
  if (last === undefined) return "Weekly answers. None in these weeks.";
  const count = answers.length === 1 ? "1 weekly answer" : `${answers.length} weekly answers`;
  return `${count}. The last: ${said(last)}.`;
}

function tableOf(answers: readonly SeverityAnswer[]): ChartTable {
  return {
    headers: ["Week to", "About", "Severity", "Substantial"],
    rows: answers
      .map(({ day, site, severity, isSubstantial }) => [
        shortDayAndYear(day),
        aboutWords(site),
        severity === null ? "an answer was left out" : `${severity} / 100`,
        isSubstantial === null ? "–" : isSubstantial ? "yes" : "no",
      ])
      .reverse(),
  };
}
