import { describe, expect, it } from "vitest";
import { decoded, onlyActivity, problemOf, warningsOf, when } from "../decode-text.ts";

const HEADER =
  "Timestamp,Power (w/kg),Form Power (w/kg),Air Power (w/kg),Watch Speed (m/s),Stryd Speed (m/s),Watch Distance (meters),Stryd Distance (meters),Stiffness,Stiffness/kg,Ground Time (ms),Cadence (spm),Vertical Oscillation (cm),Watch Elevation (m),Stryd Elevation (m),Ground Time Balance,Vertical Oscillation Balance";
/** 2026-03-01T23:30:00Z */
const START = 1_772_407_800;
const row = (second: number, strydM: number | "", watchM: number): string =>
  `${START + second},3.5,1.1,0.0,2.9,3,${watchM},${strydM},9.5,0.13,240,172,7.5,100,101,50,50`;

describe("a run second by second from Stryd", () => {
  it("has its distance from the pod, its form in SI, and no watts without a weight", () => {
    const text = [HEADER, row(0, 0, 0), row(1, 3, 2), row(2, 6, 4), row(3, 9, 6)].join("\n");
    const run = onlyActivity(text);
    expect(when(run)).toBe("2026-03-02 2026-03-01T23:30:00Z");
    expect(run).toMatchObject({
      sport: "run",
      distanceM: 9,
      durationS: 3,
      elapsedS: 3,
      avgPowerW: null,
      avgHeartRateBpm: null,
      avgCadenceSpm: 172,
      avgGroundContactS: 0.24,
      avgVerticalOscillationM: 0.075,
      samples: 4,
      flags: ["NO_SESSION", "ZONE_ASSUMED"],
      format: "stryd-csv",
    });
    expect(run.histograms.map(({ kind }) => kind)).toEqual(["speedMPerS"]);
    expect(warningsOf(text)).toEqual(["ZONE_ASSUMED"]);
  });

  it("is cut into blocks, with steps of both feet and contact in seconds", () => {
    const rows = Array.from({ length: 61 }, (_, second) => row(second, 3 * second, 2 * second));
    expect(onlyActivity([HEADER, ...rows].join("\n")).blocks).toMatchObject({
      secondsS: [30, 30],
      distanceM: [90, 90],
      steps: [86, 86],
      cadenceSpm: [172, 172],
      groundContactS: [expect.closeTo(0.24, 12), expect.closeTo(0.24, 12)],
    });
  });

  it("takes the watch's distance when the pod has none", () => {
    const run = onlyActivity([HEADER, row(0, 0, 0), row(1, 0, 2), row(2, 0, 4)].join("\n"));
    expect(run.distanceM).toBe(4);
  });

  it("leaves out rows without a time, and is refused when no row has one", () => {
    const bad = row(0, 0, 0).replace(String(START), "12");
    expect(decoded([HEADER, bad, row(1, 3, 2), row(2, 6, 4)].join("\n")).warnings.at(-1)).toMatchObject({
      reason: "SOME_ROWS_REJECTED",
    });
    expect(problemOf([HEADER, bad].join("\n")).reason).toBe("NO_TIMESTAMP");
  });
});
