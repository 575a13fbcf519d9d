import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addDays, formatLocalDay, localDayOf } from "../../src/domain/local-day.ts";
import { runCli, temporaryFolder } from "./run-cli.ts";

const FIRST = localDayOf(2025, 1, 6);
const DAYS = 420;
const dayText = (index: number) => formatLocalDay(addDays(FIRST, index));
/** A much longer run every ten weeks, and a sore knee four days later, for three days. */
const isSpike = (index: number) => index % 70 === 40;
const isSore = (index: number) => [4, 5, 6].some((after) => isSpike(index - after));

/** A runner of fourteen months whose knee follows every much longer run. */
async function importedRunner(data: string, athlete: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "niggle-link-files-"));
  const days = [...Array(DAYS).keys()];
  const diary = days
    .filter((i) => i % 2 === 0)
    .map((i) => `${dayText(i)},run,${isSpike(i) ? 18 : 8},${isSpike(i) ? 110 : 48}`);
  const pain = days
    .filter((i) => i % 5 === 0 || isSore(i))
    .map((i) => (isSore(i) ? `${dayText(i)},knee,left,daily,3` : `${dayText(i)},none,,daily,0`));
  writeFileSync(join(folder, "diary.csv"), ["day,kind,distance_km,duration_min", ...diary].join("\n"));
  writeFileSync(join(folder, "pain.csv"), ["day,region,side,moment,nrs", ...pain].join("\n"));
  const files = [join(folder, "diary.csv"), join(folder, "pain.csv")];
  const done = await runCli(["import", "--complete", "--data", data, "--athlete", athlete, ...files], {
    today: dayText(DAYS),
  });
  rmSync(folder, { recursive: true, force: true });
  expect(done.err).toBe("");
}

interface FindingJson {
  readonly exposure: string;
  readonly onsets: number;
  readonly higher: number;
  readonly adjustedP: number;
  readonly text: string;
}

describe("niggle link", () => {
  const folder = mkdtempSync(join(tmpdir(), "niggle-link-"));
  const data = join(folder, "data");
  beforeAll(() => importedRunner(data, "me"), 120_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("finds the load that was planted before the pain, and says no more than six episodes allow", async () => {
    const { code, json } = await runCli(["link", "--data", data, "--json"], { today: dayText(DAYS) });
    expect(code).toBe(0);
    const report = json()[0] as { sentence: string; link: { findings: FindingJson[]; tier: string; onsets: string[] } };
    expect(report.link).toMatchObject({ kind: "estimated", tier: "compared" });
    expect(report.link.onsets[0]).toBe(dayText(44));
    expect(report.link.findings[0]).toMatchObject({
      exposure: "spike",
      role: "primary",
      onsets: 6,
      higher: 6,
      odds: null,
    });
    expect(report.link.findings[0]?.adjustedP).toBeLessThan(0.05);
    expect(report.link.findings[0]?.text).toContain("It says what went together, not why.");
    expect(report.sentence).toContain("too few for odds");
    expect(report.link).toMatchObject({ lagDays: 3, nextMorning: { kind: "cannot-tell" } });
    expect(report).toHaveProperty("checks.2.choice", "leave-out-none");
    expect(JSON.stringify(report)).not.toMatch(/NaN|Infinity/);
  });

  it("prints the same for a person, with what the load did once it hurt", async () => {
    const { out } = await runCli(["link", "--data", data], { today: dayText(DAYS) });
    expect(out).toContain("6 sore spells began on days that can be counted.");
    expect(out).toContain("After an episode began you ran less in");
    expect(out).toContain("With the last 3 days before each day counted too:");
  });

  it("looks no further than the day it is asked about", async () => {
    const { out } = await runCli(["link", "--data", data, "--as-of", dayText(120)]);
    expect(out).toContain("2 sore spells began");
    expect(out).toContain("with so few this can be chance");
  });

  it("says what is missing where nothing is known", async () => {
    const { code, out } = await runCli(["link", "--data", join(temporaryFolder(), "data")]);
    expect(code).toBe(0);
    expect(out).toContain("We cannot tell whether load goes before pain here: nothing is known yet.");
  });
});

describe("niggle link --squad", () => {
  it("counts every athlete of the folder, says what a squad takes, and names nobody", async () => {
    const data = join(temporaryFolder(), "data");
    for (const athlete of ["anna", "ben"]) await importedRunner(data, athlete);
    const asked = ["link", "--squad", "--data", data];
    const { code, json } = await runCli([...asked, "--json"], { today: dayText(DAYS) });
    expect(code).toBe(0);
    expect(json()[0]).toMatchObject({
      athletes: 2,
      members: 2,
      views: [
        { lagDays: 3, byDay: { kind: "cannot-tell" }, byRun: { kind: "cannot-tell" } },
        { lagDays: 0, byDay: { kind: "cannot-tell" }, byRun: { kind: "cannot-tell" } },
      ],
      charts: [
        { id: "effect-recent", spec: null },
        { id: "effect-chronic", spec: null },
      ],
    });
    expect(JSON.stringify(json())).not.toMatch(/anna|ben|NaN|Infinity/);
    const { out } = await runCli(asked, { today: dayText(DAYS) });
    expect(out).toContain("2 of 2 athletes have days to look at.");
    expect(out).toMatch(/that\s+takes\s+5\s+athletes\s+and\s+30\s+episodes/);
  });
});
