import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { demoFiles } from "../src/cli/demo/make-demo-files.ts";
import { forgetElsewhere } from "../src/cli/forget-elsewhere.ts";
import type { AthleteId } from "../src/domain/ids.ts";
import type { FileOutcome } from "../src/domain/import-outcome.ts";
import { instantFromWallClock, type UtcInstant } from "../src/domain/instant.ts";
import type { JournalEntry, JournalFact } from "../src/domain/journal.ts";
import { addDays, formatLocalDay, type LocalDay, localDayOf } from "../src/domain/local-day.ts";
import { createDecodePool } from "../src/ingest/decode-pool.ts";
import * as tables from "../src/store/aggregates.ts";
import { openStore } from "../src/store/connect.ts";
import * as custody from "../src/store/custody/custody.ts";
import { openJournal } from "../src/store/journal.ts";
import { openOriginals } from "../src/store/originals.ts";
import { createAnalysisPool } from "../src/usecases/analysis-pool.ts";
import type { App, ImportCounts, OfferedSource } from "../src/usecases/app.ts";
import { buildApp } from "../src/usecases/build-app.ts";
import type { Deps } from "../src/usecases/deps.ts";
import { buildPeople } from "../src/usecases/people/build-people.ts";
import type { People } from "../src/usecases/people.ts";

export const ME = "me" as AthleteId;
/** The day the clock stands still on: Sunday 22 November 2026. */
export const TODAY = localDayOf(2026, 11, 22);

export interface RealApp {
  readonly app: App;
  readonly people: People;
  readonly deps: Deps;
  readonly dataDir: string;
  /** Every fact a person stated, in order, as the journal holds it: without files and issued assessments. */
  facts(): Promise<readonly JournalFact[]>;
  /** Imports files given as name and content. */
  give(files: readonly GivenFile[]): Promise<{ counts: ImportCounts; outcomes: readonly FileOutcome[] }>;
  /** Closes the database and keeps the folder, as a fault would. */
  breakStore(): Promise<void>;
  close(): Promise<void>;
}

export interface GivenFile {
  readonly path: string;
  readonly make: () => Uint8Array | string;
}

export interface RealAppOptions {
  readonly today?: LocalDay;
  readonly zone?: string;
  /** A folder that is there already, instead of a new one. It goes with the app. */
  readonly dataDir?: string;
}

/** The files of the demo from these weeks on, small enough to import in a second: FIT, lists, diary, pain and therapy. */
export function demoOfLastWeeks(weeks: number, today = TODAY): readonly GivenFile[] {
  const first = formatLocalDay(addDays(today, -7 * weeks));
  return demoFiles({ seed: 2026, endDay: today }).filter(({ path }) => {
    const day = /^garmin\/(\d{4}-\d{2}-\d{2})/.exec(path)?.[1];
    return day === undefined || day >= first;
  });
}

/** An app that holds the last weeks of the demo and the runner's word that nothing is missing. */
export async function openDemoApp(weeks = 14): Promise<RealApp> {
  const real = await openRealApp();
  await real.give(demoOfLastWeeks(weeks));
  return real;
}

/** The whole of the product under the server: database, journal and originals in a temporary folder; only the clock is set. */
export async function openRealApp(options: RealAppOptions = {}): Promise<RealApp> {
  const { today = TODAY, zone = "UTC" } = options;
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), "niggle-real-")));
  const store = await openStore({ dataDir });
  const journal = openJournal(dataDir);
  const originals = openOriginals(dataDir);
  const pool = createDecodePool();
  const analysisPool = createAnalysisPool();
  const deps: Deps = {
    store,
    tables,
    custody,
    originals,
    journal,
    decode: (bytes, context) => pool.decode(bytes, context),
    decodeKept: (sha256, context, watch) => pool.decodeKept({ file: originals.fileOf(sha256), sha256 }, context, watch),
    readSamples: (sha256, indexInFile, context) =>
      pool.samples({ file: originals.fileOf(sha256), sha256 }, indexInFile, context),
    forgetElsewhere: (athlete, isLast) => forgetElsewhere(dataDir, athlete, isLast),
    analyse: analysisPool.analyse,
    now: tickingFrom(instantFromWallClock(today, 12 * 3600, 0)),
    newId: randomUUID,
    machineZone: zone,
  };
  const app = buildApp(deps);
  let isOpen = true;
  const breakStore = async () => {
    if (isOpen) await store.close();
    isOpen = false;
  };
  return {
    app,
    people: buildPeople(deps),
    deps,
    dataDir,
    facts: async () => statedFacts(await journal.read()),
    give: (files) => give(app, files),
    breakStore,
    async close() {
      await Promise.all([pool.close(), analysisPool.close()]);
      await breakStore();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Noon, and a second later at each look: two imports are never at the same instant. */
function tickingFrom(start: UtcInstant): () => UtcInstant {
  let looks = 0;
  return () => {
    looks += 1;
    return (start + looks * 1000) as UtcInstant;
  };
}

async function give(app: App, files: readonly GivenFile[]) {
  const outcomes: FileOutcome[] = [];
  const counts = await app.importFiles(ME, sourcesOf(files), (event) => {
    if (event.kind === "file") outcomes.push(event.outcome);
  });
  return { counts, outcomes };
}

async function* sourcesOf(files: readonly GivenFile[]): AsyncGenerator<OfferedSource> {
  for (const { path, make } of files) {
    const content = make();
    const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
    yield { path, sizeB: bytes.byteLength, read: async () => bytes };
  }
}

function statedFacts(entries: readonly JournalEntry[]): readonly JournalFact[] {
  return entries.map(({ fact }) => fact).filter(({ kind }) => kind !== "import" && kind !== "assessment-issued");
}
