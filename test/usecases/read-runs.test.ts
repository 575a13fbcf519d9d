import { describe, expect, test } from "vitest";
import * as tables from "../../src/store/aggregates.ts";
import type { Store } from "../../src/store/connect.ts";
import { readRuns, sessionOf } from "../../src/usecases/read-runs.ts";
import { activityId, bareRun, day, fullRun, instant, ME, newStore } from "../store/sample.ts";

const { activities, rpe } = tables;
const runs = (store: Store) => store.read((reader) => readRuns({ tables }, reader, ME, { withHeartRate: true }));
const summaries = async (store: Store) => (await runs(store)).map(sessionOf);

describe("a session", () => {
  test("carries the heart-rate histogram, the averages and the treadmill flag", async () => {
    const store = await newStore();
    await store.write((tx) => activities.insertActivities(tx, [fullRun(), bareRun()]));
    expect(await summaries(store)).toEqual([
      {
        id: "bare-1",
        sport: "run",
        localDay: day("2025-11-20"),
        startedAt: null,
        durationS: null,
        elapsedS: null,
        distanceM: null,
        rpe0To10: null,
        avgHeartRateBpm: null,
        heartRate: null,
        treadmill: false,
        avgCadenceSpm: null,
        avgPowerW: null,
        avgGroundContactS: null,
        groundContactBalanceLeftFrac: null,
        summary: null,
      },
      {
        id: "run-1",
        sport: "run",
        localDay: day("2025-11-22"),
        startedAt: fullRun().startedAt,
        durationS: 3000.5,
        elapsedS: 3100.25,
        distanceM: 10_000.1,
        rpe0To10: 6,
        avgHeartRateBpm: 151.4,
        heartRate: { kind: "heartRateBpm", lowest: 100, width: 1, secondsS: [10, 0, 20.5] },
        treadmill: true,
        avgCadenceSpm: 171,
        avgPowerW: 260,
        avgGroundContactS: 0.241,
        groundContactBalanceLeftFrac: 0.502,
        summary: null,
      },
    ]);
  });

  test("comes in order of day, start and id, unknown starts last, every sport", async () => {
    const store = await newStore();
    const at = (id: string, on: string, startedAt: number | null) =>
      bareRun({ id: activityId(id), localDay: day(on), startedAt: startedAt === null ? null : instant(startedAt) });
    await store.write((tx) =>
      activities.insertActivities(tx, [
        { ...at("ride", "2025-11-21", 5), sport: "ride" },
        at("z", "2025-11-20", null),
        at("b", "2025-11-20", 7),
        at("a", "2025-11-20", 7),
        at("c", "2025-11-20", 6),
      ]),
    );
    expect((await summaries(store)).map(({ id }) => id)).toEqual(["c", "a", "b", "z", "ride"]);
  });

  const ratings = async (setUp: Parameters<Store["write"]>[0]) => {
    const store = await newStore();
    await store.write(setUp);
    return Object.fromEntries((await summaries(store)).map(({ id, rpe0To10 }) => [id, rpe0To10]));
  };
  const on = day("2025-11-22");

  test("the runner's own rating of a run wins over the one for the day and the one in the file", async () => {
    const said = await ratings(async (tx) => {
      await activities.insertActivity(tx, fullRun({ rpe0To10: 6 }));
      await rpe.putSessionRpe(tx, ME, { day: on, activityId: null, rpe0To10: 4 });
      await rpe.putSessionRpe(tx, ME, { day: on, activityId: activityId("run-1"), rpe0To10: 0 });
    });
    expect(said).toEqual({ "run-1": 0 });
  });

  test("a rating for the day goes to its only run, past a ride and past a superseded run", async () => {
    const said = await ratings(async (tx) => {
      const ride = fullRun({ id: activityId("ride"), sport: "ride", rpe0To10: null });
      const poorer = fullRun({ id: activityId("poorer"), supersededBy: activityId("run-1") });
      await activities.insertActivities(tx, [fullRun({ rpe0To10: 6 }), ride, poorer]);
      await rpe.putSessionRpe(tx, ME, { day: on, activityId: null, rpe0To10: 4 });
    });
    expect(said).toEqual({ "run-1": 4, ride: null });
  });

  test("a rating for a day with two runs is given to neither", async () => {
    const said = await ratings(async (tx) => {
      const second = fullRun({ id: activityId("run-2"), rpe0To10: null });
      await activities.insertActivities(tx, [fullRun({ rpe0To10: 6 }), second]);
      await rpe.putSessionRpe(tx, ME, { day: on, activityId: null, rpe0To10: 4 });
    });
    expect(said).toEqual({ "run-1": 6, "run-2": null });
  });

  test("a rating follows its run to the richer source that superseded it", async () => {
    const chain = (id: string, by: string | null) =>
      fullRun({ id: activityId(id), rpe0To10: null, supersededBy: by === null ? null : activityId(by) });
    const said = await ratings(async (tx) => {
      await activities.insertActivities(tx, [chain("first", "third"), chain("second", "third"), chain("third", null)]);
      await rpe.putSessionRpe(tx, ME, { day: on, activityId: activityId("first"), rpe0To10: 8 });
    });
    expect(said).toEqual({ third: 8 });
  });

  test("a rating of the run itself wins over one of a source it superseded", async () => {
    const said = await ratings(async (tx) => {
      const poorer = fullRun({ id: activityId("zzz"), supersededBy: activityId("run-1") });
      const poorest = fullRun({ id: activityId("aaa"), supersededBy: activityId("run-1") });
      await activities.insertActivities(tx, [fullRun(), poorer, poorest]);
      await rpe.putSessionRpe(tx, ME, { day: on, activityId: activityId("zzz"), rpe0To10: 9 });
      await rpe.putSessionRpe(tx, ME, { day: on, activityId: activityId("run-1"), rpe0To10: 5 });
      await rpe.putSessionRpe(tx, ME, { day: on, activityId: activityId("aaa"), rpe0To10: 1 });
    });
    expect(said).toEqual({ "run-1": 5 });
  });

  test("a rating that was put right counts as it was put right, also under another day", async () => {
    const said = await ratings(async (tx) => {
      await activities.insertActivity(tx, fullRun());
      const id = activityId("run-1");
      await rpe.putSessionRpe(tx, ME, { day: on, activityId: id, rpe0To10: 8 });
      await rpe.putSessionRpe(tx, ME, { day: day("2025-11-23"), activityId: id, rpe0To10: 3 });
    });
    expect(said).toEqual({ "run-1": 3 });
  });
});
