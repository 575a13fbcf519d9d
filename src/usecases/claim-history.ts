import type { AthleteId } from "../domain/ids.ts";
import type { JournalFact } from "../domain/journal.ts";
import type { LocalDay } from "../domain/local-day.ts";
import type { ImportEvent } from "../usecases/app.ts";
import type { App } from "./app.ts";

/** Remembers the earliest day among the activities of one import. */
export function earliestDayIn(): { see(event: ImportEvent): void; day(): LocalDay | null } {
  let earliest: LocalDay | null = null;
  return {
    see(event) {
      if (event.kind !== "file") return;
      for (const { localDay } of event.outcome.activities) {
        if (earliest === null || localDay < earliest) earliest = localDay;
      }
    },
    day: () => earliest,
  };
}

/** Writes the runner's word that the files hold every run they made, from a day on until further notice. */
export async function claimHistory(app: App, athlete: AthleteId, from: LocalDay | null): Promise<void> {
  if (from === null) return;
  const claim: JournalFact = { kind: "history-claim", entry: { from, to: null } };
  await app.log(athlete, [claim]);
}
