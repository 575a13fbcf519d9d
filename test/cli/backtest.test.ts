import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addDays, formatLocalDay, localDayOf } from "../../src/domain/local-day.ts";
import { runCli, temporaryFolder } from "./run-cli.ts";

const FIRST = localDayOf(2025, 1, 6);
const DAYS = 420;
const dayText = (index: number) => formatLocalDay(addDays(FIRST, index));
/** A much longer run every ten weeks. */
const isSpike = (index: number) => index % 70 === 40;
/** Its knee four days later, for three days. */
const isSore = (index: number) => [4, 5, 6].some((after) => isSpike(index - after));

const folder = mkdtempSync(join(tmpdir(), "niggle-backtest-"));
let data = "";
beforeAll(async () => {
  data = await importedRunner();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A runner of fourteen months whose knee follows every much longer run. */
async function importedRunner(): Promise<string> {
  const into = join(folder, "data");
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
  const done = await runCli(["import", "--complete", "--data", into, ...files], { today: dayText(DAYS) });
  expect(done.err).toBe("");
  return into;
}

const REPORT_KEYS = [
  ...["answeredDays", "asOf", "athlete", "calendarDays", "followedDays", "from", "horizonDays", "ruleSet"],
  ...["sentence", "to", "views"],
];
const FLAG_KEYS = [
  ...["adjustedP", "alertDays", "burden", "caught", "days", "episodes", "events", "falseDaysPerMonth", "falsePerMonth"],
  ...["flag", "forecast", "hitDays", "hitEpisodes", "kind", "leadsDays", "meaning", "medianLeadDays", "pValue"],
  ...[
    "precision",
    "precisionByDay",
    "primary",
    "randomPrecision",
    "randomRecall",
    "recall",
    "spells",
    "text",
    "verdict",
  ],
];

interface FlagJson {
  readonly flag: string;
  readonly primary: boolean;
  readonly episodes: number;
  readonly events: number;
  readonly caught: number;
  readonly medianLeadDays: number;
  readonly verdict: string;
  readonly text: string;
}

describe("niggle backtest", () => {
  it("finds the flag that was planted in a history, and says how sure it can be", async () => {
    const { code, json } = await runCli(["backtest", "--data", data, "--json"], { today: dayText(DAYS) });
    expect(code).toBe(0);
    const report = json()[0] as { views: { kind: string; flags: FlagJson[] }[] };
    expect(report).toMatchObject({ horizonDays: 7, from: dayText(0), to: dayText(DAYS), calendarDays: DAYS + 1 });
    const spike = report.views[0]?.flags.find(({ primary }) => primary);
    expect(spike).toMatchObject({ flag: "SPIKE_ANY", events: 6, caught: 6, medianLeadDays: 4, verdict: "better" });
    expect(spike?.text).toContain("with so few this can still be chance");
    expect(JSON.stringify(report)).not.toMatch(/NaN|Infinity/);
    expect(Object.keys(report).sort()).toEqual(REPORT_KEYS);
    expect(Object.keys(report.views[0] ?? {}).sort()).toEqual(["days", "events", "flags", "kind", "tests"]);
    for (const { flags } of report.views)
      for (const flag of flags) expect(Object.keys(flag).sort(), flag.flag).toEqual(FLAG_KEYS);
  });

  it("prints the same for a person, with the question asked beforehand first", async () => {
    const { out } = await runCli(["backtest", "--data", data, "--horizon", "14"], { today: dayText(DAYS) });
    expect(out).toContain("followed for 14 days");
    expect(out.indexOf("SPIKE_ANY")).toBeLessThan(out.indexOf("AMBER_OR_LOUDER"));
    expect(out).toContain("so this flatters every flag");
  });

  it("looks no further than the day it is asked about", async () => {
    const { json } = await runCli(["backtest", "--data", data, "--as-of", dayText(120), "--json"]);
    const report = json()[0] as { views: { flags: FlagJson[] }[]; sentence: string };
    expect(report.views[0]?.flags[0]).toMatchObject({ events: 2, verdict: "too-few" });
    expect(report.sentence).toMatch(/^Too few to say: 2 new onsets/);
  });

  it("says what is missing where nothing is known", async () => {
    const { code, out } = await runCli(["backtest", "--data", join(temporaryFolder(), "data")]);
    expect([code, out]).toEqual([0, "There is no history to look back on yet."]);
  });

  it("refuses another horizon than 3, 7 or 14 days", async () => {
    const { code, err } = await runCli(["backtest", "--horizon", "10", "--data", join(temporaryFolder(), "data")]);
    expect(code).toBe(2);
    expect(err).toContain("invalid --horizon: 10 (want 3, 7 or 14 days)");
  });
});
