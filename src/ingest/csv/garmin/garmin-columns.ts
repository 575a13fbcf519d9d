import type { CsvRow } from "../csv-rows.ts";
import { plainName } from "../csv-rows.ts";
import { GARMIN_LANGUAGES, type GarminField } from "./garmin-headers.ts";

/** Where each field is: places in the row, the preferred one first. */
export type GarminColumns = Readonly<Partial<Record<GarminField, readonly number[]>>>;

const NEEDED: readonly GarminField[] = ["type", "date", "distance", "time"];

function placesOf(header: readonly string[], names: readonly string[]): number[] {
  return names.flatMap((name) => {
    const plain = plainName(name);
    return header.flatMap((cell, at) => (cell === plain ? [at] : []));
  });
}

/** The columns of an activity list of Garmin Connect in any known language; null for another header. */
export function garminColumns(header: readonly string[]): GarminColumns | null {
  for (const language of GARMIN_LANGUAGES) {
    const columns: Partial<Record<GarminField, readonly number[]>> = {};
    for (const [field, names] of Object.entries(language)) {
      const places = placesOf(header, names);
      if (places.length > 0) columns[field as GarminField] = places;
    }
    if (NEEDED.every((field) => columns[field] !== undefined)) return columns;
  }
  return null;
}

/** `'-12` is a guard against spreadsheets that take a leading minus for a formula. */
const unguarded = (cell: string): string => cell.replace(/^'(?=[-+=])/, "");

/** The cell as text; null where Garmin writes nothing or `--`. */
export function garminCell(row: CsvRow, columns: GarminColumns, field: GarminField): string | null {
  for (const at of columns[field] ?? []) {
    const cell = unguarded(row.cells[at] ?? "");
    if (cell !== "" && cell !== "--") return cell;
  }
  return null;
}
