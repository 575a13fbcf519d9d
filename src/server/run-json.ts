import { isoFromInstant, type UtcInstant } from "../domain/instant.ts";
import { formatLocalDay, type LocalDay } from "../domain/local-day.ts";
import { RUN_TOTALS, type RunTotal } from "../domain/run.ts";
import type { RunDetail, RunRow, RunSource } from "../usecases/app.ts";

const iso = (at: UtcInstant | null): string | null => (at === null ? null : isoFromInstant(at));

const totalsJson = (values: Readonly<Record<RunTotal, number | null>>): object =>
  Object.fromEntries(RUN_TOTALS.map((total) => [total, values[total]]));

/** One session of a list: SI units, null where nothing is known. */
export function runRowJson(row: RunRow) {
  return {
    id: row.id,
    day: dayJson(row.day),
    startedAt: iso(row.startedAt),
    utcOffsetMin: row.utcOffsetMin,
    sport: row.sport,
    title: row.title,
    distanceM: row.distanceM,
    durationS: row.durationS,
    avgHeartRateBpm: row.avgHeartRateBpm,
    rpe0To10: row.rpe0To10,
    flags: row.flags,
    formats: row.formats,
    corrected: row.corrected,
    isDeleted: row.isDeleted,
  };
}

const dayJson = (day: LocalDay): string => formatLocalDay(day);

/** One session with its laps, its corrections and every source. */
export function runDetailJson(run: RunDetail): object {
  return {
    ...runRowJson(run),
    ...totalsJson(run),
    sportLabel: run.sportLabel,
    note: run.note,
    device: run.device,
    laps: run.laps.map((lap) => ({ ...lap, startedAt: iso(lap.startedAt) })),
    histograms: run.histograms,
    origins: run.origins,
    corrections: run.corrections,
    sources: run.sources.map(sourceJson),
  };
}

function sourceJson(source: RunSource): object {
  return {
    ...source,
    startedAt: iso(source.startedAt),
    importedAt: isoFromInstant(source.importedAt),
    localDay: dayJson(source.localDay),
  };
}
