import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeFile } from "../../src/ingest/decode-file.ts";
import type { DecodedFile } from "../../src/ingest/decoded-file.ts";

const context = { homeZone: "Europe/Berlin" };
const decodeText = (text: string): Promise<DecodedFile> => decodeFile(new TextEncoder().encode(text), context);

async function answer(text: string): Promise<string> {
  const file = await decodeText(text);
  return file.kind === "decoded" ? `decoded ${file.activities.length}` : `${file.kind} ${file.problem.reason}`;
}

describe("one offered file", () => {
  it("is refused with a reason when it is no watch file and no list", async () => {
    expect(await answer("")).toBe("rejected EMPTY");
    expect(await answer("<html><body>Please log in</body></html>")).toBe("rejected HTML_PAGE");
    expect(await answer("<gpx>")).toBe("rejected NO_RECORDS");
    expect(await answer("<TrainingCenterDatabase>")).toBe("rejected NO_RECORDS");
    expect(await answer("just words")).toBe("rejected UNKNOWN_FORMAT");
    expect(await answer("a,b\n1,2")).toBe("rejected CSV_UNKNOWN_HEADER");
    expect(await answer('{"summarizedActivitiesExport":[]}')).toBe("skipped NOT_AN_ACTIVITY");
    expect(await answer("<HealthData></HealthData>")).toBe("skipped NOT_AN_ACTIVITY");
    expect(await answer("{}")).toBe("skipped NOT_AN_ACTIVITY");
    expect(await answer("day,distance_km\n2026-01-01,5")).toBe("decoded 1");
  });

  it("is a system file by its first bytes, whatever its name", async () => {
    const file = await decodeFile(Uint8Array.from([0, 5, 0x16, 7, 0, 2, 0, 0]), context);
    expect(file).toMatchObject({ kind: "skipped", problem: { reason: "SYSTEM_FILE" } });
  });

  it("names the columns it found and those it accepts", async () => {
    const file = await decodeText("Datum;Strecke\n01.02.2026;5");
    const detail = file.kind === "rejected" ? file.problem.detail : "";
    expect(detail).toContain("Datum, Strecke");
    expect(detail).toContain("day,started_at,kind,distance_km");
    expect(detail).toContain("Garmin Connect");
    expect(detail).toContain("Runkeeper");
  });

  it("says what a recognised list of another program is and what to offer instead", async () => {
    const headers: Record<string, string> = {
      "Laps,Time,Cumulative Time,Distance,Avg Pace": "lap table of one Garmin activity",
      "Split,Time,Moving Time,GetDistance,Elevation Gain": "COROS",
      "Device,fisica,model,key,version,1": "Wahoo",
      "effective_time_frame,injuries": "PMSys",
    };
    for (const [header, program] of Object.entries(headers)) {
      const file = await decodeText(`${header}\n1,2,3`);
      expect(file, header).toMatchObject({ kind: "rejected", problem: { reason: "UNSUPPORTED_FORMAT" } });
      expect(file.kind === "rejected" && file.problem.detail, header).toContain(program);
    }
  });

  it("is read as Western European where it is not UTF-8", async () => {
    const header = Buffer.from(
      "Aktivitätstyp,Datum,Titel,Distanz,Zeit\nLaufen,2024-05-01 09:00:00,Früh,10.00,00:50:00",
      "latin1",
    );
    const file = await decodeFile(header, context);
    expect(file).toMatchObject({ kind: "decoded", activities: [{ title: "Früh", distanceM: 10_000 }] });
  });

  it("is read as UTF-16 where it says so", async () => {
    const file = await decodeFile(Buffer.from("\uFEFFday,distance_km\n2026-01-01,5", "utf16le"), context);
    expect(file).toMatchObject({ kind: "decoded", activities: [{ distanceM: 5000 }] });
  });

  it("always gets an answer: random bytes, also behind a header of each format", async () => {
    const starts = [
      "",
      "day,kind,distance_km\n",
      "day,region,nrs\n",
      "day,kind,regions\n",
      "Activity Type,Date,Title,Distance,Time,Avg Pace\n",
      "Activity ID,Activity Date,Activity Type,Elapsed Time,Distance\n",
      "<html>",
      "{",
      '[{"summarizedActivitiesExport":[',
      '[{"calendarDate":"2026-01-01",',
      "<HealthData>",
      "end_date_time,activity_names,perceived_exertion,duration_min\n",
      "#time,trackpoint_type,latitude,longitude,speed\n",
      "Timestamp,Power (w/kg),Stryd Distance (meters)\n",
      "Name,Sport,Date,Start time,Duration,Total distance (km),Running index\n",
      "Date,Type,Route Name,Distance (mi),Duration,Climb (ft)\n",
      "\x0e\x10\x00\x00\xff\x00\x00\x00.FIT\x00\x00",
    ].map((start) => Buffer.from(start, "latin1"));
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...starts),
        fc.oneof(
          fc.uint8Array({ maxLength: 400 }),
          fc.string({ unit: "binary", maxLength: 200 }).map((s) => new Uint8Array(Buffer.from(s))),
          fc
            .array(fc.constantFrom('"', ",", ";", "\n", "\t", "1", "2026-01-01", "run", "0", ".", "-", "a"), {
              maxLength: 60,
            })
            .map((parts) => new Uint8Array(Buffer.from(parts.join("")))),
        ),
        async (start, rest) => {
          const file = await decodeFile(Buffer.concat([start, rest]), context);
          if (file.kind !== "decoded") expect(file.problem.detail).not.toBe("");
        },
      ),
      { numRuns: 500 },
    );
  });

  it("never gives a number that is not finite, whatever the cells say", async () => {
    const cell = fc.oneof(
      fc.constantFrom(
        "",
        "--",
        "0",
        "5",
        "10.5",
        "7,4",
        "1,234",
        "1.234,5",
        "1e400",
        "NaN",
        "Infinity",
        "-3",
        "99999999999999999999",
      ),
      fc.constantFrom(
        "2026-03-29 02:30:00",
        "00:00:00",
        "99:59:59",
        "5:00",
        "Running",
        "RUNNING",
        "Run",
        "1772407800",
        "1772407801",
        "2026-03-29T10:00:00Z",
        "29-03-2026",
        "May 6, 2024, 4:02:34 AM",
      ),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(
          "Activity Type,Date,Title,Distance,Time,Avg HR,Avg Run Cadence,Avg Pace,Avg Stride Length,Total Ascent",
          "Activity ID,Activity Date,Activity Name,Activity Type,Elapsed Time,Distance,Moving Time,Average Cadence",
          "day,started_at,kind,distance_km,duration_min,rpe,avg_hr_bpm,note",
          "Date,Type,Route Name,Distance (mi),Duration,Average Pace,Climb (ft),Average Heart Rate (bpm),Notes",
          "Name,Sport,Date,Start time,Duration,Total distance (km),Average cadence (rpm),Running index",
          "Timestamp,Power (w/kg),Stryd Speed (m/s),Stryd Distance (meters),Cadence (spm),Ground Time (ms)",
          "#time,trackpoint_type,latitude,longitude,altitude,speed,sensor_distance,heartrate",
          "end_date_time,activity_names,perceived_exertion,duration_min",
        ),
        fc.array(fc.array(cell, { minLength: 8, maxLength: 10 }), { minLength: 1, maxLength: 4 }),
        async (header, rows) => {
          const file = await decodeText([header, ...rows.map((row) => row.map((c) => `"${c}"`).join(","))].join("\n"));
          const activities = file.kind === "decoded" ? file.activities : [];
          for (const value of activities.flatMap((activity) => Object.values(activity))) {
            if (typeof value === "number") expect(Number.isFinite(value)).toBe(true);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
