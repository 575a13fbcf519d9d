import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type LoadColumn, loadColumn } from "../../../src/analysis/ratio/load-column.ts";
import { RATIO_RULES } from "../../../src/analysis/ratio/ratio-rules.ts";
import { averagesOf, carryAt, NO_CARRY, ratioColumns } from "../../../src/analysis/series/ratio-columns.ts";
import { RATIO_NAMES } from "../../../src/domain/load.ts";
import type { RatioColumns } from "../../../src/domain/series.ts";
import { daily } from "../daily.ts";

const RULES = RATIO_RULES.distance;
const load = fc.oneof(
  { weight: 3, arbitrary: fc.double({ min: 0.1, max: 50, noNaN: true }) },
  { weight: 3, arbitrary: fc.constant(0) },
  { weight: 1, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: fc.constant("unmeasured" as const) },
);

/** The columns from a position on, as plain lists: every bit counts. */
function bitsOf(columns: RatioColumns, from: number) {
  return Object.fromEntries(
    RATIO_NAMES.map((name) => [
      name,
      [Array.from(columns[name].values.subarray(from)), Array.from(columns[name].reasons.subarray(from))],
    ]),
  );
}

function cut({ loads, knowledge }: LoadColumn, from: number): LoadColumn {
  return { loads: loads.slice(from), knowledge: knowledge.slice(from), daysBefore: from };
}

describe("a pass over the days", () => {
  test("goes on from any day with the bits of a pass from the first", () => {
    fc.assert(
      fc.property(
        fc.array(load, { minLength: 1, maxLength: 150 }),
        fc.nat(150),
        fc.nat(60),
        (loads, changed, further) => {
          const from = Math.min(changed, loads.length - 1);
          const column = loadColumn(daily(loads));
          const averages = averagesOf(column, NO_CARRY);
          const start = Math.max(0, from - 27 - further);
          const part = cut(column, start);
          const going = averagesOf(part, carryAt(averages, start - 1));
          const onwards = ratioColumns(part, going, RULES, { from: from - start });
          expect(bitsOf(onwards, 0)).toEqual(bitsOf(ratioColumns(column, averages, RULES), from));
        },
      ),
    );
  });

  test("keeps the averages through a silence of decades", () => {
    const loads = [50, ...Array.from({ length: 20_000 }, () => null), 30, 40];
    const column = loadColumn(daily(loads));
    const averages = averagesOf(column, NO_CARRY);
    const part = cut(column, 20_000);
    const going = averagesOf(part, carryAt(averages, 19_999));
    expect(Array.from(going.redi.index)).toEqual(Array.from(averages.redi.index.subarray(20_000)));
    expect(Array.from(going.ewma28)).toEqual(Array.from(averages.ewma28.subarray(20_000)));
  });
});
