import { describe, expect, it } from "vitest";
import { onlyActivity, problemOf, when } from "../decode-text.ts";

const TOTALS =
  "Name,Sport,Date,Start time,Duration,Total distance (km),Average heart rate (bpm),Average speed (km/h),Max speed (km/h),Average pace (min/km),Max pace (min/km),Calories,Fat percentage of calories(%),Average cadence (rpm),Average stride length (cm),Running index,Training load,Ascent (m),Descent (m),Average power (W),Max power (W),Notes,Height (cm),Weight (kg),HR max,HR sit,VO2max,";
const SAMPLES =
  "Sample rate,Time,HR (bpm),Speed (km/h),Pace (min/km),Cadence,Altitude (m),Stride length (m),Distances (m),Temperatures (C),Power (W),";

const session = (cells: { sport?: string; date?: string; duration?: string; km?: string }): string =>
  `Some Body,${cells.sport ?? "RUNNING"},${cells.date ?? "03-09-2024"},18:05:00,${cells.duration ?? "00:00:04"},${cells.km ?? "0.012"},121,10.8,11.0,05:33,05:20,9,19,81,,45,2,3,1,,,felt good,180.0,75.0,190,50,52,`;
const sample = (second: number, heartRate: number): string =>
  `${second === 0 ? 1 : ""},00:00:0${second},${heartRate},10.8,5:33,0,100,,${second * 3},20.0,,`;

const file = (row: string, heartRates: readonly number[]): string =>
  [TOTALS, row, SAMPLES, ...heartRates.map((rate, second) => sample(second, rate))].join("\n");

describe("a session of Polar Flow", () => {
  it("is its row of totals, with the seconds at each heart rate from its samples", () => {
    const run = onlyActivity(file(session({}), [120, 120, 121, 122, 123]));
    expect(when(run)).toBe("2024-09-03 2024-09-03T16:05:00Z");
    expect(run).toMatchObject({
      sport: "run",
      sportLabel: "RUNNING",
      title: null,
      note: "felt good",
      durationS: 4,
      elapsedS: 4,
      distanceM: 12,
      avgHeartRateBpm: 121,
      maxHeartRateBpm: 123,
      avgCadenceSpm: 162,
      ascentM: 3,
      descentM: 1,
      samples: 5,
      flags: [],
      format: "polar-csv",
    });
    expect(run.histograms.find(({ kind }) => kind === "heartRateBpm")).toEqual({
      kind: "heartRateBpm",
      lowest: 120,
      width: 1,
      secondsS: [2, 1, 1],
    });
    expect(run.histograms.find(({ kind }) => kind === "speedMPerS")).toMatchObject({ lowest: 3, secondsS: [4] });
    expect(run.blocks).toMatchObject({ secondsS: [4], distanceM: [12], heartRateBpm: [120.75], steps: [null] });
  });

  it("keeps its totals when the table of samples was cut off, and says so", () => {
    const run = onlyActivity(file(session({ duration: "00:30:08", km: "4.48" }), [120, 121, 122]));
    expect(run).toMatchObject({ durationS: 1808, distanceM: 4480, flags: ["TRUNCATED"] });
  });

  it("is read without samples, on a treadmill, and with the date the other way round", () => {
    const row = session({ sport: "TREADMILL_RUNNING", date: "2024-09-03", duration: "00:30:00", km: "5.0" });
    const run = onlyActivity([TOTALS, row].join("\n"));
    expect(run).toMatchObject({ sport: "run", distanceM: 5000, durationS: 1800, samples: 0, flags: ["TREADMILL"] });
    expect(run.histograms).toEqual([]);
  });

  it("is read in miles and feet where the account shows them", () => {
    const header = TOTALS.replace("Total distance (km)", "Total distance (mi)").replace("Ascent (m)", "Ascent (ft)");
    const run = onlyActivity([header, session({ duration: "00:20:00", km: "2.00" })].join("\n"));
    expect(run).toMatchObject({ distanceM: 3218.688, ascentM: 0.914 });
  });

  it("is refused with the reason when its day, its start or its speed cannot be", () => {
    const refused = (row: string) => problemOf([TOTALS, row].join("\n"));
    expect(refused(session({ date: "09/03/24" })).detail).toContain('date "09/03/24"');
    expect(refused(session({}).replace("18:05:00", "25:99")).detail).toContain("start time");
    expect(refused(session({ duration: "00:01:15", km: "15" })).detail).toContain("faster than anyone runs");
    expect(problemOf(TOTALS).reason).toBe("CSV_NO_ROWS");
  });
});
