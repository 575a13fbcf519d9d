import type { Mutation } from "./mutate-bytes.ts";
import { changedMatch, NUMBERS, ofText } from "./mutate-text.ts";

const VALUE = /(?<=[:[,])("[^"]*"|-?\d[\d.eE+-]*|true|false|null)/g;
const KEY = /"[^"]*"(?=:)/g;
const WORDS = ['"__proto__"', '"constructor"', '"kind"', '"at"', '""', '"toString"'];
const VALUES = ["null", "true", "[]", "{}", '""', "1e400", '"\\ud800"', "[[[[]]]]", '{"a":1}', '"2026-99-99"', '"NaN"'];

/** Changes that know keys and values. */
export const JSON_MUTATIONS: readonly Mutation[] = [
  ofText((text, random) => changedMatch(text, VALUE, random, () => random.pick(VALUES))),
  ofText((text, random) => changedMatch(text, VALUE, random, () => random.pick(NUMBERS))),
  ofText((text, random) => changedMatch(text, KEY, random, () => random.pick(WORDS))),
  ofText((text, random) => changedMatch(text, KEY, random, (key) => `"x":1,${key}`)),
  ofText((text, random) =>
    changedMatch(text, /[{}[\],:"]/g, random, () => random.pick(["", "{", "}", "[", "]", ",", '"'])),
  ),
  ofText((text, random) =>
    changedMatch(text, VALUE, random, (value) => `${"[".repeat(3000)}${value}${"]".repeat(3000)}`),
  ),
];
