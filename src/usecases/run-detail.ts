import type { FlagDetails, Lap, StoredActivity } from "../domain/activity.ts";
import type { SourceSplit } from "../domain/correction.ts";
import type { ActivityId, AthleteId, Sha256 } from "../domain/ids.ts";
import { type FieldOrigin, RUN_TOTALS, type RunField } from "../domain/run.ts";
import type { SourceHead } from "../ingest/match-sources.ts";
import { firstStated, mergeSources, sourcesOfWhole, withRating } from "../ingest/merge-sources.ts";
import { sourceHead } from "../ingest/source-head.ts";
import { whyBehind, whyCounts } from "../ingest/why-one-run.ts";
import type { KnownSource } from "../store/import-log.ts";
import type { Reader } from "../store/session.ts";
import type { RunDetail, RunRow, RunSource } from "./app.ts";
import type { Deps } from "./deps.ts";
import type { RunInShort } from "./read-runs.ts";
import type { IndexedRun, RunIndex, RunIndexReader } from "./run-index.ts";

interface DetailAsked {
  readonly deps: Deps;
  readonly runIndex: RunIndexReader;
  readonly athlete: AthleteId;
}

/** The session that has an activity among its sources, with everything that is known about it; null when there is none. */
export async function runDetail({ deps, runIndex, athlete }: DetailAsked, id: ActivityId): Promise<RunDetail | null> {
  return deps.store.read(async (reader) => {
    const index = await runIndex(reader, athlete);
    const place = index.placeOf.get(id) ?? -1;
    const found = index.newestFirst[place];
    if (found === undefined) return null;
    const [counting, ...others] = await wholeSources(deps, reader, athlete, found.short);
    if (counting === undefined) return null;
    const shas = [counting, ...others].map(({ sourceSha256 }) => sourceSha256);
    const offers = await deps.tables.importLog.knownSources(reader, athlete, shas);
    const splits = await deps.tables.corrections.sourceSplits(reader, athlete);
    const around = { splitFrom: splitFrom(index, found, splits), ...neighboursOf(index, place) };
    return detailOf(found, [counting, ...others], offers, around);
  });
}

/** The runs that a person said are not this one, newest first. */
function splitFrom(
  { newestFirst, placeOf }: RunIndex,
  { short }: IndexedRun,
  splits: readonly SourceSplit[],
): readonly RunRow[] {
  const own = new Set(short.sources.map(({ id }) => id));
  const others = splits.flatMap(({ first, second }) => {
    if (own.has(first) === own.has(second)) return [];
    return placeOf.get(own.has(first) ? second : first) ?? [];
  });
  return [...new Set(others)].sort((a, b) => a - b).flatMap((place) => newestFirst[place]?.row ?? []);
}

/** The sessions before and after it in the list that were not deleted. */
function neighboursOf({ newestFirst }: RunIndex, place: number): Pick<RunDetail, "older" | "newer"> {
  const isThere = ({ row }: IndexedRun) => !row.isDeleted;
  return {
    newer: newestFirst.slice(0, place).findLast(isThere)?.row ?? null,
    older: newestFirst.slice(place + 1).find(isThere)?.row ?? null,
  };
}

/** The sources of a session with everything they say, the richest first. */
export async function wholeSources(
  { tables }: Deps,
  reader: Reader,
  athlete: AthleteId,
  { sources }: RunInShort,
): Promise<readonly StoredActivity[]> {
  const whole: StoredActivity[] = [];
  for (const { id } of sources) {
    const activity = await tables.activities.activityById(reader, athlete, id);
    if (activity !== null) whole.push(activity);
  }
  return whole;
}

type Sources = readonly [StoredActivity, ...StoredActivity[]];

function detailOf(
  { row, short }: IndexedRun,
  sources: Sources,
  offers: ReadonlyMap<Sha256, KnownSource>,
  around: Pick<RunDetail, "splitFrom" | "older" | "newer">,
): RunDetail {
  const { corrections, rpe0To10, origins } = short.run;
  const rating = origins.rpe0To10?.kind === "rating" ? rpe0To10 : null;
  const run = withRating(mergeSources(sources, RUN_TOTALS, corrections), rating);
  const device = firstStated(sources, (source) => source.device);
  const note = firstStated(sources, (source) => source.note);
  const laps = firstStated(sourcesOfWhole(sources), (source) => (source.laps.length === 0 ? null : source.laps));
  const withoutHeartRate = corrections.some(({ field }) => field === "heartRate");
  const more: [RunField, { readonly origin: FieldOrigin } | null][] = [
    ["device", device],
    ["note", note],
    ["laps", laps],
  ];
  return {
    ...row,
    ...around,
    ...run.totals,
    sportLabel: firstStated(sources, (source) => source.sportLabel)?.value ?? null,
    note: note?.value ?? null,
    device: device?.value ?? null,
    flagDetails: flagDetailsOf(sources),
    laps: withoutHeartRate ? (laps?.value ?? []).map(lapWithoutHeartRate) : (laps?.value ?? []),
    histograms: run.histograms,
    origins: {
      ...run.origins,
      ...Object.fromEntries(more.flatMap(([field, stated]) => (stated === null ? [] : [[field, stated.origin]]))),
    },
    corrections,
    sources: sourcesOf(sources, offers),
  };
}

/** Of several sources that say something about a flag, the richest. */
function flagDetailsOf(sources: Sources): FlagDetails {
  return Object.assign({}, ...sources.map((source) => source.flagDetails ?? {}).reverse());
}

function lapWithoutHeartRate(lap: Lap): Lap {
  return { ...lap, avgHeartRateBpm: null, maxHeartRateBpm: null };
}

function sourcesOf(sources: Sources, offers: ReadonlyMap<Sha256, KnownSource>): readonly RunSource[] {
  const heads = sources.map((source) => sourceHead(source, { ...source, correctedSport: null }));
  return sources.flatMap((source, index) => {
    const offer = offers.get(source.sourceSha256);
    return offer === undefined ? [] : [sourceOf(source, offer, whyOf(heads, index))];
  });
}

function whyOf(heads: readonly SourceHead[], index: number): string {
  const [counting, next] = heads;
  const own = heads[index];
  if (counting === undefined || own === undefined) return "";
  return own === counting ? whyCounts(counting, next ?? null) : whyBehind(own, counting);
}

function sourceOf(source: StoredActivity, offer: KnownSource, why: string): RunSource {
  const { id, format, device, flags, samples, sport, startedAt, utcOffsetMin, localDay, rpe0To10 } = source;
  const totals = Object.fromEntries(RUN_TOTALS.map((name) => [name, source[name]])) as Pick<
    StoredActivity,
    (typeof RUN_TOTALS)[number]
  >;
  return {
    ...totals,
    ...{ id, format, device, flags, samples, sport, startedAt, utcOffsetMin, localDay, rpe0To10 },
    sha256: source.sourceSha256,
    path: offer.path,
    batchId: offer.batchId,
    importedAt: offer.at,
    counts: source.supersededBy === null,
    why,
  };
}
