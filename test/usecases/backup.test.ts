import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { localDayOf } from "../../src/domain/local-day.ts";
import * as custody from "../../src/store/custody/custody.ts";
import type { BackupManifest } from "../../src/usecases/backup-manifest.ts";
import { catchUp } from "../../src/usecases/catch-up.ts";
import { changedVerdicts, restoreFiles } from "../../src/usecases/restore.ts";
import { ME, openRealApp, type RealApp } from "../real-app.ts";
import { AS_OF, DIARY, everythingSeen, GARMIN, LIST, MORNING, PAIN, STRAVA, WATCH } from "./sources.ts";

async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), "niggle-backup-"));
  onTestFinished(() => rm(made, { recursive: true, force: true }));
  return made;
}

async function open(dataDir?: string): Promise<RealApp> {
  const real = await openRealApp({ today: AS_OF, ...(dataDir === undefined ? {} : { dataDir }) });
  onTestFinished(() => real.close());
  return real;
}

const manifestIn = async (dir: string): Promise<BackupManifest> =>
  JSON.parse(await readFile(join(dir, "manifest.json"), "utf8"));

const restored = async (from: string): Promise<{ to: string; manifest: BackupManifest }> => {
  const to = join(await folder(), "new");
  return { to, manifest: await restoreFiles(custody, { from, to }, () => undefined) };
};

describe("a backup", () => {
  it("made while files and entries come in is, restored, the state of its place in the journal", async () => {
    const real = await open();
    await real.give([WATCH, LIST]);
    const dir = await folder();
    const busy = [real.give([DIARY, PAIN, GARMIN]), real.give([STRAVA, MORNING])];
    const entries = Array.from({ length: 12 }, (_, index) =>
      real.app.log(ME, [{ kind: "day-mark", entry: { day: localDayOf(2026, 4, 1 + index), state: "rest" } }]),
    );
    const result = await real.app.backup(dir, () => undefined);
    await Promise.all([...busy, ...entries]);
    const { to, manifest } = await restored(dir);
    const back = await open(to);
    const lines = await back.deps.journal.read();
    expect(lines).toHaveLength(result.journalLines);
    expect(lines.length).toBeLessThan((await real.deps.journal.read()).length);
    expect(lines).toEqual((await real.deps.journal.read()).slice(0, lines.length));
    // What the journal says up to there, applied from nothing.
    const replayed = await folder();
    await cp(join(to, "journal"), join(replayed, "journal"), { recursive: true });
    await cp(join(to, "originals"), join(replayed, "originals"), { recursive: true });
    const fromNothing = await open(replayed);
    await catchUp(fromNothing.deps, () => undefined);
    expect(await everythingSeen(back)).toBe(await everythingSeen(fromNothing));
    expect(manifest.verdicts.map(({ athlete }) => athlete)).toEqual([ME]);
    expect(await changedVerdicts(back.deps, manifest)).toEqual([]);
  });

  it("copies an original once, keeps nothing of an erased athlete the next time, and is known to the data folder", async () => {
    const real = await open();
    const dir = await folder();
    await real.give([WATCH, LIST]);
    expect(await real.app.backup(dir, () => undefined)).toMatchObject({ originals: 2, copied: 2 });
    await real.give([DIARY]);
    expect(await real.app.backup(dir, () => undefined)).toMatchObject({ originals: 3, copied: 1 });
    expect((await readdir(dir)).filter((name) => name.startsWith("state-"))).toHaveLength(1);
    const plan = await real.app.eraseAthlete(ME);
    expect(plan.backups.map(({ folder: where }) => where)).toEqual([dir]);
    expect(await real.app.backup(dir, () => undefined)).toMatchObject({ originals: 0, journalLines: 0 });
    expect((await readdir(join(dir, "originals"), { recursive: true })).filter((name) => name.endsWith(".gz"))).toEqual(
      [],
    );
  });

  it("keeps the last one when the next one fails, and goes on where it stopped", async () => {
    const real = await open();
    const dir = await folder();
    await real.give([WATCH]);
    await real.app.backup(dir, () => undefined);
    const before = await manifestIn(dir);
    await real.give([DIARY]);
    await expect(
      real.app.backup(dir, () => {
        throw new Error("the plug was pulled");
      }),
    ).rejects.toThrow("the plug was pulled");
    expect(await manifestIn(dir)).toEqual(before);
    expect((await restored(dir)).manifest).toEqual(before);
    await real.app.backup(dir, () => undefined);
    expect((await restored(dir)).manifest.originals).toHaveLength(2);
  });

  it("names an original that cannot be read, and puts everything else away", async () => {
    const real = await open();
    await real.give([WATCH, DIARY]);
    const [first, second] = await real.deps.originals.list();
    await rm(real.deps.originals.fileOf(first as never));
    await writeFile(real.deps.originals.fileOf(second as never), "damaged");
    expect((await real.app.backup(await folder(), () => undefined)).missing.toSorted()).toEqual([first, second]);
  });

  it("is refused in the data folder and in a folder that holds other things", async () => {
    const real = await open();
    await expect(real.app.backup(join(real.dataDir, "backups"), () => undefined)).rejects.toThrow(
      "name a folder elsewhere",
    );
    const dir = await folder();
    await writeFile(join(dir, "holiday.jpg"), "");
    await expect(real.app.backup(dir, () => undefined)).rejects.toThrow("holds other things");
  });
});

describe("restoring", () => {
  it.each([
    ["the journal", (dir: string, { state }: BackupManifest) => join(dir, state, "journal", "2026-06.jsonl")],
    ["the database", (dir: string, { state }: BackupManifest) => join(dir, state, "niggle.duckdb")],
    [
      "an original",
      (dir: string, { originals: [sha] }: BackupManifest) => join(dir, "originals", `${sha}`.slice(0, 2), `${sha}.gz`),
    ],
  ])("is refused when %s was changed, and leaves nothing", async (_, place) => {
    const real = await open();
    await real.give([WATCH, DIARY]);
    const dir = await folder();
    await real.app.backup(dir, () => undefined);
    await writeFile(place(dir, await manifestIn(dir)), "changed");
    const to = join(await folder(), "new");
    await expect(restoreFiles(custody, { from: dir, to }, () => undefined)).rejects.toThrow(/of the backup/);
    await expect(readdir(to)).rejects.toThrow("ENOENT");
  });

  it("writes over nothing, and takes no folder that holds no backup", async () => {
    const real = await open();
    const dir = await folder();
    await real.app.backup(dir, () => undefined);
    await expect(restoreFiles(custody, { from: dir, to: real.dataDir }, () => undefined)).rejects.toThrow(
      "is not empty",
    );
    await expect(restoreFiles(custody, { from: await folder(), to: dir }, () => undefined)).rejects.toThrow(
      "no backup",
    );
    const manifest = await manifestIn(dir);
    const evil = { ...manifest, files: [{ path: "../../evil", sha256: "0".repeat(64), sizeB: 1 }] };
    await writeFile(join(dir, "manifest.json"), JSON.stringify(evil));
    const to = join(await folder(), "new");
    await expect(restoreFiles(custody, { from: dir, to }, () => undefined)).rejects.toThrow("is no file of a backup");
  });
});
