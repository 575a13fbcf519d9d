import type { AthleteId } from "../domain/ids.ts";
import type { LocalDay } from "../domain/local-day.ts";
import type { SeriesState } from "../store/series.ts";
import type { Tx } from "../store/session.ts";
import type { Deps } from "./deps.ts";
import { freshPart, SERIES_FORMULA, writtenPart } from "./runner-series.ts";
import { keepWritten, seriesStateOf } from "./written-series.ts";

/** What a refresh did. */
export interface Refreshed {
  /** The first day that was worked out; null when nothing had to be. */
  readonly from: LocalDay | null;
  readonly days: number;
}

/**
 * Brings a runner's written series up to a day: works out again what changed since it was written and every later day, and
 * writes these alone. Run after every write, so that looking at a page need not; when it does not come to that, a page
 * works out the same by itself.
 */
export async function refreshSeries(deps: Deps, athlete: AthleteId, today: LocalDay): Promise<Refreshed> {
  const { moment, state, refreshed } = await deps.store.write(async (tx) => {
    const moment = await tx.moment();
    return { moment, ...(await refresh(deps, tx, athlete, today)) };
  });
  if (state !== null) keepWritten(deps, athlete, moment, state);
  return refreshed;
}

interface Refresh {
  readonly refreshed: Refreshed;
  /** What is written now; null when nothing was. */
  readonly state: SeriesState | null;
}

async function refresh(deps: Deps, tx: Tx, athlete: AthleteId, today: LocalDay): Promise<Refresh> {
  const beside = await deps.tables.history.seriesEvidence(tx, athlete);
  const known = await seriesStateOf(deps, tx, athlete);
  const written = writtenPart(beside, known);
  if (written !== null && written.through >= today && known?.through === written.through)
    return { refreshed: { from: null, days: 0 }, state: null };
  const through = Math.max(today, written?.through ?? today) as LocalDay;
  const { series, after } = await freshPart(deps, tx, athlete, { beside, written, asOf: through });
  const begun = after === null ? null : { ...after.written, blocks: after.tail.blocks };
  const kept = { begun, through, formula: SERIES_FORMULA, known };
  const state = await deps.tables.series.writeSeries(tx, athlete, series, kept);
  return { refreshed: { from: series.days[0]?.day ?? null, days: series.days.length }, state };
}
