import { join } from "node:path";
import type { AthleteId } from "../domain/ids.ts";
import { forgetNotify } from "../notify/forget-athlete.ts";
import { forgetCalendarKey } from "../server/calendar/calendar-key.ts";

/** Forgets where an athlete's weeks are sent, and the key behind their calendar's address. */
export async function forgetElsewhere(dataDir: string, athlete: AthleteId, isLast: boolean): Promise<void> {
  await forgetNotify(dataDir, athlete);
  await forgetCalendarKey(join(dataDir, "calendar.key"), athlete, isLast);
}
