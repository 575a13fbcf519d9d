import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { type CliResult, runCli, temporaryFolder } from "./run-cli.ts";

type Json = Readonly<Record<string, unknown>>;

let folder: string;
const cli = (...args: string[]): Promise<CliResult> => runCli([...args, "--data", join(folder, "data")]);
const planOf = async (...args: string[]): Promise<Json> => (await cli("plan", "--json", ...args)).json()[0] ?? {};
const daysOf = (plan: Json) => plan["days"] as readonly Json[];
const dayOf = (plan: Json, day: string) => daysOf(plan).find((each) => each["day"] === day) ?? {};

/** 10 km every second day of the 60 days to 22 Nov 2026, as a plain list. */
async function importSteady(): Promise<void> {
  const days = Array.from({ length: 30 }, (_, i) => new Date(Date.UTC(2026, 10, 22) - 2 * i * 86_400_000));
  const rows = days.map((day) => `${day.toISOString().slice(0, 10)},,run,10,60,,,`);
  const path = join(folder, "diary.csv");
  writeFileSync(path, ["day,started_at,kind,distance_km,duration_min,rpe,avg_hr_bpm,note", ...rows, ""].join("\n"));
  const { code, err, out } = await cli("import", "--complete", path);
  expect([code, err], out).toEqual([0, ""]);
}

beforeEach(() => {
  folder = temporaryFolder();
});

describe("niggle plan", () => {
  it("shows the fortnight without anything planned, and says how to plan", async () => {
    const { code, out } = await cli("plan");
    expect(code).toBe(0);
    expect(out).toContain("Sun 22 Nov");
    expect(out).toContain("Sun 6 Dec");
    expect(out).toContain("Nothing is planned: niggle plan add 2026-11-22 8");
  });

  it("adds a run, shows what the rules would say about it, and takes it away", async () => {
    await importSteady();
    expect(
      (await cli("plan", "add", "2026-11-28", "16", "--kind", "long", "--min", "95", "--title", "Hills")).out,
    ).toBe("Written down.");
    const plan = await planOf();
    expect(dayOf(plan, "2026-11-28")).toMatchObject({
      runs: [{ day: "2026-11-28", slot: 1, distanceM: 16_000, durationS: 5700, kind: "long", title: "Hills" }],
      spike: { category: "moderate", longestPrior30dM: 10_000 },
      findings: [{ rule: "SPIKE_M", kind: "flagged", level: "amber" }],
    });
    const { out } = await cli("plan");
    expect(out).toContain("16.0 km long");
    expect(out).toContain("Planned for Sat 28 Nov: 16.0 km, 60 % longer");
    expect(out).toContain("5,205 runners");
    expect((await cli("plan", "remove", "2026-11-28")).code).toBe(0);
    expect((await planOf())["planned"]).toEqual([]);
  });

  it("puts a second run of a day beside the first, and replaces the one a slot names", async () => {
    await cli("plan", "add", "2026-11-24", "5");
    await cli("plan", "add", "2026-11-24", "6");
    await cli("plan", "add", "2026-11-24", "7", "--slot", "1");
    const slots = (await planOf())["planned"] as readonly Json[];
    expect(slots.map((run) => [run["slot"], run["distanceM"]])).toEqual([
      [1, 7000],
      [2, 6000],
    ]);
    const which = await cli("plan", "remove", "2026-11-24");
    expect([which.code, which.err]).toEqual([2, expect.stringContaining("want --slot 1 or 2")]);
    expect((await cli("plan", "remove", "2026-11-24", "--slot", "1")).code).toBe(0);
    expect((await planOf())["planned"]).toMatchObject([{ slot: 2 }]);
  });

  it("looks ahead from another day", async () => {
    await importSteady();
    const plan = await planOf("--as-of", "2026-11-10");
    expect(daysOf(plan)[0]).toMatchObject({ day: "2026-11-10", longestNoSpike: { prior: { distanceM: 10_000 } } });
    expect(daysOf(plan)).toHaveLength(15);
  });

  it.each([
    [["add", "tomorrow", "5"], "invalid day: tomorrow"],
    [["add", "2026-11-24", "0"], "invalid km: 0"],
    [["add", "2026-11-24", "5", "--kind", "jog"], "invalid --kind: jog (want easy, long, workout, race, walk-run)"],
    [["add", "2026-11-24", "5", "--slot", "12"], "invalid --slot: 12"],
    [["add", "2026-11-24", "5", "--min", "-1"], "invalid --min: -1"],
    [["remove", "2026-11-24"], "nothing is planned for 2026-11-24"],
    [["--as-of", "soon"], "invalid --as-of: soon"],
  ])("refuses %j with a sentence", async (args, sentence) => {
    const { code, err } = await cli("plan", ...args);
    expect(code).toBe(2);
    expect(err).toContain(sentence);
  });

  it("walks the return-to-run levels, and leaves them", async () => {
    expect((await planOf())["returning"]).toBeNull();
    await cli("plan", "return");
    expect((await planOf())["returning"]).toMatchObject({ from: "2026-11-22", isReady: false, outcome: "cannot-say" });
    await cli("plan", "return", "--ready", "--from", "2026-11-20");
    expect((await planOf())["returning"]).toMatchObject({ from: "2026-11-20", outcome: "hold", level: { level: 1 } });
    const { out } = await cli("plan");
    expect(out).toContain("Return to run: hold");
    expect(out).toContain("level 1, 1.6 km, walk 2 min, run 3 min in turn");
    await cli("plan", "return", "--leave");
    expect((await planOf())["returning"]).toBeNull();
  });

  it("says first what today is, when today is red", async () => {
    await cli("log", "pain", "knee", "8");
    expect((await cli("plan")).out).toContain("Today comes first: Your knee was at 8 of 10.");
  });

  it("prints one document with these keys for machines", async () => {
    await importSteady();
    await cli("plan", "add", "2026-11-30", "16");
    await cli("plan", "return", "--ready", "--from", "2026-11-20");
    const plan = await planOf();
    const keysOf = (value: unknown) => Object.keys(value as Json).sort();
    expect(keysOf(plan)).toEqual(["asOf", "athlete", "days", "planned", "returning", "taper", "today"]);
    expect(keysOf(plan["today"])).toEqual(["headline", "level", "sentence"]);
    const day = dayOf(plan, "2026-11-30");
    expect(keysOf(day)).toEqual([
      ...["day", "findings", "longestNoSpike", "longestNoSpikeFromDone", "notes", "restsOnPlan", "runs", "spike"],
      "weekChangePct",
    ]);
    expect(keysOf(day["spike"])).toEqual(["category", "longestPrior30dM", "provisional", "value"]);
    expect(keysOf(day["longestNoSpike"])).toEqual(["limitM", "prior"]);
    expect(keysOf((day["runs"] as Json[])[0])).toEqual(["day", "distanceM", "durationS", "kind", "slot", "title"]);
    expect(keysOf(plan["returning"])).toEqual([
      ...["attempts", "from", "isClosed", "isFinished", "isReady", "level", "missing", "nextRunFrom", "outcome"],
      ...["reason", "times", "timesNeeded", "volume"],
    ]);
    const returning = plan["returning"] as Json;
    expect(keysOf((returning["attempts"] as Json[])[0])).toEqual(["day", "distanceM", "level", "result", "text"]);
    expect(keysOf(returning["level"])).toEqual(["distanceM", "level", "rpe0To10", "runMin", "walkMin"]);
    expect(JSON.stringify(plan)).not.toMatch(/NaN|Infinity/);
  });

  it("tells machines what was written", async () => {
    const { out } = await cli("plan", "add", "2026-11-24", "5", "--json");
    expect(JSON.parse(out)).toMatchObject({
      logged: { kind: "run-planned", entry: { distanceM: 5000, slot: 1, kind: "easy" } },
    });
  });
});
