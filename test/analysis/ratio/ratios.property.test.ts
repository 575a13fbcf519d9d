import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { coupledRatios, uncoupledRatios } from "../../../src/analysis/ratio/acwr.ts";
import { RATIO_RULES } from "../../../src/analysis/ratio/ratio-rules.ts";
import { type DailyLoad, RATIO_NAMES, type RatioName } from "../../../src/domain/load.ts";
import { daily, dayAt, repeat, shown, shownRatios } from "../daily.ts";

const RULES = RATIO_RULES.duration;
/** Names whose value has no unit, so that it does not change with the unit of the load. */
const UNITLESS = ["acwrCoupled", "acwrUncoupled", "acwrEwma", "weekChangePct", "monotony"] as const;

const load = fc.oneof(
  { weight: 3, arbitrary: fc.double({ min: 0.1, max: 500, noNaN: true }) },
  { weight: 3, arbitrary: fc.constant(0) },
  { weight: 1, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: fc.constant("unmeasured" as const) },
);
const anyLoads = fc.array(load, { maxLength: 120 });
const knownLoads = fc.array(fc.double({ min: 0, max: 500, noNaN: true }), { minLength: 28, maxLength: 90 });

const ratiosOf = (days: readonly DailyLoad[]) => shownRatios(days, RULES);

describe("ratios of any history", () => {
  test("coupled and uncoupled ratio are one number in two dresses: r_c = 4·r_u/(r_u+3)", () => {
    fc.assert(
      fc.property(knownLoads, (loads) => {
        const coupled = coupledRatios(loads);
        uncoupledRatios(loads).forEach((ru, index) => {
          const rc = coupled[index];
          if (ru === null || rc === null || rc === undefined || ru > 1e6) return;
          expect(rc).toBeCloseTo((4 * ru) / (ru + 3), 9);
          if (rc < 3.99) expect(ru).toBeCloseTo((3 * rc) / (4 - rc), 6);
        });
      }),
    );
  });

  test("with every day known the coupled ratio lies between 0 and 4", () => {
    fc.assert(
      fc.property(knownLoads, (loads) => {
        for (const ratio of coupledRatios(loads)) {
          if (ratio === null) continue;
          expect(ratio).toBeGreaterThanOrEqual(0);
          expect(ratio).toBeLessThanOrEqual(4 + 1e-9);
        }
      }),
    );
  });

  test("constant load gives 1, no change and no variation", () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-3, max: 1e6, noNaN: true }), (level) => {
        const today = ratiosOf(daily(repeat(level, 60)))[59];
        for (const name of ["acwrCoupled", "acwrUncoupled", "acwrEwma"] as const) {
          expect(shown(today?.[name])).toBeCloseTo(1, 9);
        }
        expect(shown(today?.weekChangePct)).toBeCloseTo(0, 9);
        expect(shown(today?.monotony)).toBe("NO_VARIATION");
      }),
    );
  });

  test("another unit of load changes no ratio", () => {
    fc.assert(
      fc.property(anyLoads, fc.double({ min: 0.01, max: 100, noNaN: true }), (loads, factor) => {
        const scaled = loads.map((one) => (typeof one === "number" ? one * factor : one));
        const [before, after] = [ratiosOf(daily(loads)), ratiosOf(daily(scaled))];
        before.forEach((ratios, index) => {
          for (const name of UNITLESS) expectClose(after[index]?.[name], ratios[name]);
        });
      }),
    );
  });

  test("another first day shifts the answer and nothing else", () => {
    fc.assert(
      fc.property(anyLoads, fc.integer({ min: -20_000, max: 20_000 }), (loads, shift) => {
        expect(ratiosOf(daily(loads, dayAt(shift)))).toEqual(ratiosOf(daily(loads)));
      }),
    );
  });

  test("a later run changes no earlier day", () => {
    fc.assert(
      fc.property(anyLoads, load, (loads, next) => {
        expect(ratiosOf(daily([...loads, next])).slice(0, loads.length)).toEqual(ratiosOf(daily(loads)));
      }),
    );
  });

  test("no input makes NaN or infinity, and every gap has a reason", () => {
    const wild = fc.oneof(load, fc.double({ min: 0, max: 1e12, noNaN: true }), fc.constant(5e-324));
    fc.assert(
      fc.property(fc.array(wild, { maxLength: 120 }), (loads) => {
        for (const rules of Object.values(RATIO_RULES)) {
          for (const ratios of shownRatios(daily(loads), rules)) expectWhole(ratios);
        }
      }),
    );
  });

  test("an unknown day is not a rest day", () => {
    const rest = [...repeat(10, 50), ...repeat(0, 10)];
    const silent = [...repeat(10, 50), ...repeat(0, 10).map(() => null)];
    const [known, unknown] = [ratiosOf(daily(rest))[59], ratiosOf(daily(silent))[59]];
    for (const name of RATIO_NAMES) {
      if (name === "monotony" || name === "strain") continue;
      expect(known?.[name].kind).toBe("known");
      expect(unknown?.[name].kind).toBe("unknown");
    }
    expect(shown(known?.acwrCoupled)).toBe(0);
    expect(shown(unknown?.acwrCoupled)).toBe("COVERAGE");
    expect(shown(known?.monotony)).toBe("NO_VARIATION");
    expect(shown(unknown?.monotony)).toBe("UNKNOWN_DAY");
  });
});

type Value = ReturnType<typeof shownRatios>[number][RatioName];

function expectClose(actual: Value | undefined, expected: Value): void {
  if (expected.kind === "unknown") expect(actual).toEqual(expected);
  else expect(actual).toEqual({ kind: "known", value: expect.closeTo(expected.value, 6) });
}

function expectWhole(ratios: ReturnType<typeof shownRatios>[number]): void {
  for (const name of RATIO_NAMES) {
    const value = ratios[name];
    if (value.kind === "known") expect(value.value).toSatisfy(Number.isFinite);
    else expect(value.reason).toMatch(/^[A-Z_]+$/);
  }
}
