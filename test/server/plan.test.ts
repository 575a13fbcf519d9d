import { describe, expect, test } from "vitest";
import { addDays, formatLocalDay } from "../../src/domain/local-day.ts";
import { ENGLISH, wordsFor } from "../../src/messages/words.ts";
import {
  chosenDayName,
  lineFields,
  planFactsFromForm,
  returnFactsFromForm,
} from "../../src/server/entries/plan-forms.ts";
import { TODAY } from "../real-app.ts";

const day = (ahead: number) => formatLocalDay(addDays(TODAY, ahead));

interface Line {
  readonly ahead: number;
  readonly slot?: number;
  readonly was?: string;
  readonly km?: string;
  readonly kind?: string;
  readonly min?: string;
}

/** The form as a browser sends it: every line with all its fields, in order. */
function formOf(lines: readonly Line[], move?: string): ReadonlyMap<string, readonly string[]> {
  return new Map<string, readonly string[]>([
    ["line", lines.map(({ ahead, slot = 1 }) => `${day(ahead)} ${slot}`)],
    ["was", lines.map(({ was = "" }) => was)],
    ["km", lines.map(({ km = "" }) => km)],
    ["runKind", lines.map(({ kind = "easy" }) => kind)],
    ["min", lines.map(({ min = "" }) => min)],
    ["move", move === undefined ? [] : [move]],
  ]);
}
const facts = (lines: readonly Line[], move?: string) => planFactsFromForm(formOf(lines, move), TODAY);

describe("the form of the plan", () => {
  test("states only what was written, changed or taken out", () => {
    const run = { day: addDays(TODAY, 1), slot: 1, distanceM: 12_500, durationS: 3600, kind: "long", title: null };
    expect(facts([{ ahead: 0 }, { ahead: 1, km: "12,5", kind: "long", min: "60" }])).toEqual([
      { kind: "run-planned", entry: run },
    ]);
    expect(facts([{ ahead: 1, was: "12500 long 3600", km: "12.5", kind: "long", min: "60" }])).toEqual([]);
    expect(facts([{ ahead: 1, was: "12500 long 3600" }])).toEqual([
      { kind: "run-unplanned", day: addDays(TODAY, 1), slot: 1 },
    ]);
  });

  test("moves a run to the next free line of another day", () => {
    const moved = facts([{ ahead: 1, was: "5000 easy -", km: "5" }, { ahead: 2 }], `${day(1)} 1 later`);
    expect(moved).toMatchObject([
      { kind: "run-unplanned", day: addDays(TODAY, 1), slot: 1 },
      { kind: "run-planned", entry: { day: addDays(TODAY, 2), slot: 1, distanceM: 5000 } },
    ]);
    const taken = facts(
      [
        { ahead: 1, was: "5000 easy -", km: "5" },
        { ahead: 4, was: "8000 easy -", km: "8" },
      ],
      `${day(1)} 1 ${day(4)}`,
    );
    expect(taken).toMatchObject([{ kind: "run-unplanned" }, { entry: { day: addDays(TODAY, 4), slot: 2 } }]);
  });

  test("moves a run to the day that is chosen beside it, and nowhere when that is its own", () => {
    const lines = [{ ahead: 1, was: "5000 easy -", km: "5" }, { ahead: 6 }];
    const chosen = (ahead: number) =>
      planFactsFromForm(
        new Map([...formOf(lines, `${day(1)} 1 chosen`), [chosenDayName(`${day(1)} 1`), [day(ahead)]]]),
        TODAY,
      );
    expect(chosen(6)).toMatchObject([
      { kind: "run-unplanned", day: addDays(TODAY, 1), slot: 1 },
      { kind: "run-planned", entry: { day: addDays(TODAY, 6), slot: 1, distanceM: 5000 } },
    ]);
    expect(chosen(1)).toEqual([]);
    expect(facts(lines, `${day(1)} 1 chosen`)).toEqual([]);
  });

  test("moves nothing before today", () => {
    expect(facts([{ ahead: 0, was: "5000 easy -", km: "5" }], `${day(0)} 1 earlier`)).toEqual([]);
  });

  test.each([
    [{ ahead: 1, km: "far" }, /no number of kilometres/],
    [{ ahead: 1, km: "0" }, /no number of kilometres/],
    [{ ahead: 1, km: "5000" }, /up to 1000/],
    [{ ahead: 1, min: "30" }, /how far/],
    [{ ahead: -1, km: "5" }, /is over/],
  ])("refuses %j with a sentence", (line, why) => {
    expect(() => facts([line])).toThrow(why);
  });

  test("takes miles where the form is written in miles, and keeps what nobody changed to the metre", () => {
    const inMiles = (lines: readonly Line[]) =>
      planFactsFromForm(new Map([...formOf(lines), ["written-in", ["imperial"]]]), TODAY);
    const shown = lineFields({ distanceM: 8000, durationS: 2530 }, wordsFor("en", "imperial"));
    expect(shown).toEqual({ distance: "4.97", minutes: "42.17" });
    expect(inMiles([{ ahead: 1, was: "8000 easy 2530", km: shown.distance, min: shown.minutes }])).toEqual([]);
    expect(inMiles([{ ahead: 1, was: "8000 easy -", km: "5" }])).toMatchObject([{ entry: { distanceM: 8047 } }]);
    expect(() => inMiles([{ ahead: 1, km: "700" }])).toThrow(/no number of miles\. .* up to 621/);
    expect(() => inMiles([{ ahead: 1, min: "30" }])).toThrow(/in miles/);
  });

  test("shows numbers with the reader's decimal sign, which it takes as well", () => {
    expect(lineFields({ distanceM: 12_500, durationS: null }, wordsFor("de", "metric")).distance).toBe("12,5");
    expect(lineFields({ distanceM: 12_345, durationS: 60 }, ENGLISH)).toEqual({ distance: "12.345", minutes: "1" });
    expect(facts([{ ahead: 1, was: "12500 long -", km: "12,5", kind: "long" }])).toEqual([]);
  });

  test("begins, readies and leaves the return levels", () => {
    expect(returnFactsFromForm(new Map([["isReady", ["no"]]]), TODAY)).toEqual([
      { kind: "return-plan", entry: { from: TODAY, isReady: false } },
    ]);
    const since = addDays(TODAY, -3);
    const form = new Map([
      ["from", [formatLocalDay(since)]],
      ["isReady", ["yes"]],
    ]);
    expect(returnFactsFromForm(form, TODAY)).toEqual([{ kind: "return-plan", entry: { from: since, isReady: true } }]);
    expect(returnFactsFromForm(new Map([["leave", ["yes"]]]), TODAY)).toEqual([{ kind: "return-plan", entry: null }]);
  });
});
