import type { AthleteId } from "../domain/ids.ts";
import {
  type DayState,
  LOAD_METHODS,
  type LoadMethod,
  type MissingInput,
  RATIO_NAMES,
  type RatioName,
  type SpikeCategory,
} from "../domain/load.ts";
import type { DayRange, LocalDay } from "../domain/local-day.ts";
import type { DailySeries, DayCarry, MethodSeries, RatioColumn, SeriesCarry, SeriesDay } from "../domain/series.ts";
import type { ColumnSource } from "./append-rows.ts";
import type { ResultColumns } from "./result-columns.ts";
import { num, numOrNull, type Row, text } from "./row.ts";
import type { Reader, Tx } from "./session.ts";

export { type SeriesState, seriesState } from "./series-state.ts";

const RATIO_COLUMNS: Readonly<Record<RatioName, string>> = {
  acwrCoupled: "acwr_coupled",
  acwrUncoupled: "acwr_uncoupled",
  acwrEwma: "acwr_ewma",
  weekChangePct: "week_change_pct",
  monotony: "monotony",
  strain: "strain",
  ctl: "ctl",
  atl: "atl",
  tsb: "tsb",
  ramp: "ramp",
  redi: "redi",
};

/** What a written day says of its state. */
export type StoredState = Pick<SeriesDay, "day" | "state" | "runs" | "others">;

/** The state of each day up to one, as it was written last; ascending. */
export async function storedStates(
  reader: Reader,
  athlete: AthleteId,
  through: LocalDay,
): Promise<readonly StoredState[]> {
  const rows = await reader.columns("day-states", { athlete, through_day: through });
  const [states, runs, others] = [rows.texts("state"), rows.numbers("runs"), rows.numbers("others")];
  return Array.from(rows.numbers("local_day"), (day, row) => ({
    day: day as LocalDay,
    state: states[row] as DayState,
    runs: runs[row] ?? 0,
    others: others[row] ?? 0,
  }));
}

/** What each day up to one adds up to, as it was written last; ascending. */
export async function storedDays(reader: Reader, athlete: AthleteId, through: LocalDay): Promise<readonly SeriesDay[]> {
  const rows = await reader.columns("day-totals", { athlete, through_day: through });
  const days = rows.numbers("local_day");
  const states = rows.texts("state");
  const [runs, others] = [rows.numbers("runs"), rows.numbers("others")];
  const [distanceM, durationS] = [rows.numbers("distance_m"), rows.numbers("duration_s")];
  const spikes = { values: rows.numbers("spike"), categories: rows.texts("spike_category") };
  const provisional = rows.flags("spike_provisional");
  const [priorM, sessionM] = [rows.numbers("longest_prior_30d_m"), rows.numbers("session_m")];
  return Array.from(days, (number, row): SeriesDay => {
    const day = number as LocalDay;
    return {
      day,
      state: states[row] as DayState,
      runs: runs[row] ?? 0,
      others: others[row] ?? 0,
      distanceM: orNull(distanceM[row]),
      durationS: orNull(durationS[row]),
      spike: {
        day,
        value: orNull(spikes.values[row]),
        category: spikes.categories[row] as SpikeCategory,
        provisional: provisional[row] === true,
        longestPrior30dM: orNull(priorM[row]),
        sessionM: orNull(sessionM[row]),
      },
    };
  });
}

const orNull = (value: number | undefined): number | null =>
  value === undefined || Number.isNaN(value) ? null : value;

/** The loads and ratios of days, which lie in a row, by some load methods, as they were written last. */
export async function storedMethods(
  reader: Reader,
  athlete: AthleteId,
  { from, to }: DayRange,
  methods: readonly LoadMethod[],
): Promise<DailySeries["methods"]> {
  const rows = await reader.columns("day-ratios", { athlete, methods, through_day: to });
  const length = Math.max(0, to - from + 1);
  const places = placesOf(rows, { from, length });
  const loads = scattered(rows.numbers("load"), places, methods.length * length);
  const missing = new Array<MissingInput | null>(methods.length * length).fill(null);
  for (const [row, why] of rows.texts("load_missing").entries()) missing[places[row] ?? 0] = why as MissingInput | null;
  const reasons = RATIO_NAMES.map(() => new Uint8Array(methods.length * length));
  for (const [row, why] of rows.texts("why").entries()) if (why !== null) setWhys(reasons, places[row] ?? 0, why);
  const ratios = RATIO_NAMES.map((name, index): [RatioName, RatioColumn] => [
    name,
    {
      values: scattered(rows.numbers(RATIO_COLUMNS[name]), places, methods.length * length),
      reasons: reasons[index] ?? new Uint8Array(methods.length * length),
    },
  ]);
  return Object.fromEntries(
    methods.map((method, index): [LoadMethod, MethodSeries] => {
      const [start, end] = [index * length, (index + 1) * length];
      const own = ratios.map(([name, { values, reasons }]) => [
        name,
        { values: values.subarray(start, end), reasons: reasons.subarray(start, end) },
      ]);
      return [
        method,
        {
          loads: loads.subarray(start, end),
          why: missing.slice(start, end),
          ratios: Object.fromEntries(own) as MethodSeries["ratios"],
        },
      ];
    }),
  );
}

/** Where each row belongs when the methods stand one after another, each with all its days. */
function placesOf(rows: ResultColumns, { from, length }: { readonly from: LocalDay; readonly length: number }) {
  const methods = rows.numbers("method");
  return rows.numbers("local_day").map((day, row) => ((methods[row] ?? 1) - 1) * length + day - from);
}

function scattered(numbers: Float64Array, places: Float64Array, length: number): Float64Array {
  const all = new Float64Array(length).fill(Number.NaN);
  for (let row = 0; row < numbers.length; row++) all[places[row] ?? 0] = numbers[row] ?? Number.NaN;
  return all;
}

/** The load of a day by a method, as it was written last. */
export interface StoredLoad {
  readonly method: LoadMethod;
  readonly day: LocalDay;
  readonly load: number | null;
  readonly missing: MissingInput | null;
}

/** The loads of some days by every load method, in no order. */
export async function storedLoads(reader: Reader, athlete: AthleteId, days: DayRange): Promise<readonly StoredLoad[]> {
  return reader.query("day-loads", { athlete, from_day: days.from, through_day: days.to }, (row) => ({
    method: text(row, "method"),
    day: num(row, "local_day"),
    load: numOrNull(row, "load"),
    missing: row["load_missing"] === null ? null : text(row, "load_missing"),
  }));
}

/** Where the running averages of each load method stood at the end of a day; those that were not kept are left out. */
export async function storedCarries(
  reader: Reader,
  athlete: AthleteId,
  day: LocalDay,
): Promise<ReadonlyMap<LoadMethod, SeriesCarry>> {
  const rows = await reader.query("series-carries", { athlete, day }, (row): [LoadMethod, SeriesCarry] => [
    text<LoadMethod>(row, "method"),
    carryFromRow(row),
  ]);
  return new Map(rows);
}

function carryFromRow(row: Row): SeriesCarry {
  return {
    ewma7: numOrNull(row, "ewma_7") ?? Number.NaN,
    ewma28: numOrNull(row, "ewma_28") ?? Number.NaN,
    ctl: num(row, "ctl"),
    atl: num(row, "atl"),
    rediWeighted: num(row, "redi_weighted"),
    rediWeights: num(row, "redi_weights"),
    redi: numOrNull(row, "redi") ?? Number.NaN,
  };
}

/** A row of days with every load method, to be written. */
export interface SeriesToWrite extends DailySeries {
  readonly methods: Readonly<Record<LoadMethod, MethodSeries & { readonly carries: readonly DayCarry[] }>>;
}

export interface SeriesWritten {
  /** The first of the days; null writes all anew. */
  readonly from: LocalDay | null;
  readonly through: LocalDay;
  /** The last day that is written already; null when that is not known. */
  readonly before: LocalDay | null;
  readonly formula: string;
}

/**
 * Writes the daily series from a day on, in place of what was written from there on. What it says is no change of anybody's
 * data: no data version is raised.
 */
export async function writeSeries(
  tx: Tx,
  athlete: AthleteId,
  series: SeriesToWrite,
  written: SeriesWritten,
): Promise<void> {
  const { from, before } = written;
  if (from === null) await tx.run("series-clear-all", { athlete });
  else if (before !== null && before >= from) await tx.run("series-clear", { athlete, from_day: from });
  await writeDays(tx, athlete, series.days);
  await writeRatios(tx, athlete, series);
  await writeCarries(tx, athlete, series);
  await tx.run("series-state-put", { athlete, through_day: written.through, formula: written.formula });
}

async function writeDays(tx: Tx, athlete: AthleteId, days: readonly SeriesDay[]): Promise<void> {
  const of = (read: (day: SeriesDay) => string | number | boolean | null): ColumnSource => ({
    kind: "values",
    values: days.map(read),
  });
  const columns: readonly ColumnSource[] = [
    { kind: "same", value: athlete },
    { kind: "days", first: days[0]?.day ?? 0 },
    of(({ state }) => state),
    of(({ runs }) => runs),
    of(({ others }) => others),
    of(({ distanceM }) => distanceM),
    of(({ durationS }) => durationS),
    of(({ spike }) => spike.value),
    of(({ spike }) => spike.category),
    of(({ spike }) => spike.provisional),
    of(({ spike }) => spike.longestPrior30dM),
    of(({ spike }) => spike.sessionM),
  ];
  await tx.appendBlocks("day_total", [{ columns, rowCount: days.length }]);
}

async function writeRatios(tx: Tx, athlete: AthleteId, { days, methods }: SeriesToWrite): Promise<void> {
  const first = days[0]?.day ?? 0;
  const blocks = LOAD_METHODS.map((method) => {
    const { loads, why, ratios } = methods[method];
    const columns: readonly ColumnSource[] = [
      { kind: "same", value: athlete },
      { kind: "same", value: method },
      { kind: "days", first },
      { kind: "numbers", values: loads },
      { kind: "values", values: why },
      ...RATIO_NAMES.map((name): ColumnSource => ({ kind: "numbers", values: ratios[name].values })),
      { kind: "values", values: whysOf(ratios, days.length) },
    ];
    return { columns, rowCount: days.length };
  });
  await tx.appendBlocks("day_ratio", blocks);
}

const DOT = ".";
const LETTER_BEFORE_A = 64;

/** The reasons of each day as one word of letters; null where every ratio has a number. */
function whysOf(ratios: MethodSeries["ratios"], length: number): (string | null)[] {
  const columns = RATIO_NAMES.map((name) => ratios[name].reasons);
  const whys = new Array<string | null>(length).fill(null);
  for (let row = 0; row < length; row++) {
    if (columns.every((reasons) => reasons[row] === 0)) continue;
    whys[row] = columns.map((reasons) => letterOf(reasons[row] ?? 0)).join("");
  }
  return whys;
}

const letterOf = (code: number): string => (code === 0 ? DOT : String.fromCharCode(LETTER_BEFORE_A + code));

/** Puts the reasons of a day where they belong. */
function setWhys(columns: readonly Uint8Array[], place: number, why: string): void {
  columns.forEach((reasons, index) => {
    const letter = why.charCodeAt(index);
    if (letter > LETTER_BEFORE_A) reasons[place] = letter - LETTER_BEFORE_A;
  });
}

async function writeCarries(tx: Tx, athlete: AthleteId, { methods }: SeriesToWrite): Promise<void> {
  const rows = LOAD_METHODS.flatMap((method) => methods[method].carries.map((one) => ({ ...one, method })));
  const orNoNumber = (value: number) => orNull(value);
  await tx.append(
    "series_carry",
    {
      athlete: () => athlete,
      method: ({ method }) => method,
      local_day: ({ day }) => day,
      ewma_7: ({ carry }) => orNoNumber(carry.ewma7),
      ewma_28: ({ carry }) => orNoNumber(carry.ewma28),
      ctl: ({ carry }) => carry.ctl,
      atl: ({ carry }) => carry.atl,
      redi_weighted: ({ carry }) => carry.rediWeighted,
      redi_weights: ({ carry }) => carry.rediWeights,
      redi: ({ carry }) => orNoNumber(carry.redi),
    },
    rows,
  );
}
