import type { Activity, Histogram } from "../domain/activity.ts";
import type { ActivityId, AthleteId, Sha256 } from "../domain/ids.ts";
import type { LocalDay } from "../domain/local-day.ts";
import type { ResultColumns } from "./result-columns.ts";
import type { Reader } from "./session.ts";

/** What one source says of a session, in short. */
export interface RunSourceRow
  extends Pick<
    Activity,
    | "indexInFile"
    | "format"
    | "sport"
    | "title"
    | "startedAt"
    | "utcOffsetMin"
    | "localDay"
    | "durationS"
    | "elapsedS"
    | "distanceM"
    | "avgHeartRateBpm"
    | "avgCadenceSpm"
    | "avgPowerW"
    | "avgGroundContactS"
    | "groundContactBalanceLeftFrac"
    | "rpe0To10"
    | "samples"
    | "flags"
  > {
  readonly id: ActivityId;
  readonly sourceSha256: Sha256;
  /** The source that counts instead; null when this one does. */
  readonly supersededBy: ActivityId | null;
  readonly measures: number;
}

/** Every source of every session that is not withdrawn, or those from a day on; ascending by day, start and id. */
export async function runSources(
  reader: Reader,
  athlete: AthleteId,
  from: LocalDay | null = null,
): Promise<readonly RunSourceRow[]> {
  const rows = await reader.columns("run-sources", { athlete, from_day: from });
  const texts = columnsOf(TEXT_COLUMNS, (name) => rows.texts(name));
  const numbers = columnsOf(NUMBER_COLUMNS, (name) => rows.numbers(name));
  const flags = rows.textLists("flags");
  const all = Array.from({ length: rows.rowCount }, (_, row) => sourceOf(texts, numbers, flags[row] ?? [], row));
  return all.sort(byDayStartAndId);
}

/** A source without a start comes last of its day. */
function byDayStartAndId(one: RunSourceRow, other: RunSourceRow): number {
  if (one.localDay !== other.localDay) return one.localDay - other.localDay;
  if (one.startedAt !== other.startedAt)
    return (one.startedAt ?? Number.POSITIVE_INFINITY) - (other.startedAt ?? Number.POSITIVE_INFINITY);
  return one.id < other.id ? -1 : 1;
}

/** The heart rate of sources in bands, by source; of all or of those from a day on. */
export async function heartRateHistograms(
  reader: Reader,
  athlete: AthleteId,
  from: LocalDay | null = null,
): Promise<ReadonlyMap<ActivityId, Histogram>> {
  return histogramsById(await reader.columns("heart-rate-histograms", { athlete, from_day: from }));
}

/** The heart rate of some sources in bands, by source. */
export async function heartRateOf(
  reader: Reader,
  athlete: AthleteId,
  ids: readonly ActivityId[],
): Promise<ReadonlyMap<ActivityId, Histogram>> {
  if (ids.length === 0) return new Map();
  return histogramsById(await reader.columns("heart-rate-of-activities", { athlete, activity_id: ids }));
}

function histogramsById(rows: ResultColumns): ReadonlyMap<ActivityId, Histogram> {
  const ids = rows.texts("activity_id");
  const [lowest, width] = [rows.numbers("lowest"), rows.numbers("width")];
  return new Map(
    rows
      .numberLists("seconds_s")
      .map((secondsS, row): [ActivityId, Histogram] => [
        ids[row] as ActivityId,
        { kind: "heartRateBpm", lowest: lowest[row] ?? 0, width: width[row] ?? 1, secondsS },
      ]),
  );
}

const TEXT_COLUMNS = ["id", "superseded_by", "source_sha256", "format", "sport", "title"] as const;
const NUMBER_COLUMNS = [
  "index_in_file",
  "started_at",
  "utc_offset_min",
  "local_day",
  "duration_s",
  "elapsed_s",
  "distance_m",
  "avg_heart_rate_bpm",
  "avg_cadence_spm",
  "avg_power_w",
  "avg_ground_contact_s",
  "ground_contact_balance_left_frac",
  "rpe_0_to_10",
  "samples",
  "measures",
] as const;

type Texts = Readonly<Record<(typeof TEXT_COLUMNS)[number], readonly (string | null)[]>>;
type Numbers = Readonly<Record<(typeof NUMBER_COLUMNS)[number], Float64Array>>;

function columnsOf<N extends string, C>(names: readonly N[], read: (name: N) => C): Readonly<Record<N, C>> {
  return Object.fromEntries(names.map((name) => [name, read(name)])) as Record<N, C>;
}

/** One source out of the columns: ten years hold thousands of them. */
function sourceOf(texts: Texts, numbers: Numbers, flags: readonly string[], row: number): RunSourceRow {
  const number = (name: keyof Numbers): number => numbers[name][row] ?? 0;
  const known = <T extends number>(name: keyof Numbers): T | null => {
    const value = numbers[name][row] ?? Number.NaN;
    return Number.isNaN(value) ? null : (value as T);
  };
  return {
    id: texts.id[row] as ActivityId,
    supersededBy: (texts.superseded_by[row] ?? null) as ActivityId | null,
    sourceSha256: texts.source_sha256[row] as Sha256,
    indexInFile: number("index_in_file"),
    format: texts.format[row] as RunSourceRow["format"],
    sport: texts.sport[row] as RunSourceRow["sport"],
    title: texts.title[row] ?? null,
    startedAt: known("started_at"),
    utcOffsetMin: known("utc_offset_min"),
    localDay: number("local_day") as LocalDay,
    durationS: known("duration_s"),
    elapsedS: known("elapsed_s"),
    distanceM: known("distance_m"),
    avgHeartRateBpm: known("avg_heart_rate_bpm"),
    avgCadenceSpm: known("avg_cadence_spm"),
    avgPowerW: known("avg_power_w"),
    avgGroundContactS: known("avg_ground_contact_s"),
    groundContactBalanceLeftFrac: known("ground_contact_balance_left_frac"),
    rpe0To10: known("rpe_0_to_10"),
    samples: number("samples"),
    measures: number("measures"),
    flags: flags as RunSourceRow["flags"],
  };
}
