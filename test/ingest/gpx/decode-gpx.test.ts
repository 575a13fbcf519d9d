import { describe, expect, it } from "vitest";
import { isoFromInstant } from "../../../src/domain/instant.ts";
import { decodeGpx } from "../../../src/ingest/gpx/decode-gpx.ts";
import { answer, bytesOf, CONTEXT, decoded, fixture, only, remarksOf } from "../track-files.ts";

const decode = (text: string) => decodeGpx(bytesOf(text), CONTEXT);
const at = (t: number) => new Date(Date.UTC(2026, 3, 7, 8) + t * 1000).toISOString();
const point = (t: number, latDeg: number, inner = "") =>
  `<trkpt lat="${latDeg}" lon="13.4"><time>${at(t)}</time>${inner}</trkpt>`;
const METRES_PER_DEG = 111_195;
/** Points every second, northward at a speed. */
const way = (from: number, to: number, speedMPerS: number, inner = "") =>
  Array.from({ length: to - from + 1 }, (_, i) =>
    point(from + i, 52.5 + ((from + i) * speedMPerS) / METRES_PER_DEG, inner),
  ).join("");
const gpx = (body: string, creator = "App") => `<gpx creator="${creator}">${body}</gpx>`;
const track = (head: string, ...segments: string[]) =>
  gpx(`<trk>${head}${segments.map((one) => `<trkseg>${one}</trkseg>`).join("")}</trk>`);

describe("a GPX track", () => {
  it("gives distance, time, climb and the day from its points", () => {
    const file = decodeGpx(fixture("two-runs-evening.gpx"), CONTEXT);
    const evening = only(file);
    expect(evening).toMatchObject({
      sport: "run",
      sportLabel: "running",
      title: "Evening",
      durationS: 300,
      elapsedS: 300,
      maxHeartRateBpm: 153,
      avgCadenceSpm: 168,
      device: "Example Watch",
      samples: 101,
      zoneSource: "position",
      format: "gpx",
      flags: ["NO_SESSION"],
      laps: [],
    });
    expect(isoFromInstant(evening.startedAt!)).toBe("2026-03-12T17:30:00Z");
    expect(evening.distanceM! / 836.71).toBeCloseTo(1, 2);
    expect(evening.histograms.map(({ kind }) => kind)).toEqual(["heartRateBpm", "speedMPerS", "gradeFrac"]);
    expect(remarksOf(file)).toEqual([]);
  });

  it("counts neither the time nor the way between segments", () => {
    const one = only(decodeGpx(fixture("pause-between-segments.gpx"), CONTEXT));
    expect(one).toMatchObject({ sport: "run", durationS: 600, movingS: 600, elapsedS: 1200 });
    expect(one.distanceM).toBeCloseTo(1800, 0);
  });

  it("counts standing still in a segment of several, and not in a track of one", () => {
    const standing =
      way(0, 100, 3) + way(400, 500, 0).replaceAll(/lat="[^"]*"/g, `lat="${52.5 + 300 / METRES_PER_DEG}"`);
    expect(only(decode(track("<type>run</type>", standing))).durationS).toBe(200);
    expect(only(decode(track("<type>run</type>", standing, way(600, 610, 1)))).durationS).toBe(510);
  });

  it("counts a gap in which the runner came on", () => {
    const tunnel = way(0, 100, 3) + way(400, 500, 3);
    expect(only(decode(track("<type>run</type>", tunnel))).durationS).toBe(500);
  });

  it("is one activity for each track", () => {
    const two = gpx(
      `<trk><type>running</type><trkseg>${way(0, 60, 3)}</trkseg></trk><trk><type>cycling</type><trkseg>${way(600, 660, 8)}</trkseg></trk>`,
    );
    const { activities } = decoded(decode(two));
    expect(activities.map(({ sport, indexInFile }) => [sport, indexInFile])).toEqual([
      ["run", 0],
      ["ride", 1],
    ]);
  });

  it("keeps what was read when it stops in the middle", () => {
    const file = decode(track("<type>run</type>", way(0, 60, 3)).slice(0, -60));
    expect(remarksOf(file)).toEqual(["TRUNCATED"]);
    expect(only(file).flags).toContain("TRUNCATED");
    expect(only(file).samples).toBe(60);
  });
});

describe("the quirks of GPX files", () => {
  it("reads a byte order mark, blanks, decimal commas and prefixes that nothing binds", () => {
    const one = only(decodeGpx(fixture("unbound-prefix.gpx"), CONTEXT));
    expect(one).toMatchObject({ sport: "run", title: "Sunday", durationS: 300, avgCadenceSpm: 164, ascentM: 0 });
    expect(one.distanceM).toBeCloseTo(900, 0);
  });

  it.each([
    [
      "<gpxtpx:TrackPointExtension><gpxtpx:hr>150</gpxtpx:hr><gpxtpx:cad>85</gpxtpx:cad></gpxtpx:TrackPointExtension><power>240</power>",
    ],
    [
      "<ns3:TrackPointExtension><ns3:hr>150</ns3:hr><ns3:cad>85</ns3:cad></ns3:TrackPointExtension><pwr:PowerInWatts>240</pwr:PowerInWatts>",
    ],
    ["<gpxdata:hr>150</gpxdata:hr><gpxdata:cadence>85</gpxdata:cadence><gpxtpx:power>240</gpxtpx:power>"],
    ["<hr>150</hr><cad>85</cad><power>240</power>"],
    ["<heartrate>150</heartrate><cadence>85</cadence><watts>240</watts>"],
  ])("reads heart rate, cadence and power from %s", (extension) => {
    const one = only(decode(track("<type>run</type>", way(0, 30, 3, `<extensions>${extension}</extensions>`))));
    expect(one).toMatchObject({ avgHeartRateBpm: 150, avgCadenceSpm: 170, avgPowerW: 240 });
  });

  it("takes the track's own name and type, not those of waypoints, points or the file", () => {
    const text = gpx(
      `<metadata><name>File</name></metadata><wpt lat="1" lon="1"><name>W</name><type>Marker</type></wpt><trk><name>Track</name><type>running</type><trkseg>${way(0, 60, 3, "<name>P</name><type>x</type>")}</trkseg></trk>`,
    );
    expect(only(decode(text))).toMatchObject({ title: "Track", sportLabel: "running", sport: "run" });
  });

  it("leaves out points whose clock was not set", () => {
    const text = track("<type>run</type>", point(0, 52.5).replace("2026", "1970") + way(1, 60, 3));
    expect(only(decode(text))).toMatchObject({ durationS: 59, samples: 61 });
  });

  it("leaves a leap of the clock out of the elapsed time", () => {
    const text = track("<type>run</type>", way(0, 60, 3) + way(61, 61, 3).replace("2026", "2031"));
    expect(only(decode(text))).toMatchObject({ durationS: 60, elapsedS: 60 });
  });

  it("puts points in order of time and says that the clock is suspect", () => {
    const text = track("<type>run</type>", way(30, 60, 3) + way(0, 29, 3));
    expect(only(decode(text)).flags).toContain("CLOCK_SUSPECT");
  });

  it("takes the offset that times state only where there is no place", () => {
    const one = only(decode(track("<type>run</type>", way(0, 60, 3)).replaceAll("Z<", "-07:00<")));
    expect(one).toMatchObject({ utcOffsetMin: 120, zoneSource: "position" });
  });
});

describe("the sport of a track", () => {
  const sportOf = (head: string, speed = 3) => only(decode(track(head, way(0, 300, speed)))).sport;

  it("is what its type says, in words or as Strava's number", () => {
    const said = ["running", "trail_running", "Run", "9", "53", "1", "10", "16", "cycling", "hiking", "Laufen", "kite"];
    expect(said.map((type) => sportOf(`<type>${type}</type>`))).toEqual([
      "run",
      "run",
      "run",
      "run",
      "run",
      "ride",
      "walk",
      "swim",
      "ride",
      "walk",
      "run",
      "other",
    ]);
  });

  it("is what its name says when it has no type", () => {
    expect(
      ["Afternoon Run", "Morgenlauf", "Evening Ride", "Morning Swim", "Hike"].map((name) =>
        sportOf(`<name>${name}</name>`),
      ),
    ).toEqual(["run", "run", "ride", "swim", "walk"]);
  });

  it("is told by its speed when neither says it, with a remark that it was assumed", () => {
    const file = decodeGpx(fixture("no-type.gpx"), CONTEXT);
    expect(only(file).sport).toBe("run");
    expect(remarksOf(file)).toEqual(["SPORT_ASSUMED"]);
    expect([1.3, 2, 4.5, 6, 9].map((speed) => sportOf("<name>Sunday</name>", speed))).toEqual([
      "other",
      "run",
      "run",
      "other",
      "other",
    ]);
    expect(remarksOf(decode(track("", way(0, 300, 9))))).toEqual(["SPORT_ASSUMED"]);
  });

  it("is no run when some of it is faster than runners are", () => {
    const hilly = track(
      "",
      way(0, 270, 4) +
        way(271, 300, 4).replaceAll(
          /lat="([^"]*)"/g,
          (_, lat: string) => `lat="${52.5 + (Number(lat) - 52.5) * 3 - 2168 / METRES_PER_DEG}"`,
        ),
    );
    expect(only(decode(hilly)).sport).toBe("other");
  });
});

describe("a GPX file without a run that was made", () => {
  it("is refused with a reason when its points have no times", () => {
    expect(answer(decodeGpx(fixture("no-times.gpx"), CONTEXT))).toBe("rejected NO_TIMESTAMP");
  });

  it("is skipped when it holds a route or waypoints only", () => {
    expect(answer(decodeGpx(fixture("route.gpx"), CONTEXT))).toBe("skipped NOT_AN_ACTIVITY");
    expect(answer(decode(gpx('<wpt lat="1" lon="1"/>')))).toBe("skipped NOT_AN_ACTIVITY");
  });

  it("is skipped when a route planner made its times up", () => {
    const route = track("", way(0, 60, 3))
      .replaceAll("2026-04-07T08", "2010-01-01T00")
      .replace("App", "GPSies - way");
    expect(answer(decode(route))).toBe("skipped NOT_AN_ACTIVITY");
  });

  it("is refused when it holds nothing", () => {
    expect(answer(decode("<gpx>"))).toBe("rejected NO_RECORDS");
    expect(answer(decode(gpx("<trk><trkseg/></trk>")))).toBe("rejected NO_RECORDS");
  });
});
