import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { addDays, formatLocalDay, localDayOf } from "../../src/domain/local-day.ts";
import { runCli, temporaryFolder } from "./run-cli.ts";

const fixture = (name: string) => fileURLToPath(new URL(`../../fixtures/${name}`, import.meta.url));

interface RunJson {
  readonly id: string;
  readonly day: string;
  readonly distanceM: number | null;
  readonly durationS: number | null;
  readonly avgHeartRateBpm: number | null;
  readonly rpe0To10: number | null;
  readonly formats: readonly string[];
  readonly corrected: readonly string[];
  readonly sources: readonly { readonly id: string; readonly format: string; readonly distanceM: number }[];
}

/** A data folder with the steady run of 3 March 2026 as its watch and a diary tell it, each from an import of its own. */
async function twoSources() {
  const folder = temporaryFolder();
  const data = join(folder, "data");
  const diary = join(folder, "diary.csv");
  writeFileSync(diary, "day,kind,distance_km,duration_min,rpe\n2026-03-03,run,1.7,10,6\n");
  let calls = 0;
  /** Each command is called a day after the one before. */
  const niggle = (...args: string[]) => {
    calls += 1;
    return runCli([...args, "--data", data], { today: formatLocalDay(addDays(localDayOf(2026, 3, 10), calls)) });
  };
  await niggle("import", fixture("steady-run.fit"));
  await niggle("import", diary);
  const runs = async (...more: string[]) =>
    (await niggle("runs", "--json", ...more)).json()[0]?.["runs"] as unknown as readonly RunJson[];
  const run = async (name: string) => (await niggle("runs", name, "--json")).json()[0] as unknown as RunJson;
  const loads = async () => {
    const [report] = (await niggle("report", "--json", "--as-of", "2026-03-03")).json();
    const days = report?.["days"] as { loads: Record<string, { value: number | null }> }[];
    return days.at(-1)?.loads;
  };
  return { niggle, runs, run, loads };
}

describe("niggle runs", () => {
  it("lists runs for a person and for a machine, and shows the sources of one", async () => {
    const { niggle, runs } = await twoSources();
    const [row] = await runs();
    expect(row).toMatchObject({ day: "2026-03-03", formats: ["fit", "diary-csv"], rpe0To10: 6, corrected: [] });
    const { out } = await niggle("runs");
    expect(out).toMatch(
      new RegExp(`${row?.id.slice(0, 8)} +2026-03-03 +18:00 +run +1\\.68 +10\\.0 +143 +fit \\+ diary-csv`),
    );
    const one = await niggle("runs", row!.id.slice(0, 6));
    expect(one.out).toContain("This source counts: a FIT file says more than a diary.");
    expect(one.out).toContain("diary.csv");
    expect((await niggle("runs", "--from", "2026-03-04")).out).toMatch(/^No runs/);
  });

  it("names a run that is not there, and a day that is none", async () => {
    const { niggle } = await twoSources();
    expect(await niggle("runs", "zzz")).toMatchObject({ code: 2, err: expect.stringContaining("no run zzz") });
    expect((await niggle("runs", "--from", "yesterday")).code).toBe(2);
    expect((await niggle("runs", "--limit", "0")).code).toBe(2);
  });
});

describe("niggle correct", () => {
  it("changes the run and every load, and takes it back", async () => {
    const { niggle, run, loads } = await twoSources();
    const before = await run("last");
    const loadsBefore = await loads();
    const said = await niggle("correct", "last", "--distance", "2,5", "--duration", "12", "--exclude-heart-rate");
    expect(said).toMatchObject({ code: 0, out: expect.stringContaining("is corrected") });
    const corrected = await run("last");
    expect(corrected).toMatchObject({ distanceM: 2500, durationS: 720, avgHeartRateBpm: null });
    expect(corrected.corrected).toEqual(["distanceM", "durationS", "heartRate"]);
    expect(corrected.sources[0]?.distanceM).toBe(before.sources[0]?.distanceM);
    expect(await loads()).toMatchObject({
      distance: { value: 2.5 },
      duration: { value: 12 },
      sessionRpe: { value: 72 },
    });
    for (const field of ["distance", "duration", "heart-rate"]) {
      expect((await niggle("correct", "last", "--remove", field)).code).toBe(0);
    }
    expect(await run("last")).toEqual(before);
    expect(await loads()).toEqual(loadsBefore);
  });

  it("makes a run a walk, deletes it, and brings it back", async () => {
    const { niggle, runs, loads } = await twoSources();
    const [{ id }] = (await runs()) as [RunJson];
    await niggle("correct", id, "--sport", "walk");
    expect((await loads())?.["distance"]).toMatchObject({ value: 0 });
    await niggle("correct", id, "--delete");
    expect(await runs()).toEqual([]);
    expect((await runs("--deleted")).map((row) => row.id)).toEqual([id]);
    await niggle("correct", id, "--remove", "delete");
    expect(await runs()).toHaveLength(1);
  });

  it("follows the run when a richer source comes, and survives a rebuild", async () => {
    const { niggle, run } = await twoSources();
    const watch = (await run("last")).id;
    await niggle("undo", (await niggle("imports", "--json")).json()[0]!["imports"]![1 as never]!["batchId"]);
    const diaryOnly = await run("last");
    expect(diaryOnly.id).not.toBe(watch);
    await niggle("correct", "last", "--distance", "3");
    await niggle("redo", (await niggle("imports", "--json")).json()[0]!["imports"]![1 as never]!["batchId"]);
    expect(await run("last")).toMatchObject({ id: watch, distanceM: 3000 });
    await niggle("rebuild");
    expect(await run("last")).toMatchObject({ id: watch, distanceM: 3000, corrected: ["distanceM"] });
  });

  it("refuses what no run can be, before anything is written", async () => {
    const { niggle } = await twoSources();
    for (const wrong of [["--distance", "-1"], ["--duration", "x"], ["--sport", "flying"], ["--remove", "all"], []]) {
      expect((await niggle("correct", "last", ...wrong)).code, wrong.join(" ")).toBe(2);
    }
    expect((await niggle("correct", "nobody", "--delete")).code).toBe(2);
  });
});

describe("niggle split", () => {
  it("makes two runs of one, for good, and takes it back", async () => {
    const { niggle, runs, run } = await twoSources();
    const [watch, diary] = (await run("last")).sources;
    expect((await niggle("split", watch!.id, diary!.id.slice(0, 8))).code).toBe(0);
    expect((await runs()).map(({ formats }) => formats)).toEqual([["fit"], ["diary-csv"]]);
    await niggle("rebuild");
    expect(await runs()).toHaveLength(2);
    expect((await niggle("split", watch!.id, watch!.id)).err).toContain("one source only");
    expect((await niggle("split", diary!.id, watch!.id, "--rejoin")).code).toBe(0);
    expect((await runs()).map(({ formats }) => formats)).toEqual([["fit", "diary-csv"]]);
    expect((await niggle("split", watch!.id, "zz")).code).toBe(2);
  });
});

describe("niggle log rpe --run", () => {
  it("rates one of several runs of a day", async () => {
    const { niggle, run } = await twoSources();
    const [watch, diary] = (await run("last")).sources;
    await niggle("split", watch!.id, diary!.id);
    expect((await niggle("log", "rpe", "8", "--run", watch!.id.slice(0, 8))).code).toBe(0);
    expect((await run(watch!.id)).rpe0To10).toBe(8);
    expect((await run(diary!.id)).rpe0To10).toBe(6);
    expect((await niggle("log", "rpe", "8", "--run", "nobody")).code).toBe(2);
  });
});

describe("niggle undo and redo", () => {
  it("take back and bring back the newest import, or the one that is named", async () => {
    const { niggle, runs } = await twoSources();
    const imports = async () =>
      (await niggle("imports", "--json")).json()[0]?.["imports"] as { batchId: string; undone: boolean }[];
    const [diary, watch] = await imports();
    expect((await niggle("undo")).out).toContain(`niggle redo ${diary?.batchId.slice(0, 8)}`);
    expect((await runs()).map(({ formats }) => formats)).toEqual([["fit"]]);
    expect((await niggle("undo", "last")).code).toBe(0);
    expect(await runs()).toEqual([]);
    expect((await niggle("undo")).err).toContain("no import last");
    expect((await niggle("imports")).out.match(/undone/g)).toHaveLength(2);
    expect((await niggle("redo", watch!.batchId.slice(0, 8), "--json")).json()[0]).toMatchObject({
      undone: false,
      files: 1,
    });
    expect((await runs()).map(({ formats }) => formats)).toEqual([["fit"]]);
    expect((await imports()).map(({ undone }) => undone)).toEqual([true, false]);
    expect((await niggle("redo", "nothing")).code).toBe(2);
  });
});
