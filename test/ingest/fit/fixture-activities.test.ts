import { describe, expect, it } from "vitest";
import { type Activity, isRun } from "../../../src/domain/activity.ts";
import { isoFromInstant } from "../../../src/domain/instant.ts";
import { formatLocalDay } from "../../../src/domain/local-day.ts";
import { activitiesFromFit } from "../../../src/ingest/fit/activities-from-fit.ts";
import { decodeFit } from "../../../src/ingest/fit/decode-fit.ts";
import { decodeFitFile, recordColumnsFromFit } from "../../../src/ingest/fit/decode-fit-file.ts";
import { quantities } from "../../../src/ingest/fit/record-columns.ts";
import { secondOpinion } from "../../../src/ingest/fit/second-opinion.ts";
import { fixture } from "./fit-samples.ts";

const CONTEXT = { homeZone: "Europe/Berlin" };

function activitiesIn(name: string): { activities: readonly Activity[]; reasons: string[] } {
  const file = decodeFitFile(fixture(name), CONTEXT);
  if (file.kind !== "decoded") throw new Error(`${name}: ${file.problem.detail}`);
  return { activities: file.activities, reasons: file.warnings.map((warning) => warning.reason) };
}

function only(name: string): Activity {
  const { activities } = activitiesIn(name);
  expect(activities).toHaveLength(1);
  return activities[0] as Activity;
}

const dayOf = (activity: Activity) => formatLocalDay(activity.localDay);
const total = (seconds: readonly number[]) => seconds.reduce((sum, time) => sum + time, 0);

describe("a steady run", () => {
  const run = only("steady-run.fit");

  it("has the totals and averages of its session", () => {
    expect(run).toMatchObject({
      sport: "run",
      sportLabel: "running",
      durationS: 600,
      elapsedS: 600,
      samples: 601,
      device: "Garmin Forerunner 955",
      ascentM: 12,
      utcOffsetMin: 60,
      zoneSource: "file",
      flags: [],
      format: "fit",
      indexInFile: 0,
    });
    expect(run.startedAt === null ? null : isoFromInstant(run.startedAt)).toBe("2026-03-03T17:00:00Z");
    expect(dayOf(run)).toBe("2026-03-03");
  });

  it("counts the steps of both feet, with the fraction", () => {
    expect(run.avgCadenceSpm).toBe(169); // 84.5 strides of one foot
  });

  it("has running dynamics in SI units, from records where the session has none", () => {
    expect(run.avgGroundContactS).toBeCloseTo(0.245, 2);
    expect(run.avgVerticalOscillationM).toBeCloseTo(0.087, 2);
    expect(run.avgStrideM).toBeCloseTo(1.065, 2);
    expect(run.groundContactBalanceLeftFrac).toBeCloseTo(0.5, 2);
    expect(run.avgPowerW).toBeCloseTo(250, 0);
  });

  it("has one second in a band for each second of the run", () => {
    const byKind = Object.fromEntries(run.histograms.map((one) => [one.kind, one]));
    expect(Object.keys(byKind).sort()).toEqual(["gradeFrac", "heartRateBpm", "powerW", "speedMPerS"]);
    for (const kind of ["heartRateBpm", "powerW", "speedMPerS"]) expect(total(byKind[kind]?.secondsS ?? [])).toBe(600);
    expect(byKind["heartRateBpm"]).toMatchObject({ width: 1, lowest: 108 });
    expect(byKind["powerW"]).toMatchObject({ width: 10, lowest: 240 });
    expect(byKind["speedMPerS"]).toMatchObject({ width: 0.1, lowest: 2.6 });
  });

  it("has its lap", () => {
    expect(run.laps).toHaveLength(1);
    expect(run.laps[0]).toMatchObject({ index: 0, durationS: 600, distanceM: run.distanceM, avgCadenceSpm: 169 });
  });
});

describe("the runner's day", () => {
  it("is the day the run started, across midnight", () => {
    expect(dayOf(only("across-midnight.fit"))).toBe("2026-03-13");
  });

  it("is the same on the day the clocks change", () => {
    const run = only("dst-day.fit");
    expect(dayOf(run)).toBe("2026-03-29");
    expect(run.durationS).toBe(600);
  });

  it("comes from the place where the watch writes no local time", () => {
    const run = only("other-zone.fit");
    expect(run).toMatchObject({ utcOffsetMin: 720, zoneSource: "position", flags: [] });
    expect(dayOf(run)).toBe("2026-04-05");
  });

  it("is shared by two runs of one day, which stay two", () => {
    const [morning, evening] = [only("two-runs-morning.fit"), only("two-runs-evening.fit")];
    expect(dayOf(morning)).toBe(dayOf(evening));
    expect(morning.startedAt).not.toBe(evening.startedAt);
  });
});

describe("files with something missing or wrong", () => {
  it("a strap that was not worn gives no heart rate, and says so", () => {
    const run = only("strap-without-heart-rate.fit");
    expect(run).toMatchObject({ avgHeartRateBpm: null, maxHeartRateBpm: null, flags: ["HEART_RATE_ZERO"] });
    expect(run.histograms.map((one) => one.kind)).not.toContain("heartRateBpm");
  });

  it("a treadmill run is a run, marked as one", () => {
    expect(only("treadmill.fit")).toMatchObject({
      sport: "run",
      sportLabel: "running/treadmill",
      flags: ["TREADMILL"],
    });
  });

  it("a run with a wrong checksum is read with a remark", () => {
    const { activities, reasons } = activitiesIn("bad-crc.fit");
    expect(reasons).toEqual(["BAD_CRC"]);
    expect(activities[0]).toMatchObject({ durationS: 300, samples: 301, flags: ["BAD_CRC"] });
  });

  it("a run cut short keeps its first part, with totals from the records", () => {
    const { activities, reasons } = activitiesIn("truncated.fit");
    const run = activities[0] as Activity;
    expect(reasons).toEqual(["TRUNCATED", "SESSION_TOTALS_REPLACED"]);
    expect(run.flags).toEqual(["TRUNCATED", "NO_SESSION"]);
    expect(isRun(run)).toBe(true);
    expect(run.durationS).toBe(run.samples - 1);
    expect(run.avgHeartRateBpm).toBeGreaterThan(100);
    expect(dayOf(run)).toBe("2026-03-26");
  });

  it("a settings file is skipped with a sentence that says what it is", () => {
    const file = decodeFitFile(fixture("settings-only.fit"), CONTEXT);
    expect(file).toMatchObject({ kind: "skipped", problem: { reason: "NOT_AN_ACTIVITY" } });
    expect(file.kind === "skipped" ? file.problem.detail : "").toContain("a settings file");
  });

  it("a chain gives each run in it, and no run for its settings", () => {
    const { activities, reasons } = activitiesIn("chained.fit");
    expect(activities.map((run) => [dayOf(run), run.samples, run.indexInFile])).toEqual([
      ["2026-03-26", 301, 0],
      ["2026-03-27", 301, 1],
    ]);
    expect(reasons).toEqual([]);
  });

  it("a long run with a record every ten seconds has all its time in bands", () => {
    const run = only("spike-long-run.fit");
    expect(run.distanceM).toBeGreaterThan(29_000);
    expect(total(run.histograms.find((one) => one.kind === "heartRateBpm")?.secondsS ?? [])).toBe(10_800);
  });
});

describe("several sessions", () => {
  it("are one activity each, with their own records and laps", () => {
    const { activities } = activitiesIn("multisport.fit");
    expect(activities.map((leg) => [leg.sport, leg.samples, leg.laps.length, leg.durationS])).toEqual([
      ["run", 300, 1, 299],
      ["other", 60, 1, 59],
      ["ride", 301, 1, 300],
    ]);
    expect(activities[2]?.avgCadenceSpm).toBeNull();
  });
});

describe("developer fields", () => {
  it("stand in for power that the watch does not have", () => {
    expect(only("developer-fields.fit").avgPowerW).toBeCloseTo(234.5, 0);
  });

  it("do so in the columns for a page as well", () => {
    const records = recordColumnsFromFit(fixture("developer-fields.fit"));
    expect(records?.developer).toHaveLength(2);
    expect([...quantities(records!, "power").slice(0, 3)]).toEqual([231, 232, 233]);
  });
});

describe("the second opinion", () => {
  it.each(["steady-run.fit", "multisport.fit", "treadmill.fit", "other-zone.fit"])(
    "would tell the same of %s",
    (name) => {
      const bytes = fixture(name);
      const own = decodeFit(bytes);
      const theirs = secondOpinion(bytes);
      if (own.kind !== "decoded" || theirs === null) throw new Error("both must read it");
      const [ours, other] = [activitiesFromFit(own.value, CONTEXT), activitiesFromFit(theirs, CONTEXT)];
      const strip = (file: typeof ours) =>
        file.kind === "decoded" ? file.activities.map((one) => ({ ...one, laps: [], device: null })) : file;
      expect(strip(other)).toEqual(strip(ours));
    },
  );

  it("has none on a file without records or sessions, or on no file at all", () => {
    expect(secondOpinion(fixture("settings-only.fit"))).toBeNull();
    expect(secondOpinion(new Uint8Array([1, 2, 3]))).toBeNull();
  });
});
