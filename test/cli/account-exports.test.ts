import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { makeZip } from "../ingest/archive/make-zip.ts";
import { runCli, temporaryFolder } from "./run-cli.ts";

const bytes = (value: unknown): Uint8Array =>
  new TextEncoder().encode(typeof value === "string" ? value : JSON.stringify(value));

/** 2026-05-01T21:30:00Z */
const START = 1_777_671_000_000;

const GARMIN = makeZip([
  {
    name: "DI_CONNECT/DI-Connect-Fitness/kim@example.com_0_summarizedActivities.json",
    bytes: bytes([
      {
        summarizedActivitiesExport: [
          {
            activityId: 1,
            name: "Evening",
            activityType: "running",
            beginTimestamp: START,
            startTimeLocal: START + 7_200_000,
            duration: 1_800_000,
            distance: 500_000,
          },
        ],
      },
    ]),
  },
  {
    name: "DI_CONNECT/DI-Connect-Wellness/2026-05-01_2026-05-02_1_sleepData.json",
    bytes: bytes([{ calendarDate: "2026-05-02", deepSleepSeconds: 3600, lightSleepSeconds: 18_000 }]),
  },
  {
    name: "DI_CONNECT/DI-Connect-Aggregator/UDSFile_2026-05-01_2026-05-02.json",
    bytes: bytes([
      { calendarDate: "2026-05-01", totalSteps: 9000 },
      { calendarDate: "2026-05-02", restingHeartRate: 50 },
    ]),
  },
  { name: "DI_CONNECT/DI-Connect-User/user_profile.json", bytes: bytes({ weight: 1 }) },
]);

const APPLE = makeZip([
  {
    name: "apple_health_export/export.xml",
    bytes: bytes(`<?xml version="1.0"?>
<!DOCTYPE HealthData [ <!ELEMENT HealthData ANY ]>
<HealthData>
 <Record type="HKQuantityTypeIdentifierRestingHeartRate" unit="count/min" startDate="2026-05-02 00:00:00 +0200" endDate="2026-05-02 20:00:00 +0200" value="52"/>
 <Workout workoutActivityType="HKWorkoutActivityTypeRunning" duration="30" durationUnit="min" totalDistance="5.02" totalDistanceUnit="km" startDate="2026-05-01 23:30:20 +0200" endDate="2026-05-02 00:00:30 +0200"/>
</HealthData>`),
  },
  { name: "apple_health_export/export_cda.xml", bytes: bytes("<ClinicalDocument/>") },
]);

describe("account exports of Garmin and Apple Health", () => {
  it("are one run from two sources, days of wellness beside it, and the same again after a rebuild", async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "1-garmin.zip"), GARMIN);
    writeFileSync(join(folder, "2-apple.zip"), APPLE);
    const data = join(folder, "data");
    const files = readdirSync(folder)
      .sort()
      .map((name) => join(folder, name));
    const { code, json } = await runCli(["import", "--data", data, "--json", ...files]);
    expect(code).toBe(0);
    const outcomes = json().flatMap((line) => ("outcome" in line ? [`${line["outcome"]} ${line["reason"]}`] : []));
    expect(outcomes).toEqual([
      "imported null",
      "imported null",
      "imported null",
      "skipped NOT_AN_ACTIVITY",
      "merged SAME_RUN_RICHER_KEPT",
      "skipped NOT_AN_ACTIVITY",
    ]);
    expect(json().at(-1)).toMatchObject({ summary: { files: 6, activities: 2, entries: 4, rejected: 0 } });
    expect(JSON.stringify(json())).not.toContain("example.com");

    const again = (await runCli(["import", "--data", data, "--json", ...files])).json().at(-1);
    expect(again).toMatchObject({ summary: { duplicate: 4, imported: 0, merged: 0 } });

    const rebuilt = (await runCli(["rebuild", "--data", data, "--json"])).json()[0];
    const totals = [{ athlete: "me", activities: 1, distanceM: 5020, durationS: 1800, wellnessDays: 3 }];
    expect(rebuilt).toMatchObject({ before: totals, after: totals });
  });
});

describe("a whole account export", () => {
  const fixture = (name: string) => readFileSync(new URL(`../../fixtures/${name}`, import.meta.url));
  const list = bytes(
    [
      "Activity ID,Activity Date,Activity Name,Activity Type,Activity Description,Elapsed Time,Distance,Commute,Activity Gear,Filename",
      '1,"Sep 12, 2018, 3:02:23 PM",Run,Run,,1800,5.00,false,,activities/1.fit',
      '2,"Sep 20, 2018, 3:02:23 PM",Run,Run,,1800,5.00,false,,activities/2.fit',
    ].join("\n"),
  );

  async function statesAfter(entries: Parameters<typeof makeZip>[0]) {
    const folder = temporaryFolder();
    const data = join(folder, "data");
    writeFileSync(join(folder, "export.zip"), makeZip(entries));
    await runCli(["import", "--data", data, join(folder, "export.zip")]);
    const said = await runCli(["report", "--data", data, "--json", "--as-of", "2018-09-22"]);
    const { days } = said.json()[0] as { days: { day: string; state: string }[] };
    return Object.fromEntries(days.map(({ day, state }) => [day, state]));
  }

  it("speaks for the days between its activities, and for none after them", async () => {
    const states = await statesAfter([
      { name: "activities.csv", bytes: list },
      { name: "activities/settings.fit", bytes: fixture("settings-only.fit") },
    ]);
    expect(states).toMatchObject({ "2018-09-12": "observed", "2018-09-15": "rest", "2018-09-20": "observed" });
    expect(states["2018-09-21"]).toBe("unknown");
  });

  it("does not when a file in it could not be read", async () => {
    const states = await statesAfter([
      { name: "activities.csv", bytes: list },
      {
        name: "activities/1.gpx",
        bytes: bytes('<?xml version="1.0"?><gpx><trk><trkseg><trkpt lat="1" lon="1"/></trkseg></trk></gpx>'),
      },
    ]);
    expect(states["2018-09-15"]).toBe("unknown");
  });
});
