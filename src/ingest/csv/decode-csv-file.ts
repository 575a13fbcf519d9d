import type { DecodeContext, DecodedFile } from "../decoded-file.ts";
import { textOf } from "../text-of.ts";
import { openTracksTable } from "./apps/opentracks-track.ts";
import { pmsysSessionTable, pmsysWellnessTable } from "./apps/pmsys-lists.ts";
import { polarTable } from "./apps/polar-session.ts";
import { runkeeperTable } from "./apps/runkeeper-list.ts";
import { strydTable } from "./apps/stryd-run.ts";
import { type CsvRow, csvRows, DELIMITERS, type Delimiter, plainName } from "./csv-rows.ts";
import { garminTable } from "./garmin/garmin-list.ts";
import { otherTable } from "./other-lists.ts";
import { DIARY_COLUMNS, diaryTable } from "./own/diary.ts";
import { PAIN_COLUMNS, painTable } from "./own/pain-log.ts";
import { THERAPY_COLUMNS, therapyTable } from "./own/therapy-log.ts";
import { stravaTable } from "./strava/strava-list.ts";
import type { TableKind, TableReader } from "./table-reader.ts";

/** Therapy before diary: both may have `day,kind,note`, and the rows tell. Strava before Garmin: it has more in common words. */
const KINDS: readonly TableKind[] = [
  painTable,
  therapyTable,
  diaryTable,
  runkeeperTable,
  polarTable,
  strydTable,
  openTracksTable,
  pmsysSessionTable,
  pmsysWellnessTable,
  stravaTable,
  garminTable,
  otherTable,
];

/** A header may stand below a title and a blank line. */
const ROWS_SEARCHED = 15;
const NAMES_SHOWN = 12;

interface FoundTable {
  readonly read: TableReader;
  readonly delimiter: Delimiter;
  readonly headerRow: number;
}

/** Some exports end each row with a comma: the nameless last column is no column. */
function headerNames(row: CsvRow): string[] {
  const names = row.cells.map(plainName);
  while (names.at(-1) === "") names.pop();
  return names;
}

function findTable(text: string): FoundTable | null {
  for (const delimiter of DELIMITERS) {
    const first = csvRows(text, delimiter, ROWS_SEARCHED);
    for (const [at, row] of first.entries()) {
      const names = headerNames(row);
      for (const kind of KINDS) {
        const read = kind(names, first.slice(at + 1));
        if (read !== null) return { read, delimiter, headerRow: row.rowNumber };
      }
    }
  }
  return null;
}

/** The header as far as it can be told: the row with most columns among the first. */
function namesSeen(text: string): string {
  const candidates = DELIMITERS.flatMap((delimiter) => csvRows(text, delimiter, ROWS_SEARCHED).slice(0, 1));
  const widest = candidates.reduce<readonly string[]>(
    (best, row) => (row.cells.length > best.length ? row.cells : best),
    [],
  );
  const shown = widest.slice(0, NAMES_SHOWN).map((name) => name.slice(0, 40));
  return shown.join(", ") + (widest.length > shown.length ? ", …" : "");
}

function unknownHeader(text: string): DecodedFile {
  const detail =
    `The columns of this CSV are not known: ${namesSeen(text)}. Accepted are the activity list of Garmin Connect ` +
    `(Activities.csv), the activities.csv of a Strava export, the cardioActivities.csv of Runkeeper, a session of Polar ` +
    `Flow, Stryd or OpenTracks, the lists of PMSys, a diary (${DIARY_COLUMNS.join(",")}), ` +
    `a pain log (${PAIN_COLUMNS.join(",")}) and a therapy log (${THERAPY_COLUMNS.join(",")}).`;
  return { kind: "rejected", problem: { reason: "CSV_UNKNOWN_HEADER", detail } };
}

/**
 * Reads any CSV that Niggle knows: lists and sessions of other programs, the diary, the pain log and the therapy log.
 * A bad row is named in a warning and does not sink the file.
 */
export function decodeCsvFile(bytes: Uint8Array, context: DecodeContext): DecodedFile {
  const text = textOf(bytes);
  const table = findTable(text);
  if (table === null) return unknownHeader(text);
  const rows = csvRows(text, table.delimiter).filter((row) => row.rowNumber > table.headerRow);
  return table.read(rows, context);
}
