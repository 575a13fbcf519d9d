import { afterEach, describe, expect, it } from "vitest";
import { rebuild } from "../../src/usecases/rebuild.ts";
import { runnerHistory } from "../../src/usecases/runner-history.ts";
import type { RealApp } from "../real-app.ts";
import { openRealApp } from "../real-app.ts";
import { batches, DIARY, LIST, ME, WATCH } from "./sources.ts";

let real: RealApp;
afterEach(() => real.close());

async function onlySession() {
  const [session] = (await runnerHistory(real.deps, ME)).sessions;
  if (session === undefined) throw new Error("want a session");
  return session;
}

describe("the recording of a run in short", () => {
  it("is kept with the run and read with its history", async () => {
    real = await openRealApp();
    await real.give([WATCH]);
    const { summary, distanceM, durationS, avgCadenceSpm } = await onlySession();
    expect(summary).toMatchObject({ smoothingS: 30, best20MinSpeedMPerS: null });
    expect(summary?.gapSpeedMPerS).toBeGreaterThan(0.8 * ((distanceM ?? 0) / (durationS ?? 1)));
    expect((summary?.steps ?? 0) / (((durationS ?? 0) / 60) * (avgCadenceSpm ?? 1))).toBeCloseTo(1, 1);
    expect(summary?.heartRateMetresM.reduce((sum, metres) => sum + metres, 0)).toBeCloseTo(distanceM ?? 0, -2);
  });

  it("is none for a list, and stays the watch's when a list of the same run comes before or after it", async () => {
    real = await openRealApp();
    await real.give([DIARY]);
    expect((await onlySession()).summary).toBeNull();
    await real.give([WATCH]);
    const { summary } = await onlySession();
    expect(summary).not.toBeNull();
    await real.give([LIST]);
    expect((await onlySession()).summary).toEqual(summary);
  });

  it("goes when its import is undone, and a rebuild makes the same again", async () => {
    real = await openRealApp();
    await real.give([DIARY]);
    await real.give([WATCH]);
    const { summary } = await onlySession();
    const [watch] = await batches(real);
    if (watch === undefined) throw new Error("want a batch");
    await real.app.undoImport(ME, watch);
    expect((await onlySession()).summary).toBeNull();
    await real.app.redoImport(ME, watch);
    await rebuild(real.deps, () => undefined);
    expect((await onlySession()).summary).toEqual(summary);
  });

  it("says nothing by heart rate when that was taken out, and nothing by speed when the distance was put right", async () => {
    real = await openRealApp();
    await real.give([WATCH]);
    const { id, summary } = await onlySession();
    await real.app.log(ME, [
      { kind: "correction", activityId: id, correction: { field: "heartRate", value: "excluded" } },
    ]);
    expect((await onlySession()).summary).toEqual({ ...summary, heartRateMetresM: [], highestHeartRateBpm: null });
    await real.app.log(ME, [{ kind: "correction-removed", activityId: id, field: "heartRate" }]);
    await real.app.log(ME, [{ kind: "correction", activityId: id, correction: { field: "distanceM", value: 5000 } }]);
    expect((await onlySession()).summary).toMatchObject({
      gapSpeedMPerS: null,
      gradedS: null,
      heartRateMetresM: [],
      steps: summary?.steps,
      highestHeartRateBpm: summary?.highestHeartRateBpm,
    });
  });
});
