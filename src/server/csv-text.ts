/** What a spreadsheet would take for a formula, and text that already begins with the mark that is put before it. */
const TAKEN_FOR_FORMULA = /^[=+\-@'\t\r]/;
const NEEDS_QUOTES = /[",\r\n]/;

export type CsvCell = string | number | null;

/**
 * Rows as CSV (RFC 4180, UTF-8). Null is an empty cell. Text that a spreadsheet would take for a formula gets an apostrophe
 * before it, as in an export of everything: whoever reads it takes one away. Numbers stay numbers.
 */
export const csvText = (rows: readonly (readonly CsvCell[])[]): string =>
  rows.map((row) => `${row.map(cellText).join(",")}\r\n`).join("");

function cellText(cell: CsvCell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  const safe = TAKEN_FOR_FORMULA.test(cell) ? `'${cell}` : cell;
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
