import fc from "fast-check";
import { expect, test } from "vitest";
import { dailySeries } from "../../src/analysis/series/daily-series.ts";
import { EMPTY_HISTORY } from "../../src/domain/history.ts";
import { daysIn, joined, type SeriesBlock } from "../../src/store/series-blocks.ts";
import { bytesOfDays, bytesOfMethod } from "../../src/store/series-bytes.ts";
import { dayAt, run } from "../analysis/daily.ts";

const history = fc.array(
  fc.record({
    localDay: fc.nat(60).map(dayAt),
    distanceM: fc.option(fc.integer({ min: 1, max: 40_000 })),
    sport: fc.constantFrom("run" as const, "other" as const),
  }),
  { minLength: 1, maxLength: 30 },
);

test("blocks put together of pieces, of some only the first days, are those that are written in one go", () => {
  fc.assert(
    fc.property(history, fc.array(fc.nat(70), { maxLength: 4 }), fc.nat(5), (runs, cuts, tooMany) => {
      const { days, methods, carries } = dailySeries(
        { ...EMPTY_HISTORY, sessions: runs.map((over) => run(over)), claims: [{ from: dayAt(0), to: dayAt(50) }] },
        dayAt(60),
      );
      const { length } = days;
      const before = carries.distance[0]?.carry ?? null;
      const block = (from: number, to: number, part: SeriesBlock["part"]): SeriesBlock => ({
        part,
        first: days[from]?.day ?? dayAt(0),
        bytes:
          part === "days"
            ? bytesOfDays(days.slice(from, to))
            : bytesOfMethod(methods[part === "duration" ? part : "distance"], { from, to }, from === 0 ? before : null),
      });
      const places = [...new Set([0, ...cuts.filter((cut) => cut < length)])].sort((a, b) => a - b);
      for (const part of ["days", "distance", "duration"] as const) {
        const pieces = places.map((from, index) => {
          const to = places[index + 1] ?? length;
          return { block: block(from, Math.min(length, to + tooMany), part), days: to - from };
        });
        const [whole, ...others] = joined(pieces, (one) => one.part);
        expect(others).toEqual([]);
        expect(whole).toEqual(block(0, length, part));
        expect(whole === undefined ? 0 : daysIn(whole)).toBe(length);
      }
    }),
    { numRuns: 25 },
  );
});
