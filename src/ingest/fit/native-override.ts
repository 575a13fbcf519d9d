import type { FitMessage } from "./fit-messages.ts";
import { MESSAGE } from "./profile.ts";
import {
  COLUMN_SPECS,
  type Column,
  type ColumnName,
  type ColumnSpec,
  emptyColumn,
  isValid,
  type RecordColumns,
  setValue,
} from "./record-columns.ts";

/** What one of a developer field's unit is in the native field's unit. */
type Units = Readonly<Record<string, number>>;

const METRES: Units = { m: 1, meter: 1, meters: 1, metres: 1, km: 1000 };
const WATTS: Units = { w: 1, watt: 1, watts: 1 };
const BPM: Units = { bpm: 1, beats: 1 };
/** The native cadence counts one foot. */
const CADENCE: Units = { rpm: 1, spm: 0.5, "steps/min": 0.5, "strides/min": 1 };

/**
 * Units that may stand in for a native field. A field in any other unit is left alone: one app once declared muscle
 * oxygen to be heart rate.
 */
const COLUMN_UNITS: Readonly<Partial<Record<ColumnName, Units>>> = {
  heartRate: BPM,
  cadence: CADENCE,
  distance: METRES,
  altitude: METRES,
  power: WATTS,
  speed: { "m/s": 1, mps: 1, "km/h": 1 / 3.6, kph: 1 / 3.6 },
  verticalOscillation: { mm: 1, millimeters: 1, cm: 10, centimeters: 10 },
  stanceTime: { ms: 1, milliseconds: 1, s: 1000 },
};

/** Native columns that are absent or hold only zeros, taken from developer fields that say they mean the same. */
export function withDeveloperOverrides(records: RecordColumns): RecordColumns {
  if (records.developer.length === 0) return records;
  const columns = new Map(records.columns);
  for (const spec of COLUMN_SPECS) {
    if (hasSignal(columns.get(spec.name))) continue;
    const override = overrideFor(records, spec);
    if (override !== null) columns.set(spec.name, override);
  }
  return { ...records, columns };
}

function hasSignal(column: Column | undefined): boolean {
  return column?.values.some((raw, row) => raw !== 0 && isValid(column, row)) ?? false;
}

function overrideFor(records: RecordColumns, spec: ColumnSpec): Column | null {
  for (const { field, column } of records.developer) {
    if (field.nativeMessage !== MESSAGE.record || !spec.sources.includes(field.nativeField ?? -1)) continue;
    const factor = COLUMN_UNITS[spec.name]?.[field.units.toLowerCase()];
    if (factor !== undefined && hasSignal(column)) return converted(column, factor, spec);
  }
  return null;
}

function converted(source: Column, factor: number, spec: ColumnSpec): Column {
  const target = emptyColumn("f64", source.values.length, { scale: 1, offset: 0, unit: spec.unit });
  for (let row = 0; row < source.values.length; row++)
    if (isValid(source, row))
      setValue(target, row, ((source.values[row] as number) / source.scale - source.offset) * factor);
  return target;
}

const MESSAGE_UNITS = { m: METRES, W: WATTS, bpm: BPM, rpm: CADENCE } as const;

/** A developer value that stands in for a field of a session or lap, in the given unit; null when there is none. */
export function developerStandIn(
  message: FitMessage,
  native: { readonly message: number; readonly field: number },
  unit: keyof typeof MESSAGE_UNITS,
): number | null {
  const units: Units = MESSAGE_UNITS[unit];
  for (const { field, value } of message.developer) {
    if (field.nativeMessage !== native.message || field.nativeField !== native.field) continue;
    const factor = units[field.units.toLowerCase()];
    if (factor !== undefined && typeof value === "number") return (value / field.scale - field.offset) * factor;
  }
  return null;
}
