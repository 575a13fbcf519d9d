import { SOURCES } from "../analysis/risk/sources.ts";
import type { DayRecord } from "../domain/assessment.ts";
import { addDays, type DayRange, isoWeekStart, isWithin, type LocalDay, windowEnding } from "../domain/local-day.ts";
import type { Said } from "../domain/said.ts";
import { kmFromM, minFromS, type Unit } from "../domain/units.ts";
import { listed, said } from "../messages/said.ts";
import type { WeeklyReport } from "./app.ts";

/** Numbers of the weekly page that are no rule and no ratio. */
export const NUMBER_CODES = [
  "week-distance",
  "week-time",
  "week-runs",
  "week-longest",
  "known-days",
  "longest-no-spike",
  "massage-days",
  "pain-by-week",
] as const;
export type NumberCode = (typeof NUMBER_CODES)[number];

export const isNumberCode = (code: string): code is NumberCode => NUMBER_CODES.some((one) => one === code);

/** One thing that was logged or recorded, as the number uses it. */
export interface NumberRow {
  readonly day: LocalDay;
  readonly words: Said;
  /** Null where there is no number, never zero in its place. */
  readonly value: number | null;
  readonly unit: Unit;
}

/** How a number of the weekly page came about. */
export interface NumberExplanation {
  readonly kind: "number";
  readonly code: NumberCode;
  readonly asOf: LocalDay;
  readonly title: Said;
  readonly formula: Said;
  /** Its section, such as `docs/METHODS.md#weeks`. */
  readonly methods: string;
  readonly source: Said | string;
  /** Null when it cannot be said. */
  readonly value: number | null;
  readonly unit: Unit;
  readonly window: DayRange;
  readonly rows: readonly NumberRow[];
}

type Told = Omit<NumberExplanation, "kind" | "code" | "asOf" | "title" | "formula">;

const KNOWN_WINDOW_DAYS = 28;
const SPIKE_WINDOW_DAYS = 30;
/** Sessions longer ago than this say little about a rhythm, and would only make the list long. */
const MASSAGE_BACK_DAYS = 365;
const OWN = said("number.own-source");

const TELLERS: Readonly<Record<NumberCode, (report: WeeklyReport) => Told>> = {
  "week-distance": (report) =>
    weekSum(report, {
      unit: "km",
      value: kmOf(weekOf(report)?.distanceM ?? null),
      read: ({ distanceM }) => kmOf(distanceM),
    }),
  "week-time": (report) =>
    weekSum(report, {
      unit: "min",
      value: minOf(weekOf(report)?.durationS ?? null),
      read: ({ durationS }) => minOf(durationS),
    }),
  "week-runs": (report) =>
    weekSum(report, {
      unit: "",
      value: weekOf(report)?.runs ?? null,
      read: ({ state, runs }) => (state === "unknown" ? null : runs),
    }),
  "week-longest": (report) =>
    weekSum(report, {
      unit: "km",
      value: kmOf(weekOf(report)?.longestRunM ?? null),
      read: ({ spike }) => kmOf(spike.sessionM),
    }),
  "known-days": (report) => {
    const window = windowEnding(report.asOf, KNOWN_WINDOW_DAYS);
    return {
      methods: "docs/METHODS.md#day-states",
      source: OWN,
      value: report.knownDaysOf28,
      unit: "days",
      window,
      rows: dayRows(report, window, "km", ({ distanceM }) => kmOf(distanceM)),
    };
  },
  "longest-no-spike": (report) => {
    const window = windowEnding(addDays(report.asOf, -1), SPIKE_WINDOW_DAYS);
    return {
      methods: "docs/METHODS.md#longest-run-that-is-no-spike",
      source: SOURCES.spike,
      value: kmOf(report.longestNoSpikeM),
      unit: "km",
      window,
      rows: dayRows(report, window, "km", ({ spike }) => kmOf(spike.sessionM)).filter(({ value }) => value !== null),
    };
  },
  "massage-days": ({ asOf, assessment, therapy }) => {
    const window = windowEnding(asOf, MASSAGE_BACK_DAYS);
    const massages = therapy.filter(({ kind, day }) => kind === "massage" && isWithin(day, window));
    const last = massages.at(-1);
    return {
      methods: "docs/METHODS.md#days-since",
      source: OWN,
      value: assessment.massage?.daysSinceLast ?? (last === undefined ? null : asOf - last.day),
      unit: "days",
      window,
      rows: massages.map(({ day, regions, nrsBefore }) => ({
        day,
        words: said("number.massage", {
          places:
            regions.length === 0
              ? said("number.no-place")
              : listed(regions.map((region) => ({ site: { region, side: null }, form: "label" }))),
        }),
        value: nrsBefore,
        unit: "NRS",
      })),
    };
  },
  "pain-by-week": ({ asOf, pain }) => {
    const window = windowEnding(asOf, KNOWN_WINDOW_DAYS);
    const entries = pain.filter(({ day }) => isWithin(day, window));
    return {
      methods: "docs/METHODS.md#weeks",
      source: OWN,
      value: entries.length === 0 ? null : Math.max(...entries.map(({ nrs }) => nrs)),
      unit: "NRS",
      window,
      rows: entries.map((entry) => ({
        day: entry.day,
        words: said("number.place", { place: { site: entry, form: "label" } }),
        value: entry.nrs,
        unit: "NRS",
      })),
    };
  },
};

/** Says how a number of the weekly page came about: its formula in words, the rows it uses and its source. */
export function explainNumber(code: NumberCode, report: WeeklyReport): NumberExplanation {
  const [title, formula] = [said(`number.${code}.title`), said(`number.${code}.formula`)];
  return { kind: "number", code, asOf: report.asOf, title, formula, ...TELLERS[code](report) };
}

interface WeekSum {
  readonly unit: Unit;
  readonly value: number | null;
  readonly read: (record: DayRecord) => number | null;
}

function weekSum(report: WeeklyReport, { unit, value, read }: WeekSum): Told {
  const window = { from: isoWeekStart(report.asOf), to: report.asOf };
  const rows = dayRows(report, window, unit, read);
  return { methods: "docs/METHODS.md#weeks", source: OWN, value, unit, window, rows };
}

const weekOf = ({ weeks, asOf }: WeeklyReport) => weeks.findLast(({ weekStart }) => weekStart === isoWeekStart(asOf));

function dayRows(
  { days }: WeeklyReport,
  window: DayRange,
  unit: Unit,
  read: (record: DayRecord) => number | null,
): readonly NumberRow[] {
  return days
    .filter(({ day }) => isWithin(day, window))
    .map((record) => ({ day: record.day, words: said(`explain.day.${record.state}`), value: read(record), unit }));
}

const kmOf = (distanceM: number | null): number | null => (distanceM === null ? null : kmFromM(distanceM));
const minOf = (durationS: number | null): number | null => (durationS === null ? null : minFromS(durationS));
