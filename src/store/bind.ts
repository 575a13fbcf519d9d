import {
  BOOLEAN,
  DOUBLE,
  DuckDBBlobValue,
  DuckDBDateValue,
  DuckDBTimestampValue,
  type DuckDBType,
  DuckDBTypeId,
  type DuckDBValue,
  LIST,
  listValue,
  VARCHAR,
} from "@duckdb/node-api";

/** What a query may be given. Lists bind as lists of text or of DOUBLE; the query casts (`$seconds::DOUBLE[]`). */
export type Param = string | number | boolean | null | Uint8Array | readonly Param[];
export type Params = Readonly<Record<string, Param>>;

export interface Bound {
  readonly values: Record<string, DuckDBValue>;
  readonly types: Record<string, DuckDBType>;
}

function isList(param: Param): param is readonly Param[] {
  return Array.isArray(param);
}

function checkNumber(name: string, param: Param): void {
  if (typeof param === "number" && !Number.isFinite(param)) {
    throw new Error(`parameter $${name} is ${param} (want a finite number, or null for unknown)`);
  }
}

function valueFor(name: string, param: Param): DuckDBValue {
  if (isList(param)) return listValue(param.map((item) => valueFor(name, item)));
  if (param instanceof Uint8Array) return new DuckDBBlobValue(param);
  checkNumber(name, param);
  return param;
}

/** A value as a column of that type holds it: a day from its number, an instant from ms since 1970. */
export function driverValue(name: string, param: Param, type: DuckDBType): DuckDBValue {
  const value = valueFor(name, param);
  if (typeof value !== "number") return value;
  if (type.typeId === DuckDBTypeId.DATE) return new DuckDBDateValue(value);
  if (type.typeId === DuckDBTypeId.TIMESTAMP) return new DuckDBTimestampValue(BigInt(value) * 1000n);
  return value;
}

function leafType(param: Param): DuckDBType | null {
  if (isList(param)) {
    for (const item of param) {
      const type = leafType(item);
      if (type !== null) return type;
    }
    return null;
  }
  if (typeof param === "number") return DOUBLE;
  if (typeof param === "boolean") return BOOLEAN;
  return typeof param === "string" ? VARCHAR : null;
}

function depthOf(param: Param): number {
  return isList(param) ? 1 + Math.max(0, ...param.map(depthOf)) : 0;
}

/** A list says its type outright: the driver would guess from the first item, and cannot from an empty list. */
function listType(param: readonly Param[]): DuckDBType {
  let type: DuckDBType = leafType(param) ?? VARCHAR;
  for (let depth = depthOf(param); depth > 0; depth -= 1) type = LIST(type);
  return type;
}

/** Named parameters in the driver's terms. Refuses NaN and infinity: not knowing is null. */
export function bind(params: Params): Bound {
  const values: Record<string, DuckDBValue> = {};
  const types: Record<string, DuckDBType> = {};
  for (const [name, param] of Object.entries(params)) {
    values[name] = valueFor(name, param);
    if (isList(param)) types[name] = listType(param);
  }
  return { values, types };
}
