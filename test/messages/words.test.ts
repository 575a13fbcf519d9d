import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, civilOf, localDayOf } from "../../src/domain/local-day.ts";
import { REGIONS, SIDES } from "../../src/domain/pain.ts";
import { siteName, siteWords } from "../../src/domain/site-words.ts";
import { said } from "../../src/messages/said.ts";
import { ENGLISH, wordsFor } from "../../src/messages/words.ts";

const german = wordsFor("de", "metric");
const miles = wordsFor("en", "imperial");
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const DAY = localDayOf(2026, 11, 15);

describe("English with kilometres", () => {
  it("writes distances, paces and times", () => {
    fc.assert(
      fc.property(fc.double({ min: 1, max: 500_000, noNaN: true }), (m) => {
        expect(ENGLISH.distance(m)).toBe(`${(m / 1000).toFixed(1)} km`);
        expect(ENGLISH.distance(m, 2)).toBe(`${(m / 1000).toFixed(2)} km`);
        expect(Number.parseFloat(ENGLISH.distanceDown(m)) * 1000).toBeLessThanOrEqual(m);
      }),
    );
    expect(ENGLISH.distanceDown(12_899)).toBe("12.8 km");
    expect([245, 3845, 59.6].map(ENGLISH.clock)).toEqual(["4:05", "1:04:05", "1:00"]);
    expect(ENGLISH.pace(1000 / 315)).toBe("5:15 /km");
    expect(ENGLISH.list(["a", "b", "c"])).toBe("a, b and c");
  });

  it("names days and places", () => {
    const named = (["month", "weekday", "day-month", "short", "short-year", "weekday-short"] as const).map((as) =>
      ENGLISH.day(localDayOf(2024, 2, 29), as),
    );
    expect(named).toEqual(["February", "Thursday", "29 February", "29 Feb", "29 Feb 2024", "Thu 29 Feb"]);
    for (let day = DAY; day < DAY + 400; day = addDays(day, 1)) {
      const { dayOfMonth, month, year } = civilOf(day);
      expect(ENGLISH.day(day, "short-year")).toBe(`${dayOfMonth} ${MONTHS[month - 1]} ${year}`);
    }
    for (const region of REGIONS) {
      for (const side of [...SIDES, null]) {
        const site = { region, side };
        const name = siteName(site);
        expect(ENGLISH.site(site, "plain")).toBe(name.plain);
        expect(ENGLISH.site(site, "the")).toBe(name.the);
        expect(ENGLISH.site(site, "your")).toBe(name.your);
        expect(ENGLISH.site(site, "label")).toBe(siteWords(site));
      }
    }
  });
});

describe("other words", () => {
  it("are German: decimal comma, day names, places with their gender", () => {
    expect(german.distance(12_340)).toBe("12,3 km");
    expect(german.day(DAY, "weekday-short")).toBe("So, 15. Nov.");
    expect(german.site({ region: "calf", side: "left" }, "your")).toBe("deine linke Wade");
    expect(german.site({ region: "knee-front", side: "right" }, "the")).toBe("das rechte Knie (vorn)");
    expect(german.list(["a", "b", "c"])).toBe("a, b und c");
  });

  it("end a sentence with one full stop where its day ends in an abbreviation", () => {
    const day = { day: localDayOf(2026, 11, 15), as: "weekday-short" } as const;
    expect(german.say("massage.last", { day })).toBe("Die letzte, die du eingetragen hast, war am So, 15. Nov.");
    expect(german.say("mail.running", { distance: "../3 km ..." })).toBe("Ich laufe etwa ../3 km ... pro Woche.");
  });

  it("are in miles and feet: the value inside stays metres", () => {
    expect(miles.distance(16_093.44)).toBe("10.0 mi");
    expect(miles.pace(1609.344 / 480)).toBe("8:00 /mi");
    expect(miles.elevation(100)).toBe("328 ft");
    expect(miles.metresOf(miles.distanceIn(4321))).toBeCloseTo(4321, 9);
  });

  it("say the same text in each language and unit system", () => {
    const text = said("spike.done", {
      day: { day: DAY, as: "weekday-short" },
      distance: { distanceM: 19_800 },
      longerPct: 65,
      days: 30,
      prior: { distanceM: 12_000 },
    });
    expect(ENGLISH.tell(text)).toBe("Sun 15 Nov: 19.8 km, 65 % longer than anything in the 30 days before (12.0 km).");
    expect(german.tell(text)).toBe("So, 15. Nov.: 19,8 km, 65 % länger als alles in den 30 Tagen davor (12,0 km).");
    expect(miles.tell(text)).toContain("12.3 mi, 65 % longer");
    expect(german.tell("already words")).toBe("already words");
  });
});
