import { describe, expect, test } from "vitest";
import { estimateSettings } from "../../../src/analysis/load/estimate-settings.ts";
import type { SessionSummary } from "../../../src/domain/history.ts";
import type { RunSummary } from "../../../src/domain/run-summary.ts";
import { dayAt, run } from "../daily.ts";
import { SILENT_SUMMARY } from "./silent-summary.ts";

const recorded = (day: number, summary: Partial<RunSummary>, over: Partial<SessionSummary> = {}) =>
  run({ localDay: dayAt(day), summary: { ...SILENT_SUMMARY, ...summary }, ...over });

describe("estimates of settings", () => {
  test("are the highest heart rate of a year, and heart rate and speed of the fastest half hour and hour of 90 days", () => {
    const race = recorded(300, {
      highestHeartRateBpm: 183.4,
      best30MinSpeedMPerS: 3.9,
      best30MinHeartRateBpm: 171.6,
      best60MinSpeedMPerS: 3.7,
    });
    const hills = recorded(310, { highestHeartRateBpm: 189.6, best30MinSpeedMPerS: 2.9, best30MinHeartRateBpm: 176 });
    const from = (session: SessionSummary) => ({ id: session.id, localDay: session.localDay });
    expect(estimateSettings([race, hills], dayAt(320))).toEqual([
      { name: "hrMaxBpm", value: 190, basis: "highest-heart-rate", run: from(hills) },
      { name: "lthrBpm", value: 172, basis: "fastest-30-min", run: from(race) },
      { name: "thresholdSpeedMPerS", value: 3.7, basis: "fastest-60-min", run: from(race) },
      { name: "thresholdSpeedMPerS", value: 3.9, basis: "fastest-30-min", run: from(race) },
    ]);
  });

  test("leave older runs out, and later ones", () => {
    const old = recorded(0, { highestHeartRateBpm: 190, best30MinSpeedMPerS: 4 });
    expect(estimateSettings([old], dayAt(89)).map(({ name }) => name)).toEqual(["hrMaxBpm", "thresholdSpeedMPerS"]);
    expect(estimateSettings([old], dayAt(90)).map(({ name }) => name)).toEqual(["hrMaxBpm"]);
    expect(estimateSettings([old], dayAt(365))).toEqual([]);
    expect(estimateSettings([recorded(5, { highestHeartRateBpm: 190 })], dayAt(4))).toEqual([]);
  });

  test("take no speed from a treadmill, nothing from other sports and nothing from a list", () => {
    const summary = { highestHeartRateBpm: 180, best30MinSpeedMPerS: 5, best30MinHeartRateBpm: 170 };
    const treadmill = recorded(1, summary, { treadmill: true });
    expect(estimateSettings([treadmill], dayAt(2)).map(({ name }) => name)).toEqual(["hrMaxBpm"]);
    expect(estimateSettings([recorded(1, summary, { sport: "walk" }), run()], dayAt(2))).toEqual([]);
  });
});
