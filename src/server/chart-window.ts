import { weeksEnding } from "../charts/frame.ts";
import {
  addDays,
  type DayRange,
  formatLocalDay,
  isoWeekStart,
  type LocalDay,
  parseLocalDay,
} from "../domain/local-day.ts";
import { said } from "../messages/said.ts";
import type { WeeklyReport } from "../usecases/app.ts";
import { HttpProblem } from "./problem.ts";

/** What an address says about the time that the charts show. */
export interface ChartWindowQuery {
  /** `12`, `26`, `52` or `all`. */
  readonly weeks?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** How long the charts look back: what the links offer. */
export const CHART_SPANS = ["12", "26", "52", "all"] as const;
export type ChartSpan = (typeof CHART_SPANS)[number];

/** The time the charts show, and the whole of what they could show. Both are whole weeks. */
export interface ChartWindow {
  readonly shown: DayRange;
  readonly all: DayRange;
}

const USUAL_WEEKS = 26;
const LEAST_WEEKS = 4;

/** The whole history up to the week of the report; half a year when there is less. */
function wholeHistory({ asOf, days, pain, therapy }: WeeklyReport): DayRange {
  const usual = weeksEnding(asOf, USUAL_WEEKS);
  const first = Math.min(days[0]?.day ?? asOf, pain[0]?.day ?? asOf, therapy[0]?.day ?? asOf, usual.from);
  return { from: isoWeekStart(first as LocalDay), to: usual.to };
}

/**
 * The weeks that an address asks for, kept inside the history; half a year when it says nothing.
 * @throws HttpProblem 400 when it names no span or no day
 */
export function chartWindow({ weeks, from, to }: ChartWindowQuery, report: WeeklyReport): ChartWindow {
  const all = wholeHistory(report);
  const end = to === undefined ? all.to : dayOf(to);
  const start = from === undefined ? spanStart(weeks, end, all) : dayOf(from);
  return { shown: within(all, { from: start, to: end }), all };
}

function spanStart(weeks: string | undefined, end: LocalDay, all: DayRange): LocalDay {
  const span = weeks === undefined ? String(USUAL_WEEKS) : CHART_SPANS.find((one) => one === weeks);
  if (span === undefined)
    throw new HttpProblem(
      400,
      said("refused.span", { text: String(weeks).slice(0, 20), spans: CHART_SPANS.join(", ") }),
    );
  return span === "all" ? all.from : weeksEnding(end, Number(span)).from;
}

function dayOf(text: string): LocalDay {
  const day = parseLocalDay(text);
  if (day === null) throw new HttpProblem(400, said("refused.no-day", { text: text.slice(0, 20), day: "2026-11-22" }));
  return day;
}

/** Whole weeks, at least four of them, moved and cut until they lie within the history. */
function within(all: DayRange, { from, to }: DayRange): DayRange {
  const end = Math.max(Math.min(isoWeekStart(to) + 6, all.to), all.from + 7 * LEAST_WEEKS - 1) as LocalDay;
  const start = Math.min(Math.max(isoWeekStart(from), all.from), end - 7 * LEAST_WEEKS + 1) as LocalDay;
  return { from: start, to: end };
}

/** The span that a window is, if it is one that the links offer. */
export function spanOf({ shown, all }: ChartWindow): ChartSpan | null {
  if (shown.from === all.from && shown.to === all.to && CHART_SPANS.every((span) => weeksIn(shown) !== Number(span)))
    return "all";
  return CHART_SPANS.find((span) => weeksIn(shown) === Number(span)) ?? null;
}

const weeksIn = ({ from, to }: DayRange): number => (to - from + 1) / 7;

/** The window moved by its own length; null where there is nothing more. */
export function movedWindow({ shown, all }: ChartWindow, to: "earlier" | "later"): DayRange | null {
  const length = shown.to - shown.from + 1;
  if (to === "earlier") {
    if (shown.from <= all.from) return null;
    const from = Math.max(addDays(shown.from, -length), all.from) as LocalDay;
    return { from, to: addDays(from, length - 1) };
  }
  if (shown.to >= all.to) return null;
  const end = Math.min(addDays(shown.to, length), all.to) as LocalDay;
  return { from: addDays(end, 1 - length), to: end };
}

/** `from=2026-05-25&to=2026-11-22`. */
export const windowQuery = ({ from, to }: DayRange): string => `from=${formatLocalDay(from)}&to=${formatLocalDay(to)}`;
