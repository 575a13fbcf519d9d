import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { LOAD_METHODS, RATIO_NAMES } from "../../src/domain/load.ts";
import { addDays } from "../../src/domain/local-day.ts";
import type { RunDetail, RunRow } from "../../src/usecases/app.ts";
import { ME, openDemoApp, openRealApp, type RealApp, TODAY } from "../real-app.ts";

let real: RealApp;
let rows: readonly RunRow[];

beforeAll(async () => {
  real = await openDemoApp();
  const from = addDays(TODAY, -1000);
  await real.app.log(ME, [
    { kind: "setting", name: "hrMaxBpm", from, value: 190 },
    { kind: "setting", name: "lthrBpm", from, value: 168 },
  ]);
  rows = await real.app.runs(ME, { limit: 1000, sport: "run" });
}, 120_000);
afterAll(() => real.close());

const sum = (values: Iterable<number>): number => [...values].reduce((total, value) => total + value, 0);

/** A run that is alone on its day and was recorded. */
function aloneAndRecorded(): readonly RunRow[] {
  return rows.filter(
    ({ day, formats }) => formats.includes("fit") && rows.filter((row) => row.day === day).length === 1,
  );
}

describe("what a run did to the numbers", () => {
  it("is what the weekly report says of its day and of the day before", async () => {
    for (const row of aloneAndRecorded().slice(0, 3)) {
      const effect = await real.app.runEffect(ME, row.id);
      const { days } = await real.app.weeklyReport(ME, row.day);
      const [before, after] = days.slice(-2);
      for (const method of LOAD_METHODS) expect(effect?.loads?.[method]).toEqual(after?.loads[method]);
      expect(effect?.spike).toEqual(after?.spike);
      for (const name of RATIO_NAMES) {
        expect(effect?.ratios.find((step) => step.name === name)).toEqual({
          name,
          before: before?.ratios.distance[name],
          after: after?.ratios.distance[name],
        });
      }
    }
  });

  it("says the time in each zone by both scales, and each adds up to the time with a heart rate", async () => {
    const row = aloneAndRecorded()[0] as RunRow;
    const effect = await real.app.runEffect(ME, row.id);
    const run = (await real.app.run(ME, row.id)) as RunDetail;
    const heardS = sum(run.histograms.find(({ kind }) => kind === "heartRateBpm")?.secondsS ?? []);
    if (effect?.zones.kind !== "known") throw new Error("want zones");
    expect(effect.zones.scales.map(({ by, ofBpm }) => [by, ofBpm])).toEqual([
      ["maximum", 190],
      ["threshold", 168],
    ]);
    for (const { zones } of effect.zones.scales) {
      expect(sum(zones.map(({ durationS }) => durationS))).toBeCloseTo(heardS, 6);
      expect(zones.slice(1).map(({ fromBpm }) => fromBpm)).toEqual(zones.slice(0, -1).map(({ belowBpm }) => belowBpm));
    }
    expect(effect.zones.scales[0]?.zones.map(({ fromBpm }) => fromBpm)).toEqual([null, 95, 114, 133, 152, 171]);
  });

  it("is no load for another sport, and there is none for a run nobody made", async () => {
    const other = (await real.app.runs(ME, { limit: 1000 })).find(({ sport }) => sport !== "run") as RunRow;
    expect(await real.app.runEffect(ME, other.id)).toMatchObject({ loads: null, spike: null });
    expect(await real.app.runEffect(ME, "nobody" as RunRow["id"])).toBeNull();
    expect(await real.app.runRecording(ME, "nobody" as RunRow["id"])).toBeNull();
  });
});

describe("the recording of a run", () => {
  it("agrees with the run's own numbers", async () => {
    for (const row of aloneAndRecorded().slice(0, 5)) {
      const run = (await real.app.run(ME, row.id)) as RunDetail;
      const recording = await real.app.runRecording(ME, row.id);
      if (recording?.kind !== "recorded") throw new Error("want samples");
      const { weightS, columns } = recording.samples;
      const meanOf = (column: Float64Array) => {
        const known = [...column.keys()].filter((i) => !Number.isNaN(column[i] ?? Number.NaN));
        return sum(known.map((i) => (column[i] ?? 0) * (weightS[i] ?? 0))) / sum(known.map((i) => weightS[i] ?? 0));
      };
      expect(sum(weightS)).toBeGreaterThan(0.98 * (run.durationS ?? 0));
      expect(sum(weightS)).toBeLessThanOrEqual((run.durationS ?? 0) + 10);
      expect(Math.abs((columns.distanceM?.at(-1) ?? 0) - (run.distanceM ?? 0))).toBeLessThan(50);
      expect(Math.abs(meanOf(columns.heartRateBpm as Float64Array) - (run.avgHeartRateBpm ?? 0))).toBeLessThan(1.5);
      expect(Math.abs(meanOf(columns.cadenceSpm as Float64Array) - (run.avgCadenceSpm ?? 0))).toBeLessThan(2);
    }
  });

  it("is left out where the heart rate was, and comes back with it", async () => {
    const { id } = aloneAndRecorded()[1] as RunRow;
    const heartRate = async () => {
      const recording = await real.app.runRecording(ME, id);
      return recording?.kind === "recorded" ? (recording.samples.columns.heartRateBpm ?? null) : null;
    };
    const before = await heartRate();
    await real.app.log(ME, [
      { kind: "correction", activityId: id, correction: { field: "heartRate", value: "excluded" } },
    ]);
    expect(await heartRate()).toBeNull();
    await real.app.log(ME, [{ kind: "correction-removed", activityId: id, field: "heartRate" }]);
    expect(await heartRate()).toEqual(before);
  });
});

it("a run that came as a row of a list has no recording", async () => {
  const fresh = await openRealApp();
  await fresh.give([{ path: "a.csv", make: () => "day,kind,distance_km,duration_min\n2026-11-20,run,8,45" }]);
  const [row] = await fresh.app.runs(ME, { limit: 1 });
  expect(await fresh.app.runRecording(ME, (row as RunRow).id)).toEqual({ kind: "none" });
  await fresh.close();
});
