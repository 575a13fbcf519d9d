import { describe, expect, test } from "vitest";
import * as tables from "../../src/store/aggregates.ts";
import type { Store } from "../../src/store/connect.ts";
import { activityId, asImported, bareRun, day, fullRun, instant, ME, newStore, OTHER, shaOf } from "./sample.ts";

const { activities, sessions, rpe } = tables;
const stored = (store: Store, id: string) =>
  store.read((reader) => activities.activityById(reader, ME, activityId(id)));
const summaries = (store: Store) => store.read((reader) => sessions.sessionSummaries(reader, ME));

/** Sorted as the store returns them, so that two lists of histograms can be compared. */
const byKind = (a: { kind: string }, b: { kind: string }) => (a.kind < b.kind ? -1 : 1);

describe("an activity", () => {
  test("comes back as it went in, every field of it", async () => {
    const store = await newStore();
    const run = fullRun();
    await store.write((tx) => activities.insertActivity(tx, run));
    expect(await stored(store, "run-1")).toEqual({ ...run, histograms: run.histograms.toSorted(byKind) });
  });

  test("keeps what its source did not say as null, never as zero", async () => {
    const store = await newStore();
    const run = bareRun();
    await store.write((tx) => activities.insertActivity(tx, run));
    expect(await stored(store, "bare-1")).toEqual(run);
  });

  test("written again replaces itself, with fewer laps and histograms too", async () => {
    const store = await newStore();
    await store.write((tx) => activities.insertActivity(tx, fullRun()));
    const later = fullRun({ distanceM: 9000, laps: fullRun().laps.slice(0, 1), histograms: [] });
    await store.write(async (tx) => {
      await activities.insertActivity(tx, later);
      await activities.insertActivity(tx, later);
    });
    expect(await stored(store, "run-1")).toEqual(later);
    expect(await summaries(store)).toHaveLength(1);
  });

  test("a thousand of them go in at once", async () => {
    const store = await newStore();
    const many = Array.from({ length: 1000 }, (_, index) =>
      fullRun({ id: activityId(`run-${index}`), indexInFile: index }),
    );
    await store.write((tx) => activities.insertActivities(tx, many));
    const source = await store.read((reader) => activities.activitiesOfSource(reader, ME, shaOf("a")));
    expect(source).toEqual(many.map(asImported));
    expect(await stored(store, "run-999")).toMatchObject({ laps: fullRun().laps });
    await store.write((tx) => activities.insertActivities(tx, []));
  });

  test("days before 1970 and far ahead, and instants to the millisecond, survive", async () => {
    const store = await newStore();
    const odd = [
      bareRun({ id: activityId("old"), localDay: day("1969-12-31"), startedAt: instant(-1) }),
      bareRun({ id: activityId("new"), localDay: day("2999-01-01"), startedAt: instant(32_472_144_000_001) }),
    ];
    await store.write((tx) => activities.insertActivities(tx, odd));
    expect(await stored(store, "old")).toEqual(odd[0]);
    expect(await stored(store, "new")).toEqual(odd[1]);
  });

  test("belongs to one athlete and is not seen by another", async () => {
    const store = await newStore();
    await store.write((tx) => activities.insertActivity(tx, fullRun({ athlete: OTHER })));
    expect(await stored(store, "run-1")).toBeNull();
    expect(await summaries(store)).toEqual([]);
    expect(await store.read((reader) => activities.historySpan(reader, ME))).toBeNull();
    expect(await store.read((reader) => activities.activitiesOfSource(reader, ME, shaOf("a")))).toEqual([]);
    const days = { from: day("2025-11-01"), to: day("2025-11-30") };
    expect(await store.read((reader) => activities.activityHeadsBetween(reader, ME, days))).toEqual([]);
    await store.write((tx) => activities.setSupersededBy(tx, ME, activityId("run-1"), activityId("x")));
    expect(await store.read((reader) => sessions.sessionSummaries(reader, OTHER))).toHaveLength(1);
  });
});

describe("heads, spans and superseded activities", () => {
  const days = { from: day("2025-11-20"), to: day("2025-11-22") };

  test("heads are those of the days asked for, both ends included, superseded ones too", async () => {
    const store = await newStore();
    const run = (id: string, on: string) => bareRun({ id: activityId(id), localDay: day(on) });
    await store.write(async (tx) => {
      const all = [run("d", "2025-11-23"), run("c", "2025-11-22"), run("b", "2025-11-20"), run("a", "2025-11-19")];
      await activities.insertActivities(tx, all);
      await activities.setSupersededBy(tx, ME, activityId("b"), activityId("c"));
    });
    const heads = await store.read((reader) => activities.activityHeadsBetween(reader, ME, days));
    expect(heads.map(({ id, supersededBy }) => [id, supersededBy])).toEqual([
      ["b", "c"],
      ["c", null],
    ]);
  });

  test("a head says what the activity says", async () => {
    const store = await newStore();
    const { athlete, sportLabel, title, note, laps, histograms, flags, indexInFile, ...head } = fullRun();
    await store.write((tx) => activities.insertActivity(tx, fullRun()));
    expect(await store.read((reader) => activities.activityHeadsBetween(reader, ME, days))).toEqual([head]);
  });

  test("a superseded run counts no more, and counts again when that is taken back", async () => {
    const store = await newStore();
    const id = activityId("run-1");
    await store.write(async (tx) => {
      await activities.insertActivity(tx, fullRun());
      await activities.setSupersededBy(tx, ME, id, activityId("richer"));
    });
    expect(await summaries(store)).toEqual([]);
    expect(await store.read((reader) => activities.historySpan(reader, ME))).toBeNull();
    await store.write((tx) => activities.setSupersededBy(tx, ME, id, null));
    expect(await summaries(store)).toHaveLength(1);
    expect(await store.read((reader) => activities.historySpan(reader, ME))).toEqual({
      from: day("2025-11-22"),
      to: day("2025-11-22"),
    });
  });
});

describe("a session summary", () => {
  test("carries the heart-rate histogram and the treadmill flag", async () => {
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

  test("a rating follows its run to the richer source that superseded it, and ends in a circle", async () => {
    const chain = (id: string, by: string | null) =>
      fullRun({ id: activityId(id), rpe0To10: null, supersededBy: by === null ? null : activityId(by) });
    const said = await ratings(async (tx) => {
      await activities.insertActivities(tx, [chain("first", "second"), chain("second", "third"), chain("third", null)]);
      await activities.insertActivities(tx, [chain("x", "y"), chain("y", "x")]);
      await rpe.putSessionRpe(tx, ME, { day: on, activityId: activityId("first"), rpe0To10: 8 });
      await rpe.putSessionRpe(tx, ME, { day: on, activityId: activityId("x"), rpe0To10: 2 });
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
