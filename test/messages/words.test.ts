import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clockWords, kmWords, kmWordsDown } from "../../src/charts/number-words.ts";
import * as days from "../../src/domain/day-words.ts";
import { addDays, localDayOf } from "../../src/domain/local-day.ts";
import { REGIONS, SIDES } from "../../src/domain/pain.ts";
import { siteName, siteWords } from "../../src/domain/site-words.ts";
import { said } from "../../src/messages/said.ts";
import { ENGLISH, wordsFor } from "../../src/messages/words.ts";
import { durationWords } from "../../src/server/words/measure-words.ts";

const german = wordsFor("de", "metric");
const miles = wordsFor("en", "imperial");
const DAY = localDayOf(2026, 11, 15);

describe("English with kilometres", () => {
  it("writes distances, paces and times as before", () => {
    fc.assert(
      fc.property(fc.double({ min: 1, max: 500_000, noNaN: true }), fc.integer({ min: 1, max: 90_000 }), (m, s) => {
        expect(ENGLISH.distance(m)).toBe(kmWords(m));
        expect(ENGLISH.distance(m, 2)).toBe(`${(m / 1000).toFixed(2)} km`);
        expect(ENGLISH.distanceDown(m)).toBe(kmWordsDown(m));
        expect(ENGLISH.clock(s)).toBe(clockWords(s));
        expect(ENGLISH.clock(s)).toBe(durationWords(s));
        expect(ENGLISH.pace(m / s)).toBe(`${durationWords(s / (m / 1000))} /km`);
      }),
    );
  });

  it("names days and places as before", () => {
    for (let day = DAY; day < DAY + 400; day = addDays(day, 1)) {
      expect(ENGLISH.day(day, "month")).toBe(days.monthWord(day));
      expect(ENGLISH.day(day, "weekday")).toBe(days.weekdayWord(day));
      expect(ENGLISH.day(day, "day-month")).toBe(days.dayAndMonth(day));
      expect(ENGLISH.day(day, "short")).toBe(days.shortDay(day));
      expect(ENGLISH.day(day, "short-year")).toBe(days.shortDayAndYear(day));
      expect(ENGLISH.day(day, "weekday-short")).toBe(days.weekdayAndDay(day));
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
