import { type LocalDay, parseLocalDay } from "../../../domain/local-day.ts";
import type { CsvRow } from "../csv-rows.ts";
import { isPlausibleDay } from "../summary-row.ts";

interface NumberBounds {
  readonly from: number;
  readonly to: number;
  readonly whole?: boolean;
}

const PLAIN_NUMBER = /^\d+(?:\.\d+)?$/;
/** `7,4` can only be a decimal comma; `1,234` could be either and is refused. */
const COMMA_NUMBER = /^(?:\d+,(?:\d{1,2}|\d{4,})|0,\d+)$/;

const YES_NO: Readonly<Record<string, boolean>> = {
  yes: true,
  true: true,
  "1": true,
  y: true,
  no: false,
  false: false,
  "0": false,
  n: false,
};

function numberOf(text: string): number | null {
  if (PLAIN_NUMBER.test(text)) return Number(text);
  return COMMA_NUMBER.test(text) ? Number(text.replace(",", ".")) : null;
}

/** Reads the named cells of one row and gathers what is wrong with them. An empty or absent cell is null, never a fault. */
export interface RowFields {
  readonly problems: readonly string[];
  fault(why: string): null;
  text(name: string): string | null;
  number(name: string, bounds: NumberBounds): number | null;
  word<W extends string>(name: string, accepted: readonly W[]): W | null;
  words<W extends string>(name: string, accepted: readonly W[]): W[];
  yesNo(name: string): boolean | null;
  day(name: string): LocalDay | null;
}

/** The form in which the word lists of these files are written: `Next morning` and `next_morning` are one word. */
function wordIn<W extends string>(text: string, accepted: readonly W[]): W | null {
  const bare = (word: string) => word.toLowerCase().replace(/[\s_-]+/g, "-");
  return accepted.find((word) => bare(word) === bare(text)) ?? null;
}

export function rowFields(header: readonly string[], row: CsvRow): RowFields {
  const problems: string[] = [];
  const fault = (why: string): null => {
    problems.push(why);
    return null;
  };
  const text = (name: string): string | null => {
    const at = header.indexOf(name);
    const cell = at < 0 ? undefined : row.cells[at];
    return cell === undefined || cell === "" ? null : cell;
  };
  const oneWord = <W extends string>(name: string, cell: string, accepted: readonly W[]): W | null =>
    wordIn(cell, accepted) ?? fault(`${name} "${cell}" is not known (accepted: ${accepted.join(", ")})`);
  return {
    problems,
    fault,
    text,
    number(name, { from, to, whole = false }) {
      const cell = text(name);
      if (cell === null) return null;
      const value = numberOf(cell);
      const fits = value !== null && value >= from && value <= to && (!whole || Number.isInteger(value));
      if (fits) return value;
      return fault(`${name} "${cell}" is not a ${whole ? "whole " : ""}number from ${from} to ${to}`);
    },
    word(name, accepted) {
      const cell = text(name);
      return cell === null ? null : oneWord(name, cell, accepted);
    },
    words(name, accepted) {
      const parts = (text(name) ?? "").split(";").map((part) => part.trim());
      return parts.flatMap((part) => (part === "" ? [] : (oneWord(name, part, accepted) ?? [])));
    },
    yesNo(name) {
      const cell = text(name);
      if (cell === null) return null;
      return YES_NO[cell.toLowerCase()] ?? fault(`${name} "${cell}" is not known (accepted: yes, no)`);
    },
    day(name) {
      const cell = text(name);
      if (cell === null) return null;
      const day = parseLocalDay(cell);
      if (day !== null && isPlausibleDay(day)) return day;
      return fault(`${name} "${cell}" is not a day written as YYYY-MM-DD`);
    },
  };
}

/** What is wrong with a row that has more cells than the header; null when it fits. */
export function extraCells(header: readonly string[], row: CsvRow): string | null {
  const extra = row.cells.slice(header.length).filter((cell) => cell !== "").length;
  return extra === 0
    ? null
    : `it has ${header.length + extra} cells and the header has ${header.length}; put text with commas in quotes`;
}
