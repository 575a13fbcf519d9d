import { mkdir, mkdtemp, readdir, rename, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { beforeAll, describe, expect, it, onTestFinished } from "vitest";
import type { AthleteId } from "../../src/domain/ids.ts";
import type { JournalFact } from "../../src/domain/journal.ts";
import { localDayOf } from "../../src/domain/local-day.ts";
import { catchUp } from "../../src/usecases/catch-up.ts";
import { rebuild } from "../../src/usecases/rebuild.ts";
import { reportJson } from "../../src/usecases/report-json.ts";
import { ME, openRealApp, type RealApp } from "../real-app.ts";
import { AS_OF, DIARY, everythingSeen, LIST, MORNING, PAIN, STRAVA, WATCH } from "./sources.ts";
import { changed, exportedFiles, type Files, importSource, importZip, manifestOf, zipOf } from "./zip-of.ts";

const ANNA = "anna" as AthleteId;
const day = localDayOf(2026, 3, 3);

async function open(): Promise<RealApp> {
  const real = await openRealApp({ today: AS_OF });
  onTestFinished(() => real.close());
  return real;
}

/** A runner with files of many kinds, words of their own, corrections and an import that was undone. */
async function runner(opened?: RealApp): Promise<RealApp> {
  const real = opened ?? (await open());
  await real.give([WATCH, LIST, DIARY, PAIN]);
  await real.give([STRAVA]);
  await real.give([MORNING]);
  const [newest] = await real.app.recentImports(ME, 1);
  if (newest !== undefined) await real.app.undoImport(ME, newest.batchId);
  const [run] = await real.app.runs(ME, { limit: 1 });
  const watch = (await real.app.runs(ME, { limit: 100 })).find((each) => each.day === day);
  if (run === undefined || watch === undefined) throw new Error("no runs");
  await real.app.log(ME, [
    { kind: "correction", activityId: watch.id, correction: { field: "distanceM", value: 1500 } },
    { kind: "rpe", entry: { day: watch.day, activityId: watch.id, rpe0To10: 7 } },
    { kind: "setting", name: "hrMaxBpm", from: day, value: 190 },
    { kind: "therapist", entry: { name: "=HYPERLINK(1)", email: null, bookingUrl: null } },
    { kind: "day-mark", entry: { day: localDayOf(2026, 3, 9), state: "rest" } },
  ]);
  return real;
}

const lineCount = async (real: RealApp): Promise<number> => (await real.deps.journal.read()).length;
const issued = (real: RealApp, athlete = ME) =>
  real.deps.store.read((reader) => real.deps.tables.assessments.issuedAssessments(reader, athlete));

describe("an export that is imported elsewhere", () => {
  it("gives the same numbers, runs, entries and assessments", async () => {
    const here = await runner();
    const there = await open();
    const outcomes = await importZip(there, await zipOf(await exportedFiles(here)));
    expect(outcomes.map(({ outcome, reason }) => [outcome, reason])).toEqual([["imported", null]]);
    expect(outcomes[0]?.activities.length).toBeGreaterThan(5);
    expect(await everythingSeen(there)).toBe(await everythingSeen(here));
    const told = (all: Awaited<ReturnType<typeof issued>>) =>
      all.map(({ asOf, issuedAt, assessmentJson }) => ({ asOf, issuedAt, assessmentJson }));
    expect(told(await issued(there)).slice(0, (await issued(here)).length)).toEqual(told(await issued(here)));
    expect((await there.app.recentImports(ME, 10)).map(({ batchId, undone }) => [batchId, undone])).toEqual(
      (await here.app.recentImports(ME, 10)).map(({ batchId, undone }) => [batchId, undone]),
    );
    await rebuild(there.deps, () => undefined);
    expect(await everythingSeen(there)).toBe(await everythingSeen(here));
  });

  it("changes nothing when it is imported a second time, there and where it came from", async () => {
    const here = await runner();
    const zip = await zipOf(await exportedFiles(here));
    const there = await open();
    await importZip(there, zip);
    for (const real of [there, here]) {
      const [before, lines] = [await everythingSeen(real), await lineCount(real)];
      const [again] = await importZip(real, zip);
      expect([again?.outcome, again?.reason, again?.entries]).toEqual(["duplicate", "ALREADY_IMPORTED", 0]);
      expect(await everythingSeen(real)).toBe(before);
      expect(await lineCount(real)).toBe(lines);
    }
  });

  it("is taken in under another name in the same folder, with corrections and ratings on the right runs", async () => {
    const real = await runner();
    const zip = await zipOf(await exportedFiles(real));
    await importZip(real, zip, ANNA);
    const report = async (athlete: AthleteId) =>
      JSON.stringify({ ...(reportJson(await real.app.weeklyReport(athlete, AS_OF)) as object), athlete: "" });
    expect(await report(ANNA)).toBe(await report(ME));
    const runs = async (athlete: AthleteId) =>
      (await real.app.runs(athlete, { limit: 100 })).map(({ id: _, ...row }) => row);
    expect(await runs(ANNA)).toEqual(await runs(ME));
    const lines = await lineCount(real);
    expect((await importZip(real, zip, ANNA))[0]?.outcome).toBe("duplicate");
    expect(await lineCount(real)).toBe(lines);
  });

  it("joins what is known already in the order of the journal, as a rebuild does", async () => {
    const here = await runner();
    const there = await open();
    await there.give([DIARY]);
    await there.app.log(ME, [{ kind: "setting", name: "hrMaxBpm", from: day, value: 201 }]);
    await importZip(there, await zipOf(await exportedFiles(here)));
    const before = await everythingSeen(there);
    await rebuild(there.deps, () => undefined);
    expect(await everythingSeen(there)).toBe(before);
  });

  it("is finished by the next start when it stops between the journal and the database", async () => {
    const here = await runner();
    const there = await open();
    const zip = await zipOf(await exportedFiles(here));
    await importZip(there, zip);
    await there.deps.store.write((tx) => there.deps.tables.totals.clearDerivedOf(tx, ME));
    await catchUp(there.deps, () => undefined);
    expect(await everythingSeen(there)).toBe(await everythingSeen(here));
  });
});

const lineOf = (athlete: string, fact: JournalFact | { kind: string }, id = `hostile-${fact.kind}`): string =>
  `${JSON.stringify({ id, at: "2026-03-01T10:00:00Z", athlete, fact })}\n`;

async function withJournal(files: Files, more: string): Promise<Buffer> {
  const journal = `${files.get("journal.jsonl")?.toString("utf8") ?? ""}${more}`;
  return zipOf(changed(files, { "journal.jsonl": journal }));
}

describe("an export from somebody who means harm", () => {
  let files: Files;
  beforeAll(async () => {
    const real = await runner(await openRealApp({ today: AS_OF }));
    files = await exportedFiles(real);
    await real.close();
  });
  it("is refused by the name of the file whose bytes are others, and the rest goes in", async () => {
    const [, original] = [...files.keys()].filter((path) => path.startsWith("originals/"));
    const there = await open();
    const outcomes = await importZip(
      there,
      await zipOf(changed(files, { [original ?? ""]: "tampered" }, { isHonest: false })),
    );
    expect(outcomes.map(({ path, reason }) => [path, reason])).toEqual([
      ["export.zip", "SOME_ROWS_REJECTED"],
      [`export.zip!${original}`, "EXPORT_DAMAGED"],
    ]);
    const kept = await there.deps.originals.list();
    expect(kept).toHaveLength(manifestOf(files).originals.length - 1);
    expect((await there.deps.originals.verify()).damaged).toEqual([]);
  });

  it("is refused as a whole when its journal was changed, and leaves nothing", async () => {
    const there = await open();
    const outcomes = await importZip(
      there,
      await zipOf(changed(files, { "journal.jsonl": "{}" }, { isHonest: false })),
    );
    expect(outcomes.map(({ path, outcome, reason }) => [path, outcome, reason])).toEqual([
      ["export.zip!journal.jsonl", "rejected", "EXPORT_DAMAGED"],
    ]);
    expect(await there.deps.originals.list()).toEqual([]);
    expect(await there.app.runs(ME, { limit: 10 })).toEqual([]);
  });

  it("brings no account, no access, no line of another athlete, and nothing of a kind that is not known", async () => {
    const there = await open();
    const zip = await withJournal(
      files,
      lineOf("me", { kind: "grant-revoked", grant: "g" } as never) +
        lineOf("_people", { kind: "role-changed", account: "a", role: "owner" } as never) +
        lineOf("me", { kind: "role-changed", account: "a", role: "owner" } as never, "second") +
        lineOf("bert", { kind: "no-pain", entry: { day: "2026-03-01" } } as never) +
        lineOf("me", { kind: "from-the-future" }),
    );
    const [whole] = await importZip(there, zip);
    expect(whole?.detail).toMatch(/3 lines about accounts and sharing were passed over/);
    expect(whole?.detail).toMatch(/1 lines of other people were passed over/);
    expect(whole?.detail).toMatch(/1 lines were written by a newer Niggle/);
    const entries = await there.deps.journal.read();
    expect(new Set(entries.map(({ athlete }) => athlete))).toEqual(new Set([ME]));
    expect(entries.filter(({ id }) => id.startsWith("hostile") || id === "second")).toEqual([]);
  });

  it("says nothing that nobody can mean, nothing from tomorrow, and names no file it does not bring", async () => {
    const there = await open();
    const other = { kind: "import", batchId: "b", refusal: null, homeZone: "UTC" } as const;
    const zip = await withJournal(
      files,
      lineOf("me", { kind: "setting", name: "hrMaxBpm", from: "2026-03-01", value: 9999 } as never) +
        lineOf("me", { kind: "no-pain", entry: { day: "2026-03-01" } } as never, "late").replace(
          "2026-03-01T",
          "9999-03-01T",
        ) +
        lineOf("me", { ...other, file: { name: "x.fit", sha256: "a".repeat(64), sizeB: 1 } } as never) +
        "not json\n",
    );
    const [whole] = await importZip(there, zip);
    expect(whole?.detail).toMatch(/1 files were left out/);
    expect(whole?.detail).toMatch(/3 lines cannot be read, or say what nobody can mean/);
    expect((await there.deps.journal.read()).filter(({ id }) => id.startsWith("hostile") || id === "late")).toEqual([]);
  });

  it("writes nowhere but under the hash of its bytes, whatever its files are called", async () => {
    const [, path = ""] = [...files.keys()].filter((name) => name.startsWith("originals/"));
    const bytes = files.get(path) ?? Buffer.alloc(0);
    const others = new Map([...files].filter(([name]) => name !== path));
    // yazl refuses such a name, so it is put in afterwards, in as many letters.
    const plain = `originals/${"x".repeat(30)}.fit`;
    const evil = "originals/../../../../../../../../evil.fit".slice(0, plain.length).padEnd(plain.length, "t");
    const zip = await zipOf(changed(others, { [plain]: bytes }));
    const manifest = Buffer.from(zip.toString("latin1").replaceAll(plain, evil), "latin1");
    const there = await open();
    const outcomes = await importZip(there, manifest);
    expect(outcomes.every(({ path: told }) => told.startsWith("export.zip"))).toBe(true);
    expect((await readdir(there.dataDir)).toSorted()).toEqual([
      "journal",
      "niggle.duckdb",
      "niggle.duckdb.wal",
      "originals",
    ]);
    expect((await readdir(join(there.dataDir, ".."))).filter((name) => name.startsWith("evil"))).toEqual([]);
  });

  it("unpacks to no more than any other zip may", async () => {
    const [, path = ""] = [...files.keys()].filter((name) => name.startsWith("originals/"));
    const there = await open();
    const bomb = changed(files, { [path]: Buffer.alloc(30_000_000) });
    const manifest = manifestOf(bomb);
    const sha = manifest.members.find((member) => member.path === path)?.sha256 ?? "";
    const zip = await withJournal(
      bomb,
      lineOf("me", {
        kind: "import",
        batchId: "b",
        refusal: null,
        homeZone: "UTC",
        file: { name: "bomb", sha256: sha, sizeB: 1 },
      } as never),
    );
    const outcomes = await importZip(there, zip);
    expect(outcomes.find(({ path: told }) => told === `export.zip!${path}`)?.reason).toBe("ZIP_LIMIT");
    expect(await there.deps.originals.list()).not.toContain(sha);
  });

  it("unpacked in a folder is held to the same: other bytes and links are refused by name, and the rest goes in", async () => {
    const [, tampered = "", linked = ""] = [...files.keys()].filter((path) => path.startsWith("originals/"));
    const folder = await mkdtemp(join(tmpdir(), "niggle-unpacked-"));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    for (const [path, bytes] of changed(files, { [tampered]: "tampered" }, { isHonest: false })) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), bytes);
    }
    await rename(join(folder, linked), join(folder, "..", `${basename(folder)}.fit`));
    onTestFinished(() => rm(join(folder, "..", `${basename(folder)}.fit`), { force: true }));
    await symlink(join("..", "..", `${basename(folder)}.fit`), join(folder, linked));
    const there = await open();
    const outcomes = await importSource(there, { path: "mine", sizeB: 1, folder });
    expect(outcomes.map(({ path, reason }) => [path, reason])).toEqual(
      expect.arrayContaining([
        ["mine", "SOME_ROWS_REJECTED"],
        [`mine!${tampered}`, "EXPORT_DAMAGED"],
        [`mine!${linked}`, "UNREADABLE"],
      ]),
    );
    expect(await there.deps.originals.list()).toHaveLength(manifestOf(files).originals.length - 2);
    await writeFile(join(folder, "journal.jsonl"), "{}\n");
    const changedJournal = await importSource(await open(), { path: "mine", sizeB: 1, folder });
    expect(changedJournal.map(({ path, reason }) => [path, reason])).toEqual([
      ["mine!journal.jsonl", "EXPORT_DAMAGED"],
    ]);
  });

  it("of a newer form is refused with the way out, and a manifest that is none is told", async () => {
    const manifest = manifestOf(files);
    const there = await open();
    const newer = new Map(files).set("manifest.json", Buffer.from(JSON.stringify({ ...manifest, version: 2 })));
    expect((await importZip(there, await zipOf(newer)))[0]?.reason).toBe("EXPORT_NEWER");
    for (const text of ['{"format":"niggle-export"', '{"format":"niggle-export","version":1,"athlete":"../x"}']) {
      const broken = new Map(files).set("manifest.json", Buffer.from(text));
      expect((await importZip(there, await zipOf(broken)))[0]?.reason).toBe("EXPORT_DAMAGED");
    }
    expect(await there.facts()).toEqual([]);
    expect(await there.deps.originals.list()).toEqual([]);
  });
});
