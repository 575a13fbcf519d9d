import { type Mutation, replaced } from "./mutate-bytes.ts";
import type { Random } from "./random.ts";

export const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString("utf8");
export const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, "utf8"));

export const NUMBERS: readonly string[] = [
  "0",
  "-0",
  "-1",
  "-0.001",
  "1e308",
  "1e309",
  "-1e309",
  "1e-320",
  "NaN",
  "Infinity",
  "-Infinity",
  "nan",
  "inf",
  "0x7fffffff",
  "2147483648",
  "-2147483649",
  "4294967296",
  "9007199254740993",
  "99999999999999999999999999",
  "9".repeat(400),
  `0.${"0".repeat(330)}1`,
  "1.7976931348623157e308",
  "1,5",
  "1.234,5",
  "1,234.5",
  "1'234",
  "1_000",
  "--",
  "",
  " ",
  "1..2",
  "+5",
  ".5",
  "5.",
  "٣",
];

export const TIMES: readonly string[] = [
  "0000-00-00T00:00:00Z",
  "0001-01-01T00:00:00Z",
  "1600-02-30T25:61:61Z",
  "1899-12-31T23:59:59Z",
  "1969-12-31T23:59:59Z",
  "1989-12-31T00:00:00Z",
  "2038-01-19T03:14:08Z",
  "2107-01-01T00:00:00Z",
  "2199-12-31T23:59:59Z",
  "9999-12-31T23:59:59Z",
  "+275760-09-13T00:00:00Z",
  "-271821-04-20T00:00:00Z",
  "2026-03-29T02:30:00",
  "2026-03-03T17:00:00+99:99",
  "2026-03-03T17:00:00-14:00",
  "2026-03-03T17:00:00.99999999999999Z",
  "2026-13-32",
  "2026-02-29",
  "24:00:00",
  "99:99:99",
  "99999999:59:59",
  "-00:30:00",
];

/** Replaces one match of a pattern by what `change` makes of it. */
export function changedMatch(text: string, pattern: RegExp, random: Random, change: (found: string) => string): string {
  const found = [...text.matchAll(pattern)];
  if (found.length === 0) return text;
  const { index, 0: match } = random.pick(found);
  return text.slice(0, index) + change(match) + text.slice(index + match.length);
}

/** A mutation of the text of a file. */
export const ofText =
  (change: (text: string, random: Random) => string): Mutation =>
  (bytes, random) =>
    bytesOf(change(textOf(bytes), random));

/** Every match of a pattern, or most of them, replaced by one thing. */
const often = (text: string, pattern: RegExp, random: Random, by: string): string =>
  text.replace(pattern, (match) => (random.chance(0.8) ? by : match));

const NUMBER = /-?\d+(?:[.,]\d+)?/g;
const TIME = /\d{4}-\d\d-\d\dT?[ ]?[\d:.]*Z?|\b\d{1,4}:\d\d(?::\d\d)?/g;

const number = ofText((text, random) => changedMatch(text, NUMBER, random, () => random.pick(NUMBERS)));
const numbers = ofText((text, random) => often(text, NUMBER, random, random.pick(NUMBERS)));
const time = ofText((text, random) => changedMatch(text, TIME, random, () => random.pick(TIMES)));
const times = ofText((text, random) => often(text, TIME, random, random.pick(TIMES)));
const longDigits = ofText((text, random) =>
  changedMatch(text, NUMBER, random, (found) => found + "7".repeat(random.pick([1, 3, 9, 20, 320]))),
);
const sign = ofText((text, random) => changedMatch(text, NUMBER, random, (found) => `-${found}`));

const ODD_TEXT = ["\0", "\u0007", "\ufeff", "\u2028", "\u00a0", "\ufffd", "😀", "é", "\r", "\n", "\t", "\u202e", "ﬀ"];
const oddText = ofText((text, random) => {
  const at = random.below(text.length);
  return text.slice(0, at) + random.pick(ODD_TEXT).repeat(1 + random.below(4)) + text.slice(at);
});

const LINE = /\n[^\n]*/g;
const dropLine = ofText((text, random) => changedMatch(text, LINE, random, () => ""));
const repeatLine = ofText((text, random) => changedMatch(text, LINE, random, (l) => l.repeat(2 + random.below(4))));

/** The same text, in another encoding or with a mark in front. */
const encoded: Mutation = (bytes, random) => {
  const text = textOf(bytes);
  const utf16 = Buffer.from(`\ufeff${text}`, "utf16le");
  return new Uint8Array(
    random.pick([
      () => utf16,
      () => Buffer.from(utf16).swap16(),
      () => utf16.subarray(0, utf16.length - 1),
      () => Buffer.from(`\ufeff${text}`),
      () => Buffer.from(text, "latin1"),
      () => Buffer.from(replaced(bytes, random.below(bytes.length), 1, Uint8Array.of(0xc3, 0x28, 0xff))),
    ])(),
  );
};

/** Changes that fit any text. */
export const TEXT_MUTATIONS: readonly Mutation[] = [
  number,
  number,
  numbers,
  time,
  times,
  longDigits,
  sign,
  oddText,
  dropLine,
  repeatLine,
  encoded,
];
