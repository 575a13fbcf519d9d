import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "../../../src/domain/local-day.ts";
import { calendarText, stampOf } from "../../../src/server/calendar/calendar-text.ts";
import { TODAY } from "../../real-app.ts";
import { readCalendar } from "./read-calendar.ts";

const stamp = stampOf(TODAY, 7);
const textOf = (summary: string, description: string | null = null): Buffer =>
  Buffer.from(
    calendarText({ name: "Running", days: [{ uid: "run-1@niggle.invalid", day: TODAY, summary, description }], stamp }),
  );

describe("a calendar file", () => {
  it("has whole days that end on the day after, and the stamp of the data", () => {
    expect(readCalendar(textOf("Easy run: 8.0 km"))).toEqual([
      {
        uid: "run-1@niggle.invalid",
        stamp: "20261122T000007Z",
        start: "20261122",
        end: "20261123",
        summary: "Easy run: 8.0 km",
        description: null,
      },
    ]);
  });

  it("escapes what has a meaning in it, and folds long lines between characters", () => {
    const words = `Hills, then a jog; back\\home\nby nine ${"äß€😀".repeat(30)}`;
    expect(readCalendar(textOf(words, words))[0]).toMatchObject({ summary: words, description: words });
  });

  it("holds any text a person can type, without the control characters that no calendar may hold", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (words) => {
        const kept = words.replaceAll(/\r\n|\r|\n/g, "\n");
        const [event] = readCalendar(textOf(`x${words}`));
        expect(event?.summary).toBe(`x${kept}`.replaceAll(/[^\P{Cc}\n]/gu, " "));
      }),
    );
    expect(readCalendar(textOf("a\u0000b\u001bc\td"))[0]?.summary).toBe("a b c d");
  });

  it("is the same bytes for the same data, and stamped later for later data", () => {
    expect(textOf("Rest day")).toEqual(textOf("Rest day"));
    expect(stampOf(TODAY, 8) > stampOf(TODAY, 7)).toBe(true);
    expect(stampOf(addDays(TODAY, 1), 7) > stampOf(TODAY, 8)).toBe(true);
  });
});

describe("the strict reader of the tests", () => {
  const good = textOf("Rest day").toString();
  it.each([
    ["bare line ends", good.replaceAll("\r\n", "\n")],
    ["a missing end of line", good.slice(0, -2)],
    ["a long line", good.replace("Rest day", "x".repeat(80))],
    ["a bare comma", good.replace("Rest day", "Rest, day")],
    ["a missing stamp", good.replace(/DTSTAMP.*\r\n/, "")],
    ["the same UID twice", good.replace(/BEGIN:VEVENT[\s\S]*END:VEVENT\r\n/, (event) => `${event}${event}`)],
  ])("refuses %s", (_, text) => {
    expect(() => readCalendar(Buffer.from(text))).toThrow(/not a calendar/);
  });
});
