import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { UtcInstant } from "../../src/domain/instant.ts";
import type { LocalDay } from "../../src/domain/local-day.ts";
import { isPieceOf, matchOf, type SourceHead } from "../../src/ingest/match-sources.ts";
import { at, dayOnly, garmin, head, START, strava } from "./source-heads.ts";

const isSame = (a: SourceHead, b: SourceHead): boolean => matchOf(a, b) !== null;
const watch = head();

describe("the same run from two sources", () => {
  it("starts within two minutes and has the same length", () => {
    expect(isSame(watch, strava(at(90)))).toBe(true);
    expect(isSame(watch, strava({ ...at(90), distanceM: 10_150, durationS: 3100 }))).toBe(true);
    expect(isSame(watch, strava(at(121)))).toBe(false);
    expect(isSame(watch, strava({ ...at(0), distanceM: 5000, durationS: 1500, elapsedS: 1550 }))).toBe(false);
  });

  it("may have a timer time in one source that is the elapsed time of the other", () => {
    expect(isSame(watch, strava({ distanceM: null, durationS: 3100, elapsedS: null }))).toBe(true);
  });

  it("agrees in distance or in duration, and does not differ widely in the other", () => {
    expect(isSame(watch, strava({ durationS: null, elapsedS: null }))).toBe(true);
    expect(isSame(watch, strava({ distanceM: null }))).toBe(true);
    expect(isSame(watch, strava({ distanceM: 10_900 }))).toBe(true);
    expect(isSame(watch, strava({ distanceM: 11_500 }))).toBe(false);
    expect(isSame(watch, strava({ durationS: 4000, elapsedS: 4000 }))).toBe(false);
    expect(isSame(watch, strava({ distanceM: null, durationS: null, elapsedS: null }))).toBe(false);
  });

  it("may start at the same time of day in two zones", () => {
    expect(isSame(watch, garmin({ ...at(-5 * 3600), utcOffsetMin: 360 }))).toBe(true);
    expect(isSame(watch, garmin({ ...at(-5 * 3600), utcOffsetMin: 300 }))).toBe(true);
  });

  it("may start whole quarter hours apart where a zone was assumed, if length and duration both agree", () => {
    const away = { ...at(9.75 * 3600 + 2), utcOffsetMin: 60 };
    expect(isSame(watch, garmin(away))).toBe(true);
    expect(isSame(watch, garmin({ ...away, zoneSource: "file" }))).toBe(false);
    expect(isSame(watch, garmin({ ...away, distanceM: null }))).toBe(false);
    expect(isSame(watch, garmin({ ...at(9.75 * 3600 + 60), utcOffsetMin: 60 }))).toBe(false);
    expect(isSame(watch, garmin({ ...at(14.25 * 3600), utcOffsetMin: 60 }))).toBe(false);
  });
});

describe("the sport of two sources", () => {
  it("is one, except that a diary calls everything but running other", () => {
    expect(isSame(watch, strava({ sport: "walk" }))).toBe(false);
    expect(isSame(head({ sport: "ride" }), dayOnly({ sport: "other" }))).toBe(true);
    expect(isSame(watch, dayOnly({ sport: "other" }))).toBe(false);
  });

  it("may be any where a track does not say it, if both say when they started", () => {
    const track = head({ format: "gpx", isSportAssumed: true });
    expect(isSame(track, head({ sport: "ride" }))).toBe(true);
    expect(isSame(track, dayOnly({ sport: "walk" }))).toBe(false);
  });

  it("counts as a person put it right, and as the source says it too", () => {
    const putRight = head({ sport: "walk", correctedSport: "run" });
    expect(isSame(putRight, strava())).toBe(true);
    expect(isSame(putRight, strava({ sport: "walk" }))).toBe(true);
    expect(isSame(putRight, strava({ sport: "ride", correctedSport: "run" }))).toBe(true);
    expect(isSame(putRight, strava({ sport: "ride" }))).toBe(false);
  });
});

describe("two recordings", () => {
  const half = { ...at(1000), durationS: 1500, elapsedS: 1500, distanceM: 5000, samples: 1500 };

  it("are one run when they share more than half of the shorter one", () => {
    expect(isSame(watch, head(half))).toBe(true);
    expect(isSame(watch, head({ ...half, ...at(2340) }))).toBe(true);
    expect(isSame(watch, head({ ...half, ...at(2360) }))).toBe(false);
    expect(isSame(watch, head({ ...half, sport: "ride" }))).toBe(false);
  });

  it("are two runs when the second began after a pause, however short", () => {
    expect(isSame(watch, head({ ...half, ...at(3160) }))).toBe(false);
  });

  it("are told by their time only where both are recordings with a clock that was set", () => {
    expect(isSame(watch, strava({ ...half, samples: 0 }))).toBe(false);
    const unset = (seconds: number) => ({ startedAt: (631_065_600_000 + seconds * 1000) as UtcInstant });
    expect(isSame(head(unset(0)), head({ ...half, ...unset(1000) }))).toBe(false);
  });

  it("are not held together by an elapsed time that leapt", () => {
    const leapt = head({ elapsedS: 90_000 });
    expect(isSame(leapt, head({ ...half, ...at(20_000) }))).toBe(false);
  });

  it("are a whole and its piece when one is clearly shorter", () => {
    expect(isPieceOf(head(half), watch)).toBe(true);
    expect(isPieceOf(watch, head(half))).toBe(false);
    expect(isPieceOf(head({ ...half, durationS: 2600, elapsedS: 2600, ...at(0) }), watch)).toBe(false);
    expect(isPieceOf(head({ ...half, sourceSha256: watch.sourceSha256 }), watch)).toBe(false);
  });
});

describe("a diary row that knows only its day", () => {
  it("is the run of that day with about the same distance", () => {
    expect(isSame(dayOnly({ distanceM: 10_000 }), watch)).toBe(true);
    expect(isSame(dayOnly({ distanceM: 10_450 }), watch)).toBe(true);
    expect(isSame(dayOnly({ distanceM: 10_600 }), watch)).toBe(false);
    expect(isSame(dayOnly({ distanceM: 10_000, localDay: 20_510 as LocalDay }), watch)).toBe(false);
    expect(isSame(dayOnly({ distanceM: 10_000, durationS: 3300 }), watch)).toBe(true);
    expect(isSame(dayOnly({ distanceM: 10_000, durationS: 4200 }), watch)).toBe(false);
  });

  it("is told by its duration where it has no distance, and by nothing where it says nothing", () => {
    expect(isSame(dayOnly({ distanceM: null, durationS: 3000 }), watch)).toBe(true);
    expect(isSame(dayOnly({ distanceM: null, durationS: 3600 }), watch)).toBe(false);
    expect(isSame(dayOnly({ distanceM: null }), watch)).toBe(false);
  });

  it("is the same row of the diary when that is offered again with more rows", () => {
    expect(isSame(dayOnly(), dayOnly())).toBe(true);
    expect(isSame(dayOnly({ distanceM: null }), dayOnly({ distanceM: null }))).toBe(true);
    expect(isSame(dayOnly({ distanceM: 5000 }), dayOnly({ distanceM: 8000 }))).toBe(false);
  });
});

describe("a match", () => {
  it("is the same whichever of the two is looked at first", () => {
    const anyHead = fc
      .record({
        format: fc.constantFrom("fit", "gpx", "strava-csv", "garmin-csv", "diary-csv", "opentracks-csv"),
        startedAt: fc.option(
          fc.constantFrom(0, 60, 130, 900, 3600, 3602, 36_000).map((s) => (START + s * 1000) as UtcInstant),
        ),
        utcOffsetMin: fc.option(fc.constantFrom(0, 60, 120)),
        zoneSource: fc.constantFrom("file", "home", "stated"),
        sport: fc.constantFrom("run", "other", "ride"),
        correctedSport: fc.option(fc.constantFrom("run", "walk")),
        isSportAssumed: fc.boolean(),
        durationS: fc.option(fc.constantFrom(1000, 2950, 3000, 3100, 3600)),
        elapsedS: fc.option(fc.constantFrom(3000, 3100, 4000)),
        distanceM: fc.option(fc.constantFrom(9900, 10_000, 10_300, 11_500)),
        samples: fc.constantFrom(0, 100, 3001),
      })
      .map((some) => head(some as Partial<SourceHead>));
    fc.assert(
      fc.property(anyHead, anyHead, (a, b) => {
        expect(matchOf(b, a)).toEqual(matchOf(a, b));
        expect(isPieceOf(a, b) && isPieceOf(b, a)).toBe(false);
        if (isPieceOf(a, b)) expect(matchOf(a, b)).not.toBeNull();
      }),
      { numRuns: 3000 },
    );
  });
});
