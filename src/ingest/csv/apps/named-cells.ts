import { secondsOfClock } from "../clock-text.ts";
import type { CsvRow } from "../csv-rows.ts";
import { decimalOf } from "../decimal-mark.ts";

/** The cells of one row by column name, for programs that write a decimal point. Null for a cell that is empty, absent or no number. */
export interface NamedCells {
  text(name: string): string | null;
  number(name: string): number | null;
  /** A number above 0: many programs write 0 for what was not measured. */
  measured(name: string): number | null;
  /** Seconds of `h:mm:ss` or `m:ss`. */
  clock(name: string): number | null;
}

export function namedCells(header: readonly string[], row: CsvRow): NamedCells {
  const text = (name: string): string | null => {
    const at = header.indexOf(name);
    return (at < 0 ? "" : row.cells[at]) || null;
  };
  const number = (name: string): number | null => decimalOf(text(name) ?? "", ".");
  return {
    text,
    number,
    measured(name) {
      const value = number(name);
      return value !== null && value > 0 ? value : null;
    },
    clock: (name) => secondsOfClock(text(name) ?? ""),
  };
}

/** The unit that a column has in its name, such as `km` of `distance (km)`; null without such a column. */
export function unitOf(header: readonly string[], quantity: string): string | null {
  for (const name of header) {
    const unit = name.startsWith(`${quantity} (`) ? /\(([^)]*)\)$/.exec(name)?.[1] : undefined;
    if (unit !== undefined) return unit;
  }
  return null;
}
