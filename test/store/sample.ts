import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { StoredActivity } from "../../src/domain/activity.ts";
import type { ActivityId, AthleteId, BatchId, EntryId, Sha256 } from "../../src/domain/ids.ts";
import type { FileOutcome, ImportedActivity } from "../../src/domain/import-outcome.ts";
import type { UtcInstant } from "../../src/domain/instant.ts";
import type { JournalEntry, JournalFact } from "../../src/domain/journal.ts";
import { type LocalDay, parseLocalDay } from "../../src/domain/local-day.ts";
import type { PainEntry } from "../../src/domain/pain.ts";
import type { TherapySession } from "../../src/domain/therapy.ts";
import { openStore, type Store } from "../../src/store/connect.ts";

export const ME = "me" as AthleteId;
export const OTHER = "other" as AthleteId;

/** A data folder that is removed after the test. */
export async function newDataDir(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), "niggle-store-"));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  return dir;
}

/** A fresh, migrated store that is closed after the test. */
export async function newStore(dataDir?: string): Promise<Store> {
  const store = await openStore({ dataDir: dataDir ?? (await newDataDir()) });
  onTestFinished(() => store.close());
  return store;
}

export function day(text: string): LocalDay {
  const parsed = parseLocalDay(text);
  if (parsed === null) throw new Error(`no day: ${text}`);
  return parsed;
}

export const activityId = (text: string) => text as ActivityId;
export const batchId = (text: string) => text as BatchId;
export const instant = (ms: number) => ms as UtcInstant;
export const shaOf = (digit: string) => digit.repeat(64).slice(0, 64) as Sha256;

/** A ten-kilometre run in which every field that can be known is known. */
export function fullRun(overrides: Partial<StoredActivity> = {}): StoredActivity {
  return {
    id: activityId("run-1"),
    athlete: ME,
    sourceSha256: shaOf("a"),
    indexInFile: 0,
    supersededBy: null,
    format: "fit",
    sport: "run",
    sportLabel: "running/trail",
    title: "Feierabend – „Runde“ 🏃",
    note: "it's\nraining; DROP TABLE activity; --",
    startedAt: instant(1_763_797_440_123),
    utcOffsetMin: 345,
    zoneSource: "file",
    localDay: day("2025-11-22"),
    durationS: 3000.5,
    movingS: 2990,
    elapsedS: 3100.25,
    distanceM: 10_000.1,
    ascentM: 120,
    descentM: 118,
    avgHeartRateBpm: 151.4,
    maxHeartRateBpm: 178,
    avgCadenceSpm: 171,
    avgPowerW: 260,
    avgGroundContactS: 0.241,
    avgVerticalOscillationM: 0.083,
    avgStrideM: 1.17,
    groundContactBalanceLeftFrac: 0.502,
    rpe0To10: 6,
    device: "watch",
    samples: 3001,
    flags: ["TREADMILL", "BAD_CRC", "HEART_RATE_DROPOUT"],
    flagDetails: { HEART_RATE_DROPOUT: "Heart rate dropped out for 45 s; these seconds are not in your loads." },
    laps: [lap(0), { ...lap(1), startedAt: null, avgPowerW: null }],
    histograms: [
      { kind: "gradeFrac", lowest: -0.3, width: 0.01, secondsS: [] },
      { kind: "heartRateBpm", lowest: 100, width: 1, secondsS: [10, 0, 20.5] },
    ],
    ...overrides,
  };
}

/** A run of which a diary knows the day and nothing else. */
export function bareRun(overrides: Partial<StoredActivity> = {}): StoredActivity {
  const { flagDetails, ...full } = fullRun();
  const silent = Object.fromEntries(Object.keys(full).map((key) => [key, null]));
  return {
    ...(silent as unknown as StoredActivity),
    id: activityId("bare-1"),
    athlete: ME,
    sourceSha256: shaOf("b"),
    indexInFile: 3,
    format: "diary-csv",
    sport: "run",
    zoneSource: "stated",
    localDay: day("2025-11-20"),
    samples: 0,
    flags: [],
    laps: [],
    histograms: [],
    ...overrides,
  };
}

function lap(index: number): StoredActivity["laps"][number] {
  return {
    index,
    startedAt: instant(1_763_797_440_000 + index * 1000),
    durationS: 300,
    elapsedS: 301,
    distanceM: 1000,
    avgHeartRateBpm: 150,
    maxHeartRateBpm: 160,
    avgCadenceSpm: 170,
    ascentM: 3,
    avgPowerW: 250,
  };
}

export function asImported(activity: StoredActivity): ImportedActivity {
  return {
    activityId: activity.id,
    sport: activity.sport,
    startedAt: activity.startedAt,
    localDay: activity.localDay,
    utcOffsetMin: activity.utcOffsetMin,
    durationS: activity.durationS,
    elapsedS: activity.elapsedS,
    distanceM: activity.distanceM,
    avgHeartRateBpm: activity.avgHeartRateBpm,
    avgCadenceSpm: activity.avgCadenceSpm,
    ascentM: activity.ascentM,
    samples: activity.samples,
    source: activity.format,
  };
}

export function outcome(overrides: Partial<FileOutcome> = {}): FileOutcome {
  return {
    path: "runs/a.fit",
    outcome: "imported",
    reason: null,
    detail: "",
    sha256: shaOf("a"),
    activities: [],
    entries: 0,
    ...overrides,
  };
}

export function pain(overrides: Partial<PainEntry> = {}): PainEntry {
  return {
    day: day("2025-11-22"),
    region: "knee-outer",
    side: "left",
    moment: "after",
    nrs: 4,
    quality: "ache",
    alteredGait: false,
    nightPain: null,
    note: "stairs",
    activityId: null,
    ...overrides,
  };
}

export function massage(overrides: Partial<TherapySession> = {}): TherapySession {
  return {
    day: day("2025-11-21"),
    kind: "massage",
    regions: ["calf", "hip"],
    nrsBefore: 5,
    nrsAfter: 2,
    nrs24h: null,
    nrs48h: null,
    therapist: "Ana",
    note: null,
    ...overrides,
  };
}

let entries = 0;

export function journalEntry(fact: JournalFact, overrides: Partial<JournalEntry> = {}): JournalEntry {
  entries += 1;
  return { id: `entry-${entries}` as EntryId, at: instant(1_763_797_440_000), athlete: ME, fact, ...overrides };
}
