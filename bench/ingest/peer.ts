import { createHash } from "node:crypto";
import {
  DOUBLE,
  type DuckDBAppender,
  type DuckDBConnection,
  DuckDBDateValue,
  DuckDBInstance,
  DuckDBTimestampValue,
  LIST,
  VARCHAR,
} from "@duckdb/node-api";
import FitParser from "fit-file-parser";

/**
 * What a program would do that reads FIT files with fit-file-parser and writes them row by row with DuckDB's appender:
 * the same tables as ours, the same number of rows. It keeps no originals and no journal, and merges nothing.
 */
export interface Peer {
  /** Reads and writes some files in one transaction. */
  write(files: readonly Uint8Array[]): Promise<void>;
  /** Folds the log into the file, as ours does when it closes. */
  close(): Promise<void>;
}

const SCHEMA = `
CREATE TABLE activity (
  id VARCHAR PRIMARY KEY, athlete VARCHAR NOT NULL, source_sha256 VARCHAR NOT NULL, index_in_file INTEGER NOT NULL,
  format VARCHAR NOT NULL, sport VARCHAR NOT NULL, sport_label VARCHAR, title VARCHAR, note VARCHAR, started_at TIMESTAMP,
  utc_offset_min DOUBLE, zone_source VARCHAR NOT NULL, local_day DATE NOT NULL, duration_s DOUBLE, moving_s DOUBLE,
  elapsed_s DOUBLE, distance_m DOUBLE, ascent_m DOUBLE, descent_m DOUBLE, avg_heart_rate_bpm DOUBLE,
  max_heart_rate_bpm DOUBLE, avg_cadence_spm DOUBLE, avg_power_w DOUBLE, avg_ground_contact_s DOUBLE,
  avg_vertical_oscillation_m DOUBLE, avg_stride_m DOUBLE, ground_contact_balance_left_frac DOUBLE, rpe_0_to_10 DOUBLE,
  device VARCHAR, samples INTEGER NOT NULL, flags VARCHAR[] NOT NULL, superseded_by VARCHAR
);
CREATE TABLE lap (
  activity_id VARCHAR NOT NULL, lap_index INTEGER NOT NULL, athlete VARCHAR NOT NULL, started_at TIMESTAMP,
  duration_s DOUBLE, elapsed_s DOUBLE, distance_m DOUBLE, avg_heart_rate_bpm DOUBLE, max_heart_rate_bpm DOUBLE,
  avg_cadence_spm DOUBLE, ascent_m DOUBLE, avg_power_w DOUBLE, PRIMARY KEY (activity_id, lap_index)
);
CREATE TABLE histogram (
  activity_id VARCHAR NOT NULL, kind VARCHAR NOT NULL, athlete VARCHAR NOT NULL, lowest DOUBLE NOT NULL,
  width DOUBLE NOT NULL, seconds_s DOUBLE[] NOT NULL, PRIMARY KEY (activity_id, kind)
);`;

export async function openPeer(file: string): Promise<Peer> {
  const instance = await DuckDBInstance.create(file, { memory_limit: "256MB" });
  const connection = await instance.connect();
  for (const statement of SCHEMA.split(";").filter((text) => text.trim() !== "")) await connection.run(statement);
  return {
    async write(files) {
      const parsed = files.map((bytes) => ({ id: idOf(bytes), fit: parse(bytes) }));
      await connection.run("BEGIN TRANSACTION");
      await appendRows(connection, "activity", parsed, appendActivity);
      await appendRows(connection, "lap", parsed, appendLaps);
      await appendRows(connection, "histogram", parsed, appendHistograms);
      await connection.run("COMMIT");
    },
    async close() {
      await connection.run("CHECKPOINT");
      connection.closeSync();
      instance.closeSync();
    },
  };
}

type Message = Readonly<Record<string, unknown>>;

interface Parsed {
  readonly sessions: readonly Message[];
  readonly laps: readonly Message[];
  readonly records: readonly Message[];
}

interface One {
  readonly id: string;
  readonly fit: Parsed;
}

const idOf = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

function parse(bytes: Uint8Array): Parsed {
  let parsed: Parsed | null = null;
  // It calls back before it returns. Exactly its own buffer: a Buffer may lie in a larger one.
  const own = new Uint8Array(bytes).buffer;
  new FitParser({ force: false, mode: "list", speedUnit: "m/s", lengthUnit: "m" }).parse(own, (error, data) => {
    if (error !== null && error !== undefined) throw new Error(String(error));
    parsed = data as unknown as Parsed;
  });
  if (parsed === null) throw new Error("fit-file-parser gave nothing");
  return parsed;
}

type Append = (to: DuckDBAppender, file: One) => void;

async function appendRows(
  connection: DuckDBConnection,
  table: string,
  files: readonly One[],
  append: Append,
): Promise<void> {
  const appender = await connection.createAppender(table);
  for (const file of files) append(appender, file);
  appender.closeSync();
}

const numberIn = (message: Message | undefined, name: string): number | null => {
  const value = message?.[name];
  return typeof value === "number" && Number.isFinite(value) ? value : null;
};

const millisIn = (message: Message | undefined, name: string): number | null => {
  const value = message?.[name];
  return value instanceof Date ? value.getTime() : null;
};

function number(to: DuckDBAppender, value: number | null): void {
  if (value === null) to.appendNull();
  else to.appendDouble(value);
}

function instant(to: DuckDBAppender, millis: number | null): void {
  if (millis === null) to.appendNull();
  else to.appendTimestamp(new DuckDBTimestampValue(BigInt(millis) * 1000n));
}

function appendActivity(to: DuckDBAppender, { id, fit }: One): void {
  const [session] = fit.sessions;
  const startedMs = millisIn(session, "start_time") ?? millisIn(fit.records[0], "timestamp") ?? 0;
  for (const text of [`${id}-0`, "me", id]) to.appendVarchar(text);
  to.appendInteger(0);
  for (const text of ["fit", String(session?.["sport"] ?? "other"), String(session?.["sub_sport"] ?? "")]) {
    to.appendVarchar(text);
  }
  to.appendNull();
  to.appendNull();
  instant(to, startedMs);
  number(to, 0);
  to.appendVarchar("file");
  to.appendDate(new DuckDBDateValue(Math.floor(startedMs / 86_400_000)));
  for (const name of ["total_timer_time", "total_timer_time", "total_elapsed_time", "total_distance"]) {
    number(to, numberIn(session, name));
  }
  for (const name of ["total_ascent", "total_descent", "avg_heart_rate", "max_heart_rate", "avg_cadence"]) {
    number(to, numberIn(session, name));
  }
  for (const name of ["avg_power", "avg_stance_time", "avg_vertical_oscillation", "avg_step_length"]) {
    number(to, numberIn(session, name));
  }
  number(to, numberIn(session, "avg_stance_time_balance"));
  to.appendNull();
  to.appendNull();
  to.appendInteger(fit.records.length);
  to.appendList([], LIST(VARCHAR));
  to.appendNull();
  to.endRow();
}

function appendLaps(to: DuckDBAppender, { id, fit }: One): void {
  for (const [index, lap] of fit.laps.entries()) {
    to.appendVarchar(`${id}-0`);
    to.appendInteger(index);
    to.appendVarchar("me");
    instant(to, millisIn(lap, "start_time"));
    for (const name of ["total_timer_time", "total_elapsed_time", "total_distance", "avg_heart_rate"]) {
      number(to, numberIn(lap, name));
    }
    for (const name of ["max_heart_rate", "avg_cadence", "total_ascent", "avg_power"]) number(to, numberIn(lap, name));
    to.endRow();
  }
}

/** Seconds a band, one a record: the simplest thing that gives the same kind of rows. */
function appendHistograms(to: DuckDBAppender, { id, fit }: One): void {
  const grades = fit.records.map((record, index) => {
    const before = fit.records[Math.max(0, index - 10)];
    const runM = (numberIn(record, "distance") ?? 0) - (numberIn(before, "distance") ?? 0);
    const riseM = (numberIn(record, "enhanced_altitude") ?? 0) - (numberIn(before, "enhanced_altitude") ?? 0);
    return runM > 1 ? riseM / runM : null;
  });
  const kinds: readonly (readonly [string, number, readonly (number | null)[]])[] = [
    ["heartRateBpm", 1, fit.records.map((record) => numberIn(record, "heart_rate"))],
    ["speedMPerS", 0.1, fit.records.map((record) => numberIn(record, "enhanced_speed") ?? numberIn(record, "speed"))],
    ["gradeFrac", 0.01, grades],
  ];
  for (const [kind, width, values] of kinds) {
    const bands = values.flatMap((value) => (value === null ? [] : [Math.floor(value / width + 1e-9)]));
    if (bands.length === 0) continue;
    const lowest = bands.reduce((least, band) => Math.min(least, band), Number.POSITIVE_INFINITY);
    const highest = bands.reduce((most, band) => Math.max(most, band), Number.NEGATIVE_INFINITY);
    const seconds = new Array<number>(highest - lowest + 1).fill(0);
    for (const band of bands) seconds[band - lowest] = (seconds[band - lowest] ?? 0) + 1;
    for (const text of [`${id}-0`, kind, "me"]) to.appendVarchar(text);
    to.appendDouble(lowest * width);
    to.appendDouble(width);
    to.appendList(seconds, LIST(DOUBLE));
    to.endRow();
  }
}
