import type { Mutation } from "./mutate-bytes.ts";
import { changedMatch, NUMBERS, ofText, TIMES } from "./mutate-text.ts";
import type { Random } from "./random.ts";

const CELL = /[^,;\t\n"]+|"[^"]*"/g;

const DELIMITERS = [",", ";", "\t", "|"];

/** The header's cells, taken apart without regard to quotes, put together again. */
function withHeader(text: string, change: (cells: string[]) => readonly string[]): string {
  const end = text.indexOf("\n") < 0 ? text.length : text.indexOf("\n");
  return change(text.slice(0, end).split(",")).join(",") + text.slice(end);
}

function swapped(cells: readonly string[], random: Random): string[] {
  const out = [...cells];
  const [a, b] = [random.below(out.length), random.below(out.length)];
  [out[a], out[b]] = [out[b] ?? "", out[a] ?? ""];
  return out;
}

const row = /\n[^\n]*/g;

/** Changes that know quotes, separators, headers and rows. */
export const CSV_MUTATIONS: readonly Mutation[] = [
  ofText((text, random) => changedMatch(text, CELL, random, () => random.pick(NUMBERS))),
  ofText((text, random) => changedMatch(text, CELL, random, () => random.pick(TIMES))),
  ofText((text, random) => changedMatch(text, CELL, random, () => "")),
  ofText((text, random) => changedMatch(text, CELL, random, (cell) => `"${cell}`)),
  ofText((text, random) => changedMatch(text, CELL, random, (cell) => `${cell}"`)),
  ofText((text, random) => changedMatch(text, CELL, random, (cell) => `"${cell}\n${cell}"`)),
  ofText((text, random) => changedMatch(text, CELL, random, (cell) => cell.repeat(random.pick([2, 50, 2000])))),
  ofText((text, random) => changedMatch(text, /"/g, random, () => "")),
  ofText((text, random) => text.replaceAll(random.pick(DELIMITERS), random.pick(DELIMITERS))),
  ofText((text, random) => changedMatch(text, /[,;\t]/g, random, () => random.pick([...DELIMITERS, "", ",,,,"]))),
  ofText((text, random) => withHeader(text, (cells) => swapped(cells, random))),
  ofText((text, random) => withHeader(text, (cells) => cells.filter(() => random.chance(0.8)))),
  ofText((text, random) =>
    withHeader(text, (cells) => cells.flatMap((cell) => (random.chance(0.8) ? [cell] : [cell, cell]))),
  ),
  ofText((text, random) =>
    withHeader(text, (cells) =>
      cells.map((cell) =>
        random.chance(0.9) ? cell : random.pick(["__proto__", "", "distance_mi", "day", "started_at"]),
      ),
    ),
  ),
  ofText((text) => text.replace(/(\d)\.(\d)/g, "$1,$2")),
  ofText((text) => text.replace(/(\d),(\d)/g, "$1.$2")),
  ofText((text, random) => text.replaceAll("\n", random.pick(["\r", "\r\n", "\n\n", "\n\r"]))),
  ofText((text, random) => changedMatch(text, row, random, (line) => line.repeat(random.pick([2, 20, 200])))),
];
