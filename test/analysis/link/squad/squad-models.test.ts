import { beforeAll, describe, expect, it } from "vitest";
import { crossBasis, LAG_BASIS, loadBasis } from "../../../../src/analysis/link/squad/cross-basis.ts";
import { type DistributedLag, distributedLag } from "../../../../src/analysis/link/squad/distributed-lag.ts";
import { type SquadHazard, squadHazard } from "../../../../src/analysis/link/squad/squad-hazard.ts";
import { type SquadSessions, squadSessions } from "../../../../src/analysis/link/squad/squad-sessions.ts";
import { hazardWords, sessionsWords } from "../../../../src/analysis/link/squad/squad-words.ts";
import type { Estimated } from "../../../../src/analysis/link/statistics/estimated.ts";
import { seededRandom } from "../../../../src/analysis/link/statistics/seeded-random.ts";
import { ENGLISH } from "../../../../src/messages/words.ts";
import { plantedSquad } from "./make-squad.ts";

const TRUTH = { athletes: 120, days: 500, seed: 3, base: 0.006, spikeRatio: 2.2, per10Km: 0.25, sigma: 0.5 };
const squad = plantedSquad(TRUTH);
const options = (seed = 1) => ({ random: seededRandom(seed), replicates: 200 });
function of<T>(result: Estimated<T>): T {
  if (result.kind === "cannot-tell") throw new Error(result.why);
  return result;
}

/** Fails on any number that is none. */
function finite(value: unknown): void {
  JSON.stringify(value, (_, inner) => {
    if (typeof inner === "number" && !Number.isFinite(inner)) throw new Error("not a number");
    return inner;
  });
}

describe("the hazard of a squad", () => {
  let hazard: SquadHazard;
  beforeAll(() => {
    hazard = squadHazard(squad, options());
  });

  it("finds the planted odds of a spike and the spread of the athletes", () => {
    const told = of(hazard);
    const large = of(told.levels.find(({ level }) => level === "large")!.ratio);
    expect(large.lower).toBeLessThan(TRUTH.spikeRatio);
    expect(large.upper).toBeGreaterThan(TRUTH.spikeRatio);
    expect(large.lower).toBeGreaterThan(1);
    expect(Math.abs(told.sigma - TRUTH.sigma)).toBeLessThan(0.25);
    expect(told.athletes).toBe(120);
    expect(told.daysAtRisk + told.leftOut).toBe(
      squad.reduce((sum, { days }) => sum + days.atRisk.reduce((a, b) => a + b, 0), 0),
    );
  });

  it("draws the chance over the recent load on an absolute scale, with a band, rising as planted", () => {
    const { recent, chronic } = of(hazard);
    expect(recent).toHaveLength(25);
    expect(recent.at(-3)!.per1000.value).toBeGreaterThan(recent[2]!.per1000.value);
    for (const { per1000 } of [...recent, ...chronic]) {
      expect(per1000.lower).toBeLessThanOrEqual(per1000.value);
      expect(per1000.upper).toBeGreaterThanOrEqual(per1000.value);
      expect(per1000.value).toBeGreaterThan(0);
      expect(per1000.value).toBeLessThan(100);
    }
  });

  it("gives the same for the same seed, and no number that is none", () => {
    finite(hazard);
    expect(squadHazard(squad, options())).toEqual(hazard);
  });

  it("finds nothing where nothing was planted", () => {
    const none = of(squadHazard(plantedSquad({ ...TRUTH, seed: 8, spikeRatio: 1, per10Km: 0 }), options()));
    for (const level of ["moderate", "large"]) {
      const ratio = of(none.levels.find((one) => one.level === level)!.ratio);
      expect(ratio.lower).toBeLessThan(1);
      expect(ratio.upper).toBeGreaterThan(1);
    }
  });

  it("with unknown days leaves rows out, or fills their loads in several times", () => {
    const gappy = plantedSquad({ ...TRUTH, unknown: 0.06 });
    const without = of(squadHazard(gappy, options()));
    const filled = of(squadHazard(gappy, { ...options(), imputations: 3 }));
    expect(filled.daysAtRisk).toBeGreaterThan(without.daysAtRisk);
    expect(filled.imputations).toBe(3);
    finite(filled);
  });

  it("with unknown days in the run model pools several completed squads, each with the same runs", () => {
    const gappy = plantedSquad({ ...TRUTH, unknown: 0.06 });
    const without = of(squadSessions(gappy, options()));
    const filled = of(squadSessions(gappy, { ...options(), imputations: 3 }));
    expect([without.imputations, filled.imputations]).toEqual([0, 3]);
    expect(filled.runs).toBeGreaterThanOrEqual(without.runs);
    const [before, after] = [of(without.anySpike), of(filled.anySpike)];
    expect(Math.abs(Math.log(after.value / before.value))).toBeLessThan(0.3);
    finite(filled);
  });

  it("does not estimate a kind of spike from the episodes of one or two athletes", () => {
    const rare = squad.map(({ athlete, days }, i) => ({
      athlete,
      days: i < 2 ? days : { ...days, spike: days.spike.map((code) => (code === 4 ? 3 : code)) },
    }));
    const large = of(squadHazard(rare, options())).levels.find(({ level }) => level === "large");
    expect(large?.rows).toBeGreaterThan(0);
    expect(large?.ratio.kind).toBe("cannot-tell");
  });

  it("is told with the days that were left out", () => {
    const words = hazardWords(hazard).map(ENGLISH.tell);
    expect(words[0]).toMatch(/^\d+ new episodes on \d+ days of 120 athletes; \d+ more days were left out/);
    expect(words.filter((sentence) => sentence.startsWith("4 to 10 days after"))).toHaveLength(3);
    expect(hazardWords(squadHazard([], options())).map(ENGLISH.tell)[0]).toMatch(/^Day by day we cannot tell/);
  });

  it("cannot tell from a few athletes or a few episodes, and says what there is", () => {
    expect(squadHazard(squad.slice(0, 3), options())).toMatchObject({
      why: expect.stringContaining("there are 3 and"),
    });
    expect(squadHazard([], options())).toMatchObject({ kind: "cannot-tell" });
    const quiet = plantedSquad({ ...TRUTH, athletes: 10, days: 120, base: 0.001 });
    expect(squadHazard(quiet, options()).kind).toBe("cannot-tell");
  });
});

describe("the sessions of a squad", () => {
  let sessions: SquadSessions;
  beforeAll(() => {
    sessions = squadSessions(squad, options());
  });

  it("find that runs which are a spike are followed more often, in odds and per 1,000 runs", () => {
    const told = of(sessions);
    const any = of(told.anySpike);
    expect(any.lower).toBeGreaterThan(1);
    expect(any.upper).toBeGreaterThan(TRUTH.spikeRatio * 0.8);
    const perLevel = new Map(told.levels.map((one) => [one.level, one]));
    expect(perLevel.get("large")!.per1000).toBeGreaterThan(perLevel.get("reference")!.per1000!);
    const interval = of(perLevel.get("reference")!.interval);
    expect(interval.lower).toBeLessThan(perLevel.get("reference")!.per1000!);
    expect(interval.upper).toBeGreaterThan(perLevel.get("reference")!.per1000!);
    expect(perLevel.get("return")).toMatchObject({ rows: 0, per1000: null, ratio: { kind: "cannot-tell" } });
    finite(sessions);
  });

  it("find nothing where nothing was planted", () => {
    const none = of(squadSessions(plantedSquad({ ...TRUTH, seed: 12, spikeRatio: 1, per10Km: 0 }), options()));
    const any = of(none.anySpike);
    expect(any.lower).toBeLessThan(1);
    expect(any.upper).toBeGreaterThan(1);
  });

  it("are told in absolute numbers beside the ratio, and without a cause", () => {
    const words = sessionsWords(sessions).map(ENGLISH.tell);
    expect(words[0]).toMatch(/^\d+ runs of 120 athletes could be followed for 10 days\.$/);
    expect(words[1]).toMatch(
      /^\d+ runs that were no spike: \d+ had a new sore place 4 to 10 days later, \d+ of 1,000 \(95 % interval \d+ to \d+\)\.$/,
    );
    expect(words.at(-2)).toMatch(/^After a run that was a spike, of any size, odds \d\.\d times as high/);
    expect(words.join(" ")).not.toMatch(/cause|because|predict|prevent|safe/);
    expect(sessionsWords(squadSessions([], options())).map(ENGLISH.tell)[0]).toMatch(
      /^Run by run we cannot tell: that takes 5 athletes/,
    );
  });

  it("cannot tell from a few athletes", () => {
    expect(squadSessions(squad.slice(0, 2), options()).kind).toBe("cannot-tell");
  });
});

describe("the distributed lags of a squad", () => {
  it("add up each of the 28 days before, by load and by lag, and know nothing without them", () => {
    const knots = [4, 8, 12];
    const load = Float64Array.from({ length: 60 }, (_, t) => (t === 40 ? 9 : t === 30 ? 5 : 0));
    const known = new Uint8Array(60).fill(1);
    known[50] = 0;
    const cross = crossBasis({ length: 60, known, load }, knots);
    const row = (t: number) => [...cross.subarray(t * 8, (t + 1) * 8)];
    const part = (km: number, lag: number) =>
      loadBasis(km, knots).flatMap((value) => LAG_BASIS[lag]!.map((w) => value * w));
    row(45).forEach((value, j) => {
      expect(value).toBeCloseTo(part(9, 4)[j]! + part(5, 14)[j]!, 12);
    });
    expect(row(27).every(Number.isNaN)).toBe(true);
    expect(row(28)).toEqual(new Array(8).fill(0));
    expect(row(51).every(Number.isNaN)).toBe(true);
    expect(loadBasis(0, knots)).toEqual([0, 0]);
  });

  it("find the week before, where it was planted, and not the weeks before that", () => {
    const planted = plantedSquad({ ...TRUTH, athletes: 200, spikeRatio: 1, per10Km: 0.5, seed: 5 });
    const lags: DistributedLag = distributedLag(planted, options());
    const { longDay, surface, loads } = of(lags);
    finite(lags);
    expect(longDay.byLag).toHaveLength(28);
    const near = longDay.byLag.slice(0, 6).map(({ value }) => value);
    const far = longDay.byLag.slice(12, 26).map(({ value }) => value);
    const meanLog = (values: readonly number[]) => values.reduce((sum, v) => sum + Math.log(v), 0) / values.length;
    expect(meanLog(near)).toBeGreaterThan(0.2);
    expect(Math.abs(meanLog(far))).toBeLessThan(0.15);
    expect(surface).toHaveLength(loads.length);
    expect(surface[0]).toEqual(new Array(28).fill(1));
  });

  it("cannot tell from loads that hardly differ or few athletes", () => {
    expect(distributedLag(squad.slice(0, 3), options()).kind).toBe("cannot-tell");
    expect(distributedLag([], options()).kind).toBe("cannot-tell");
  });
});
