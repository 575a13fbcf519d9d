import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeFit } from "../../../src/ingest/fit/decode-fit.ts";
import { decodeFitFile } from "../../../src/ingest/fit/decode-fit-file.ts";
import { isValid } from "../../../src/ingest/fit/record-columns.ts";
import { type FieldSpec, fitBuilder } from "../../fit-builder.ts";
import { fixture, fixtureNames } from "./fit-samples.ts";

const CONTEXT = { homeZone: "Europe/Berlin" };

/** Numbers that no page and no database can hold. */
function isSound(value: unknown): boolean {
  if (typeof value === "number") return Number.isFinite(value);
  if (typeof value === "object" && value !== null) return Object.values(value).every(isSound);
  return true;
}

describe("bytes of any kind", () => {
  it.each(fixtureNames())("%s, cut at any byte, is salvaged or refused and never throws", (name) => {
    const whole = fixture(name);
    const full = decodeFit(whole);
    const rows = full.kind === "decoded" ? full.value.records.count : 0;
    let before = 0;
    // Every byte of the small ones; of the large ones a step that is prime to their message sizes.
    const step = whole.length > 12_000 ? 11 : 1;
    for (let length = whole.length % step; length <= whole.length; length += step) {
      const cut = decodeFit(whole.subarray(0, length));
      if (cut.kind !== "decoded") continue;
      const { count } = cut.value.records;
      expect(count >= before && count <= rows).toBe(true);
      before = count;
    }
    expect(before).toBe(rows);
  });

  it.each(fixtureNames())("%s, cut at some bytes, gives sound activities or a reason", (name) => {
    const whole = fixture(name);
    for (let length = 0; length < whole.length; length += 97) {
      const file = decodeFitFile(whole.subarray(0, length), CONTEXT);
      if (file.kind === "decoded") expect(isSound(file.activities)).toBe(true);
      else expect(file.problem.detail).toMatch(/\.$/);
    }
  });

  it("never throw, random as they are", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        decodeFit(bytes);
        decodeFitFile(bytes, CONTEXT);
      }),
    );
  });

  it("never throw behind a right header", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 600 }), (bytes) => {
        const file = decodeFitFile(
          fitBuilder()
            .raw(...bytes)
            .file(),
          CONTEXT,
        );
        return file.kind !== "decoded" || isSound(file.activities);
      }),
      { numRuns: 500 },
    );
  });

  it("never throw when bytes of a real layout are changed", () => {
    const whole = fixture("developer-fields.fit");
    const change = fc.tuple(fc.nat(whole.length - 1), fc.nat(255));
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 20 }), (changes) => {
        const damaged = whole.slice();
        for (const [at, byte] of changes) damaged[at] = byte;
        const file = decodeFitFile(damaged, CONTEXT);
        return file.kind !== "decoded" || isSound(file.activities);
      }),
      { numRuns: 300 },
    );
  });
});

describe("what is written is what is read", () => {
  const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
  const row = fc.record({
    heartRate: maybe(fc.integer({ min: 0, max: 254 })),
    power: maybe(fc.integer({ min: 0, max: 0xfffe })),
    distance: maybe(fc.integer({ min: 0, max: 0xfffffffe })),
    lat: maybe(fc.integer({ min: -0x80000000, max: 0x7ffffffe })),
    temperature: maybe(fc.integer({ min: -128, max: 126 })),
    layout: fc.nat(1),
    other: fc.boolean(),
  });
  const FIELDS: FieldSpec[] = [
    [253, "u32"],
    [3, "u8"],
    [7, "u16"],
    [5, "u32"],
    [0, "s32"],
    [13, "s8"],
  ];
  const NAMES = ["heartRate", "power", "distance", "positionLat", "temperature"] as const;

  it("for any values, byte orders, layouts that take turns and messages in between", () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 60 }), fc.boolean(), (rows, bigEndian) => {
        const builder = fitBuilder()
          .define(0, 20, FIELDS, { bigEndian })
          .define(1, 20, [...FIELDS].reverse())
          .define(2, 999, [[0, "u32"]]);
        for (const [i, one] of rows.entries()) {
          const values = [i + 1, one.heartRate, one.power, one.distance, one.lat, one.temperature];
          builder.data(one.layout, ...(one.layout === 0 ? values : values.reverse()));
          if (one.other) builder.data(2, i);
        }
        const read = decodeFit(builder.file());
        if (read.kind !== "decoded") return false;
        const { records } = read.value;
        const cell = (name: (typeof NAMES)[number], i: number) => {
          const column = records.columns.get(name);
          return column !== undefined && isValid(column, i) ? column.values[i] : null;
        };
        expect(rows.map((_, i) => NAMES.map((name) => cell(name, i)))).toEqual(
          rows.map((one) => [one.heartRate, one.power, one.distance, one.lat, one.temperature]),
        );
        return read.warnings.length === 0 && records.count === rows.length;
      }),
    );
  });
});
