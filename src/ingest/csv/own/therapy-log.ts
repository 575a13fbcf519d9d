import { REGIONS } from "../../../domain/pain.ts";
import { THERAPY_KINDS } from "../../../domain/therapy.ts";
import type { CsvRow } from "../csv-rows.ts";
import { decodeRows, type RowOutcome } from "../row-outcome.ts";
import type { TableKind } from "../table-reader.ts";
import { NRS_BOUNDS } from "./pain-log.ts";
import { extraCells, rowFields } from "./row-fields.ts";

export const THERAPY_COLUMNS = [
  "day",
  "kind",
  "regions",
  "nrs_before",
  "nrs_after",
  "nrs_24h",
  "nrs_48h",
  "therapist",
  "note",
] as const;

/** Columns that no diary has. */
const TELLING = ["regions", "nrs_before", "nrs_after", "nrs_24h", "nrs_48h", "therapist"];

function readRow(header: readonly string[], row: CsvRow): RowOutcome {
  const fields = rowFields(header, row);
  const extra = extraCells(header, row);
  if (extra !== null) return { kind: "bad", why: extra };
  for (const name of ["day", "kind"]) if (fields.text(name) === null) fields.fault(`it has no ${name}`);
  const day = fields.day("day");
  const kind = fields.word("kind", THERAPY_KINDS);
  const session = {
    regions: fields.words("regions", REGIONS),
    nrsBefore: fields.number("nrs_before", NRS_BOUNDS),
    nrsAfter: fields.number("nrs_after", NRS_BOUNDS),
    nrs24h: fields.number("nrs_24h", NRS_BOUNDS),
    nrs48h: fields.number("nrs_48h", NRS_BOUNDS),
    therapist: fields.text("therapist"),
    note: fields.text("note"),
  };
  if (day === null || kind === null || fields.problems.length > 0) {
    return { kind: "bad", why: fields.problems.join(", ") };
  }
  return { kind: "therapy", entry: { day, kind, ...session } };
}

/** True when the rows speak of massage or physiotherapy, for a file whose header a diary could have too. */
function speaksOfTherapy(header: readonly string[], firstRows: readonly CsvRow[]): boolean {
  const at = header.indexOf("kind");
  return firstRows.some((row) => /^(massage|physio)$/i.test(row.cells[at] ?? ""));
}

/** The therapy CSV: a row for each session of massage, physiotherapy or other care. */
export const therapyTable: TableKind = (header, firstRows) => {
  const known = header.every((name) => (THERAPY_COLUMNS as readonly string[]).includes(name));
  if (!known || !header.includes("day") || !header.includes("kind")) return null;
  if (!header.some((name) => TELLING.includes(name)) && !speaksOfTherapy(header, firstRows)) return null;
  return (rows) => decodeRows(rows, [], (row) => readRow(header, row));
};
