import { describe, expect, it } from "vitest";
import type { Activity } from "../../../src/domain/activity.ts";
import { isoFromInstant } from "../../../src/domain/instant.ts";
import { formatLocalDay } from "../../../src/domain/local-day.ts";
import { decodeAppleHealth } from "../../../src/ingest/apple-health/read-apple-health.ts";
import { decodeFile } from "../../../src/ingest/decode-file.ts";
import type { DecodedFile } from "../../../src/ingest/decoded-file.ts";
import { detectFormat } from "../../../src/ingest/detect.ts";

const context = { homeZone: "Europe/Berlin" };
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

const exported = (inside: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE HealthData [\n<!-- <Workout workoutActivityType="HKWorkoutActivityTypeRunning" startDate="2020-01-01 00:00:00 +0000"/> -->\n<!ELEMENT HealthData (ExportDate,Me)>\n]>\n<HealthData locale="en_US">\n <ExportDate value="2026-04-01 12:00:00 +0200"/>\n${inside}\n</HealthData>\n`;

function read(inside: string): Extract<DecodedFile, { kind: "decoded" }> {
  const file = decodeAppleHealth(bytes(exported(inside)), context);
  if (file.kind !== "decoded") expect.unreachable(file.problem.detail);
  return file;
}

function only(inside: string): Activity {
  const { activities } = read(inside);
  expect(activities).toHaveLength(1);
  return activities[0]!;
}

const when = ({ localDay, startedAt }: Activity): string =>
  `${formatLocalDay(localDay)} ${startedAt === null ? "?" : isoFromInstant(startedAt)}`;

const TIMES = 'startDate="2026-02-01 07:00:00 +0100" endDate="2026-02-01 07:35:00 +0100"';
const workout = (attributes: string, inside = ""): string =>
  `<Workout workoutActivityType="HKWorkoutActivityTypeRunning" sourceName="Kim's Apple&#160;Watch" ${attributes}>${inside}</Workout>`;
const statistic = (type: string, values: string): string =>
  `<WorkoutStatistics type="HKQuantityTypeIdentifier${type}" ${TIMES} ${values}/>`;
const record = (type: string, from: string, to: string, rest: string): string =>
  `<Record type="HK${type}" sourceName="Kim's iPhone" startDate="${from}" endDate="${to}" ${rest}/>`;

describe("a workout of Apple Health", () => {
  it("has its totals in its attributes in old exports, and its offset from its times", () => {
    const run = only(workout(`duration="30.5" durationUnit="min" totalDistance="5" totalDistanceUnit="km" ${TIMES}`));
    expect(when(run)).toBe("2026-02-01 2026-02-01T06:00:00Z");
    expect(run).toMatchObject({
      sport: "run",
      sportLabel: "Running",
      utcOffsetMin: 60,
      zoneSource: "file",
      durationS: 1830,
      elapsedS: 2100,
      distanceM: 5000,
      avgHeartRateBpm: null,
      title: null,
      device: null,
      flags: [],
      format: "apple-health",
    });
  });

  it("has its totals in statistics in new exports, in SI, with the watch and not its owner", () => {
    const device =
      'device="&lt;&lt;HKDevice: 0x28&gt;, name:Apple Watch, model:Watch, hardware:Watch7,2, software:26.2&gt;"';
    const run = only(
      workout(
        `duration="31" durationUnit="min" ${device} ${TIMES}`,
        statistic("DistanceWalkingRunning", 'sum="3.1" unit="mi"') +
          statistic("HeartRate", 'average="151.2" minimum="98" maximum="176" unit="count/min"') +
          statistic("RunningPower", 'average="222.5" unit="W"') +
          statistic("RunningGroundContactTime", 'average="250" unit="ms"') +
          statistic("RunningVerticalOscillation", 'average="8.1" unit="cm"') +
          statistic("RunningStrideLength", 'average="1.05" unit="m"') +
          '<MetadataEntry key="HKElevationAscended" value="8520 cm"/>',
      ),
    );
    expect(run).toMatchObject({
      distanceM: 4988.9664,
      avgHeartRateBpm: 151.2,
      maxHeartRateBpm: 176,
      avgPowerW: 222.5,
      avgGroundContactS: 0.25,
      avgVerticalOscillationM: 0.081,
      avgStrideM: 1.05,
      ascentM: 85.2,
      descentM: null,
      device: "Watch7,2",
    });
    expect(JSON.stringify(run)).not.toContain("Kim");
  });

  it("is on the day of its own zone, not of the zone the phone was in when it exported", () => {
    const run = only(
      workout(
        `duration="30" durationUnit="min" ${TIMES}`,
        '<MetadataEntry key="HKTimeZone" value="Pacific/Honolulu"/>',
      ),
    );
    expect(when(run)).toBe("2026-01-31 2026-02-01T06:00:00Z");
    expect(run.utcOffsetMin).toBe(-600);
  });

  it("is on a treadmill where it says it was indoors", () => {
    const run = only(
      workout(`duration="30" durationUnit="min" ${TIMES}`, '<MetadataEntry key="HKIndoorWorkout" value="1"/>'),
    );
    expect(run.flags).toEqual(["TREADMILL"]);
  });

  it("counts the statistics of its parts once: its own, or their sum where it has none", () => {
    const part = (km: string) =>
      `<WorkoutActivity uuid="x" ${TIMES}>${statistic("DistanceWalkingRunning", `sum="${km}" unit="km"`)}<MetadataEntry key="HKIndoorWorkout" value="1"/></WorkoutActivity>`;
    const own = statistic("DistanceWalkingRunning", 'sum="5" unit="km"');
    const attributes = `duration="30" durationUnit="min" ${TIMES}`;
    expect(only(workout(attributes, part("2") + part("3") + own)).distanceM).toBe(5000);
    expect(only(workout(attributes, part("2") + part("2.5")))).toMatchObject({ distanceM: 4500, flags: ["TREADMILL"] });
  });

  it("keeps its sport: other sports are no runs, and neither is a run on wheels or a triathlon", () => {
    const kinds = [
      "Cycling",
      "Walking",
      "Swimming",
      "TraditionalStrengthTraining",
      "WheelchairRunPace",
      "SwimBikeRun",
      "Yoga",
    ];
    const inside = kinds
      .map((kind, hour) => {
        const at = `startDate="2026-02-01 1${hour}:00:00 +0100" endDate="2026-02-01 1${hour}:30:00 +0100"`;
        return `<Workout workoutActivityType="HKWorkoutActivityType${kind}" duration="30" durationUnit="min" ${at}/>`;
      })
      .join("\n");
    expect(read(inside).activities.map(({ sport }) => sport)).toEqual([
      "ride",
      "walk",
      "swim",
      "strength",
      "other",
      "other",
      "other",
    ]);
  });

  it("counts once when another app wrote it again, the richer staying, and says so", () => {
    const poor = workout(
      'duration="34" durationUnit="min" startDate="2026-02-01 07:00:40 +0100" endDate="2026-02-01 07:34:50 +0100"',
    );
    const rich = workout(`duration="31" durationUnit="min" totalDistance="5" totalDistanceUnit="km" ${TIMES}`);
    const later = workout(
      'duration="20" durationUnit="min" startDate="2026-02-01 07:36:00 +0100" endDate="2026-02-01 07:56:00 +0100"',
    );
    const { activities, warnings } = read(poor + rich + later);
    expect(activities.map(({ indexInFile, durationS }) => [indexInFile, durationS])).toEqual([
      [1, 1860],
      [2, 1200],
    ]);
    expect(warnings).toMatchObject([
      { reason: "SAME_RUN_RICHER_KEPT", detail: expect.stringContaining("1 of the 3 workouts") },
    ]);
  });

  it("is left out and named when it has no time or cannot have been run", () => {
    const text =
      workout('duration="30" durationUnit="min" startDate="soon"') +
      workout(`duration="1.25" durationUnit="min" totalDistance="15" totalDistanceUnit="km" ${TIMES}`) +
      workout(`duration="30" durationUnit="min" ${TIMES}`);
    const { activities, warnings } = read(text);
    expect(activities).toHaveLength(1);
    expect(warnings[0]).toMatchObject({
      reason: "SOME_ROWS_REJECTED",
      detail: expect.stringMatching(/2 of the 3.*startDate "soon".*faster/),
    });
  });
});

describe("days of Apple Health", () => {
  const night = (from: string, to: string, stage: string): string =>
    record("CategoryTypeIdentifierSleepAnalysis", from, to, `value="HKCategoryValueSleepAnalysis${stage}"`);

  it("have the sleep of the night that ends in them, each minute once, without the time awake or only in bed", () => {
    const { entries } = read(
      night("2026-03-01 22:50:00 +0100", "2026-03-02 07:00:00 +0100", "InBed") +
        night("2026-03-01 23:00:00 +0100", "2026-03-01 23:50:00 +0100", "AsleepCore") +
        night("2026-03-01 23:50:00 +0100", "2026-03-02 01:00:00 +0100", "AsleepDeep") +
        night("2026-03-02 01:00:00 +0100", "2026-03-02 01:30:00 +0100", "Awake") +
        night("2026-03-02 01:30:00 +0100", "2026-03-02 06:00:00 +0100", "AsleepREM") +
        night("2026-03-02 00:00:00 +0100", "2026-03-02 06:30:00 +0100", "Asleep"),
    );
    expect(entries.wellness.map(({ day, sleepS, source }) => [formatLocalDay(day), sleepS, source])).toEqual([
      ["2026-03-02", 7.5 * 3600, "apple-health"],
    ]);
  });

  it("have the last resting heart rate and the mean variability, which is no RMSSD", () => {
    const at = "2026-03-02 06:00:00 +0100";
    const { entries } = read(
      record("QuantityTypeIdentifierRestingHeartRate", at, "2026-03-02 20:00:00 +0100", 'unit="count/min" value="51"') +
        record(
          "QuantityTypeIdentifierRestingHeartRate",
          at,
          "2026-03-02 12:00:00 +0100",
          'unit="count/min" value="54"',
        ) +
        record("QuantityTypeIdentifierHeartRateVariabilitySDNN", at, at, 'unit="ms" value="40"') +
        record("QuantityTypeIdentifierHeartRateVariabilitySDNN", at, at, 'unit="ms" value="50"') +
        record("QuantityTypeIdentifierStepCount", at, at, 'unit="count" value="90"'),
    );
    expect(entries.wellness).toHaveLength(1);
    expect(entries.wellness[0]).toMatchObject({
      restingHeartRateBpm: 51,
      hrvSdnnS: 0.045,
      hrvRmssdS: null,
      sleepS: null,
      steps: null,
    });
  });

  it("have nothing from values that cannot be", () => {
    const at = "2026-03-02 06:00:00 +0100";
    const file = decodeAppleHealth(
      bytes(
        exported(
          record("QuantityTypeIdentifierRestingHeartRate", at, at, 'unit="count/min" value="0"') +
            record("QuantityTypeIdentifierRestingHeartRate", at, at, 'unit="count/min" value="400"') +
            night("2026-03-02 07:00:00 +0100", "2026-03-02 06:00:00 +0100", "Asleep"),
        ),
      ),
      context,
    );
    expect(file).toMatchObject({ kind: "skipped", problem: { reason: "NOT_AN_ACTIVITY" } });
  });
});

describe("the file of Apple Health", () => {
  const run = workout(`duration="30" durationUnit="min" totalDistance="5" totalDistanceUnit="km" ${TIMES}`);

  it("is read although its DTD is malformed and longer than what is sniffed, and holds a vertical tab", async () => {
    const declarations = "<!ATTLIST Workout\n  broken CDATA #REQUIRED\n<!ELEMENT \"Record' (((\n".repeat(100);
    const text = `<?xml version="1.0"?>\n<!DOCTYPE HealthData [\n<!ENTITY bomb "&bomb;&bomb;">\n${declarations}]>\n<HealthData>\n\u000b${run.replace("Kim's", "Kim's\u000b")}\n</HealthData>`;
    expect(detectFormat(bytes(text))).toBe("apple-health");
    expect(await decodeFile(bytes(text), context)).toMatchObject({
      kind: "decoded",
      activities: [{ distanceM: 5000 }],
      warnings: [],
    });
  });

  it("keeps what came before the end when it was cut off, and says so", () => {
    const file = decodeAppleHealth(bytes(exported(run + run).slice(0, -60)), context);
    expect(file).toMatchObject({ kind: "decoded", activities: [{ distanceM: 5000 }] });
    expect(file.kind === "decoded" && file.warnings[0]).toMatchObject({ reason: "TRUNCATED" });
  });

  it("loses a broken tag and not what stands around it", () => {
    expect(read(`<Workout workoutActivityType="broken ${run}`).activities).toHaveLength(1);
    expect(
      read(`${run.replace("</Workout>", "")}${record("QuantityTypeIdentifierStepCount", "a", "b", "")}`).activities,
    ).toHaveLength(1);
  });

  it("is refused when nothing in it could be read", () => {
    expect(decodeAppleHealth(bytes(exported(workout('startDate="soon"'))), context)).toMatchObject({
      kind: "rejected",
      problem: { reason: "NO_RECORDS" },
    });
  });
});
