import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { madeRun } from "../../bench/ingest/made-archive.ts";
import type { FileOutcome } from "../../src/domain/import-outcome.ts";
import type { ImportCounts, ImportEvent, OfferedSource } from "../../src/usecases/app.ts";
import { makeZip } from "../ingest/archive/make-zip.ts";
import { ME, openRealApp, type RealApp } from "../real-app.ts";

const open: RealApp[] = [];
const folders: string[] = [];

async function realApp(): Promise<RealApp> {
  const real = await openRealApp();
  open.push(real);
  return real;
}

afterEach(async () => {
  await Promise.all(open.splice(0).map((real) => real.close()));
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** Runs on days of their own, and a broken file among them. */
function runs(count: number): OfferedSource[] {
  return Array.from({ length: count }, (_, run) => {
    const whole = madeRun(run, 900_000_000 + run * 90_000);
    const bytes = run === 3 ? Buffer.from("<html></html>") : whole.subarray(0, 20_000);
    return { path: `${run}.fit`, sizeB: bytes.length, read: async () => bytes };
  });
}

async function* inTurn(sources: readonly OfferedSource[]): AsyncGenerator<OfferedSource> {
  yield* sources;
}

interface Heard {
  readonly counts: ImportCounts;
  readonly events: readonly ImportEvent[];
  readonly outcomes: readonly FileOutcome[];
}

async function imported(
  { app }: RealApp,
  sources: AsyncIterable<OfferedSource>,
  { signal, onEvent }: { signal?: AbortSignal; onEvent?: (event: ImportEvent) => void } = {},
): Promise<Heard> {
  const events: ImportEvent[] = [];
  const hear = (event: ImportEvent) => {
    events.push(event);
    onEvent?.(event);
  };
  const counts = await app.importFiles(ME, sources, hear, signal);
  return { counts, events, outcomes: events.flatMap((event) => (event.kind === "file" ? [event.outcome] : [])) };
}

const done = ({ events }: Heard) => events.find((event) => event.kind === "done");

describe("importing many files", () => {
  it("reports each in the order it was offered, whichever was read first, and ends with the counts", async () => {
    const real = await realApp();
    const heard = await imported(real, inTurn(runs(60)));
    expect(heard.outcomes.map(({ path }) => path)).toEqual(runs(60).map(({ path }) => path));
    expect(heard.counts).toMatchObject({ files: 60, imported: 59, rejected: 1, activities: 59 });
    expect(heard.events.at(-1)).toEqual(done(heard));
    expect(done(heard)).toMatchObject({ counts: heard.counts, cancelled: false });
    const [recent] = await real.app.recentImports(ME, 1);
    expect(recent?.outcomes).toEqual(heard.outcomes);
  });

  it("tells how much it has read, never less than before, and in the end all of it", async () => {
    const sources = runs(60);
    const { events } = await imported(await realApp(), inTurn(sources));
    const readB = events.flatMap((event) => (event.kind === "progress" ? [event.readB] : []));
    expect(readB.length).toBeGreaterThan(2);
    expect(readB).toEqual(readB.toSorted((a, b) => a - b));
    expect(readB.at(-1)).toBe(sources.reduce((sum, { sizeB }) => sum + sizeB, 0));
  });

  it("gives up with what the disk says, and with what was reported safe, when originals cannot be kept", async () => {
    const real = await realApp();
    const heard: FileOutcome[] = [];
    const sources = runs(60);
    const breaking = async function* () {
      yield* sources.slice(0, 30);
      rmSync(join(real.dataDir, "originals"), { recursive: true });
      writeFileSync(join(real.dataDir, "originals"), "in the way");
      yield* sources.slice(30);
    };
    const onEvent = (event: ImportEvent) => void (event.kind === "file" && heard.push(event.outcome));
    await expect(imported(real, breaking(), { onEvent })).rejects.toThrow(real.dataDir);
    const [recent] = await real.app.recentImports(ME, 1);
    expect(recent?.outcomes ?? []).toEqual(heard);
  });
});

describe("stopping an import", () => {
  it("keeps what was reported, reports all that is kept, and goes on from there the next time", async () => {
    const real = await realApp();
    const stop = new AbortController();
    const onEvent = (event: ImportEvent) => void (event.kind === "file" && stop.abort());
    const heard = await imported(real, inTurn(runs(200)), { signal: stop.signal, onEvent });
    expect(heard.outcomes.length).toBeGreaterThan(0);
    expect(heard.outcomes.length).toBeLessThan(100);
    expect(done(heard)).toMatchObject({ cancelled: true, counts: { files: heard.outcomes.length } });
    const [recent] = await real.app.recentImports(ME, 1);
    expect(recent?.outcomes).toEqual(heard.outcomes);

    const again = await imported(real, inTurn(runs(200)));
    const known = again.outcomes.filter(({ outcome }) => outcome === "duplicate").map(({ path }) => path);
    expect(known).toEqual(heard.outcomes.filter(({ outcome }) => outcome === "imported").map(({ path }) => path));
    expect(again.counts).toMatchObject({ files: 200, rejected: 1, merged: 0 });
    expect((await real.deps.originals.verify()).damaged).toEqual([]);
  });

  it("before it began reads nothing", async () => {
    const unread = { path: "x.fit", sizeB: 1, read: () => Promise.reject(new Error("read")) };
    const heard = await imported(await realApp(), inTurn([unread]), { signal: AbortSignal.abort() });
    expect(heard.events).toMatchObject([{ kind: "done", cancelled: true, counts: { files: 0 } }]);
  });

  it("in the middle of a file that streams by leaves nothing of it", async () => {
    const real = await realApp();
    const folder = mkdtempSync(join(tmpdir(), "niggle-stop-"));
    folders.push(folder);
    const file = join(folder, "export.zip");
    const xml = Buffer.concat([Buffer.from('<HealthData locale="en">\n'), Buffer.alloc(9_000_000, " \n")]);
    writeFileSync(file, makeZip([{ name: "export.xml", bytes: xml, stored: true }]));
    const stop = new AbortController();
    const heard = await imported(
      real,
      inTurn([
        { path: "export.zip", sizeB: 9_000_000, file, read: () => Promise.reject(new Error("read as a whole")) },
      ]),
      { signal: stop.signal, onEvent: (event) => void (event.kind === "progress" && stop.abort()) },
    );
    expect(heard.outcomes).toEqual([]);
    expect(done(heard)).toMatchObject({ cancelled: true });
    expect(await real.deps.originals.list()).toEqual([]);
    expect(readdirSync(join(real.dataDir, "originals"))).toEqual([]);
  });
});

describe("a file that is read as it streams by", () => {
  const health = (workouts: number) =>
    `<?xml version="1.0"?>\n<HealthData locale="en">\n${Array.from(
      { length: workouts },
      (_, day) =>
        `<Workout workoutActivityType="HKWorkoutActivityTypeRunning" duration="30" durationUnit="min" totalDistance="5" totalDistanceUnit="km" startDate="2025-03-${10 + day} 07:00:00 +0100" endDate="2025-03-${10 + day} 07:30:00 +0100"/>`,
    ).join("\n")}\n</HealthData>\n`;

  it("is kept once, imported once, and read again from what was kept when the database is made anew", async () => {
    const real = await realApp();
    const zip = makeZip([{ name: "apple_health_export/export.xml", bytes: Buffer.from(health(9)) }]);
    const source = { path: "export.zip", sizeB: zip.length, read: async () => zip };
    const first = await imported(real, inTurn([source]));
    expect(first.outcomes).toMatchObject([{ outcome: "imported", path: "export.zip!apple_health_export/export.xml" }]);
    expect(first.counts.activities).toBe(9);
    expect((await imported(real, inTurn([source]))).outcomes).toMatchObject([{ outcome: "duplicate" }]);
    expect(await real.deps.originals.list()).toHaveLength(1);
    const [sha256] = await real.deps.originals.list();
    const again = await real.deps.decodeKept(sha256!, { homeZone: "UTC" });
    expect(again).toMatchObject({ kind: "decoded", activities: { length: 9 } });
  });

  it("that the zip has damaged is refused with its reason, and nothing of it is kept", async () => {
    const real = await realApp();
    const bytes = Buffer.from(health(9) + " ".repeat(300_000));
    const zip = makeZip([{ name: "export.xml", bytes, stored: true, claimedCrc: 1 }]);
    const { outcomes } = await imported(real, inTurn([{ path: "e.zip", sizeB: zip.length, read: async () => zip }]));
    expect(outcomes).toMatchObject([{ outcome: "rejected", reason: "ZIP_CORRUPT", sha256: null }]);
    expect(await real.deps.originals.list()).toEqual([]);
  });
});
