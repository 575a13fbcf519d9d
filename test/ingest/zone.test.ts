import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isoFromInstant, type UtcInstant } from "../../src/domain/instant.ts";
import { type LocalDay, localDayOf } from "../../src/domain/local-day.ts";
import { instantFromZonedWallClock, isZone, zoneOffsetMin, zoneOfPosition } from "../../src/ingest/zone.ts";

const at = (day: LocalDay, hour: number, minute: number, zone: string) =>
  isoFromInstant(instantFromZonedWallClock(day, hour * 3600 + minute * 60, zone));

describe("zones", () => {
  it("knows the names of the zone database and no others", () => {
    expect(["Europe/Berlin", "UTC", "America/Argentina/Buenos_Aires", "Etc/GMT+5"].map(isZone)).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(["", "Mars/Olympus", "+01:00", "Europe/Berlin\n", "../etc"].map(isZone)).toEqual([
      false,
      false,
      false,
      false,
      false,
    ]);
  });

  it("gives the offset in force at the instant, half hours and date line included", () => {
    const winter = instantFromZonedWallClock(localDayOf(2026, 1, 15), 43_200, "UTC");
    const summer = instantFromZonedWallClock(localDayOf(2026, 7, 15), 43_200, "UTC");
    expect(zoneOffsetMin(winter, "Europe/Berlin")).toBe(60);
    expect(zoneOffsetMin(summer, "Europe/Berlin")).toBe(120);
    expect(zoneOffsetMin(summer, "Asia/Kolkata")).toBe(330);
    expect(zoneOffsetMin(winter, "Pacific/Auckland")).toBe(780);
    expect(zoneOffsetMin(winter, "America/Los_Angeles")).toBe(-480);
    expect(zoneOffsetMin((winter + 0.5) as UtcInstant, "Europe/Berlin")).toBe(60);
  });

  it("finds the zone of a place, and none for a missing fix or an impossible position", () => {
    expect(zoneOfPosition(52.52, 13.4)).toBe("Europe/Berlin");
    expect(zoneOfPosition(-36.85, 174.76)).toBe("Pacific/Auckland");
    expect(zoneOfPosition(0, 0)).toBeNull();
    expect(zoneOfPosition(91, 0)).toBeNull();
    expect(zoneOfPosition(Number.NaN, 13)).toBeNull();
  });

  it("takes the first of two readings when clocks go back", () => {
    expect(at(localDayOf(2026, 10, 25), 2, 30, "Europe/Berlin")).toBe("2026-10-25T00:30:00Z");
    expect(at(localDayOf(2026, 10, 25), 3, 0, "Europe/Berlin")).toBe("2026-10-25T02:00:00Z");
    expect(at(localDayOf(2026, 11, 1), 1, 30, "America/New_York")).toBe("2026-11-01T05:30:00Z");
  });

  it("moves a reading that never occurs on by the gap", () => {
    expect(at(localDayOf(2026, 3, 29), 2, 30, "Europe/Berlin")).toBe("2026-03-29T01:30:00Z");
    expect(at(localDayOf(2026, 3, 29), 1, 59, "Europe/Berlin")).toBe("2026-03-29T00:59:00Z");
    expect(at(localDayOf(2026, 3, 29), 3, 0, "Europe/Berlin")).toBe("2026-03-29T01:00:00Z");
    // Samoa had no 30 December 2011
    expect(at(localDayOf(2011, 12, 30), 12, 0, "Pacific/Apia")).toBe("2011-12-30T22:00:00Z");
  });

  it("reads back every instant except the second pass of a doubled hour", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 946_684_800, max: 1_924_992_000 }),
        fc.constantFrom("Europe/Berlin", "Pacific/Auckland", "America/St_Johns", "Asia/Kathmandu", "UTC"),
        (epochS, zone) => {
          const instant = (epochS * 1000) as UtcInstant;
          const wallS = epochS + zoneOffsetMin(instant, zone) * 60;
          const day = Math.floor(wallS / 86_400) as LocalDay;
          const back = instantFromZonedWallClock(day, wallS - day * 86_400, zone);
          const backWallS = back / 1000 + zoneOffsetMin(back, zone) * 60;
          expect(backWallS).toBe(wallS);
          expect(back).toBeLessThanOrEqual(instant);
        },
      ),
    );
  });
});
