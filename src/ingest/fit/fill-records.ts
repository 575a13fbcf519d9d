import type { Definition, FieldLayout } from "./definition.ts";
import { type FillTask, fillFor } from "./fill-column.ts";
import type { DeveloperField } from "./fit-messages.ts";
import {
  COLUMN_SPECS,
  COMPRESSED_SPEED_DISTANCE,
  type Column,
  type ColumnName,
  type ColumnSpec,
  type ColumnWidth,
  type DeveloperColumn,
  emptyColumn,
  isValid,
  type RecordColumns,
  setValue,
} from "./record-columns.ts";
import type { RecordGroup, Scan } from "./scan.ts";

/** Second pass: fills one column after another from the rows the first pass found. */
export function fillRecords(scan: Scan): RecordColumns {
  const groups = [...scan.groups.values()].filter((group) => group.count > 0);
  const columns = new Map<ColumnName, Column>();
  for (const spec of COLUMN_SPECS) {
    const column = fillColumn(scan, groups, spec);
    if (column !== null) columns.set(spec.name, column);
  }
  applyHeaderStamps(scan, columns);
  expandCompressedSpeedDistance(scan, groups, columns);
  return { count: scan.count, columns, developer: fillDeveloperColumns(scan, groups) };
}

/** The column of a record field; null when no record can have it. */
function fillColumn(scan: Scan, groups: readonly RecordGroup[], spec: ColumnSpec): Column | null {
  const found: { group: RecordGroup; field: FieldLayout }[] = [];
  for (const group of groups)
    for (const num of spec.sources) {
      const field = group.definition.fields.find((candidate) => candidate.num === num);
      if (field !== undefined) found.push({ group, field });
    }
  if (found.length === 0 && !comesFromElsewhere(scan, groups, spec.name)) return null;
  const fits = found.every(({ field }) => fillFor(field.base.width, spec.width) !== null);
  const width = fits ? spec.width : "f64";
  const column = emptyColumn(width, scan.count, spec);
  for (const { group, field } of found)
    fillFor(field.base.width, width)?.(taskFor(scan, group, { at: field.offsetB, base: field.base, column }));
  return column;
}

function taskFor(scan: Scan, group: RecordGroup, place: Pick<FillTask, "at" | "base" | "column">): FillTask {
  const { rows, offsets, count, definition } = group;
  return { bytes: scan.bytes, rows, offsets, count, bigEndian: definition.bigEndian, ...place };
}

function comesFromElsewhere(scan: Scan, groups: readonly RecordGroup[], name: ColumnName): boolean {
  if (name === "timestamp") return scan.headerStamps.length > 0;
  if (name !== "speed" && name !== "distance") return false;
  return groups.some((group) => compressedField(group.definition) !== undefined);
}

/** More than any app writes. A small hostile file could describe thousands of columns, each as long as the file. */
const MOST_DEVELOPER_COLUMNS = 128;
const MOST_DEVELOPER_VALUES = 50_000_000;

function fillDeveloperColumns(scan: Scan, groups: readonly RecordGroup[]): DeveloperColumn[] {
  const byKey = new Map<string, DeveloperColumn>();
  for (const group of groups)
    for (const { field, offsetB, sizeB } of group.definition.developer) {
      if (field === null || field.base.width === "text" || sizeB === 0 || sizeB % field.base.sizeB !== 0) continue;
      const made = developerColumn(scan, byKey, field);
      if (made === null) continue;
      const fill = fillFor(field.base.width, developerWidth(field));
      fill?.(taskFor(scan, group, { at: offsetB, base: field.base, column: made.column }));
    }
  return [...byKey.values()];
}

/** The column of a field; null when there are too many already. */
function developerColumn(
  scan: Scan,
  byKey: Map<string, DeveloperColumn>,
  field: DeveloperField,
): DeveloperColumn | null {
  const key = `${field.developerIndex}:${field.num}:${field.base.width}:${field.name}`;
  const known = byKey.get(key);
  if (known !== undefined) return known;
  if (byKey.size >= MOST_DEVELOPER_COLUMNS || (byKey.size + 1) * scan.count > MOST_DEVELOPER_VALUES) return null;
  const { scale, offset, units: unit } = field;
  const made = { field, column: emptyColumn(developerWidth(field), scan.count, { scale, offset, unit }) };
  byKey.set(key, made);
  return made;
}

function developerWidth(field: DeveloperField): ColumnWidth {
  const { width } = field.base;
  return width === "text" || width === "f32" || width === "u64" || width === "s64" ? "f64" : width;
}

function applyHeaderStamps(scan: Scan, columns: ReadonlyMap<ColumnName, Column>): void {
  const column = columns.get("timestamp");
  if (column === undefined) return;
  for (let i = 0; i < scan.headerStamps.length; i += 2)
    setValue(column, scan.headerStamps[i] as number, scan.headerStamps[i + 1] as number);
}

const compressedField = (definition: Definition) =>
  definition.fields.find((field) => field.num === COMPRESSED_SPEED_DISTANCE && field.count === 3);

/**
 * Three bytes hold speed (low 12 bits, cm/s) and distance (high 12 bits, 1/16 m, starting again at 0 after 256 m). A full
 * speed or distance in the same record wins.
 */
function expandCompressedSpeedDistance(
  scan: Scan,
  groups: readonly RecordGroup[],
  columns: ReadonlyMap<ColumnName, Column>,
): void {
  const [speed, distance] = [columns.get("speed"), columns.get("distance")];
  if (speed === undefined || distance === undefined) return;
  let sixteenths = 0;
  for (const { row, packed } of packedInOrder(scan.bytes, groups)) {
    sixteenths += ((packed >> 12) - sixteenths) & 0xfff;
    if (!isValid(speed, row)) setValue(speed, row, (packed & 0xfff) * 10);
    if (!isValid(distance, row)) setValue(distance, row, Math.round((sixteenths * 100) / 16));
  }
}

function packedInOrder(bytes: Uint8Array, groups: readonly RecordGroup[]): { row: number; packed: number }[] {
  const all: { row: number; packed: number }[] = [];
  for (const { definition, rows, offsets, count } of groups) {
    const field = compressedField(definition);
    if (field === undefined) continue;
    for (let i = 0; i < count; i++) {
      const at = (offsets[i] as number) + field.offsetB;
      const packed = (bytes[at] as number) | ((bytes[at + 1] as number) << 8) | ((bytes[at + 2] as number) << 16);
      if (packed !== 0xffffff) all.push({ row: rows[i] as number, packed });
    }
  }
  return all.sort((a, b) => a.row - b.row);
}
