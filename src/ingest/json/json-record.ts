/** One object of a JSON file, read by name. Null for what is absent or of another type. */
export interface JsonRecord {
  number(name: string): number | null;
  /** A number above 0. */
  measured(name: string): number | null;
  text(name: string): string | null;
  is(name: string): boolean;
  record(name: string): JsonRecord | null;
  records(name: string): readonly JsonRecord[];
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** What stands deeper in a record and is needed; the rest of what does (splits, zones) is most of a file. */
const NESTED: ReadonlySet<string> = new Set(["activityType", "calendarDate", "metrics"]);

const fieldsOf = (value: unknown): readonly (readonly [string, unknown])[] =>
  isObject(value) ? Object.entries(value).filter(([name, field]) => typeof field !== "object" || NESTED.has(name)) : [];

/** Beyond this a number has lost its last digits, and nothing that is measured comes near it. */
const isMeasurable = (value: unknown): value is number =>
  typeof value === "number" && Math.abs(value) <= Number.MAX_SAFE_INTEGER;

/** Reads an object; one without fields for anything that is none. */
export function jsonRecord(value: unknown): JsonRecord {
  const fields: ReadonlyMap<string, unknown> = new Map(fieldsOf(value));
  const number = (name: string): number | null => {
    const field = fields.get(name);
    return isMeasurable(field) ? field : null;
  };
  return {
    number,
    measured(name) {
      const field = number(name);
      return field !== null && field > 0 ? field : null;
    },
    text(name) {
      const field = fields.get(name);
      return typeof field === "string" && field !== "" ? field : null;
    },
    is: (name) => fields.get(name) === true,
    record(name) {
      const field = fields.get(name);
      return isObject(field) ? jsonRecord(field) : null;
    },
    records(name) {
      const field = fields.get(name);
      return Array.isArray(field) ? field.filter(isObject).map(jsonRecord) : [];
    },
  };
}
