import { describe, expect, it } from "vitest";
import { formatLocalDay } from "../../../src/domain/local-day.ts";
import { decoded, onlyActivity, problemOf, when } from "./decode-text.ts";

const lastWarning = (text: string): string => decoded(text).warnings.at(-1)?.detail ?? "";

describe("the diary", () => {
  it("reads a run with everything a diary can say", () => {
    const run = onlyActivity(
      "started_at,kind,distance_km,duration_min,rpe,avg_hr_bpm,note\n2026-03-01T07:30:00+01:00,run,10.5,58.5,4,148,easy",
    );
    expect(run).toMatchObject({
      sport: "run",
      distanceM: 10_500,
      durationS: 3510,
      elapsedS: null,
      rpe0To10: 4,
      avgHeartRateBpm: 148,
      note: "easy",
      utcOffsetMin: 60,
      zoneSource: "stated",
      flags: [],
      format: "diary-csv",
    });
    expect(when(run)).toBe("2026-03-01 2026-03-01T06:30:00Z");
  });

  it("knows only the day when only the day is given", () => {
    const run = onlyActivity("day,kind,distance_km\n2026-03-01,run,10");
    expect(run).toMatchObject({ startedAt: null, utcOffsetMin: null, flags: ["START_TIME_UNKNOWN"], durationS: null });
  });

  it("takes a start without offset for the clock at home", () => {
    const run = onlyActivity("started_at,distance_km\n2026-03-01T23:30:00,5", "Pacific/Auckland");
    expect(when(run)).toBe("2026-03-01 2026-03-01T10:30:00Z");
    expect(run).toMatchObject({ zoneSource: "home", utcOffsetMin: 780, flags: [] });
  });

  it("takes Z for an instant and not for a place: the day is the one at home", () => {
    const run = onlyActivity("started_at,distance_km\n2026-03-01T20:30:00Z,5", "Pacific/Auckland");
    expect(when(run)).toBe("2026-03-02 2026-03-01T20:30:00Z");
    expect(run.flags).toEqual(["ZONE_ASSUMED"]);
  });

  it("refuses a row whose day is not the day it started on", () => {
    const header = "day,started_at,distance_km";
    expect(onlyActivity(`${header}\n2026-03-02,2026-03-02T07:00:00,5`).distanceM).toBe(5000);
    expect(problemOf(`${header}\n2026-03-01,2026-03-02T07:00:00,5`).detail).toContain("two different days");
  });

  it("takes the kind run for granted, and keeps every run of a day", () => {
    const { activities } = decoded("day,distance_km\n2026-03-01,5\n2026-03-01,8\n2026-03-01,5");
    expect(activities.map(({ sport, distanceM }) => [sport, distanceM])).toEqual([
      ["run", 5000],
      ["run", 8000],
      ["run", 5000],
    ]);
    expect(activities.map(({ indexInFile }) => indexInFile)).toEqual([0, 1, 2]);
  });

  it("reads rest rows and runs of distance 0 as confirmed rest days", () => {
    const { activities, entries } = decoded(
      "day,kind,distance_km\n2026-03-01,rest,\n2026-03-02,run,0\n2026-03-03,run,5\n2026-03-04,rest,0\n2026-03-05,run,0.0",
    );
    expect(activities).toHaveLength(1);
    expect(entries.dayMarks.map(({ day, state }) => [formatLocalDay(day), state])).toEqual([
      ["2026-03-01", "rest"],
      ["2026-03-02", "rest"],
      ["2026-03-04", "rest"],
      ["2026-03-05", "rest"],
    ]);
  });

  it("keeps a run whose distance is not given: missing is not zero", () => {
    const { activities, entries } = decoded("day,kind,distance_km,duration_min\n2026-03-01,run,,40");
    expect(activities).toMatchObject([{ distanceM: null, durationS: 2400 }]);
    expect(entries.dayMarks).toEqual([]);
  });

  it("reads other sessions as other", () => {
    expect(onlyActivity("day,kind,duration_min\n2026-03-01,other,40")).toMatchObject({ sport: "other" });
  });

  it("reads semicolons with decimal commas, a byte order mark, and Windows line ends", () => {
    const { activities } = decoded("\uFEFFday;kind;distance_km\r\n2026-03-01;run;7,4\r\n\r\n2026-03-02;Run;10\r\n");
    expect(activities.map(({ distanceM }) => distanceM)).toEqual([7400, 10_000]);
  });

  it("names every bad row with its number, and keeps the others", () => {
    const text = [
      "day,kind,distance_km,duration_min,rpe",
      "2026-03-01,run,5,30,3",
      "2026-02-30,run,5,30,3",
      "2026-03-02,jog,5,30,3",
      "2026-03-03,run,five,30,3",
      "2026-03-04,run,5,30,11",
      "2026-03-05,run,-5,30,3",
      "2026-03-06,rest,5,30,",
      "2026-03-07,run,0,30,",
      ",run,5,30,3",
      "0226-03-01,run,5,30,3",
      "2026-03-08,run,50,30,3",
      "2026-03-09,run,1,234,30,3",
    ].join("\n");
    expect(decoded(text).activities).toHaveLength(1);
    const detail = lastWarning(text);
    for (let row = 3; row <= 13; row += 1) expect(detail, `row ${row}`).toContain(`row ${row}:`);
    expect(detail).toContain('kind "jog" is not known (accepted: run, rest, other)');
    expect(detail).toContain('rpe "11" is not a number from 0 to 10');
  });

  it("refuses an unknown column instead of ignoring it", () => {
    const problem = problemOf("day,kind,distance_mi\n2026-03-01,run,5");
    expect(problem.reason).toBe("CSV_UNKNOWN_HEADER");
    expect(problem.detail).toContain("distance_mi");
    expect(problem.detail).toContain("distance_km");
  });

  it("reads a column of days alone as runs of unknown length", () => {
    expect(decoded("day\n2026-03-01\n2026-03-03\n").activities).toHaveLength(2);
  });
});

describe("the pain log", () => {
  const HEADER = "day,region,side,moment,nrs,quality,altered_gait,night_pain,note";

  it("reads a full row, and leaves unsaid what was not said", () => {
    const { entries } = decoded(
      `${HEADER}\n2026-03-01,knee-outer,left,during,4,sharp,yes,no,"downhill, last km"\n2026-03-02,calf,,,2,,,,`,
    );
    expect(entries.pain).toMatchObject([
      {
        region: "knee-outer",
        side: "left",
        moment: "during",
        nrs: 4,
        quality: "sharp",
        alteredGait: true,
        nightPain: false,
        note: "downhill, last km",
        activityId: null,
      },
      { region: "calf", side: null, moment: "daily", nrs: 2, quality: null, alteredGait: null, nightPain: null },
    ]);
  });

  it("reads region none with 0 as no pain, and 0 in a place as an entry", () => {
    const { entries } = decoded("day,region,nrs\n2026-03-01,none,0\n2026-03-02,calf,0");
    expect(entries.noPain.map(({ day }) => formatLocalDay(day))).toEqual(["2026-03-01"]);
    expect(entries.pain).toMatchObject([{ region: "calf", nrs: 0 }]);
  });

  it("names the accepted words for a word it does not know", () => {
    const text = `${HEADER}\n2026-03-01,calf,left,during,4,,,,\n2026-03-01,elbow,left,during,4,,,,\n2026-03-01,calf,port,during,4,,,,\n2026-03-01,calf,left,later,4,,,,\n2026-03-01,calf,left,during,4,meh,,,\n2026-03-01,calf,left,during,4,,perhaps,,`;
    const detail = lastWarning(text);
    expect(detail).toContain('row 3: region "elbow" is not known (accepted: lower-back, glute');
    expect(detail).toContain('side "port" is not known (accepted: left, right, both, center)');
    expect(detail).toContain("accepted: pre, during, after, next_morning, daily");
    expect(detail).toContain("accepted: ache, tight, sore");
    expect(detail).toContain('altered_gait "perhaps" is not known (accepted: yes, no)');
  });

  it("accepts whole numbers from 0 to 10 only", () => {
    for (const nrs of ["11", "-1", "3.5", "x", ""]) {
      expect(problemOf(`day,region,nrs\n2026-03-01,calf,${nrs}`).reason, nrs).toBe("CSV_BAD_VALUE");
    }
    expect(decoded("day,region,nrs\n2026-03-01,calf,10").entries.pain[0]?.nrs).toBe(10);
  });

  it("refuses pain without a place", () => {
    expect(problemOf("day,region,nrs\n2026-03-01,none,3").detail).toContain('region "none" means no pain today');
  });
});

describe("the therapy log", () => {
  it("reads a session with its regions and scores", () => {
    const { entries } = decoded(
      "day,kind,regions,nrs_before,nrs_after,nrs_24h,nrs_48h,therapist,note\n2026-03-01,massage,calf; hamstring;lower-back,5,3,2,1,Ana,\n2026-03-08,physio,,,,,,,",
    );
    expect(entries.therapy).toMatchObject([
      {
        kind: "massage",
        regions: ["calf", "hamstring", "lower-back"],
        nrsBefore: 5,
        nrsAfter: 3,
        nrs24h: 2,
        nrs48h: 1,
        therapist: "Ana",
        note: null,
      },
      { kind: "physio", regions: [], nrsBefore: null, therapist: null },
    ]);
  });

  it("is told from a diary by its rows when the header fits both", () => {
    expect(decoded("day,kind,note\n2026-03-01,massage,legs").entries.therapy).toHaveLength(1);
    expect(decoded("day,kind,note\n2026-03-01,run,legs").activities).toHaveLength(1);
  });

  it("finds its commas although regions are separated by semicolons", () => {
    expect(
      decoded("day,kind,regions\n2026-03-01,massage,calf;hip;glute;shin").entries.therapy[0]?.regions,
    ).toHaveLength(4);
  });

  it("names an unknown region or kind", () => {
    const detail = problemOf("day,kind,regions\n2026-03-01,reiki,elbow").detail;
    expect(detail).toContain('kind "reiki" is not known (accepted: massage, physio, other)');
    expect(detail).toContain('regions "elbow" is not known');
  });
});
