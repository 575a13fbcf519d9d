import type { AthleteId } from "../domain/ids.ts";
import { zoneOffsetMin } from "../ingest/zone.ts";
import type { RecentImport } from "./app.ts";
import type { Deps } from "./deps.ts";
import { homeZoneOf } from "./home-zone.ts";

/** The latest imports, newest first, with the runner's clock at each. */
export async function recentImports(deps: Deps, athlete: AthleteId, limit: number): Promise<readonly RecentImport[]> {
  const zone = await homeZoneOf(deps, athlete);
  const batches = await deps.store.read((reader) => deps.tables.importLog.recentImports(reader, athlete, limit));
  return batches.map((batch) => ({ ...batch, utcOffsetMin: zoneOffsetMin(batch.at, zone) }));
}
