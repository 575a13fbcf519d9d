import type { AthleteId, BatchId } from "../domain/ids.ts";
import { zoneOffsetMin } from "../ingest/zone.ts";
import { said } from "../messages/said.ts";
import type { RecentImport } from "./app.ts";
import type { Deps } from "./deps.ts";
import { homeZoneOf } from "./home-zone.ts";
import { NotFoundError } from "./not-found-error.ts";

/** Which imports: so many, from the newest, or behind one of them. */
interface Asked {
  readonly limit: number;
  readonly before?: BatchId | undefined;
}

/** The latest imports, newest first, with the runner's clock at each. @throws NotFoundError when `before` is no import */
export async function recentImports(
  deps: Deps,
  athlete: AthleteId,
  { limit, before }: Asked,
): Promise<readonly RecentImport[]> {
  const zone = await homeZoneOf(deps, athlete);
  const batches = await deps.store.read(async (reader) => {
    const { importLog } = deps.tables;
    if (before !== undefined && (await importLog.importBatch(reader, athlete, before)) === null)
      throw new NotFoundError(said("refused.no-import-behind", { id: before }));
    return importLog.recentImports(reader, athlete, limit, before);
  });
  return batches.map((batch) => ({ ...batch, utcOffsetMin: zoneOffsetMin(batch.at, zone) }));
}
