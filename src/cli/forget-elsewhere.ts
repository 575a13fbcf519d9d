import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { AthleteId } from "../domain/ids.ts";
import { forgetNotify } from "../notify/forget-athlete.ts";

/**
 * Forgets where an athlete's weeks are sent. The key behind calendar addresses is everybody's: it goes when nobody else is
 * left, and an address of somebody who is gone shows nothing.
 */
export async function forgetElsewhere(dataDir: string, athlete: AthleteId, isLast: boolean): Promise<void> {
  await forgetNotify(dataDir, athlete);
  if (isLast) await rm(join(dataDir, "calendar.key"), { force: true });
}
