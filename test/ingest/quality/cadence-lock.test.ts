import { describe, expect, it } from "vitest";
import { cadenceLocks } from "../../../src/ingest/quality/cadence-lock.ts";
import { column, seconds } from "./made-samples.ts";

const LENGTH = 1800;
/** Steps that change as they do outdoors: every half minute another pace, with a waver of one. */
const lively = (i: number) => 168 + 4 * ((Math.floor(i / 30) * 7) % 3) + (i % 2);
const run = (heart: (i: number) => number, steps: (i: number) => number) => ({
  timeS: seconds(LENGTH),
  heartRate: column(LENGTH, heart),
  stepsSpm: column(LENGTH, steps),
  weights: column(LENGTH, () => 1),
});

describe("a heart rate that is the cadence", () => {
  it("is found when the two change together", () => {
    const locks = cadenceLocks(run((i) => lively(i) + (i % 3) - 1, lively));
    expect(locks).toEqual([{ from: 0, to: LENGTH }]);
  });

  it("is found when it leapt onto a steady cadence", () => {
    const heart = (i: number) => (i < 300 ? 140 : 170);
    expect(cadenceLocks(run(heart, () => 170))).toEqual([{ from: 300, to: LENGTH }]);
  });

  it("is found in stretches, with breaks of up to ten seconds inside", () => {
    const heart = (i: number) => (i >= 900 && i < 909 ? 150 : lively(i));
    expect(cadenceLocks(run(heart, lively))).toEqual([{ from: 0, to: LENGTH }]);
    const apart = (i: number) => (i >= 900 && i < 920 ? 150 : lively(i));
    expect(cadenceLocks(run(apart, lively))).toHaveLength(2);
  });
});

describe("a heart rate that is only like the cadence", () => {
  it("is believed when it came there slowly and goes its own way", () => {
    const heart = (i: number) => 170 - 60 * Math.exp(-i / 90) + Math.round(Math.sin(i / 40));
    expect(cadenceLocks(run(heart, (i) => 170 + (i % 5 === 0 ? 2 : 0)))).toEqual([]);
  });

  it("is believed when it follows each change of pace as late as a heart does", () => {
    let level = 168;
    const late = Array.from({ length: LENGTH }, (_, i) => {
      level += (lively(i) - level) / 25;
      return Math.round(level);
    });
    expect(cadenceLocks(run((i) => late[i] ?? 0, lively))).toEqual([]);
  });

  it("is believed when it fills less than ten minutes, or less than half of the run", () => {
    const until = (endS: number) => (i: number) => (i < endS ? lively(i) : 140);
    expect(cadenceLocks(run(until(590), lively))).toEqual([]);
    expect(cadenceLocks(run(until(890), lively))).toEqual([]);
    expect(cadenceLocks(run(until(910), lively))).toHaveLength(1);
  });

  it("is believed when there is no cadence, or nobody ran", () => {
    expect(cadenceLocks(run(lively, () => Number.NaN))).toEqual([]);
    expect(
      cadenceLocks(
        run(
          (i) => 100 + (i % 4),
          (i) => 100 + (i % 4),
        ),
      ),
    ).toEqual([]);
  });
});
