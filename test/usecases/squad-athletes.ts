import type { AthleteId } from "../../src/domain/ids.ts";
import { instantFromWallClock } from "../../src/domain/instant.ts";
import type { JournalFact } from "../../src/domain/journal.ts";
import { addDays, formatLocalDay, type LocalDay } from "../../src/domain/local-day.ts";
import type { PainEntry } from "../../src/domain/pain.ts";
import type { Deps } from "../../src/usecases/deps.ts";
import type { SharedAthlete } from "../../src/usecases/squad-overview.ts";
import { type RealApp, TODAY } from "../real-app.ts";

export const daysAgo = (count: number): LocalDay => addDays(TODAY, -count);

/** An athlete who shares everything. */
export const sharing = (athlete: string, some: Partial<SharedAthlete> = {}): SharedAthlete => ({
  athlete: athlete as AthleteId,
  name: athlete,
  scopes: ["everything"],
  mayComment: true,
  ...some,
});

/** Pain in the left knee, so many days ago. */
export function kneePain(ago: number, nrs: number, some: Partial<PainEntry> = {}): JournalFact {
  const entry: PainEntry = {
    ...{ day: daysAgo(ago), region: "knee", side: "left", moment: "next_morning", nrs, quality: null },
    ...{ alteredGait: null, nightPain: null, note: null, activityId: null },
    ...some,
  };
  return { kind: "pain", entry };
}

/** A diary of ten weeks: four runs a week, the rest confirmed, the last long run as long as said. */
export async function giveDiary({ app }: RealApp, athlete: string, lastRunKm = 8): Promise<void> {
  const rows = Array.from({ length: 70 }, (_, i) => 69 - i).map((ago) => {
    const km = ago === 1 ? lastRunKm : 8;
    return `${formatLocalDay(daysAgo(ago))},${ago % 2 === 1 ? `run,${km},${km * 6}` : "rest,,"}`;
  });
  const bytes = new TextEncoder().encode(["day,kind,distance_km,duration_min", ...rows].join("\n"));
  const file = { path: "diary.csv", sizeB: bytes.byteLength, read: async () => bytes };
  await app.importFiles(
    athlete as AthleteId,
    (async function* () {
      yield file;
    })(),
    () => undefined,
  );
}

/** The same world on another day, at noon. */
export const onDay = (deps: Deps, day: LocalDay): Deps => ({
  ...deps,
  now: () => instantFromWallClock(day, 12 * 3600, 0),
});
