import { describe, expect, it, onTestFinished } from "vitest";
import { NO_LINK } from "../../src/analysis/link/simulate/cohort-model.ts";
import { simulateCohort } from "../../src/analysis/link/simulate/simulate-cohort.ts";
import { simulatedHistory } from "../../src/analysis/link/simulate/simulated-history.ts";
import type { RunnerHistory } from "../../src/domain/history.ts";
import type { AthleteId } from "../../src/domain/ids.ts";
import type { LocalDay } from "../../src/domain/local-day.ts";
import { flagsOfAthlete, squadBacktest, squadBacktestOn } from "../../src/usecases/squad-backtest.ts";
import type { SquadProgress } from "../../src/usecases/squad-report.ts";
import { openRealApp, TODAY } from "../real-app.ts";
import { giveDiary, kneePain } from "./squad-athletes.ts";

const PLANTED = {
  ...NO_LINK,
  days: 300,
  pain: { ...NO_LINK.pain, onsetPerDay: 0.01, spikeRatio: { small: 6, moderate: 6, large: 6 } },
};
const HISTORIES = simulateCohort(PLANTED, 14, 7).map(simulatedHistory);
const QUERY = { asOf: HISTORIES[0]?.feedThrough as LocalDay, horizonDays: 7 } as const;

function backtestOf(histories: readonly RunnerHistory[]) {
  const members = histories.flatMap((history) => flagsOfAthlete(history, QUERY) ?? []);
  return squadBacktestOn({ ...QUERY, members, athletes: histories.length });
}

describe("the backtest of a squad", () => {
  const report = backtestOf(HISTORIES);

  it("finds the flag that was planted, beside the simpler rules", () => {
    const flags = report.found?.flags ?? [];
    const spike = flags.find(({ isPrimary }) => isPrimary);
    expect(spike).toMatchObject({ flag: { code: "SPIKE_ANY" }, verdict: { kind: "better" } });
    expect(spike?.score?.athletes).toBe(14);
    expect(flags.filter(({ flag }) => flag.kind === "comparator").map(({ flag }) => flag.code)).toEqual([
      "PAIN_YESTERDAY",
      "WEEK_CHANGE_10",
      "ACWR_1_5",
    ]);
    expect(report.sentence).toContain("a run more than 10 % longer than any in 30 days");
  }, 60_000);

  it("is the same each time, holds no number that is none, and is about nobody by name", () => {
    const json = JSON.stringify(report);
    expect(JSON.stringify(backtestOf(HISTORIES))).toBe(json);
    expect(json).not.toMatch(/simulated-|NaN|Infinity/);
  }, 60_000);

  it("does not look at therapy, which may not be shared", () => {
    const [history] = HISTORIES;
    const asked = Object.defineProperty({ ...history }, "therapy", {
      enumerable: false,
      get: () => {
        throw new Error("asked for therapy");
      },
    }) as RunnerHistory;
    expect(() => asked.therapy).toThrow("asked for therapy");
    expect(flagsOfAthlete(asked, QUERY)?.days).toBeGreaterThan(100);
  }, 60_000);
});

describe("the backtest of a squad in a database", () => {
  const athletes = ["a", "b", "c", "d"] as AthleteId[];

  it("replays athlete after athlete off this thread, and says how far it is", async () => {
    const real = await openRealApp();
    onTestFinished(() => real.close());
    for (const athlete of athletes.slice(0, 2)) {
      await giveDiary(real, athlete);
      await real.app.log(athlete, [kneePain(30, 3), kneePain(2, 0)]);
    }
    const seen: SquadProgress[] = [];
    const query = { asOf: TODAY, horizonDays: 7 } as const;
    const report = await squadBacktest(real.deps, athletes, query, (progress) => void seen.push(progress));
    expect(seen.map(({ done, total }) => `${done}/${total}`)).toEqual(["1/5", "2/5", "3/5", "4/5", "5/5"]);
    expect(report).toMatchObject({ athletes: 4, found: null });
    expect(report.sentence).toContain("Nothing is told of fewer than 5 athletes");
  }, 60_000);

  it("is begun by looking, and there for whoever looks again at the same athletes in any order", async () => {
    const real = await openRealApp();
    onTestFinished(() => real.close());
    expect(await real.app.squadBacktest(athletes, TODAY)).toEqual({ kind: "working" });
    const again = () => real.app.squadBacktest(athletes.toReversed(), TODAY);
    await expect.poll(async () => (await again()).kind, { timeout: 20_000 }).toBe("ready");
    expect(await real.app.squadBacktest(athletes.slice(1), TODAY)).toEqual({ kind: "working" });
    await real.app.log(athletes[0] as AthleteId, [kneePain(1, 2)]);
    expect(await again()).toMatchObject({ kind: "ready", isCurrent: false });
  }, 60_000);
});
