import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Activity } from "../../../src/domain/activity.ts";
import { isoFromInstant } from "../../../src/domain/instant.ts";
import { formatLocalDay } from "../../../src/domain/local-day.ts";
import { decodeFile } from "../../../src/ingest/decode-file.ts";
import type { DecodedFile } from "../../../src/ingest/decoded-file.ts";
import { decodeJsonFile } from "../../../src/ingest/json/decode-json-file.ts";

const context = { homeZone: "Europe/Berlin" };
const decodeText = (text: string): DecodedFile => decodeJsonFile(new TextEncoder().encode(text), context);
const exported = (records: readonly object[]): string => JSON.stringify([{ summarizedActivitiesExport: records }]);

function decoded(text: string): Extract<DecodedFile, { kind: "decoded" }> {
  const file = decodeText(text);
  if (file.kind !== "decoded") expect.unreachable(file.problem.detail);
  return file;
}

function only(text: string): Activity {
  const { activities } = decoded(text);
  expect(activities).toHaveLength(1);
  return activities[0]!;
}

const when = ({ localDay, startedAt }: Activity): string =>
  `${formatLocalDay(localDay)} ${startedAt === null ? "?" : isoFromInstant(startedAt)}`;

/** 2026-05-01T21:30:00Z, half past eleven at night in Berlin, seven in the next morning in Tokyo. */
const START = 1_777_671_000_000;
const RUN = {
  activityId: 1,
  name: "Evening",
  activityType: "trail_running",
  sportType: "RUNNING",
  beginTimestamp: START,
  startTimeGmt: START,
  startTimeLocal: START + 9.5 * 3_600_000,
  duration: 1_805_500,
  movingDuration: 1_790_000,
  elapsedDuration: 1_900_250,
  distance: 512_345.6,
  elevationGain: 4210,
  elevationLoss: 0,
  avgHr: 147,
  maxHr: 171,
  avgRunCadence: 84,
  avgStrideLength: 101.5,
  avgVerticalOscillation: 9.2,
  avgGroundContactTime: 251.5,
  avgGroundContactBalance: 50.4,
  avgPower: 260,
  workoutRpe: 60,
  splits: [{ startTimeGMT: START, measurements: [] }],
};

describe("the activity list of a Garmin account export", () => {
  it("is read in centimetres and milliseconds, on the day of its own wall clock", () => {
    const run = only(exported([RUN]));
    expect(when(run)).toBe("2026-05-02 2026-05-01T21:30:00Z");
    expect(run).toMatchObject({
      sport: "run",
      sportLabel: "trail_running",
      title: "Evening",
      utcOffsetMin: 570,
      zoneSource: "file",
      durationS: 1805.5,
      movingS: 1790,
      elapsedS: 1900.25,
      distanceM: 5123.456,
      ascentM: 42.1,
      descentM: 0,
      avgHeartRateBpm: 147,
      maxHeartRateBpm: 171,
      avgCadenceSpm: 168,
      avgStrideM: 1.015,
      avgVerticalOscillationM: 0.092,
      avgGroundContactS: 0.2515,
      groundContactBalanceLeftFrac: 0.504,
      avgPowerW: 260,
      rpe0To10: 6,
      samples: 0,
      flags: [],
      format: "garmin-json",
    });
  });

  it("counts steps of both feet where the list has them, and has no heart rate of 0", () => {
    const run = only(exported([{ ...RUN, avgDoubleCadence: 166.5, avgHr: 0, workoutRpe: 7 }]));
    expect(run).toMatchObject({ avgCadenceSpm: 166.5, avgHeartRateBpm: null, rpe0To10: null });
  });

  it("begins when startTimeGmt or startTimeLocal says where beginTimestamp is missing", () => {
    const { beginTimestamp: _, ...withoutBegin } = RUN;
    expect(when(only(exported([withoutBegin])))).toBe("2026-05-02 2026-05-01T21:30:00Z");
    const { startTimeGmt: __, ...localOnly } = withoutBegin;
    const run = only(exported([localOnly]));
    expect(when(run)).toBe("2026-05-02 2026-05-02T05:00:00Z");
    expect(run).toMatchObject({ zoneSource: "home", utcOffsetMin: 120 });
    const utcOnly = decoded(exported([{ ...RUN, startTimeLocal: null }]));
    expect(utcOnly.activities).toMatchObject([{ zoneSource: "home", flags: ["ZONE_ASSUMED"] }]);
    expect(utcOnly.warnings).toMatchObject([{ reason: "ZONE_ASSUMED" }]);
  });

  it("leaves out what has no start or an impossible speed, and names it", () => {
    const { activities, warnings } = decoded(
      exported([
        RUN,
        { activityId: 2, name: "manual", activityType: "running", beginTimestamp: null },
        { ...RUN, activityId: 3, distance: 1_500_000, duration: 75_000 },
      ]),
    );
    expect(activities).toHaveLength(1);
    expect(warnings).toMatchObject([
      { reason: "SOME_ROWS_REJECTED", detail: expect.stringMatching(/session 2: .*began; session 3: 15000 m in 75 s/) },
    ]);
    expect(decodeText(exported([{ activityId: 2 }]))).toMatchObject({
      kind: "rejected",
      problem: { reason: "NO_RECORDS" },
    });
  });

  it("counts the legs of a triathlon and not the whole, and an id once", () => {
    const whole = { ...RUN, activityId: 10, activityType: "multi_sport", parent: true, distance: 3_000_000 };
    const legs = ["open_water_swimming", "road_biking", "running"].map((activityType, leg) => ({
      ...RUN,
      activityId: 11 + leg,
      activityType,
      parentId: 10,
      beginTimestamp: START + leg * 3_600_000,
    }));
    const { activities } = decoded(exported([whole, ...legs, legs[2]!]));
    expect(activities.map(({ sport, indexInFile }) => [sport, indexInFile])).toEqual([
      ["swim", 1],
      ["ride", 2],
      ["run", 3],
    ]);
    expect(only(exported([whole])).sport).toBe("other");
  });

  it("is read in metres and seconds in the form of the website", () => {
    const run = only(
      JSON.stringify([
        {
          activityId: 1,
          activityName: "Loop",
          startTimeLocal: "2026-05-02 07:00:00",
          startTimeGMT: "2026-05-01 21:30:00",
          activityType: { typeId: 1, typeKey: "treadmill_running" },
          distance: 8500.5,
          duration: 3000,
          averageHR: 155,
          averageRunningCadenceInStepsPerMinute: 170,
          directWorkoutRpe: 40,
        },
      ]),
    );
    expect(when(run)).toBe("2026-05-02 2026-05-01T21:30:00Z");
    expect(run).toMatchObject({
      sport: "run",
      title: "Loop",
      distanceM: 8500.5,
      durationS: 3000,
      avgHeartRateBpm: 155,
      avgCadenceSpm: 170,
      rpe0To10: 4,
      utcOffsetMin: 570,
      flags: ["TREADMILL"],
    });
  });

  it("takes the other units when its own runs show them, and says so", () => {
    const { activities, warnings } = decoded(exported([{ ...RUN, distance: 5000, duration: 1800 }]));
    expect(activities).toMatchObject([{ distanceM: 5000, durationS: 1800 }]);
    expect(warnings[0]).toMatchObject({ reason: "UNITS_ASSUMED" });
  });

  it("keeps the sessions before the place where the file was cut off", () => {
    const text = exported([RUN, { ...RUN, activityId: 2, beginTimestamp: START + 86_400_000 }]);
    const { activities, warnings } = decoded(text.slice(0, -40));
    expect(activities).toHaveLength(1);
    expect(warnings[0]).toMatchObject({ reason: "TRUNCATED" });
    expect(decodeText(text.slice(0, 100))).toMatchObject({ kind: "rejected", problem: { reason: "UNREADABLE" } });
  });

  it("is empty, or no list at all: skipped, and other programs' runs refused by name", async () => {
    const answer = async (text: string) => {
      const file = await decodeFile(new TextEncoder().encode(text), context);
      return file.kind === "decoded" ? "decoded" : `${file.kind} ${file.problem.reason} ${file.problem.detail}`;
    };
    expect(await answer(exported([]))).toMatch(/^skipped NOT_AN_ACTIVITY/);
    expect(await answer("[]")).toMatch(/^skipped NOT_AN_ACTIVITY/);
    expect(await answer('{"gear":[1,2]}')).toMatch(/^skipped NOT_AN_ACTIVITY/);
    expect(await answer('{"exportVersion":"1.6","exercises":[{}]}')).toMatch(
      /^rejected UNSUPPORTED_FORMAT.*Polar Flow/,
    );
    expect(await answer('[{"logId": 1, "activityName": "Run"}]')).toMatch(/^rejected UNSUPPORTED_FORMAT.*Fitbit/);
  });

  it("never throws, wherever it is cut and whatever its fields hold", () => {
    const text = exported([RUN]);
    for (let end = 0; end < text.length; end++) decodeText(text.slice(0, end));
    const field = fc.oneof(fc.constantFrom(...Object.keys(RUN)), fc.string({ maxLength: 5 }));
    const value = fc.oneof(
      fc.jsonValue({ maxDepth: 2 }),
      fc.double({ noNaN: false }),
      fc.constantFrom("", "2026-05-02 07:00:00", 1e300),
    );
    fc.assert(
      fc.property(fc.array(fc.dictionary(field, value), { maxLength: 4 }), fc.boolean(), (records, isExport) => {
        const file = decodeText(isExport ? exported(records) : JSON.stringify(records));
        const values = file.kind === "decoded" ? file.activities.flatMap((activity) => Object.values(activity)) : [];
        for (const each of values) if (typeof each === "number") expect(Number.isFinite(each)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
