import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ActivityId, Sha256 } from "../../src/domain/ids.ts";
import type { UtcInstant } from "../../src/domain/instant.ts";
import type { LocalDay } from "../../src/domain/local-day.ts";
import {
  type KnownRun,
  type Reconciled,
  type RunCandidate,
  type RunHead,
  reconcile,
} from "../../src/ingest/reconcile.ts";

const START = 1_772_000_000_000;

const HEAD: RunHead = {
  sport: "run",
  startedAt: START as UtcInstant,
  utcOffsetMin: 60,
  zoneSource: "file",
  localDay: 20_509 as LocalDay,
  durationS: 3000,
  movingS: 2990,
  elapsedS: 3100,
  distanceM: 10_000,
  ascentM: 50,
  descentM: 50,
  avgHeartRateBpm: 150,
  maxHeartRateBpm: 170,
  avgCadenceSpm: 170,
  avgPowerW: null,
  avgGroundContactS: null,
  avgVerticalOscillationM: null,
  avgStrideM: null,
  groundContactBalanceLeftFrac: null,
  rpe0To10: null,
  device: "watch",
  samples: 3001,
  format: "fit",
};

const head = (some: Partial<RunHead>): RunHead => ({ ...HEAD, ...some });
const strava = (some: Partial<RunHead> = {}): RunHead =>
  head({ format: "strava-csv", samples: 0, device: null, zoneSource: "home", ...some });
const garmin = (some: Partial<RunHead> = {}): RunHead =>
  head({ format: "garmin-csv", samples: 0, device: null, zoneSource: "home", ...some });
const dayOnly = (some: Partial<RunHead> = {}): RunHead =>
  head({
    format: "diary-csv",
    samples: 0,
    startedAt: null,
    utcOffsetMin: null,
    zoneSource: "stated",
    movingS: null,
    elapsedS: null,
    ascentM: null,
    descentM: null,
    avgHeartRateBpm: null,
    maxHeartRateBpm: null,
    avgCadenceSpm: null,
    device: null,
    durationS: null,
    ...some,
  });

const candidate = (activity: RunHead, name = "candidate"): RunCandidate => ({
  activity,
  id: `id-${name}` as ActivityId,
  sourceSha256: `sha-${name}` as Sha256,
});
const known = (activity: RunHead, name = "known", mergedSources: string[] = []): KnownRun => ({
  ...activity,
  id: `id-${name}` as ActivityId,
  sourceSha256: `sha-${name}` as Sha256,
  mergedSources: mergedSources as Sha256[],
});

const decide = (a: RunHead, ...others: RunHead[]): Reconciled =>
  reconcile(
    candidate(a),
    others.map((b, i) => known(b, `known-${i}`)),
  );
const isSame = (a: RunHead, b: RunHead): boolean => decide(a, b).kind === "same-run";
const at = (seconds: number) => ({ startedAt: (START + seconds * 1000) as UtcInstant });

describe("the same run from two sources", () => {
  it("starts within two minutes and has the same length", () => {
    expect(isSame(HEAD, strava(at(90)))).toBe(true);
    expect(isSame(HEAD, strava({ ...at(90), distanceM: 10_150, durationS: 3100 }))).toBe(true);
    expect(isSame(HEAD, strava(at(121)))).toBe(false);
    expect(isSame(HEAD, strava({ ...at(0), distanceM: 5000, durationS: 1500, elapsedS: 1550 }))).toBe(false);
  });

  it("may have a timer time in one source that is the elapsed time of the other", () => {
    expect(isSame(HEAD, strava({ distanceM: null, durationS: 3100, elapsedS: null }))).toBe(true);
  });

  it("agrees in distance or in duration, and does not differ widely in the other", () => {
    expect(isSame(HEAD, strava({ durationS: null, elapsedS: null }))).toBe(true);
    expect(isSame(HEAD, strava({ distanceM: null }))).toBe(true);
    expect(isSame(HEAD, strava({ distanceM: 10_900 }))).toBe(true);
    expect(isSame(HEAD, strava({ distanceM: 11_500 }))).toBe(false);
    expect(isSame(HEAD, strava({ durationS: 4000, elapsedS: 4000 }))).toBe(false);
    expect(isSame(HEAD, strava({ distanceM: null, durationS: null, elapsedS: null }))).toBe(false);
  });

  it("is of one sport, except that a diary calls everything but running other", () => {
    expect(isSame(HEAD, strava({ sport: "walk" }))).toBe(false);
    expect(isSame(head({ sport: "ride" }), dayOnly({ sport: "other" }))).toBe(true);
    expect(isSame(HEAD, dayOnly({ sport: "other" }))).toBe(false);
  });

  it("may start at the same time of day in two zones", () => {
    expect(isSame(HEAD, garmin({ ...at(-5 * 3600), utcOffsetMin: 360 }))).toBe(true);
    expect(isSame(HEAD, garmin({ ...at(-5 * 3600), utcOffsetMin: 300 }))).toBe(true);
  });

  it("may start whole quarter hours apart where a zone was assumed, if length and duration both agree", () => {
    const away = { ...at(9.75 * 3600 + 2), utcOffsetMin: 60 };
    expect(isSame(HEAD, garmin(away))).toBe(true);
    expect(isSame(HEAD, garmin({ ...away, zoneSource: "file" }))).toBe(false);
    expect(isSame(HEAD, garmin({ ...away, distanceM: null }))).toBe(false);
    expect(isSame(HEAD, garmin({ ...at(9.75 * 3600 + 60), utcOffsetMin: 60 }))).toBe(false);
    expect(isSame(HEAD, garmin({ ...at(14.25 * 3600), utcOffsetMin: 60 }))).toBe(false);
  });

  it("is never another row of the same file", () => {
    const same = known(strava(), "one");
    expect(reconcile({ ...candidate(strava()), sourceSha256: same.sourceSha256 }, [same]).kind).toBe("new");
    const absorbed = known(HEAD, "one", ["sha-candidate"]);
    expect(reconcile(candidate(strava()), [absorbed]).kind).toBe("new");
  });

  it("is the closest of several that match", () => {
    expect(decide(strava(), head(at(100)), head(at(3)), head(at(60)))).toMatchObject({ with: "id-known-1" });
  });
});

describe("a diary row that knows only its day", () => {
  it("is the run of that day with about the same distance", () => {
    expect(isSame(dayOnly({ distanceM: 10_000 }), HEAD)).toBe(true);
    expect(isSame(dayOnly({ distanceM: 10_450 }), HEAD)).toBe(true);
    expect(isSame(dayOnly({ distanceM: 10_600 }), HEAD)).toBe(false);
    expect(isSame(dayOnly({ distanceM: 10_000, localDay: 20_510 as LocalDay }), HEAD)).toBe(false);
    expect(isSame(dayOnly({ distanceM: 10_000, durationS: 3300 }), HEAD)).toBe(true);
    expect(isSame(dayOnly({ distanceM: 10_000, durationS: 4200 }), HEAD)).toBe(false);
  });

  it("is told by its duration where it has no distance, and by nothing where it says nothing", () => {
    expect(isSame(dayOnly({ distanceM: null, durationS: 3000 }), HEAD)).toBe(true);
    expect(isSame(dayOnly({ distanceM: null, durationS: 3600 }), HEAD)).toBe(false);
    expect(isSame(dayOnly({ distanceM: null }), HEAD)).toBe(false);
  });

  it("is the same row of the diary when that is offered again with more rows", () => {
    expect(isSame(dayOnly(), dayOnly())).toBe(true);
    expect(isSame(dayOnly({ distanceM: null }), dayOnly({ distanceM: null }))).toBe(true);
    expect(isSame(dayOnly({ distanceM: 5000 }), dayOnly({ distanceM: 8000 }))).toBe(false);
  });

  it("meets each of two equal runs of a day once", () => {
    const morning = known(dayOnly(), "morning", ["sha-candidate"]);
    const evening = known(dayOnly(), "evening");
    expect(reconcile(candidate(dayOnly()), [morning, evening])).toMatchObject({ with: "id-evening" });
  });
});

describe("the source that counts", () => {
  const winner = (a: RunHead, b: RunHead) => {
    const decided = decide(a, b);
    return decided.kind === "same-run" ? decided.winner : "none";
  };

  it("is a recording before a list, and a list before a diary", () => {
    expect(winner(HEAD, strava())).toBe("candidate");
    expect(winner(strava(), HEAD)).toBe("known");
    expect(winner(garmin(), dayOnly())).toBe("candidate");
  });

  it("is the one with more samples, then the one that knows more", () => {
    expect(winner(HEAD, head({ samples: 3002 }))).toBe("known");
    expect(winner(head({ rpe0To10: 5 }), HEAD)).toBe("candidate");
  });

  it("is explained in a sentence", () => {
    const decided = decide(strava(at(3)), HEAD);
    expect(decided.kind === "same-run" && decided.why).toBe(
      "Two sources of one session: they start 3 s apart. This one counts: a fit source says more than the other kind.",
    );
  });

  it("does not depend on which source came first", () => {
    const anyHead = fc
      .record({
        format: fc.constantFrom("fit", "strava-csv", "garmin-json", "opentracks-csv", "apple-health", "diary-csv"),
        startedAt: fc.option(
          fc.constantFrom(0, 60, 130, 3600, 3602, 36_000).map((s) => (START + s * 1000) as UtcInstant),
        ),
        utcOffsetMin: fc.option(fc.constantFrom(0, 60, 120)),
        zoneSource: fc.constantFrom("file", "home", "stated"),
        sport: fc.constantFrom("run", "other", "ride"),
        durationS: fc.option(fc.constantFrom(2950, 3000, 3100, 3600)),
        elapsedS: fc.option(fc.constantFrom(3000, 3100, 4000)),
        distanceM: fc.option(fc.constantFrom(9900, 10_000, 10_300, 11_500)),
        samples: fc.constantFrom(0, 100, 3001),
        rpe0To10: fc.option(fc.constant(5)),
      })
      .map((some) => head(some as Partial<RunHead>));
    fc.assert(
      fc.property(anyHead, anyHead, (a, b) => {
        const forth = reconcile(candidate(a, "a"), [known(b, "b")]);
        const back = reconcile(candidate(b, "b"), [known(a, "a")]);
        expect(back.kind).toBe(forth.kind);
        if (forth.kind === "same-run" && back.kind === "same-run") {
          expect(back.winner === "candidate").toBe(forth.winner === "known");
          expect(back.why).toBe(forth.why);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
