import { describe, expect, it } from "vitest";
import { decoded, onlyActivity, problemOf, warningsOf, when } from "../decode-text.ts";

const MILES =
  "Date,Type,Route Name,Distance (mi),Duration,Average Pace,Average Speed (mph),Calories Burned,Climb (ft),Average Heart Rate (bpm),Notes,GPX File";
const KM =
  "Activity Id,Date,Type,Route Name,Distance (km),Duration,Average Pace,Average Speed (km/h),Calories Burned,Climb (m),Average Heart Rate (bpm),Friend's Tagged,Notes,GPX File";

describe("the activity list of Runkeeper", () => {
  it("is read in miles and feet when its header says so", () => {
    const run = onlyActivity(
      `${MILES}\n2014-01-05 09:10:11,Running,Canal,3.00,26:42,8:54,6.7,300.0,100,151,"cold, ""icy""",a.gpx`,
    );
    expect(when(run)).toBe("2014-01-05 2014-01-05T08:10:11Z");
    expect(run).toMatchObject({
      sport: "run",
      sportLabel: "Running",
      title: "Canal",
      note: 'cold, "icy"',
      distanceM: 4828.032,
      durationS: 1602,
      ascentM: 30.48,
      avgHeartRateBpm: 151,
      format: "runkeeper-csv",
      zoneSource: "home",
    });
  });

  it("is read in kilometres, with hours, and without what was not measured", () => {
    const run = onlyActivity(`${KM}\nid-1,2026-05-02 07:00:00,Running,,21.10,1:52:03,5:19,11.3,1400.0,0,,"","",`);
    expect(run).toMatchObject({ distanceM: 21_100, durationS: 6723, ascentM: 0, avgHeartRateBpm: null, note: null });
  });

  it("keeps other sports, and a session without a distance has none", () => {
    const text = `${KM}\na,2026-05-02 07:00:00,Cycling,,0.00,40:00,,,,,,"","",\nb,2026-05-03 07:00:00,Yoga,,0.00,30:00,,,,,,"","",`;
    expect(decoded(text).activities.map(({ sport, distanceM }) => [sport, distanceM])).toEqual([
      ["ride", null],
      ["other", null],
    ]);
  });

  it("leaves out a repeated id, an unreadable date and an impossible speed, and names the rows", () => {
    const text = [
      KM,
      'a,2026-05-02 07:00:00,Running,,5.00,25:00,,,,,,"","",',
      'a,2026-05-02 07:00:00,Running,,5.00,25:00,,,,,,"","",',
      'b,05/02/2026,Running,,5.00,25:00,,,,,,"","",',
      'c,2026-05-04 07:00:00,Running,,50.00,25:00,,,,,,"","",',
    ].join("\n");
    expect(decoded(text).activities).toHaveLength(1);
    expect(warningsOf(text)).toEqual(["SOME_ROWS_REJECTED"]);
    expect(decoded(text).warnings[0]?.detail).toMatch(
      /row 3: .*same activity id.*row 4: date "05\/02\/2026".*row 5: .*faster/,
    );
  });

  it("is refused without a row that can be read", () => {
    expect(problemOf(KM).reason).toBe("CSV_NO_ROWS");
    expect(problemOf(`${KM}\na,yesterday,Running,,5.00,25:00,,,,,,"","",`).reason).toBe("CSV_BAD_VALUE");
  });
});
