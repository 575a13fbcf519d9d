import { describe, expect, it } from "vitest";
import { decoded, onlyActivity, problemOf, warningsOf, when } from "../decode-text.ts";

const HEADER =
  "#time,trackpoint_type,latitude,longitude,altitude,accuracy_horizontal,accuracy_vertical,speed,altitude_gain,altitude_loss,sensor_distance,heartrate,cadence,power";

/** A point due north of the one before: 0.0001 degrees are 11.12 m. */
const point = (time: string, type: string, north: number | "", rest = "10.8,,,,140,,"): string =>
  `"${time}","${type}",${north === "" ? "" : (47 + north * 0.0001).toFixed(6)},${north === "" ? "" : "8.500000"},400,5,,${rest}`;

describe("a track of OpenTracks", () => {
  it("has its start and zone from the file, its distance from the places, and no sport while too little moved", () => {
    const text = [
      HEADER,
      point("2026-02-02T03:02:00+01:00", "SEGMENT_START_MANUAL", ""),
      point("2026-02-02T03:02:00+01:00", "TRACKPOINT", 0),
      point("2026-02-02T03:02:04+01:00", "TRACKPOINT", 1),
      point("2026-02-02T03:02:08+01:00", "TRACKPOINT", 2),
      point("2026-02-02T03:02:10+01:00", "SEGMENT_END_MANUAL", ""),
    ].join("\n");
    const track = onlyActivity(text, "America/New_York");
    expect(when(track)).toBe("2026-02-02 2026-02-02T02:02:00Z");
    expect(track).toMatchObject({
      sport: "other",
      utcOffsetMin: 60,
      zoneSource: "file",
      durationS: 10,
      elapsedS: 10,
      avgHeartRateBpm: 140,
      samples: 5,
      flags: ["NO_SESSION", "SPORT_ASSUMED"],
      ascentM: 0,
      format: "opentracks-csv",
    });
    expect(track.distanceM).toBeCloseTo(22.24, 1);
    expect(track.histograms.find(({ kind }) => kind === "speedMPerS")).toMatchObject({ lowest: 3, secondsS: [10] });
    expect(warningsOf(text)).toEqual(["SPORT_ASSUMED"]);
  });

  it("is a run when it moves as one, which is an assumption and said to be one", () => {
    const minutes = Array.from({ length: 46 }, (_, i) => {
      const clock = `10:0${Math.floor((i * 4) / 60)}:${String((i * 4) % 60).padStart(2, "0")}`;
      return point(`2026-02-02T${clock}Z`, i === 0 ? "SEGMENT_START_MANUAL" : "TRACKPOINT", i, "10,,,,140,84,");
    });
    const track = onlyActivity([HEADER, ...minutes].join("\n"));
    expect(track).toMatchObject({ sport: "run", durationS: 180, avgCadenceSpm: 168 });
    expect(track.distanceM).toBeCloseTo(500.4, 0);
    expect(warningsOf([HEADER, ...minutes].join("\n"))).toEqual(["SPORT_ASSUMED"]);
  });

  it("counts neither the time nor the way between a stop and the next start", () => {
    const track = onlyActivity(
      [
        HEADER,
        point("2026-02-02T10:00:00Z", "SEGMENT_START_MANUAL", 0),
        point("2026-02-02T10:00:05Z", "TRACKPOINT", 1),
        point("2026-02-02T10:00:05Z", "SEGMENT_END_MANUAL", ""),
        point("2026-02-02T10:00:13Z", "SEGMENT_START_MANUAL", ""),
        point("2026-02-02T10:00:13Z", "TRACKPOINT", 50),
        point("2026-02-02T10:00:18Z", "TRACKPOINT", 51),
      ].join("\n"),
    );
    expect(track).toMatchObject({ durationS: 10, elapsedS: 18 });
    expect(track.distanceM).toBeCloseTo(22.24, 0);
  });

  it("has its distance from a sensor where no place was recorded", () => {
    const track = onlyActivity(
      [
        HEADER,
        point("2026-02-02T10:00:00Z", "SEGMENT_START_MANUAL", "", ",,,,,,"),
        point("2026-02-02T10:00:04Z", "SENSORPOINT", "", "10.8,,,12,150,85,"),
        point("2026-02-02T10:00:08Z", "SENSORPOINT", "", "10.8,,,13,152,85,"),
      ].join("\n"),
    );
    expect(track).toMatchObject({ distanceM: 25, durationS: 8 });
  });

  it("is two tracks when the next start lies hours away", () => {
    const text = [
      HEADER,
      point("2026-02-02T10:00:00Z", "SEGMENT_START_MANUAL", 0),
      point("2026-02-02T10:00:05Z", "TRACKPOINT", 1),
      point("2026-02-01T10:00:00Z", "SEGMENT_START_MANUAL", 0),
      point("2026-02-01T10:00:05Z", "TRACKPOINT", 1),
    ].join("\n");
    expect(decoded(text).activities.map(when)).toEqual([
      "2026-02-02 2026-02-02T10:00:00Z",
      "2026-02-01 2026-02-01T10:00:00Z",
    ]);
  });

  it("is refused without a single time", () => {
    expect(problemOf(`${HEADER}\n"now","TRACKPOINT",47,8,,,,,,,,,,`)).toMatchObject({ reason: "NO_RECORDS" });
  });
});
