import { MOMENTS, QUALITIES, REGIONS, SIDES } from "../../../domain/pain.ts";
import type { CsvRow } from "../csv-rows.ts";
import { decodeRows, type RowOutcome } from "../row-outcome.ts";
import type { TableKind } from "../table-reader.ts";
import { extraCells, rowFields } from "./row-fields.ts";

export const PAIN_COLUMNS = [
  "day",
  "region",
  "side",
  "moment",
  "nrs",
  "quality",
  "altered_gait",
  "night_pain",
  "note",
] as const;

const NEEDED = ["day", "region", "nrs"] as const;
const NO_REGION = "none";
export const NRS_BOUNDS = { from: 0, to: 10, whole: true } as const;

function readRow(header: readonly string[], row: CsvRow): RowOutcome {
  const fields = rowFields(header, row);
  const extra = extraCells(header, row);
  if (extra !== null) return { kind: "bad", why: extra };
  for (const name of NEEDED) if (fields.text(name) === null) fields.fault(`it has no ${name}`);
  const day = fields.day("day");
  const region = fields.word("region", [...REGIONS, NO_REGION]);
  const nrs = fields.number("nrs", NRS_BOUNDS);
  const entry = {
    side: fields.word("side", SIDES),
    moment: fields.word("moment", MOMENTS) ?? ("daily" as const),
    quality: fields.word("quality", QUALITIES),
    alteredGait: fields.yesNo("altered_gait"),
    nightPain: fields.yesNo("night_pain"),
    note: fields.text("note"),
    activityId: null,
  };
  if (region === NO_REGION && nrs !== null && nrs !== 0) {
    fields.fault(`region "none" means no pain today and goes with nrs 0, not ${nrs}`);
  }
  if (day === null || region === null || nrs === null || fields.problems.length > 0) {
    return { kind: "bad", why: fields.problems.join(", ") };
  }
  if (region === NO_REGION) return { kind: "no-pain", entry: { day } };
  return { kind: "pain", entry: { day, region, nrs, ...entry } };
}

/** The pain CSV: a row for each place and moment. Region `none` with nrs 0 is "no pain today". */
export const painTable: TableKind = (header) => {
  const known = header.every((name) => (PAIN_COLUMNS as readonly string[]).includes(name));
  if (!known || !NEEDED.every((name) => header.includes(name))) return null;
  return (rows) => decodeRows(rows, [], (row) => readRow(header, row));
};
