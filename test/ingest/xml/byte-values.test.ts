import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { numberFromBytes, TimeReader } from "../../../src/ingest/xml/byte-values.ts";
import { epochSFromText, numberFromText } from "../../../src/ingest/xml/xml-values.ts";

const bytesOf = (text: string) => new TextEncoder().encode(text);
const numberOf = (text: string) => numberFromBytes(bytesOf(text), 0, bytesOf(text).length);
const timeOf = (text: string, reader = new TimeReader()) => reader.epochS(bytesOf(text), 0, bytesOf(text).length);

describe("a number read from bytes", () => {
  it("is to the last bit what Number() reads, long fractions included", () => {
    const digits = (max: number) => fc.stringMatching(new RegExp(`^\\d{1,${max}}$`));
    fc.assert(
      fc.property(fc.constantFrom("", "-", "+"), digits(18), fc.option(digits(25)), (sign, whole, part) => {
        const text = `${sign}${whole}${part === null ? "" : `.${part}`}`;
        expect(Object.is(numberOf(text), Number(text))).toBe(true);
      }),
      { numRuns: 5000 },
    );
    for (const text of ["52.16485418379307", "9007199254740993", "0.1", "1e22", "123456789012345678.9", "-0"])
      expect(Object.is(numberOf(text), Number(text)), text).toBe(true);
  });

  it("may have a decimal comma and blanks around it", () => {
    expect(numberOf(" \n52,5\t")).toBe(52.5);
  });

  it("is NaN for what is no decimal number", () => {
    for (const text of ["", " ", "-", ".", "1 2", "1.2.3", "1,234.5", "0x10", "NaN", "Infinity", "1e999", "ä", "1-"])
      expect(numberOf(text), text).toBeNaN();
  });

  it("is the same from text", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."0123456789.,-+eE \n") }), (text) => {
        expect(numberOf(text)).toEqual(numberFromText(text));
      }),
      { numRuns: 5000 },
    );
  });
});

describe("a time read from bytes", () => {
  it("counts from 1970, offsets and fractions included; without an offset it is UTC", () => {
    const at = Date.parse("2026-03-29T00:55:07Z") / 1000;
    expect(timeOf("2026-03-29T00:55:07Z")).toBe(at);
    expect(timeOf("2026-03-29T00:55:07.250Z")).toBe(at + 0.25);
    expect(timeOf("2026-03-29T01:55:07+01:00")).toBe(at);
    expect(timeOf("2026-03-28 21:25:07.000-0330")).toBe(at);
    expect(timeOf(" 2026-03-29T00:55:07 ")).toBe(at);
    expect(timeOf("2026-03-29t00:55:07z")).toBe(at);
  });

  it("is NaN for what is no time", () => {
    for (const text of [
      "",
      "20260329",
      "2026-02-30T00:00:00Z",
      "2026-13-01T00:00:00Z",
      "2026-03-29T24:00:00Z",
      "2026x03-29T00:00:00Z",
      "2026-03-29T00:00:00.Z",
      "2026-03-29T00:00:0aZ",
    ])
      expect(timeOf(text), text).toBeNaN();
  });

  it("does not let one date stand for the next, however it is written", () => {
    const reader = new TimeReader();
    expect(timeOf("2026-03-29T00:00:00Z", reader)).toBe(Date.parse("2026-03-29T00:00:00Z") / 1000);
    expect(timeOf("2026-02-30T00:00:00Z", reader)).toBeNaN();
    expect(timeOf("2026/03/29T00:00:00Z", reader)).toBeNaN();
    expect(timeOf("2026-03-30T00:00:00Z", reader)).toBe(Date.parse("2026-03-30T00:00:00Z") / 1000);
    expect(timeOf("20a6-03-30T00:00:00Z", reader)).toBeNaN();
  });

  it("is the same from text", () => {
    const reader = new TimeReader();
    const piece = fc.constantFrom(
      "2026-03-29",
      "2026-02-30",
      "1989-12-31",
      "T",
      " ",
      "00:08:05",
      "23:59:60",
      "7:00",
      ".5",
      ".123456",
      "Z",
      "+01:00",
      "-1130",
      "x",
      "",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 5 }), (pieces) => {
        const text = pieces.join("");
        expect(timeOf(text, reader)).toEqual(epochSFromText(text));
      }),
      { numRuns: 5000 },
    );
  });
});
