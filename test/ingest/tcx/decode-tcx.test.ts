import { describe, expect, it } from "vitest";
import { isoFromInstant } from "../../../src/domain/instant.ts";
import { formatLocalDay } from "../../../src/domain/local-day.ts";
import { decodeTcx } from "../../../src/ingest/tcx/decode-tcx.ts";
import { answer, bytesOf, CONTEXT, decoded, fixture, only, remarksOf } from "../track-files.ts";

const decode = (text: string) => decodeTcx(bytesOf(text), CONTEXT);
const document = (activities: string) =>
  `<TrainingCenterDatabase><Activities>${activities}</Activities></TrainingCenterDatabase>`;
const run = (inner: string, sport = "Running") =>
  document(`<Activity Sport="${sport}"><Id>2026-04-07T08:00:00Z</Id>${inner}</Activity>`);
const at = (t: number) =>
  `2026-04-07T08:${String(Math.floor(t / 60)).padStart(2, "0")}:${String(t % 60).padStart(2, "0")}Z`;
const point = (t: number, inner = "") => `<Trackpoint><Time>${at(t)}</Time>${inner}</Trackpoint>`;
const points = (from: number, to: number, inner: (t: number) => string) =>
  Array.from({ length: to - from + 1 }, (_, i) => point(from + i, inner(from + i))).join("");
const metres = (t: number) => `<DistanceMeters>${t * 3}</DistanceMeters>`;
const place = (t: number) =>
  `<Position><LatitudeDegrees>${52.5 + (t * 3) / 111_195}</LatitudeDegrees><LongitudeDegrees>13.4</LongitudeDegrees></Position>`;
const lap = (start: number, totals: string, track: string) =>
  `<Lap StartTime="${at(start)}">${totals}<Track>${track}</Track></Lap>`;
const time = (seconds: number) => `<TotalTimeSeconds>${seconds}</TotalTimeSeconds>`;

describe("a TCX file of a watch", () => {
  const evening = only(decodeTcx(fixture("two-runs-evening.tcx"), CONTEXT));

  it("gives the sums of its laps, the span of its points and the day where it was recorded", () => {
    expect(evening).toMatchObject({
      sport: "run",
      sportLabel: "Running",
      durationS: 300,
      elapsedS: 300,
      movingS: 300,
      distanceM: 836.71,
      avgHeartRateBpm: 135,
      maxHeartRateBpm: 154,
      avgCadenceSpm: 168,
      device: "Example Watch",
      samples: 61,
      utcOffsetMin: 60,
      zoneSource: "position",
      flags: [],
      format: "tcx",
    });
    expect(isoFromInstant(evening.startedAt!)).toBe("2026-03-12T17:30:00Z");
    expect(formatLocalDay(evening.localDay)).toBe("2026-03-12");
  });

  it("keeps each lap and the time at each heart rate, speed and grade", () => {
    expect(evening.laps).toHaveLength(2);
    expect(evening.laps[1]).toMatchObject({
      index: 1,
      durationS: 145,
      avgHeartRateBpm: 135,
      maxHeartRateBpm: 154,
      avgCadenceSpm: 168,
    });
    expect(evening.laps.reduce((sum, one) => sum + one.distanceM!, 0)).toBeCloseTo(836.71, 6);
    expect(evening.histograms.map(({ kind }) => kind)).toEqual(["heartRateBpm", "speedMPerS", "gradeFrac"]);
    const heartRate = evening.histograms[0]!.secondsS.reduce((sum, seconds) => sum + seconds, 0);
    expect(heartRate).toBeCloseTo(300, 6);
  });

  it("keeps what was read when it stops in the middle, and says so", () => {
    const file = decodeTcx(fixture("truncated.tcx"), CONTEXT);
    expect(remarksOf(file)).toEqual(["TRUNCATED"]);
    expect(only(file)).toMatchObject({ samples: 35, durationS: 300, flags: ["TRUNCATED"] });
  });
});

describe("the quirks of TCX files", () => {
  it("reads blanks before the declaration, any prefix, an id that is a number, heart rate apart, and no distance", () => {
    const file = decodeTcx(fixture("quirks.tcx"), CONTEXT);
    const one = only(file);
    expect(one).toMatchObject({
      sport: "run",
      durationS: 120,
      samples: 26,
      avgHeartRateBpm: 125.5,
      maxHeartRateBpm: 132,
    });
    expect(one.distanceM).toBeCloseTo(360, 1);
    expect(remarksOf(file)).toEqual(["SESSION_TOTALS_REPLACED"]);
  });

  it("fetches nothing that a DOCTYPE names, and reads CDATA", () => {
    expect(only(decodeTcx(fixture("entity.tcx"), CONTEXT))).toMatchObject({ note: "&outside;", device: "Watch & Co" });
  });

  it("gives an activity for each session of a multisport file", () => {
    const { activities } = decoded(decodeTcx(fixture("multisport.tcx"), CONTEXT));
    expect(activities.map(({ sport, distanceM, indexInFile }) => [sport, distanceM, indexInFile])).toEqual([
      ["run", 300, 0],
      ["ride", 1600, 1],
    ]);
  });

  it("does not take a lap's heart rate for a point's, nor a point's distance for a lap's", () => {
    const one = only(
      decode(
        run(
          lap(
            0,
            `${time(10)}<DistanceMeters>30</DistanceMeters><AverageHeartRateBpm><Value>140</Value></AverageHeartRateBpm><MaximumHeartRateBpm><Value>150</Value></MaximumHeartRateBpm>`,
            point(0, metres(0)) + point(10, metres(10)),
          ),
        ),
      ),
    );
    expect(one).toMatchObject({ avgHeartRateBpm: 140, maxHeartRateBpm: 150, distanceM: 30 });
    expect(one.histograms.map(({ kind }) => kind)).not.toContain("heartRateBpm");
  });

  it("counts strides of one foot twice, and steps once", () => {
    const cadenceOf = (cadence: number, sport = "Running") =>
      only(
        decode(
          run(
            lap(
              0,
              time(60),
              points(0, 60, (t) => `${metres(t)}<Cadence>${cadence}</Cadence>`),
            ),
            sport,
          ),
        ),
      ).avgCadenceSpm;
    expect(cadenceOf(84)).toBe(168);
    expect(cadenceOf(168)).toBe(168);
    expect(cadenceOf(84, "Biking")).toBeNull();
  });

  it("prefers the cadence of the run extension", () => {
    const both = "<Cadence>60</Cadence><Extensions><ns3:TPX><ns3:RunCadence>85</ns3:RunCadence></ns3:TPX></Extensions>";
    expect(
      only(
        decode(
          run(
            lap(
              0,
              time(20),
              points(0, 20, () => both),
            ),
          ),
        ),
      ).avgCadenceSpm,
    ).toBe(170);
  });

  it("believes the instant and not the offset that a watch states: the place has the right one", () => {
    const text = run(lap(0, time(10), points(0, 10, place)));
    const shifted = text.replaceAll("T08:", "T09:").replaceAll("Z<", "+01:00<").replaceAll('Z"', '+01:00"');
    const one = only(decode(shifted));
    expect(isoFromInstant(one.startedAt!)).toBe("2026-04-07T08:00:00Z");
    expect(one).toMatchObject({ utcOffsetMin: 120, zoneSource: "position" });
  });

  it("without a place takes the offset it states, and without that the home zone", () => {
    const text = run(lap(0, time(10), points(0, 10, metres)));
    expect(only(decode(text))).toMatchObject({ utcOffsetMin: 120, zoneSource: "home" });
    const file = decode(text.replaceAll("Z<", "-05:00<").replaceAll('Z"', '-05:00"'));
    expect(only(file)).toMatchObject({ utcOffsetMin: -300, zoneSource: "file" });
    expect(remarksOf(decode(text))).toContain("ZONE_ASSUMED");
  });

  it("takes the date from the id when the watch counted from switching on", () => {
    const relative = run(lap(0, time(10), points(0, 10, metres))).replace(/(?<!<Id>)2026-04-07T08/g, "1989-12-31T00");
    const file = decode(relative);
    expect(isoFromInstant(only(file).startedAt!)).toBe("2026-04-07T08:00:00Z");
    expect(remarksOf(file)).toContain("CLOCK_SUSPECT");
  });

  it("is refused when there is no date at all", () => {
    const relative = run(lap(0, time(10), points(0, 10, metres))).replaceAll("2026-04-07T08", "1989-12-31T00");
    expect(answer(decode(relative))).toBe("rejected NO_TIMESTAMP");
  });

  it("keeps a run of which only laps were written", () => {
    const one = only(decode(run(lap(0, `${time(1800)}<DistanceMeters>5000</DistanceMeters>`, ""))));
    expect(one).toMatchObject({ durationS: 1800, elapsedS: 1800, distanceM: 5000, movingS: null, samples: 0 });
  });

  it("does not believe the start of a lap that lies hours before its first point", () => {
    const text = run(lap(0, time(10), points(0, 10, metres))).replace(
      'StartTime="2026-04-07T08',
      'StartTime="2026-04-07T06',
    );
    expect(isoFromInstant(only(decode(text)).startedAt!)).toBe("2026-04-07T08:00:00Z");
  });

  it("counts from the start of laps that have no points", () => {
    const text = run(
      lap(0, `${time(100)}<DistanceMeters>300</DistanceMeters>`, "") +
        lap(
          100,
          `${time(60)}<DistanceMeters>180</DistanceMeters>`,
          points(100, 160, () => ""),
        ),
    );
    expect(only(decode(text))).toMatchObject({ durationS: 160, elapsedS: 160, distanceM: 480 });
    expect(isoFromInstant(only(decode(text)).startedAt!)).toBe("2026-04-07T08:00:00Z");
  });

  it("keeps a pause between tracks out of the timer and in the elapsed time", () => {
    const text = run(
      lap(
        0,
        `${time(120)}<DistanceMeters>360</DistanceMeters>`,
        `${points(0, 60, metres)}</Track><Track>${points(360, 420, (t) => metres(t - 300))}`,
      ),
    );
    expect(only(decode(text))).toMatchObject({ durationS: 120, elapsedS: 420, movingS: 120, distanceM: 360 });
  });

  it("takes the totals from the points when the laps state none or cannot be right", () => {
    const silent = only(decode(run(lap(0, "", points(0, 300, metres)))));
    expect(silent).toMatchObject({ durationS: 300, distanceM: 900 });
    expect(silent.flags).toContain("SESSION_TOTALS_REPLACED");
    const wrong = only(decode(run(lap(0, `${time(30)}<DistanceMeters>90</DistanceMeters>`, points(0, 300, metres)))));
    expect(wrong).toMatchObject({ durationS: 300, distanceM: 900 });
  });

  it("says that a run without any place was on a treadmill", () => {
    const flags = (inner: (t: number) => string) => only(decode(run(lap(0, time(60), points(0, 60, inner))))).flags;
    expect(flags(metres)).toContain("TREADMILL");
    expect(flags((t) => metres(t) + place(t))).not.toContain("TREADMILL");
  });

  it("leaves a leap of the clock out of the elapsed time, and says that the clock is suspect", () => {
    const text = run(
      lap(
        0,
        `${time(60)}<DistanceMeters>180</DistanceMeters>`,
        points(0, 60, metres) + points(61, 61, metres).replace("2026", "2031"),
      ),
    );
    expect(only(decode(text))).toMatchObject({ durationS: 60, elapsedS: 60 });
    expect(only(decode(text)).flags).toContain("CLOCK_SUSPECT");
  });

  it("drops a heart rate of zeros and values that no one has", () => {
    const with0 = only(
      decode(
        run(
          lap(
            0,
            time(20),
            points(0, 20, () => "<HeartRateBpm><Value>0</Value></HeartRateBpm>"),
          ),
        ),
      ),
    );
    expect(with0).toMatchObject({ avgHeartRateBpm: null, maxHeartRateBpm: null });
    expect(with0.flags).toContain("HEART_RATE_ZERO");
    const odd = only(
      decode(
        run(
          lap(
            0,
            time(20),
            points(0, 20, () => "<AltitudeMeters>1e300</AltitudeMeters><DistanceMeters>-5</DistanceMeters>"),
          ),
        ),
      ),
    );
    expect(odd).toMatchObject({ distanceM: null, ascentM: null });
  });

  it("knows the sport by its word, and by its speed when there is none", () => {
    const sportOf = (sport: string) => only(decode(run(lap(0, time(600), points(0, 599, metres)), sport))).sport;
    expect(["Running", "running", "Biking", "Other", "Walking", "trail_running", ""].map(sportOf)).toEqual([
      "run",
      "run",
      "ride",
      "other",
      "walk",
      "run",
      "run",
    ]);
    expect(remarksOf(decode(run(lap(0, time(600), points(0, 599, metres)), "")))).toContain("SPORT_ASSUMED");
  });

  it("reads notes and takes the watch's name, not that of the program that wrote the file", () => {
    const one = only(
      decode(
        document(
          `<Activity Sport="Running"><Id>${at(0)}</Id>${lap(0, time(10), "")}<Notes>easy &amp; flat</Notes><Creator><Name>Watch</Name></Creator></Activity>`,
        ).replace("</Activities>", "</Activities><Author><Name>Program</Name></Author>"),
      ),
    );
    expect(one).toMatchObject({ note: "easy & flat", device: "Watch" });
  });
});

describe("a TCX file without a run that was made", () => {
  it("is skipped when it is a course or a plan", () => {
    expect(answer(decodeTcx(fixture("course.tcx"), CONTEXT))).toBe("skipped NOT_AN_ACTIVITY");
    expect(
      answer(
        decode("<TrainingCenterDatabase><Workouts><Workout Sport='Running'/></Workouts></TrainingCenterDatabase>"),
      ),
    ).toBe("skipped NOT_AN_ACTIVITY");
  });

  it("is refused with a reason when it is empty", () => {
    expect(answer(decode("<TrainingCenterDatabase>"))).toBe("rejected NO_RECORDS");
    expect(answer(decode(run("")))).toBe("rejected NO_RECORDS");
  });
});
