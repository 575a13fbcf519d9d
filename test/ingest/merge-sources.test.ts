import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Histogram } from "../../src/domain/activity.ts";
import type { Correction, CorrectionField, SaidCorrection } from "../../src/domain/correction.ts";
import type { ActivityId } from "../../src/domain/ids.ts";
import type { UtcInstant } from "../../src/domain/instant.ts";
import { RUN_TOTALS } from "../../src/domain/run.ts";
import { correctionsInForce, mergeSources, withRating } from "../../src/ingest/merge-sources.ts";
import { bareRun, fullRun } from "../store/sample.ts";

const id = (text: string) => text as ActivityId;
const heartRate = (secondsS: number[]): Histogram => ({ kind: "heartRateBpm", lowest: 100, width: 1, secondsS });
/** A source that states its length and nothing else. */
const bare = (some: Parameters<typeof bareRun>[0] = {}) => bareRun({ durationS: 3000, ...some });
const NOTHING = {
  ...(Object.fromEntries(RUN_TOTALS.map((total) => [total, null])) as Record<(typeof RUN_TOTALS)[number], null>),
  ...{ title: null, startedAt: null, utcOffsetMin: null, rpe0To10: null, histograms: [], flags: [] },
};
const merged = (
  sources: Parameters<typeof mergeSources<(typeof RUN_TOTALS)[number]>>[0],
  said: readonly Correction[] = [],
) => mergeSources(sources, RUN_TOTALS, said);

describe("sources of one run", () => {
  it("give it each field from the richest that states it", () => {
    const watch = bare({ id: id("watch"), format: "fit", distanceM: 10_000, title: null });
    const list = bare({ id: id("list"), format: "strava-csv", distanceM: 9900, title: "Lunch", ascentM: 80 });
    const diary = bare({ id: id("diary"), ascentM: 70, rpe0To10: 6, histograms: [heartRate([1])], title: "Run" });
    const run = merged([watch, list, diary]);
    expect(run).toMatchObject({ id: "watch", title: "Lunch", rpe0To10: 6, histograms: [heartRate([1])] });
    expect(run.totals).toMatchObject({ distanceM: 10_000, ascentM: 80, avgHeartRateBpm: null });
    expect(run.origins).toMatchObject({
      distanceM: { kind: "source", id: "watch" },
      title: { kind: "source", id: "list" },
      rpe0To10: { kind: "source", id: "diary" },
      heartRateBpm: { kind: "source", id: "diary" },
    });
    expect(run.origins.avgHeartRateBpm).toBeUndefined();
  });

  it("take nothing measured from a piece, and its words all the same", () => {
    const whole = bare({ id: id("whole"), durationS: 3600, avgHeartRateBpm: null, title: null });
    const piece = bare({
      id: id("piece"),
      durationS: 1200,
      avgHeartRateBpm: 171,
      title: "Hard",
      histograms: [heartRate([9])],
    });
    const run = merged([whole, piece]);
    expect(run.totals.avgHeartRateBpm).toBeNull();
    expect(run.histograms).toEqual([]);
    expect(run.title).toBe("Hard");
  });

  it("leave the sport to one that says it, and the treadmill to any", () => {
    const track = bare({ id: id("track"), format: "gpx", sport: "run", flags: ["SPORT_ASSUMED"] });
    const list = bare({ id: id("list"), format: "strava-csv", sport: "ride", flags: ["TREADMILL"] });
    expect(merged([track, list])).toMatchObject({ sport: "ride", flags: ["SPORT_ASSUMED", "TREADMILL"] });
    expect(merged([track])).toMatchObject({ sport: "run" });
  });

  it("are what one of them says alone where the other states nothing", () => {
    const silent = bare({ ...NOTHING, id: id("silent"), format: "diary-csv" });
    for (const one of [
      fullRun(),
      bare({ startedAt: null, utcOffsetMin: 60 }),
      bare({ histograms: [heartRate([1])] }),
    ]) {
      expect(merged([one, silent])).toEqual(merged([one]));
    }
  });

  it("say when it started where the one that counts does not", () => {
    const dayOnly = bare({ id: id("day"), format: "garmin-csv", startedAt: null, utcOffsetMin: null });
    const timed = bare({ id: id("timed"), startedAt: 5 as UtcInstant, utcOffsetMin: 60 });
    expect(merged([dayOnly, timed])).toMatchObject({ startedAt: 5, utcOffsetMin: 60 });
    expect(merged([timed, bare({ utcOffsetMin: 90 })])).toMatchObject({ startedAt: 5, utcOffsetMin: 60 });
  });

  it("of which there is one are that one", () => {
    const { totals, origins, ...run } = merged([fullRun()]);
    expect(totals).toEqual(Object.fromEntries(RUN_TOTALS.map((name) => [name, fullRun()[name]])));
    expect(run).toMatchObject({ sport: "run", title: fullRun().title, histograms: fullRun().histograms });
    expect(new Set(Object.values(origins).map((origin) => JSON.stringify(origin))).size).toBe(1);
  });
});

describe("a correction", () => {
  it("stands in place of every source, and says so", () => {
    const run = merged(
      [fullRun(), bare()],
      [
        { field: "distanceM", value: 9000 },
        { field: "durationS", value: 2500 },
        { field: "sport", value: "walk" },
        { field: "heartRate", value: "excluded" },
      ],
    );
    expect(run).toMatchObject({ sport: "walk", isDeleted: false });
    expect(run.totals).toMatchObject({ distanceM: 9000, durationS: 2500, elapsedS: fullRun().elapsedS });
    expect(run.totals).toMatchObject({ avgHeartRateBpm: null, maxHeartRateBpm: null });
    expect(run.histograms.map(({ kind }) => kind)).not.toContain("heartRateBpm");
    for (const field of ["distanceM", "durationS", "sport"] as const) {
      expect(run.origins[field]).toEqual({ kind: "correction" });
    }
    expect(run.origins.avgHeartRateBpm).toBeUndefined();
    expect(merged([fullRun()], [{ field: "deleted", value: true }]).isDeleted).toBe(true);
  });

  it("is the latest of those about one run, whichever source they name; one taken back is none", () => {
    const said = (of: string, field: CorrectionField, value: number | null, at: number): SaidCorrection => ({
      activityId: id(of),
      field,
      correction: value === null ? null : ({ field, value } as Correction),
      at: at as UtcInstant,
    });
    const words = [
      said("a", "distanceM", 1000, 5),
      said("b", "distanceM", 2000, 9),
      said("a", "durationS", 60, 7),
      said("b", "durationS", null, 8),
      said("b", "deleted", null, 1),
    ];
    const inForce = [{ field: "distanceM", value: 2000 }];
    expect(correctionsInForce(words)).toEqual(inForce);
    fc.assert(
      fc.property(fc.shuffledSubarray(words, { minLength: words.length }), (shuffled) => {
        expect(correctionsInForce(shuffled)).toEqual(inForce);
      }),
    );
  });
});

describe("the runner's own rating", () => {
  it("stands in place of the one in a file, and leaves it where there is none", () => {
    const run = merged([fullRun({ rpe0To10: 6 })]);
    expect(withRating(run, 0)).toMatchObject({ rpe0To10: 0, origins: { rpe0To10: { kind: "rating" } } });
    expect(withRating(run, null)).toBe(run);
  });
});
