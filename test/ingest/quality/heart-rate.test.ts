import { describe, expect, it } from "vitest";
import { cleanHeartRate } from "../../../src/ingest/quality/clean-heart-rate.ts";
import { heartRateDips } from "../../../src/ingest/quality/heart-rate-dips.ts";
import { heartRateFlatLines } from "../../../src/ingest/quality/heart-rate-flat-lines.ts";
import { impossibleHeartRates } from "../../../src/ingest/quality/heart-rate-range.ts";
import { column, missingIn, seconds } from "./made-samples.ts";

/** A heart around 150 with small waves. */
const waves = (i: number) => 150 + Math.round(3 * Math.sin(i / 17));
const steady = (length: number) => column(length, () => 3);
const dipInput = (heartRate: Float64Array, speed = steady(heartRate.length)) => ({
  timeS: seconds(heartRate.length),
  heartRate,
  speed,
});
const cleaned = (heartRate: Float64Array, speed = steady(heartRate.length)) =>
  cleanHeartRate({
    ...dipInput(heartRate, speed),
    stepsSpm: column(heartRate.length, () => Number.NaN),
    weights: column(heartRate.length, () => 1),
  });

describe("values no heart has", () => {
  it("are zeros and everything outside 25 to 240", () => {
    const rates = Float64Array.of(24, 25, 240, 241, 0, 150, Number.NaN, 255);
    expect(impossibleHeartRates(rates)).toEqual([
      { from: 0, to: 1 },
      { from: 3, to: 5 },
      { from: 7, to: 8 },
    ]);
  });
});

describe("a fall of heart rate", () => {
  const dip = (fallBpm: number, lengthS: number) =>
    column(600, (i) => waves(i) - (i >= 300 && i < 300 + lengthS ? fallBpm : 0));

  it("that comes back within a minute while the speed holds is the sensor's", () => {
    expect(heartRateDips(dipInput(dip(50, 20)))).toEqual([{ from: 300, to: 320 }]);
  });

  it("is believed when the runner stopped", () => {
    const stop = column(600, (i) => (i >= 298 && i < 325 ? 0.2 : 3));
    expect(heartRateDips(dipInput(dip(50, 20), stop))).toEqual([]);
  });

  it("is believed when it is small, slow, lasting or without a known speed", () => {
    expect(heartRateDips(dipInput(dip(25, 20)))).toEqual([]);
    expect(heartRateDips(dipInput(dip(50, 61)))).toEqual([]);
    const slow = column(600, (i) => 170 - Math.min(50, Math.max(0, i - 300)) + Math.min(50, Math.max(0, i - 350)));
    expect(heartRateDips(dipInput(slow))).toEqual([]);
    expect(
      heartRateDips(
        dipInput(
          dip(50, 20),
          column(600, () => Number.NaN),
        ),
      ),
    ).toEqual([]);
  });

  it("that takes a few seconds to happen is still seen, from the first value too low", () => {
    const rates = dip(50, 20);
    rates[299] = 130;
    expect(heartRateDips(dipInput(rates))).toEqual([{ from: 300, to: 320 }]);
  });
});

describe("one heart rate for more than five minutes", () => {
  const flat = (lengthS: number) => column(900, (i) => (i >= 100 && i <= 100 + lengthS ? 161 : waves(i)));
  const intervals = column(900, (i) => (i % 120 < 60 ? 4.5 : 2.5));

  it("while the speed varies is a sensor that repeats itself", () => {
    expect(heartRateFlatLines(dipInput(flat(301), intervals))).toEqual([{ from: 100, to: 402 }]);
    expect(heartRateFlatLines(dipInput(flat(300), intervals))).toEqual([]);
  });

  it("at a steady or unknown speed is believed", () => {
    expect(heartRateFlatLines(dipInput(flat(600)))).toEqual([]);
    expect(
      heartRateFlatLines(
        dipInput(
          flat(600),
          column(900, () => Number.NaN),
        ),
      ),
    ).toEqual([]);
  });
});

describe("a heart rate with dropouts", () => {
  it("loses exactly those seconds and says how many", () => {
    const rates = column(1200, (i) => (i >= 400 && i < 600 ? 0 : waves(i)));
    const { heartRate, remarks, averagesTainted } = cleaned(rates);
    expect(missingIn(heartRate)).toBe(200);
    expect(remarks).toEqual([
      {
        flag: "HEART_RATE_DROPOUT",
        detail: "Heart rate dropped out for 3 min 20 s; these seconds are not in your loads.",
      },
    ]);
    expect(averagesTainted).toBe(true);
  });

  it("of less than ten seconds loses them without a word", () => {
    const { heartRate, remarks, averagesTainted } = cleaned(column(1200, (i) => (i < 9 ? 0 : waves(i))));
    expect([missingIn(heartRate), remarks, averagesTainted]).toEqual([9, [], false]);
  });

  it("of zeros only is left to the rule for that", () => {
    const rates = column(100, () => 0);
    expect(cleaned(rates)).toMatchObject({ heartRate: rates, remarks: [] });
  });
});
