import { describe, expect, it } from "vitest";
import { isoFromInstant } from "../../../src/domain/instant.ts";
import { formatLocalDay } from "../../../src/domain/local-day.ts";
import { decodeFitFile, recordColumnsFromFit } from "../../../src/ingest/fit/decode-fit-file.ts";
import { quantities } from "../../../src/ingest/fit/record-columns.ts";
import { degrees, type FieldSpec, fitBuilder, fitTime } from "../../fit-builder.ts";
import { activities, activity, BERLIN, START, session, steady, watchBytes } from "./watch-file.ts";

const seconds = (run: ReturnType<typeof activity>, kind: string) =>
  (run.histograms.find((one) => one.kind === kind)?.secondsS ?? []).reduce((sum, time) => sum + time, 0);

describe("the local day", () => {
  const withLocal = (offsetS: number, more = {}) =>
    activity({
      records: steady(60),
      sessions: [session(60, 60, 180)],
      activity: { stamp: START + 60, local: START + 60 + offsetS },
      ...more,
    });

  it("takes an offset seconds away from a quarter of an hour as that quarter", () => {
    expect(withLocal(10_753)).toMatchObject({ utcOffsetMin: 180, zoneSource: "file" });
    expect(withLocal(-34_200)).toMatchObject({ utcOffsetMin: -570, zoneSource: "file" });
  });

  it("does not believe rubbish, and says that the home zone was assumed", () => {
    for (const offsetS of [225, -1_112_457_435, 15 * 3600])
      expect(withLocal(offsetS)).toMatchObject({ utcOffsetMin: 60, zoneSource: "home", flags: ["ZONE_ASSUMED"] });
    const { reasons } = activities(watchBytes({ records: steady(60), sessions: [session(60, 60, 180)] }));
    expect(reasons).toEqual(["ZONE_ASSUMED"]);
  });

  it("prefers the place of the run to the home zone, and what the watch is set to as well", () => {
    const place = { lat: degrees(-36.85), long: degrees(174.76) };
    expect(activity({ records: steady(60, place), sessions: [session(60, 60, 180)] })).toMatchObject({
      utcOffsetMin: 780,
      zoneSource: "position",
    });
    const set = { records: steady(60), sessions: [session(60, 60, 180)] };
    expect(activity({ ...set, settingsOffsetS: -28_800 })).toMatchObject({ utcOffsetMin: -480, zoneSource: "file" });
    expect(activity({ ...set, settingsOffsetS: 0 })).toMatchObject({ zoneSource: "home" });
  });

  it("comes from the wall clock when stamps count from switching on", () => {
    const start = 5000;
    const local = fitTime("2012-02-13T10:23:51Z");
    const run = activity(
      {
        records: steady(60),
        sessions: [session(60, 60, 180, { 2: start })],
        activity: { stamp: start + 60, local: local + 60 },
      },
      start,
    );
    expect(formatLocalDay(run.localDay)).toBe("2012-02-13");
    expect(isoFromInstant(run.startedAt!)).toBe("2012-02-13T09:23:51Z");
    expect(run.flags).toEqual(["ZONE_ASSUMED", "CLOCK_SUSPECT"]);
  });

  it("is refused when nothing in the file says when it was", () => {
    const file = decodeFitFile(
      watchBytes({ records: steady(60), sessions: [session(60, 60, 180, { 2: 5000 })] }, 5000),
      BERLIN,
    );
    expect(file).toMatchObject({ kind: "rejected", problem: { reason: "NO_TIMESTAMP" } });
  });

  it("is the day the file was made when only that is known", () => {
    const created = fitTime("2023-09-15T10:00:00Z");
    const run = activity({ fileId: [4, 267, 0, created], sessions: [session(600, 600, 1800, { 2: null })] });
    expect(run.startedAt).toBeNull();
    expect(formatLocalDay(run.localDay)).toBe("2023-09-15");
    expect(run.flags).toContain("START_TIME_UNKNOWN");
  });

  it("does not depend on a home zone that nobody knows", () => {
    const bytes = watchBytes({ records: steady(60), sessions: [session(60, 60, 180)] });
    expect(activities(bytes, { homeZone: "Mars/Olympus" }).all[0]).toMatchObject({
      utcOffsetMin: 0,
      zoneSource: "home",
    });
  });
});

describe("samples", () => {
  it("of one second are merged for the bands and counted before that", () => {
    const records = Array.from({ length: 61 }, (_, at) => [
      { at, lat: degrees(52.5), long: degrees(13.4) },
      { at, heartRate: 140, speedMPerS: 3, distanceM: at * 3 },
    ]).flat();
    const run = activity({ records, sessions: [session(60, 60, 180)] });
    expect(run.samples).toBe(122);
    expect(seconds(run, "heartRateBpm")).toBe(60);
    expect(seconds(run, "speedMPerS")).toBe(60);
    expect(run.flags).toEqual([]);
  });

  it("stand for the time to the next one, gaps of more than ten seconds for none", () => {
    const at = [0, 1, 5, 15, 26, 27];
    const records = at.map((time) => ({ at: time, heartRate: time === 26 ? 180 : 120 }));
    const run = activity({ records, sessions: [session(27, 27, 80)] });
    expect(seconds(run, "heartRateBpm")).toBe(16);
    expect(run.histograms[0]?.secondsS.at(-1)).toBe(1);
    expect(run.avgHeartRateBpm).toBe((15 * 120 + 1 * 180) / 16);
  });

  it("recorded while the timer stood still are in no band; a stop that no start follows is no pause", () => {
    const records = steady(100, { heartRate: 130 });
    const sessions = [session(60, 100, 180)];
    const paused = activity({
      records,
      sessions,
      events: [
        [0, 0],
        [20, 4],
        [60, 0],
        [100, 4],
      ],
    });
    expect(seconds(paused, "heartRateBpm")).toBe(60);
    const forgot = activity({
      records,
      sessions,
      events: [
        [0, 0],
        [20, 1],
      ],
    });
    expect(seconds(forgot, "heartRateBpm")).toBe(100);
  });

  it("that run backwards are put in order, and the clock is called suspect", () => {
    const records = [...steady(30), ...steady(30).map((one) => ({ ...one, at: one.at + 29 }))];
    const run = activity({ records, sessions: [session(59, 59, 180)] });
    expect(run.flags).toContain("CLOCK_SUSPECT");
    expect(seconds(run, "speedMPerS")).toBe(59);
    const { reasons } = activities(watchBytes({ records, sessions: [session(59, 59, 180)] }));
    expect(reasons).toContain("CLOCK_SUSPECT");
  });

  it("give the grade over thirty metres and more, in bands of a hundredth", () => {
    const records = Array.from({ length: 301 }, (_, at) => ({ at, distanceM: at * 3, altitudeM: 100 + at * 3 * 0.05 }));
    const run = activity({ records, sessions: [session(300, 300, 900)] });
    const grade = run.histograms.find((one) => one.kind === "gradeFrac");
    const within = grade?.secondsS.reduce((sum, time, i) => {
      const lower = (grade?.lowest ?? 0) + i * 0.01;
      return lower > 0.035 && lower < 0.055 ? sum + time : sum;
    }, 0);
    expect(within).toBeGreaterThan(270);
  });
});

describe("cadence", () => {
  const cadenceOf = (more: Readonly<Record<number, number>>, records = steady(60)) =>
    activity({ records, sessions: [session(60, 60, 180, more)] }).avgCadenceSpm;

  it("of one foot is doubled, its fraction too", () => {
    expect(cadenceOf({ 18: 84, 92: 64 })).toBe(169);
    expect(cadenceOf({}, steady(60, { cadence: 85 }))).toBe(170);
  });

  it("that counts both feet already is not doubled", () => {
    expect(cadenceOf({ 18: 172 })).toBe(172);
  });

  it("is unknown, not zero, where the watch wrote 0", () => {
    expect(cadenceOf({ 18: 0 }, steady(60, { cadence: 0 }))).toBeNull();
  });
});

describe("the sport", () => {
  const sportIn = (sport: readonly [number, number], profileName?: string) =>
    activity({
      records: steady(60),
      sessions: [
        session(60, 60, 180, { 5: sport[0], 6: sport[1], ...(profileName === undefined ? {} : { 110: profileName }) }),
      ],
    });

  it("is a run for every way to say so, and for nothing else", () => {
    expect(sportIn([1, 3])).toMatchObject({ sport: "run", sportLabel: "running/trail" });
    expect(sportIn([4, 1])).toMatchObject({ sport: "run", flags: expect.arrayContaining(["TREADMILL"]) });
    expect(sportIn([0, 0], "Laufen")).toMatchObject({ sport: "run" });
    expect(sportIn([17, 0])).toMatchObject({ sport: "walk" });
    expect(sportIn([3, 0])).toMatchObject({ sport: "other", sportLabel: "transition" });
    expect(sportIn([4, 15])).toMatchObject({ sport: "other", sportLabel: "fitness_equipment/elliptical" });
    expect(sportIn([0, 0], "Kart")).toMatchObject({ sport: "other" });
    expect(sportIn([222, 0])).toMatchObject({ sport: "other", sportLabel: "sport 222" });
    expect(sportIn([2, 0], "Run to work")).toMatchObject({ sport: "ride" });
  });
});

describe("what else the session says", () => {
  it("is read in SI units and on the usual scales", () => {
    const run = activity({
      records: steady(60),
      sessions: [
        session(60, 60, 180, { 22: 30, 23: 28, 20: 250, 89: 845, 91: 2431, 134: 10_500, 133: 4950, 193: 70, 17: 171 }),
      ],
    });
    expect(run).toMatchObject({
      ascentM: 30,
      descentM: 28,
      avgPowerW: 250,
      avgVerticalOscillationM: 0.0845,
      avgGroundContactS: expect.closeTo(0.2431, 9),
      avgStrideM: 1.05,
      groundContactBalanceLeftFrac: 0.495,
      rpe0To10: 7,
      maxHeartRateBpm: 171,
    });
  });

  it("names the device as well as the file allows", () => {
    const deviceOf = (manufacturer: number, product: number) =>
      activity({ fileId: [4, manufacturer, product], records: steady(60), sessions: [session(60, 60, 180)] }).device;
    expect(deviceOf(1, 3113)).toBe("Garmin Forerunner 945");
    expect(deviceOf(1, 1234)).toBe("Garmin 1234");
    expect(deviceOf(23, 34)).toBe("Suunto 34");
    expect(deviceOf(260, 0)).toBe("Zwift");
    expect(deviceOf(9999, 3)).toBe("manufacturer 9999 3");
  });
});

describe("files that are no run", () => {
  it("are refused when they claim to be an activity and hold nothing", () => {
    expect(decodeFitFile(watchBytes({}), BERLIN)).toMatchObject({
      kind: "rejected",
      problem: { reason: "NO_RECORDS" },
    });
  });

  it("are skipped by name when they are a course, although it has records", () => {
    const file = decodeFitFile(watchBytes({ fileId: [6, 1, 1], records: steady(60) }), BERLIN);
    expect(file).toMatchObject({ kind: "skipped", problem: { reason: "NOT_AN_ACTIVITY" } });
  });

  it("are an activity without samples when there is only a summary", () => {
    expect(activity({ sessions: [session(1800, 1800, 5000)] })).toMatchObject({
      samples: 0,
      durationS: 1800,
      histograms: [],
    });
  });
});

describe("strap heart rate", () => {
  const HR: FieldSpec[] = [
    [253, "u32"],
    [0, "u16"],
    [6, "u8", 8],
    [9, "u32"],
  ];
  const PACKED: FieldSpec[] = [
    [6, "u8", 8],
    [10, "byte", 12],
  ];
  const records = fitBuilder().define(0, 20, [
    [253, "u32"],
    [3, "u8"],
  ]);
  for (let i = 0; i < 6; i++) records.data(0, START + i, 99);
  const run = records.file();

  /** Eight beats half a second apart, as twelve low bits of a clock of 1024 ticks a second. */
  const packed = (firstTick: number) => {
    const ticks = Array.from({ length: 8 }, (_, i) => (firstTick + i * 512) & 0xfff);
    return [0, 2, 4, 6].flatMap((i) => {
      const [a, b] = [ticks[i] ?? 0, ticks[i + 1] ?? 0];
      return [a & 0xff, (a >> 8) | ((b & 0x0f) << 4), b >> 4];
    });
  };
  const rates = (bytes: Uint8Array) => [...quantities(recordColumnsFromFit(bytes)!, "heartRate")];

  it("from a chained file goes into the records between its beats, over the strap clock's wraps", () => {
    const anchorTick = 4000;
    const strap = fitBuilder()
      .define(0, 132, HR)
      .data(0, START, 0, [140, null], anchorTick)
      .define(1, 132, PACKED)
      .data(1, [150, 150, 152, 152, 154, 154, 156, 156], packed(anchorTick + 512))
      .file();
    // Beats at 0.5 s and 1 s are 150, at 1.5 s and 2 s 152, and so on; the anchor's beat at 0 s is 140.
    expect(rates(new Uint8Array([...run, ...strap]))).toEqual([140, 150, 152, 154, 156, 99]);
  });

  it("without an anchor is left out", () => {
    const strap = fitBuilder()
      .define(1, 132, PACKED)
      .data(1, [150, 150, 152, 152, 154, 154, 156, 156], packed(512))
      .file();
    expect(rates(new Uint8Array([...run, ...strap]))).toEqual([99, 99, 99, 99, 99, 99]);
  });
});

describe("a developer field in place of a native one", () => {
  const file = ([name, units]: readonly [string, string], nativeField: number, native: number | null, value: number) =>
    fitBuilder()
      .define(2, 206, [
        [0, "u8"],
        [1, "u8"],
        [2, "u8"],
        [3, "text", 16],
        [8, "text", 12],
        [14, "u16"],
        [15, "u8"],
      ])
      .data(2, 0, 5, 0x84, name, units, 20, nativeField)
      .define(
        0,
        20,
        [
          [253, "u32"],
          [3, "u8"],
          [4, "u8"],
        ],
        { developer: [[0, 5, "u16"]] },
      )
      .data(0, START, nativeField === 3 ? native : null, nativeField === 4 ? native : null, value)
      .file();
  const firstOf = (bytes: Uint8Array, name: "heartRate" | "cadence" | "power" | "verticalOscillation") =>
    quantities(recordColumnsFromFit(bytes)!, name)[0];

  it("counts when the native one is absent or only zeros", () => {
    expect(firstOf(file(["Heart Rate", "bpm"], 3, null, 150), "heartRate")).toBe(150);
    expect(firstOf(file(["Cadence", "RPM"], 4, 0, 86), "cadence")).toBe(86);
    expect(firstOf(file(["Cadence", "SPM"], 4, 0, 172), "cadence")).toBe(86);
    expect(firstOf(file(["Oscillation", "Centimeters"], 39, null, 8), "verticalOscillation")).toBe(80);
  });

  it("never counts against a native value, nor in a unit that is another quantity's", () => {
    expect(firstOf(file(["Heart Rate", "bpm"], 3, 140, 150), "heartRate")).toBe(140);
    expect(firstOf(file(["THb", "THb"], 3, null, 120), "heartRate")).toBeNaN();
  });
});
