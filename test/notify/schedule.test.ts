import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { instantFromIso, isoFromInstant, type UtcInstant } from "../../src/domain/instant.ts";
import { addDays, isoWeekday, isoWeekStart, type LocalDay, parseLocalDay } from "../../src/domain/local-day.ts";
import { nextTurn, type SoFar } from "../../src/notify/schedule.ts";
import { type LocalClock, localClock } from "../../src/usecases/local-clock.ts";

const clockOf = (zone: string): LocalClock => {
  const clock = localClock(zone);
  if (clock === null) throw new Error(`no zone: ${zone}`);
  return clock;
};
const at = (iso: string): UtcInstant => {
  const instant = instantFromIso(iso);
  if (instant === null) throw new Error(`no instant: ${iso}`);
  return instant;
};
const day = (text: string) => parseLocalDay(text) as LocalDay;
const LONG_AGO = at("2000-01-01T00:00:00Z");
const HOUR_MS = 3_600_000;

/** Half-hour and quarter-hour offsets, both hemispheres, a change of 30 minutes, a day that never was, and midnight changes. */
const ZONES = [
  "UTC",
  "Europe/Berlin",
  "America/New_York",
  "America/St_Johns",
  "America/Santiago",
  "Africa/Casablanca",
  "Asia/Kathmandu",
  "Asia/Beirut",
  "Australia/Lord_Howe",
  "Pacific/Auckland",
  "Pacific/Chatham",
  "Pacific/Apia",
  "Pacific/Kiritimati",
];
const zones = fc.constantFrom(...ZONES);
const times = fc.record({ weekday: fc.integer({ min: 1, max: 7 }), timeOfDayS: fc.integer({ min: 0, max: 86_399 }) });
const instants = fc
  .integer({ min: at("2010-01-01T00:00:00Z"), max: at("2036-12-31T00:00:00Z") })
  .map((instant) => instant as UtcInstant);

/** Looks every few hours, sends what is due, and says which weeks were sent and when. */
function live(time: Parameters<typeof nextTurn>[0], clock: LocalClock, looks: readonly UtcInstant[], since = LONG_AGO) {
  const sent: { readonly week: LocalDay; readonly now: UtcInstant }[] = [];
  for (const now of looks) {
    const turn = nextTurn(time, clock, { now, since, sentWeeks: sent.map(({ week }) => week) });
    if (turn.at <= now) sent.push({ week: turn.week, now });
  }
  return sent;
}

describe("the weekly schedule", () => {
  it("is due on its day, at its time, by the clock there", () => {
    const sunday = { weekday: 7, timeOfDayS: 18 * 3600 };
    const soFar: SoFar = { now: at("2026-11-20T12:00:00Z"), since: at("2026-11-18T00:00:00Z"), sentWeeks: [] };
    const due = (zone: string) => isoFromInstant(nextTurn(sunday, clockOf(zone), soFar).at);
    expect(due("Europe/Berlin")).toBe("2026-11-22T17:00:00Z");
    expect(due("Pacific/Auckland")).toBe("2026-11-22T05:00:00Z");
    expect(due("America/New_York")).toBe("2026-11-22T23:00:00Z");
  });

  it("in the hour that clocks skip it comes right after, and in the hour they repeat it comes once", () => {
    const time = { weekday: 7, timeOfDayS: 2.5 * 3600 };
    const berlin = clockOf("Europe/Berlin");
    const spring = nextTurn(time, berlin, {
      now: at("2026-03-28T12:00:00Z"),
      since: at("2026-03-27T00:00:00Z"),
      sentWeeks: [],
    });
    expect(isoFromInstant(spring.at)).toBe("2026-03-29T01:30:00Z");
    const autumn = live(
      time,
      berlin,
      Array.from({ length: 100 }, (_, i) => (at("2026-10-24T12:00:00Z") + i * 600_000) as UtcInstant),
      at("2026-10-24T00:00:00Z"),
    );
    expect(autumn.map(({ now }) => isoFromInstant(now))).toEqual(["2026-10-25T00:30:00Z"]);
  });

  it("holds its wall-clock time in every zone, but in the gap of a change", () => {
    fc.assert(
      fc.property(zones, times, instants, (zone, time, now) => {
        const clock = clockOf(zone);
        const turn = nextTurn(time, clock, { now, since: now, sentWeeks: [] });
        const wanted = addDays(turn.week, time.weekday - 1);
        const shown = clock.dayAt(turn.at);
        expect(isoWeekday(turn.week)).toBe(1);
        // A day that a zone left out altogether moves it on by that day.
        expect(shown - wanted).toBeGreaterThanOrEqual(0);
        expect(shown - wanted).toBeLessThanOrEqual(1);
        expect(turn.at).toBeGreaterThanOrEqual(now);
        expect(turn.at - now).toBeLessThan(7 * 24 * HOUR_MS + 25 * HOUR_MS);
      }),
      { numRuns: 400 },
    );
  });

  it("sends each week once, and no week twice, however often it looks and whatever zone", () => {
    fc.assert(
      fc.property(zones, times, instants, fc.integer({ min: 1, max: 30 }), (zone, time, start, everyH) => {
        const clock = clockOf(zone);
        const looks = Array.from({ length: 150 }, (_, i) => (start + i * everyH * HOUR_MS) as UtcInstant);
        const weeks = live(time, clock, looks, start).map(({ week }) => week);
        expect(new Set(weeks).size).toBe(weeks.length);
        for (const [i, week] of weeks.entries()) if (i > 0) expect(week).toBe(addDays(weeks[i - 1] as LocalDay, 7));
      }),
      { numRuns: 40 },
    );
  });

  it("sends no week twice when the runner travels or the clock goes back", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(zones, fc.integer({ min: -40, max: 60 })), { maxLength: 80 }),
        instants,
        (steps, start) => {
          const sent: LocalDay[] = [];
          let now = start;
          for (const [zone, hours] of steps) {
            now = (now + hours * HOUR_MS) as UtcInstant;
            const turn = nextTurn({ weekday: 7, timeOfDayS: 64_800 }, clockOf(zone), {
              now,
              since: LONG_AGO,
              sentWeeks: sent,
            });
            if (turn.at <= now) sent.push(turn.week);
          }
          expect(new Set(sent).size).toBe(sent.length);
        },
      ),
      { numRuns: 100 },
    );
  });

  it("catches up one missed week, the latest, and none from before it was set", () => {
    const time = { weekday: 7, timeOfDayS: 18 * 3600 };
    const utc = clockOf("UTC");
    const missed = live(
      time,
      utc,
      [at("2026-11-24T09:00:00Z"), at("2026-11-24T09:01:00Z")],
      at("2026-10-01T00:00:00Z"),
    );
    expect(missed.map(({ week }) => week)).toEqual([day("2026-11-16")]);
    expect(live(time, utc, [at("2026-11-24T09:00:00Z")], at("2026-11-23T00:00:00Z"))).toEqual([]);
  });

  it("moved to a later day of a week that was sent, it waits for the next week", () => {
    const now = at("2026-11-18T09:00:00Z");
    const monday = day("2026-11-16");
    const turn = nextTurn({ weekday: 5, timeOfDayS: 0 }, clockOf("UTC"), { now, since: now, sentWeeks: [monday] });
    expect(turn.week).toBe(addDays(isoWeekStart(monday), 7));
  });

  it("has no clock for a zone that does not exist", () => {
    expect(localClock("Mars/Olympus")).toBeNull();
  });
});
