import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { groupRuns } from "../../../src/ingest/group-runs.ts";
import { headsOfFile } from "../source-heads.ts";
import { decoded } from "./decode-text.ts";

const fixture = (name: string) => decoded(readFileSync(new URL(`../../../fixtures/${name}`, import.meta.url), "utf8"));

describe("the CSV fixtures", () => {
  it("hold 53 known days of a real runner: 19 runs, the longest of 35 km, and 34 rest days", () => {
    const { activities, entries, warnings } = fixture("diary-lovdal-athlete-0.csv");
    expect(activities).toHaveLength(19);
    expect(entries.dayMarks).toHaveLength(34);
    expect(warnings).toEqual([]);
    expect(Math.max(...activities.map(({ distanceM }) => distanceM ?? 0))).toBe(35_000);
    const days = [...activities.map(({ localDay }) => localDay), ...entries.dayMarks.map(({ day }) => day)];
    expect(new Set(days).size).toBe(53);
  });

  it("are read as their README says", () => {
    const sports = (name: string) => fixture(name).activities.map(({ sport }) => sport);
    expect(sports("garmin-activities-en.csv")).toEqual(["run", "run", "run", "run", "ride"]);
    expect(sports("garmin-activities-de.csv")).toEqual(["run", "run", "run", "swim"]);
    expect(sports("strava-activities-en.csv")).toEqual(["run", "run", "run", "ride"]);
    expect(sports("diary.csv")).toEqual(["run", "run", "run", "other", "run", "run"]);
    expect(fixture("diary.csv").entries.dayMarks).toHaveLength(2);
    expect(fixture("pain.csv").entries.pain).toHaveLength(4);
    expect(fixture("pain.csv").entries.noPain).toHaveLength(1);
    expect(fixture("therapy.csv").entries.therapy).toHaveLength(2);
  });

  it("hold runs that a Garmin list and a Strava list share", () => {
    const garmin = headsOfFile("garmin", fixture("garmin-activities-en.csv").activities);
    const strava = headsOfFile("strava", fixture("strava-activities-en.csv").activities);
    const groups = groupRuns([...garmin, ...strava], []);
    const withGarmin = strava.map(({ id }) => {
      const group = groups.find(({ counting, others }) =>
        [counting, ...others.map(({ head }) => head)].some((one) => one.id === id),
      );
      const ids = [group?.counting.id, ...(group?.others ?? []).map(({ head }) => head.id)];
      return ids.find((one) => one?.startsWith("garmin")) ?? "new";
    });
    expect(withGarmin).toEqual(["garmin#0", "garmin#1", "new", "garmin#4"]);
  });
});
