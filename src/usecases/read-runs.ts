import type { Histogram } from "../domain/activity.ts";
import type { SaidCorrection } from "../domain/correction.ts";
import type { SessionSummary } from "../domain/history.ts";
import type { ActivityId, AthleteId } from "../domain/ids.ts";
import type { SessionRpe } from "../domain/journal.ts";
import { addDays, type LocalDay } from "../domain/local-day.ts";
import type { RunSummary } from "../domain/run-summary.ts";
import { correctionsInForce, type MergedRun, mergeSources, withRating } from "../ingest/merge-sources.ts";
import { byRichness } from "../ingest/richness.ts";
import type { RunSourceRow } from "../store/run-sources.ts";
import type { Reader } from "../store/session.ts";
import type { Deps } from "./deps.ts";
import { summaryOfRun } from "./summary-of-run.ts";

const TOTALS = [
  "durationS",
  "elapsedS",
  "distanceM",
  "avgHeartRateBpm",
  "avgCadenceSpm",
  "avgPowerW",
  "avgGroundContactS",
  "groundContactBalanceLeftFrac",
] as const;
type Total = (typeof TOTALS)[number];

/** A recording may have sources on days around it. */
export const SOURCES_AROUND_DAYS = 4;

/** A session put together, with the sources it was put together from: the richest first. */
export interface RunInShort {
  readonly run: MergedRun<Total>;
  readonly sources: readonly [RunSourceRow, ...RunSourceRow[]];
  /** Of the recording; null without one, and where the heart rate was not asked for. */
  readonly summary: RunSummary | null;
}

/** What is to be read of a runner's sessions. */
export interface RunsToRead {
  readonly withHeartRate: boolean;
  readonly from?: LocalDay | null;
  readonly heartRateFrom?: LocalDay | null;
}

/**
 * Every session of one runner, its sources as one, ascending by day, start and id. Deleted ones are among them, marked.
 *
 * @param withHeartRate whether the heart rate in bands is read too
 * @param heartRateFrom leaves the heart rate of sessions of earlier days out
 * @param from leaves the sources of earlier days out: sessions of the first days after it may lack one of theirs
 */
export async function readRuns(
  { tables }: Pick<Deps, "tables">,
  reader: Reader,
  athlete: AthleteId,
  { withHeartRate, from = null, heartRateFrom = from }: RunsToRead,
): Promise<readonly RunInShort[]> {
  const rows = await tables.runSources.runSources(reader, athlete, from);
  const { heartRate, summaries } = withHeartRate
    ? await recordingsOf(tables, reader, athlete, { rows, from: heartRateFrom })
    : NO_RECORDINGS;
  const said = await reader.keep("said of runs", athlete, async () =>
    saidOf(await tables.corrections.saidCorrections(reader, athlete), await tables.rpe.sessionRatings(reader, athlete)),
  );
  return putTogether(rows, heartRate, said).map((run) => ({ ...run, summary: summaryOfRun(run, summaries) }));
}

/** What the recordings of sources say. */
interface Recordings {
  readonly heartRate: ReadonlyMap<ActivityId, Histogram>;
  readonly summaries: ReadonlyMap<ActivityId, RunSummary>;
}

const NO_RECORDINGS: Recordings = { heartRate: new Map(), summaries: new Map() };

/** Up to so many are looked for by name, which is quicker than to go by their days. */
const FEW_SOURCES = 30;

async function recordingsOf(
  { runSources, runSummaries }: Deps["tables"],
  reader: Reader,
  athlete: AthleteId,
  { rows, from }: { readonly rows: readonly RunSourceRow[]; readonly from: LocalDay | null },
): Promise<Recordings> {
  const ids = from === null ? rows.map(({ id }) => id) : sourcesOfSessionsFrom(rows, from);
  if (ids.length > FEW_SOURCES) {
    const first = from === null ? null : addDays(from, -SOURCES_AROUND_DAYS);
    return {
      heartRate: await runSources.heartRateHistograms(reader, athlete, first),
      summaries: await runSummaries.runSummaries(reader, athlete, first),
    };
  }
  return {
    heartRate: await runSources.heartRateOf(reader, athlete, ids),
    summaries: await runSummaries.summariesOf(reader, athlete, ids),
  };
}

/** Every source of the sessions from a day on, also one of the days before. */
function sourcesOfSessionsFrom(rows: readonly RunSourceRow[], from: LocalDay): readonly ActivityId[] {
  const later = new Set(rows.flatMap(({ id, localDay }) => (localDay >= from ? [id] : [])));
  const heads = new Set(rows.flatMap(({ id, supersededBy }) => (later.has(id) ? [supersededBy ?? id] : [])));
  return rows.flatMap(({ id, supersededBy }) => (heads.has(supersededBy ?? id) ? [id] : []));
}

interface SaidOfAll {
  readonly corrections: ReadonlyMap<ActivityId, readonly SaidCorrection[]>;
  readonly ratingOfRun: ReadonlyMap<ActivityId, number>;
  readonly ratingOfDay: ReadonlyMap<LocalDay, number>;
}

function saidOf(corrections: readonly SaidCorrection[], ratings: readonly SessionRpe[]): SaidOfAll {
  const ratingOfRun = new Map<ActivityId, number>();
  const ratingOfDay = new Map<LocalDay, number>();
  for (const { day, activityId, rpe0To10 } of ratings) {
    if (activityId === null) ratingOfDay.set(day, rpe0To10);
    else ratingOfRun.set(activityId, rpe0To10);
  }
  return { corrections: grouped(corrections, ({ activityId }) => activityId), ratingOfRun, ratingOfDay };
}

function grouped<K, T>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}

/** Pure: rows, their heart rate and what was said, as sessions. */
function putTogether(
  rows: readonly RunSourceRow[],
  heartRate: ReadonlyMap<ActivityId, Histogram>,
  said: SaidOfAll,
): readonly Omit<RunInShort, "summary">[] {
  const behind = grouped(rows, ({ supersededBy }) => supersededBy);
  const withHistograms = (row: RunSourceRow) => {
    const histogram = heartRate.get(row.id);
    return { ...row, histograms: histogram === undefined ? [] : [histogram] };
  };
  const merged = (behind.get(null) ?? []).map((row): Omit<RunInShort, "summary"> => {
    const others = (behind.get(row.id) ?? []).toSorted(byRichness);
    const corrections = correctionsInForce([row, ...others].flatMap(({ id }) => said.corrections.get(id) ?? []));
    const run = mergeSources([withHistograms(row), ...others.map(withHistograms)], TOTALS, corrections);
    return { run, sources: [row, ...others] };
  });
  const onlyRuns = onlyRunsOfTheirDay(merged);
  return merged.map(({ run, sources }) => {
    const ofDay = onlyRuns.has(run.id) ? (said.ratingOfDay.get(run.localDay) ?? null) : null;
    return { run: withRating(run, ratingOfOne(sources, said.ratingOfRun) ?? ofDay), sources };
  });
}

/** The rating given to one of the sources, the richest first. */
function ratingOfOne(sources: readonly RunSourceRow[], ratings: ReadonlyMap<ActivityId, number>): number | null {
  for (const { id } of sources) {
    const own = ratings.get(id);
    if (own !== undefined) return own;
  }
  return null;
}

/** A rating of a day is that of its run where there is exactly one. */
function onlyRunsOfTheirDay(runs: readonly Pick<RunInShort, "run">[]): ReadonlySet<ActivityId> {
  const counted = runs.flatMap(({ run }) => (run.sport === "run" && !run.isDeleted ? [run] : []));
  const ofDays = [...grouped(counted, ({ localDay }) => localDay).values()];
  return new Set(ofDays.flatMap((ofDay) => (ofDay.length === 1 ? ofDay.map(({ id }) => id) : [])));
}

/** A session as analysis sees it. */
export function sessionOf({ run, summary }: RunInShort): SessionSummary {
  const { id, sport, localDay, startedAt, rpe0To10, totals, flags } = run;
  return {
    id,
    sport,
    localDay,
    startedAt,
    durationS: totals.durationS,
    elapsedS: totals.elapsedS,
    distanceM: totals.distanceM,
    rpe0To10,
    avgHeartRateBpm: totals.avgHeartRateBpm,
    heartRate: run.histograms.find(({ kind }) => kind === "heartRateBpm") ?? null,
    treadmill: flags.includes("TREADMILL"),
    avgCadenceSpm: totals.avgCadenceSpm,
    avgPowerW: totals.avgPowerW,
    avgGroundContactS: totals.avgGroundContactS,
    groundContactBalanceLeftFrac: totals.groundContactBalanceLeftFrac,
    summary,
  };
}
