import { describe, expect, it } from "vitest";
import { expand } from "../../src/ingest/archive/expand.ts";
import { decodeFile } from "../../src/ingest/decode-file.ts";
import type { DecodedFile } from "../../src/ingest/decoded-file.ts";
import { decodeFit } from "../../src/ingest/fit/decode-fit.ts";
import { fitBuilder } from "../fit-builder.ts";
import { makeZip } from "./archive/make-zip.ts";
import { activities, activity, START, session, steady } from "./fit/watch-file.ts";

/** Files that were found by sending damaged ones through the readers: see scripts/fuzz.ts. */
const decode = (text: string): Promise<DecodedFile> =>
  decodeFile(new TextEncoder().encode(text), { homeZone: "Europe/Berlin" });

async function detailOf(text: string): Promise<string> {
  const file = await decode(text);
  if (file.kind === "decoded") expect.unreachable("this should have been refused");
  return file.problem.detail;
}

async function reasonOf(text: string): Promise<string> {
  const file = await decode(text);
  return file.kind === "decoded" ? "decoded" : file.problem.reason;
}

const DIARY = Buffer.from("day,kind,distance_km\n2026-03-01,run,5\n");

describe("a zip of very long file names", () => {
  it("is read, with each name bounded", async () => {
    const parts = Array.from({ length: 60 }, (_, n) => ({ name: `${n}${"x".repeat(60_000)}`, bytes: DIARY }));
    const paths: string[] = [];
    for await (const found of expand({ path: "a.zip", read: async () => makeZip(parts) })) paths.push(found.path);
    expect(paths).toHaveLength(60);
    expect(Math.max(...paths.map((path) => path.length))).toBeLessThan(400);
  });

  it("still does not show an address in a name", async () => {
    const name = `${"kim.".repeat(10)}runner@example.com_${"x".repeat(2000)}.csv`;
    const paths: string[] = [];
    for await (const found of expand({ path: "a.zip", read: async () => makeZip([{ name, bytes: DIARY }]) })) {
      paths.push(found.path);
    }
    expect(paths).toHaveLength(1);
    expect(paths[0]).not.toMatch(/@|runner|example/);
  });
});

describe("a CSV cell as long as a page", () => {
  it("is not repeated whole in the sentence about its row", async () => {
    const detail = await detailOf(`day,kind,distance_km\n2026-03-01,run,${"far".repeat(10_000)}`);
    expect(detail).toContain("row 2");
    expect(detail.length).toBeLessThan(500);
  });
});

describe("a session that its records outlast", () => {
  it("lasts as long as they do, so that no histogram holds more time than the session", () => {
    const run = activity({ records: steady(55, { heartRate: 150 }), sessions: [session(30, 30, 165)] });
    expect(run.elapsedS).toBe(55);
    for (const { secondsS } of run.histograms) expect(secondsS.reduce((sum, one) => sum + one, 0)).toBeLessThan(57);
  });

  it("keeps the time its watch states when that only differs by the rounding", () => {
    const run = activity({ records: steady(30), sessions: [session(29.4, 29.4, 90)] });
    expect(run.elapsedS).toBe(29.4);
  });
});

const gpx = (...times: string[]): string =>
  `<gpx><trk><trkseg>${times.map((time) => `<trkpt lat="52" lon="13"><time>${time}</time></trkpt>`).join("")}</trkseg></trk></gpx>`;
const tcx = (...times: string[]): string =>
  `<TrainingCenterDatabase><Activities><Activity Sport="Running"><Id>${times[0]}</Id><Lap StartTime="${times[0]}"><Track>${times
    .map((time) => `<Trackpoint><Time>${time}</Time></Trackpoint>`)
    .join("")}</Track></Lap></Activity></Activities></TrainingCenterDatabase>`;

describe("a year in which no watch was worn", () => {
  it.each([
    ["GPX", gpx],
    ["TCX", tcx],
  ])("is no time in %s, written with or without an offset", async (_, file) => {
    for (const time of ["9999-12-31T23:59:59Z", "0226-03-01T07:00:00+01:00", "2150-01-01T00:00:00.5Z"]) {
      expect(await reasonOf(file(time, time)), time).toBe("NO_TIMESTAMP");
    }
    expect(await reasonOf(file("2026-03-01T07:00:00Z", "2026-03-01T07:00:01Z"))).toBe("decoded");
  });
});

describe("the JSON of an account export", () => {
  const RUN = { activityType: "running", startTimeGmt: 1_777_671_000_000, startTimeLocal: 1_777_678_200_000 };
  const list = (record: object): string => JSON.stringify([{ summarizedActivitiesExport: [record] }]);

  it("has no measurement where a number is beyond all measure", async () => {
    const file = await decode(list({ ...RUN, activityId: 1, duration: 1e308, distance: 500_000, avgHr: 140 }));
    if (file.kind !== "decoded") expect.unreachable(file.problem.detail);
    expect(file.activities).toMatchObject([{ durationS: null, distanceM: 5000, avgHeartRateBpm: 140 }]);
  });

  it("is looked through once, however often it names its list", async () => {
    const text = `[{${'"summarizedActivitiesExport":'.repeat(300_000)}`;
    expect(await reasonOf(text)).toBe("UNREADABLE");
  });
});

describe("the numbers of a health export", () => {
  it("are none where one is beyond all measure", async () => {
    const times = 'startDate="2026-02-01 07:00:00 +0100" endDate="2026-02-01 07:35:00 +0100"';
    const file = await decode(
      `<HealthData><Workout workoutActivityType="HKWorkoutActivityTypeRunning" ${times}><WorkoutStatistics type="HKQuantityTypeIdentifierHeartRate" average="1.7e308" maximum="171" unit="count/min"/></Workout></HealthData>`,
    );
    if (file.kind !== "decoded") expect.unreachable(file.problem.detail);
    expect(file.activities).toMatchObject([{ avgHeartRateBpm: null, maxHeartRateBpm: 171 }]);
  });
});

describe("the floats of a FIT file", () => {
  it("are no measurements where they are infinite or beyond all measure", () => {
    const b = fitBuilder()
      .define(0, 0, [[0, "enum"]])
      .data(0, 4);
    b.define(1, 20, [
      [253, "u32"],
      [5, "f64"],
      [3, "f32"],
    ]);
    for (let s = 0; s < 20; s++) b.data(1, START + s, s % 2 === 0 ? s * 300 : 1.7e308, s % 2 === 0 ? 140 : Infinity);
    const [run] = activities(b.file()).all;
    expect(run).toMatchObject({ distanceM: 54, avgHeartRateBpm: 140, maxHeartRateBpm: 140 });
  });

  it("are no times where they lie in no year of a watch", () => {
    const b = fitBuilder()
      .define(0, 0, [[0, "enum"]])
      .data(0, 4);
    b.define(1, 20, [
      [253, "f64"],
      [3, "u8"],
    ]);
    for (let s = 0; s < 20; s++) b.data(1, s % 2 === 0 ? START + s : 1e15 + s, 140);
    const [run] = activities(b.file()).all;
    expect(run?.startedAt).toBe((START + 631_065_600) * 1000);
    expect(run?.elapsedS).toBeLessThan(60);
  });
});

describe("the developer fields of a FIT file", () => {
  const DESCRIPTION = [
    [0, "u8"],
    [1, "u8"],
    [2, "u8"],
    [6, "u8"],
    [8, "text", 4],
    [14, "u16"],
    [15, "u8"],
  ] as const;

  it("are not divided by a scale of 0", () => {
    const b = fitBuilder()
      .define(0, 0, [[0, "enum"]])
      .data(0, 4)
      .define(1, 206, DESCRIPTION);
    b.data(1, 0, 0, 2, 0, "bpm", 20, 3).define(2, 20, [[253, "u32"]], { developer: [[0, 0, "u8"]] });
    for (let s = 0; s < 20; s++) b.data(2, START + s, 140);
    expect(activities(b.file()).all).toMatchObject([{ avgHeartRateBpm: 140, maxHeartRateBpm: 140 }]);
  });

  it("do not fill the memory, however many a file describes", () => {
    const b = fitBuilder()
      .define(0, 0, [[0, "enum"]])
      .data(0, 4)
      .define(1, 206, DESCRIPTION.slice(0, 3));
    const numbers = Array.from({ length: 250 }, (_, n) => n);
    for (let index = 0; index < 4; index++) {
      for (const n of numbers) b.data(1, index, n, 2);
      b.define(2, 20, [], { developer: numbers.map((n) => [index, n, "u8"] as const) }).data(2, ...numbers);
    }
    const decoded = decodeFit(b.file());
    if (decoded.kind !== "decoded") expect.unreachable(decoded.problem.detail);
    expect(decoded.value.records.developer.length).toBe(128);
  });
});
