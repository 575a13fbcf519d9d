import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createAppleHealthReader, decodeAppleHealth } from "../../../src/ingest/apple-health/read-apple-health.ts";
import { type Tag, TagScanner } from "../../../src/ingest/apple-health/tag-scanner.ts";

const context = { homeZone: "Europe/Berlin" };
const EXPORT = new TextEncoder().encode(`<?xml version="1.0"?><!DOCTYPE HealthData [<!-- a > b --><!ELEMENT x (y)>]>
<HealthData locale="de_DE">
 <Record type="HKCategoryTypeIdentifierSleepAnalysis" sourceName="Zoë’s Uhr" startDate="2026-03-01 23:00:00 +0100" endDate="2026-03-02 06:00:00 +0100" value="HKCategoryValueSleepAnalysisAsleepCore"><MetadataEntry key="HKTimeZone" value="Europe/Berlin"/></Record>
 <Workout workoutActivityType="HKWorkoutActivityTypeRunning" duration="30" durationUnit="min" startDate="2026-03-02 07:00:00 +0100" endDate="2026-03-02 07:31:00 +0100">
  <MetadataEntry key="HKTimeZone" value="Europe/Lisbon"/>
  <WorkoutStatistics type="HKQuantityTypeIdentifierDistanceWalkingRunning" sum="5.5" unit="km"/>
 </Workout>
</HealthData>`);

const pieces = [
  "<",
  ">",
  "/",
  '"',
  "'",
  "!",
  "--",
  "<!--",
  "-->",
  "Workout",
  "Record",
  "HealthData",
  " a=",
  "type=",
  "é",
  "\u000b",
  "]]>",
  "\n",
];

describe("reading Apple Health in pieces", () => {
  it("gives the same whatever the pieces are", () => {
    const whole = decodeAppleHealth(EXPORT, context);
    expect(whole).toMatchObject({ kind: "decoded", activities: [{ distanceM: 5500 }] });
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 80 }), { minLength: 1 }), (sizes) => {
        const reader = createAppleHealthReader(context);
        for (let from = 0, i = 0; from < EXPORT.length; i++) {
          const size = sizes[i % sizes.length] ?? 1;
          reader.write(EXPORT.subarray(from, from + size));
          from += size;
        }
        expect(reader.end()).toEqual(whole);
      }),
    );
  });

  it("never throws on a file that was cut off, and never makes a run longer", () => {
    for (let end = 0; end < EXPORT.length; end++) {
      const file = decodeAppleHealth(EXPORT.subarray(0, end), context);
      const distances = file.kind === "decoded" ? file.activities.map(({ distanceM }) => distanceM) : [];
      for (const distanceM of distances) expect(distanceM).toBe(5500);
    }
  });

  it("never throws on anything, and every number it gives is finite", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string()), { maxLength: 60 }), (parts) => {
        const file = decodeAppleHealth(new TextEncoder().encode(`<HealthData>${parts.join("")}`), context);
        const values = file.kind === "decoded" ? file.activities.flatMap((activity) => Object.values(activity)) : [];
        for (const value of values) if (typeof value === "number") expect(Number.isFinite(value)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it("never tells a tag that is inside a comment or has a tag inside it", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...pieces), { maxLength: 60 }),
        fc.integer({ min: 1, max: 9 }),
        (parts, size) => {
          const text = parts.join("");
          const told = (step: number): Tag[] => {
            const tags: Tag[] = [];
            const scanner = new TagScanner((tag) => tags.push(tag));
            for (let from = 0; from < text.length; from += step) scanner.write(text.slice(from, from + step));
            return tags;
          };
          const tags = told(text.length + 1);
          expect(told(size)).toEqual(tags);
          for (const tag of tags) expect(tag.text.lastIndexOf("<")).toBe(0);
        },
      ),
    );
  });

  it("holds no more than one tag, however long a tag pretends to be", () => {
    const reader = createAppleHealthReader(context);
    reader.write(EXPORT.subarray(0, EXPORT.length - 14));
    const junk = new TextEncoder().encode(`<Record type="${"x".repeat(100_000)}`);
    for (let i = 0; i < 20; i++) reader.write(junk);
    reader.write(new TextEncoder().encode("</HealthData>"));
    expect(reader.end()).toMatchObject({ kind: "decoded", activities: [{ distanceM: 5500 }], warnings: [] });
  });
});
