import { SPORTS, type Sport } from "../domain/activity.ts";
import type { ActivityId, AthleteId } from "../domain/ids.ts";
import { type LocalDay, localDayOf } from "../domain/local-day.ts";
import { METRES_PER_KM } from "../domain/units.ts";
import type { App, RunQuery, RunRow } from "../usecases/app.ts";

export const RUN_VIEWS = ["all", "runs", "flagged"] as const;
/** Which sessions a list of the API shows. */
export type RunView = (typeof RUN_VIEWS)[number];

export const runView = (text: string | undefined): RunView => RUN_VIEWS.find((view) => view === text) ?? "all";

type RunFilter = Omit<RunQuery, "limit" | "before">;

export const FILTER_OF_VIEW: Readonly<Record<RunView, RunFilter>> = {
  all: {},
  runs: { sport: "run" },
  flagged: { flagged: true },
};

/** Lengths that runners tell apart, each from its first number of kilometres up to, not including, its second. */
export const DISTANCE_BANDS = {
  "0-5": { fromKm: 0, belowKm: 5 },
  "5-10": { fromKm: 5, belowKm: 10 },
  "10-15": { fromKm: 10, belowKm: 15 },
  "15-21": { fromKm: 15, belowKm: 21 },
  "21-42": { fromKm: 21, belowKm: 42 },
  "42-": { fromKm: 42, belowKm: null },
} as const;
export type DistanceBand = keyof typeof DISTANCE_BANDS;

/** What a person chose to see of their runs: the fields of the form, as they stand in the address. */
export interface RunChoice {
  readonly text: string;
  readonly sport: Sport | null;
  readonly year: number | null;
  /** 1 to 12; only with a year. */
  readonly month: number | null;
  readonly band: DistanceBand | null;
  readonly flagged: boolean;
  readonly corrected: boolean;
}

/** A query string as a choice. What cannot be meant is left out, as if it had not been chosen. */
export function runChoice(query: Readonly<Record<string, string | undefined>>): RunChoice {
  const show = runView(query["show"]);
  const year = wholeBetween(query["year"], 1900, 2200);
  return {
    text: (query["q"] ?? "").trim().slice(0, 100),
    sport: SPORTS.find((sport) => sport === query["sport"]) ?? (show === "runs" ? "run" : null),
    year,
    month: year === null ? null : wholeBetween(query["month"], 1, 12),
    band: bandOf(query["band"]),
    flagged: query["flagged"] === "yes" || show === "flagged",
    corrected: query["corrected"] === "yes",
  };
}

function wholeBetween(text: string | undefined, least: number, most: number): number | null {
  const value = /^\d{1,4}$/.test(text ?? "") ? Number(text) : Number.NaN;
  return value >= least && value <= most ? value : null;
}

function bandOf(text: string | undefined): DistanceBand | null {
  const bands = Object.keys(DISTANCE_BANDS) as DistanceBand[];
  return bands.find((band) => band === text) ?? null;
}

/** The address of the list under a choice, from its newest page or from behind one of its runs. */
export function runsAddress(choice: RunChoice, before: ActivityId | null = null): string {
  const fields: readonly (readonly [string, string | number | null])[] = [
    ["q", choice.text === "" ? null : choice.text],
    ["sport", choice.sport],
    ["year", choice.year],
    ["month", choice.month],
    ["band", choice.band],
    ["flagged", choice.flagged ? "yes" : null],
    ["corrected", choice.corrected ? "yes" : null],
    ["before", before],
  ];
  const said = fields.flatMap(([name, value]) => (value === null ? [] : [[name, String(value)]]));
  return said.length === 0 ? "/runs" : `/runs?${new URLSearchParams(said)}`;
}

/** A choice as the question that it is. */
export function filterOf(choice: RunChoice): RunFilter {
  const band = choice.band === null ? null : DISTANCE_BANDS[choice.band];
  return {
    ...(choice.text === "" ? {} : { text: choice.text }),
    ...(choice.sport === null ? {} : { sport: choice.sport }),
    ...daysOfChoice(choice),
    ...(band === null ? {} : { minDistanceM: band.fromKm * METRES_PER_KM }),
    ...(band === null || band.belowKm === null ? {} : { belowDistanceM: band.belowKm * METRES_PER_KM }),
    ...(choice.flagged ? { flagged: true } : {}),
    ...(choice.corrected ? { corrected: true } : {}),
  };
}

function daysOfChoice({ year, month }: RunChoice): { readonly from?: LocalDay; readonly to?: LocalDay } {
  if (year === null) return {};
  const [first, last] = month === null ? [1, 12] : [month, month];
  const next = last === 12 ? localDayOf(year + 1, 1, 1) : localDayOf(year, last + 1, 1);
  return { from: localDayOf(year, first, 1), to: (next - 1) as LocalDay };
}

export interface RunPage {
  readonly rows: readonly RunRow[];
  /** Where the next page goes on; null on the last. */
  readonly next: ActivityId | null;
}

/** A page of sessions, newest first. @throws NotFoundError when `before` is no run */
export async function listRuns(app: App, athlete: AthleteId, query: RunQuery): Promise<RunPage> {
  const read = await app.runs(athlete, { ...query, limit: query.limit + 1 });
  const rows = read.slice(0, query.limit);
  return { rows, next: read.length > query.limit ? (rows.at(-1)?.id ?? null) : null };
}
