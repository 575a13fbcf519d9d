import { describe, expect, test } from "vitest";
import { banisterTrimp, banisterTrimpOfHistogram } from "../../../src/analysis/load/banister-trimp.ts";
import { edwardsTrimp, edwardsZone } from "../../../src/analysis/load/edwards-trimp.ts";
import { hrss } from "../../../src/analysis/load/hrss.ts";
import { individualTrimp } from "../../../src/analysis/load/individual-trimp.ts";
import { luciaTrimp } from "../../../src/analysis/load/lucia-trimp.ts";
import { sessionLoad } from "../../../src/analysis/load/session-load.ts";
import type { Histogram } from "../../../src/domain/activity.ts";
import { type AthleteSettings, NO_SETTINGS } from "../../../src/domain/athlete.ts";
import type { LoadMethod } from "../../../src/domain/load.ts";
import { run } from "../daily.ts";

/** Minutes at whole beats. */
function minutesAt(minutes: Readonly<Record<number, number>>): Histogram {
  const rates = Object.keys(minutes).map(Number);
  const lowest = Math.min(...rates);
  const secondsS = Array.from({ length: Math.max(...rates) - lowest + 1 }, (_, i) => (minutes[lowest + i] ?? 0) * 60);
  return { kind: "heartRateBpm", lowest, width: 1, secondsS };
}

const SETTINGS: AthleteSettings = {
  ...NO_SETTINGS,
  hrMaxBpm: 190,
  hrRestBpm: 50,
  sexForTrimp: "male",
  lthrBpm: 170,
  vt1Bpm: 140,
  vt2Bpm: 165,
  trimpA: 0.25,
  trimpB: 2.8,
};
const HOUR = run({ heartRate: minutesAt({ 150: 60 }), durationS: 3600 });

function whyUnmeasured(method: LoadMethod, over: Partial<AthleteSettings>) {
  const load = sessionLoad(HOUR, method, { ...SETTINGS, ...over });
  return load.kind === "unmeasured" ? load.why : load.load;
}

describe("Edwards TRIMP", () => {
  test("10, 15, 20, 10 and 5 minutes in the five zones are 165 (Edwards 1993)", () => {
    const fiveZones = minutesAt({ 110: 10, 130: 15, 150: 20, 170: 10, 190: 5 });
    expect(edwardsTrimp(fiveZones, 200)).toBeCloseTo(165, 12);
  });

  test("the lower bound belongs to its zone, whatever the highest heart rate", () => {
    for (let hrMaxBpm = 120; hrMaxBpm <= 220; hrMaxBpm += 10) {
      const bounds = [5, 6, 7, 8, 9].map((tenths) => (tenths * hrMaxBpm) / 10);
      expect(bounds.map((rate) => edwardsZone(rate, hrMaxBpm))).toEqual([1, 2, 3, 4, 5]);
      expect(bounds.map((rate) => edwardsZone(rate - 1, hrMaxBpm))).toEqual([0, 1, 2, 3, 4]);
    }
  });

  test("below half the highest heart rate nothing counts, and above it zone 5 does", () => {
    expect(edwardsZone(94, 190)).toBe(0);
    expect(edwardsZone(230, 190)).toBe(5);
    expect(edwardsTrimp(minutesAt({ 90: 30 }), 190)).toBe(0);
  });

  test("needs the highest heart rate and nothing else of the runner", () => {
    const only = { ...NO_SETTINGS, hrMaxBpm: 190 };
    expect(sessionLoad(HOUR, "edwardsTrimp", only)).toEqual({ kind: "measured", load: 180 });
    expect(whyUnmeasured("edwardsTrimp", { hrMaxBpm: null })).toBe("HR_MAX_UNKNOWN");
    expect(whyUnmeasured("edwardsTrimp", { hrMaxBpm: 0 })).toBe("HR_RANGE_INVALID");
  });
});

describe("Lucia TRIMP", () => {
  test("40, 15 and 5 minutes below, between and above the thresholds are 85 (Lucía et al. 2003)", () => {
    const thresholds = { vt1Bpm: 140, vt2Bpm: 165 };
    expect(luciaTrimp(minutesAt({ 120: 40, 150: 15, 175: 5 }), thresholds)).toBeCloseTo(85, 12);
  });

  test("a threshold counts with what is above it", () => {
    const thresholds = { vt1Bpm: 140, vt2Bpm: 165 };
    expect(luciaTrimp(minutesAt({ 139: 1 }), thresholds)).toBe(1);
    expect(luciaTrimp(minutesAt({ 140: 1 }), thresholds)).toBe(2);
    expect(luciaTrimp(minutesAt({ 165: 1 }), thresholds)).toBe(3);
  });

  test("without both thresholds, or with them in the wrong order, there is no number", () => {
    expect(whyUnmeasured("luciaTrimp", { vt1Bpm: null })).toBe("VENTILATORY_THRESHOLDS_UNKNOWN");
    expect(whyUnmeasured("luciaTrimp", { vt2Bpm: null })).toBe("VENTILATORY_THRESHOLDS_UNKNOWN");
    expect(whyUnmeasured("luciaTrimp", { vt1Bpm: 165 })).toBe("HR_RANGE_INVALID");
  });
});

describe("individual TRIMP", () => {
  test("40 minutes at 0.7 of the reserve, a 0.25, b 2.8 are 49.695289 (formula of Manzi et al. 2009)", () => {
    // 50 + 0.7 · 140 = 148
    const load = individualTrimp(minutesAt({ 148: 40 }), { hrRestBpm: 50, hrMaxBpm: 190 }, { a: 0.25, b: 2.8 });
    expect(load).toBeCloseTo(49.695289, 6);
  });

  test("with Banister's constants for men it is Banister's impulse", () => {
    const range = { hrRestBpm: 50, hrMaxBpm: 190 };
    const mixed = minutesAt({ 120: 12, 150: 20, 178: 7 });
    expect(individualTrimp(mixed, range, { a: 0.64, b: 1.92 })).toBe(
      banisterTrimpOfHistogram(mixed, { ...range, sex: "male" }),
    );
  });

  test("is not made without the runner's own fit, and does not need the choice of constants", () => {
    expect(whyUnmeasured("individualTrimp", { trimpA: null })).toBe("LAB_FIT_UNKNOWN");
    expect(whyUnmeasured("individualTrimp", { trimpB: null })).toBe("LAB_FIT_UNKNOWN");
    expect(whyUnmeasured("individualTrimp", { trimpA: 0 })).toBe("LAB_FIT_UNKNOWN");
    expect(whyUnmeasured("individualTrimp", { sexForTrimp: null })).toBeGreaterThan(0);
    expect(whyUnmeasured("individualTrimp", { hrRestBpm: null })).toBe("HR_REST_UNKNOWN");
  });
});

describe("HRSS", () => {
  const man = { hrRestBpm: 50, hrMaxBpm: 190, sex: "male" } as const;
  const woman = { ...man, sex: "female" } as const;

  test("45 min at 150, rest 50, max 190, LTHR 170: men 47.507179, women 49.234526 (formula as in Elevate)", () => {
    expect(hrss(minutesAt({ 150: 45 }), man, 170)).toBeCloseTo(47.507179, 6);
    expect(hrss(minutesAt({ 150: 45 }), woman, 170)).toBeCloseTo(49.234526, 6);
  });

  test("an hour at the threshold is 100 for either choice of constants", () => {
    expect(hrss(minutesAt({ 170: 60 }), man, 170)).toBeCloseTo(100, 10);
    expect(hrss(minutesAt({ 170: 60 }), woman, 170)).toBeCloseTo(100, 10);
  });

  test("is not hours times the square of intensity, which would be 58.391 for the same session", () => {
    const hrTss = (45 / 60) * (150 / 170) ** 2 * 100;
    expect(Math.abs(hrss(minutesAt({ 150: 45 }), man, 170) - hrTss)).toBeGreaterThan(10);
  });

  test("asks for whatever is missing, and refuses a threshold outside rest and maximum", () => {
    expect(whyUnmeasured("hrss", { lthrBpm: null })).toBe("LTHR_UNKNOWN");
    expect(whyUnmeasured("hrss", { sexForTrimp: null })).toBe("SEX_FOR_TRIMP_UNKNOWN");
    for (const lthrBpm of [40, 50, 191]) expect(whyUnmeasured("hrss", { lthrBpm })).toBe("HR_RANGE_INVALID");
    expect(whyUnmeasured("hrss", { lthrBpm: 190 })).toBeGreaterThan(0);
  });
});

describe("wide bands of heart rate", () => {
  test("bands of five beats move Banister's impulse of a real-shaped run by less than 0.1 %, of ten by less than 0.3 %", () => {
    const man = { hrRestBpm: 50, hrMaxBpm: 190, sex: "male" } as const;
    const beats = Array.from({ length: 60 }, (_, i) => 60 * Math.exp(-(((i - 34) / 14) ** 2)));
    const oneBeat: Histogram = { kind: "heartRateBpm", lowest: 120, width: 1, secondsS: beats };
    const exact = banisterTrimpOfHistogram(oneBeat, man);
    expect(Math.abs(banisterTrimpOfHistogram(coarse(oneBeat, 5), man) / exact - 1)).toBeLessThan(0.001);
    expect(Math.abs(banisterTrimpOfHistogram(coarse(oneBeat, 10), man) / exact - 1)).toBeLessThan(0.003);
  });

  test("no distribution within a band of five beats is off by more than 7 %, the worst being all at one end", () => {
    const man = { hrRestBpm: 50, hrMaxBpm: 190, sex: "male" } as const;
    for (let lowest = 100; lowest <= 185; lowest += 5) {
      const band: Histogram = { kind: "heartRateBpm", lowest, width: 5, secondsS: [60] };
      for (let rate = lowest; rate < lowest + 5; rate += 1) {
        const off = banisterTrimpOfHistogram(band, man) / banisterTrimp(1, rate, man) - 1;
        expect(Math.abs(off)).toBeLessThan(0.07);
      }
    }
  });
});

function coarse(narrow: Histogram, width: number): Histogram {
  const secondsS = Array.from({ length: Math.ceil(narrow.secondsS.length / width) }, (_, band) =>
    narrow.secondsS.slice(band * width, (band + 1) * width).reduce((sum, secondsS) => sum + secondsS, 0),
  );
  return { ...narrow, width, secondsS };
}
