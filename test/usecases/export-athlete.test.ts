import { createHash } from "node:crypto";
import { readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import Papa from "papaparse";
import { describe, expect, it, onTestFinished } from "vitest";
import type { AthleteId } from "../../src/domain/ids.ts";
import { LOAD_METHODS } from "../../src/domain/load.ts";
import { localDayOf } from "../../src/domain/local-day.ts";
import { reportJson } from "../../src/usecases/report-json.ts";
import { ME, openRealApp, type RealApp } from "../real-app.ts";
import { AS_OF, DIARY, LIST, PAIN, WATCH } from "./sources.ts";
import { exportedFiles, importZip, manifestOf, zipOf } from "./zip-of.ts";

async function open(): Promise<RealApp> {
  const real = await openRealApp({ today: AS_OF });
  onTestFinished(() => real.close());
  return real;
}

async function runner(): Promise<RealApp> {
  const real = await open();
  await real.give([WATCH, LIST, DIARY, PAIN]);
  return real;
}

const day = localDayOf(2026, 3, 3);
const shaOf = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/** One column of a Parquet file. */
async function columnOf(real: RealApp, bytes: Uint8Array = new Uint8Array(), column: string): Promise<unknown[]> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  const file = join(real.dataDir, "one.parquet");
  await writeFile(file, bytes);
  try {
    const rows = await connection.runAndReadAll("SELECT * FROM read_parquet($file)", { file });
    return rows.getRowObjectsJS().map((row) => row[column]);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

describe("an export", () => {
  it("holds every original, line, table and the report, with the hash of each, and leaves nothing behind", async () => {
    const real = await runner();
    const files = await exportedFiles(real);
    const manifest = manifestOf(files);
    for (const { path, sha256, sizeB } of manifest.members) {
      const bytes = files.get(path) ?? Buffer.alloc(0);
      expect([path, shaOf(bytes), bytes.length]).toEqual([path, sha256, sizeB]);
    }
    expect([...files.keys()].toSorted()).toEqual(
      ["manifest.json", ...manifest.members.map(({ path }) => path)].toSorted(),
    );
    expect(manifest.originals.map(({ path }) => path)).toEqual([
      "originals/steady-run.fit",
      "originals/activities.csv",
      "originals/diary.csv",
      "originals/pain.csv",
    ]);
    expect(files.get("originals/diary.csv")?.toString()).toBe(String(DIARY.make()));
    expect(JSON.parse(String(files.get("report.json")))).toEqual(
      JSON.parse(JSON.stringify(reportJson(await real.app.weeklyReport(ME, AS_OF)))),
    );
    const rows = Object.fromEntries(manifest.tables.map((table) => [table.name, table.rows]));
    const days = (await real.app.weeklyReport(ME, AS_OF)).days.length;
    expect(rows).toMatchObject({
      runs: 1,
      recordings: 3,
      pain: 1,
      days,
      loads: days * LOAD_METHODS.length,
      import_files: 4,
    });
    expect(await readdir(join(real.dataDir, "tmp"))).toEqual([]);
  });

  it("holds nothing of anybody else", async () => {
    const real = await runner();
    await real.app.log("bert" as AthleteId, [
      { kind: "therapist", entry: { name: "only-bert-knows", email: null, bookingUrl: null } },
    ]);
    for (const [path, bytes] of await exportedFiles(real))
      expect([path, bytes.includes("bert")]).toEqual([path, false]);
  });

  it("makes text harmless that a spreadsheet would take for a formula, and gives it back exactly when it is imported", async () => {
    const odd = [
      "=HYPERLINK(1)",
      "+1",
      "-1",
      "@SUM(A1)",
      "\tx",
      "\rx",
      "'=1",
      "''",
      'plain, with "quotes"\nand a line',
    ];
    const here = await open();
    await here.app.log(
      ME,
      odd.map((title, index) => ({
        kind: "exercise-plan",
        entry: {
          key: `k${index}`,
          kind: "cue",
          title,
          regions: [],
          timesPerWeek: null,
          from: day,
          until: null,
          by: null,
        },
      })),
    );
    const files = await exportedFiles(here);
    const { data } = Papa.parse<Record<string, string>>(String(files.get("tables/exercises.csv")), { header: true });
    const cells = data.slice(0, odd.length).map((row) => row["title"] ?? "");
    for (const cell of cells) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
    expect(cells.map((cell) => (cell.startsWith("'") ? cell.slice(1) : cell))).toEqual(odd);
    expect(await columnOf(here, files.get("tables/exercises.parquet"), "title")).toEqual(odd);
    const there = await open();
    await importZip(there, await zipOf(files));
    const plans = await there.deps.store.read((reader) => there.deps.tables.exercises.exercisePlans(reader, ME));
    expect(plans.map(({ title }) => title)).toEqual(odd);
  });

  it("is of one moment, whatever is written while it is put together", async () => {
    const real = await runner();
    const [files] = await Promise.all([
      exportedFiles(real),
      ...Array.from({ length: 8 }, (_, index) =>
        real.app.log(ME, [{ kind: "day-mark", entry: { day: localDayOf(2026, 4, 1 + index), state: "rest" } }]),
      ),
    ]);
    const marks = manifestOf(files).tables.find(({ name }) => name === "day_marks")?.rows;
    const lines = String(files.get("journal.jsonl"))
      .split("\n")
      .filter((line) => line.includes('"kind":"day-mark"'));
    expect(lines).toHaveLength(marks ?? -1);
    const known = (JSON.parse(String(files.get("report.json"))) as { days: { state: string }[] }).days;
    expect(known.filter(({ state }) => state === "rest")).toHaveLength(marks ?? -1);
  });

  it("names an original that is gone or damaged, and holds everything else", async () => {
    const real = await runner();
    const [first, second] = await real.deps.originals.list();
    if (first === undefined || second === undefined) throw new Error("no originals");
    await rm(real.deps.originals.fileOf(first));
    await writeFile(real.deps.originals.fileOf(second), "damaged");
    const manifest = manifestOf(await exportedFiles(real));
    expect(manifest.missing.map(({ sha256 }) => sha256).toSorted()).toEqual([first, second]);
    expect(manifest.originals).toHaveLength(2);
  });
});
