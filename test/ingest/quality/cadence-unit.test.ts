import { describe, expect, it } from "vitest";
import { settleCadence, statedStepCadence } from "../../../src/ingest/quality/cadence-unit.ts";
import { column } from "./made-samples.ts";

const ones = column(1000, () => 1);
const settled = (at: (i: number) => number, unit: "strides" | "steps" | "either") =>
  settleCadence(column(1000, at), ones, unit);

describe("what a cadence counts", () => {
  it("is one foot where the source counts one foot, walking breaks and slips included", () => {
    expect(settled((i) => (i % 10 === 0 ? 55 : 84), "strides")).toEqual({ stepsPerCount: 2, wasDoubled: false });
    expect(settled((i) => (i % 50 === 0 ? 170 : 84), "strides")).toEqual({ stepsPerCount: 2, wasDoubled: false });
  });

  it("is both feet where the source says steps, however few", () => {
    expect(settled(() => 84, "steps")).toEqual({ stepsPerCount: 1, wasDoubled: false });
  });

  it("is both feet for the whole session, walking breaks too, where strides cannot be so many", () => {
    expect(settled((i) => (i % 3 === 0 ? 118 : 176), "strides")).toEqual({ stepsPerCount: 1, wasDoubled: true });
  });

  it("is found by its size where the format does not say", () => {
    expect(settled(() => 84, "either")).toEqual({ stepsPerCount: 2, wasDoubled: false });
    expect(settled(() => 168, "either")).toEqual({ stepsPerCount: 1, wasDoubled: false });
  });

  it("is halved where every step was counted twice", () => {
    expect(settled(() => 340, "steps")).toEqual({ stepsPerCount: 0.5, wasDoubled: true });
  });

  it("is judged by time, not by sample", () => {
    const weights = column(1000, (i) => (i < 500 ? 10 : 0.1));
    expect(
      settleCadence(
        column(1000, (i) => (i < 500 ? 84 : 170)),
        weights,
        "strides",
      ).stepsPerCount,
    ).toBe(2);
  });
});

describe("an average that the source states", () => {
  it("is read in the unit that brings it nearest to the samples", () => {
    expect(statedStepCadence(84, 170)).toBe(168);
    expect(statedStepCadence(169, 170)).toBe(169);
    expect(statedStepCadence(336, 170)).toBe(168);
  });

  it("is judged by its size where there are no samples", () => {
    expect([statedStepCadence(84, null), statedStepCadence(172, null)]).toEqual([168, 172]);
  });
});
