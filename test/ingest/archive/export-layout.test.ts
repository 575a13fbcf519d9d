import { describe, expect, it } from "vitest";
import { sideFilesOf } from "../../../src/ingest/archive/export-layout.ts";

function readFrom(entryNames: readonly string[]): readonly string[] {
  const isSideFile = sideFilesOf(entryNames);
  return entryNames.filter((name) => !isSideFile(name));
}

describe("what is read of an account export", () => {
  it("of Garmin: uploaded files, the list of activities, and days of wellness", () => {
    const fitness = "x/DI_CONNECT/DI-Connect-Fitness/a@b.c_0_summarizedActivities.json";
    const read = [
      fitness,
      "x/DI_CONNECT/DI-Connect-Wellness/2024-01-01_2024-04-10_1_sleepData.json",
      "x/DI_CONNECT/DI-Connect-Wellness/2024-01-01_2024-04-10_1_healthStatusData.json",
      "x/DI_CONNECT/DI-Connect-Aggregator/UDSFile_2024-01-01_2024-04-10.json",
      "x/DI_CONNECT/DI-Connect-Uploaded-Files/UploadedFiles_0-_Part1.zip",
      "x/DI_CONNECT/DI-Connect-Fitness-Uploaded-Files/UploadedFiles_1.zip",
    ];
    const left = [
      "x/DI_CONNECT/DI-Connect-Fitness/a@b.c_gear.json",
      "x/DI_CONNECT/DI-Connect-Aggregator/HydrationLogFile_2024.json",
      "x/DI_CONNECT/DI-Connect-User/user_profile.json",
      "x/customer_data/customer.json",
    ];
    expect(readFrom([...left, ...read])).toEqual(read);
  });

  it("of Apple Health: the export in any language and the routes, not its clinical form", () => {
    const read = [
      "apple_health_export/Export.xml",
      "apple_health_export/exportación.xml",
      "apple_health_export/workout-routes/route_2026-02-01_7.35am.gpx",
    ];
    const left = [
      "apple_health_export/export_cda.xml",
      "apple_health_export/electrocardiograms/ecg_2026-02-01.csv",
      "apple_health_export/workout-routes/notes.txt",
    ];
    expect(readFrom([...left, ...read])).toEqual(read);
  });

  it("of Runkeeper: the list and its tracks", () => {
    expect(readFrom(["cardioActivities.csv", "2026-03-28-0833.gpx", "measurements.csv", "photos/1.jpg"])).toEqual([
      "cardioActivities.csv",
      "2026-03-28-0833.gpx",
    ]);
  });

  it("of Strava: the list and the folder of activities", () => {
    expect(
      readFrom(["e/activities.csv", "e/activities/1.gpx", "e/routes/1.gpx", "e/media/a.jpg", "elsewhere/2.gpx"]),
    ).toEqual(["e/activities.csv", "e/activities/1.gpx", "elsewhere/2.gpx"]);
  });

  it("of any other zip: everything", () => {
    expect(readFrom(["a.fit", "b/c.csv"])).toEqual(["a.fit", "b/c.csv"]);
  });
});
