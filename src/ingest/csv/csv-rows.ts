import Papa from "papaparse";

/** One row of a CSV. `rowNumber` counts from 1 with the header, as a spreadsheet shows it. */
export interface CsvRow {
  readonly rowNumber: number;
  readonly cells: readonly string[];
}

export const DELIMITERS = [",", ";", "\t"] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/**
 * Splits a text into rows of cells; blank rows are left out, and keep their number.
 *
 * @param limit  stop after this many rows; 0 reads them all
 */
export function csvRows(text: string, delimiter: Delimiter, limit = 0): CsvRow[] {
  const { data } = Papa.parse<string[]>(text, { delimiter, preview: limit });
  return data
    .map((cells, index) => ({ rowNumber: index + 1, cells: cells.map((cell) => cell.trim()) }))
    .filter((row) => row.cells.some((cell) => cell !== ""));
}

/** A column name in the form that name tables use: one space between words, plain apostrophes, lower case. */
export function plainName(name: string): string {
  return name
    .normalize("NFC")
    .replace(/[’‘`´]/g, "'")
    .replace(/\s+/g, " ")
    .trim()
    .toLowerCase();
}
