import fc from "fast-check";
import type { Described, Schema } from "./document.ts";

/** A request as `inject` takes it. */
export interface AnyRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly payload?: string | undefined;
}

/** What there is to be asked for. */
export interface Known {
  /** Of runs, imports and whatever else has an id; one that is of nothing among them. */
  readonly ids: readonly string[];
  readonly athletes: readonly string[];
}

const DAYS = ["2026-11-22", "2026-11-01", "2026-12-01", "1969-12-31", "2026-02-30", "9999-12-31"];

/** Whatever the schemas of an operation allow and forbid. */
export function requestTo({ method, path, operation }: Described, known: Known): fc.Arbitrary<AnyRequest> {
  const of = (place: string) => operation.parameters.filter((one) => one.in === place);
  const values = (place: string) =>
    fc.record(Object.fromEntries(of(place).map((one) => [one.name, valueFor(one.name, one.schema, known)])), {
      requiredKeys: place === "path" ? of(place).map((one) => one.name) : [],
    });
  const content = operation.requestBody?.content;
  const json = content?.["application/json"];
  const payload =
    json !== undefined
      ? fc.oneof(
          { weight: 5, arbitrary: bodyOf(json.schema, known).map((body) => JSON.stringify(body)) },
          { weight: 1, arbitrary: fc.json() },
          { weight: 1, arbitrary: fc.string() },
          { weight: 1, arbitrary: fc.constant(`{"__proto__":{"day":"2026-11-22"},"day":1e999}`) },
        )
      : content === undefined
        ? fc.option(fc.json(), { nil: undefined, freq: 5 })
        : fc.oneof(fc.string(), fc.constant("day,kind,distance_km,duration_min\n2026-11-20,run,8,45\n"));
  const type = fc.constantFrom(
    ...(content === undefined
      ? ["application/json"]
      : Object.keys(content).flatMap((one) => Array<string>(8).fill(one))),
    "text/plain",
    "multipart/form-data; boundary=XX",
    "multipart/form-data",
    "nonsense",
  );
  return fc
    .record({ path: values("path"), query: values("query"), headers: values("header"), payload, type })
    .map((one) => {
      const url = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(one.path[name])));
      const query = Object.entries(one.query).map(([name, value]) => [name, String(value)]);
      const isBody = method !== "GET" && one.payload !== undefined;
      return {
        method,
        url: query.length === 0 ? url : `${url}?${new URLSearchParams(query)}`,
        headers: {
          ...Object.fromEntries<string>(
            Object.entries(one.headers).map(([name, value]) => [name, inHeader(String(value))]),
          ),
          ...(isBody ? { "content-type": one.type } : {}),
        },
        ...(isBody ? { payload: one.payload } : {}),
      };
    });
}

const inHeader = (text: string) => text.replaceAll(/[^\x20-\x7e]/g, "") || "x";

/** A value that is mostly as the schema says, and sometimes anything. */
function valueFor(name: string, schema: Schema, known: Known): fc.Arbitrary<unknown> {
  const wild: fc.Arbitrary<unknown> = fc.oneof(
    fc.string(),
    fc.constantFrom("__proto__", "0", "-1", "null", "%00", "é".repeat(60)),
  );
  if (name === "athlete")
    return fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...known.athletes) }, { weight: 1, arbitrary: wild });
  if (/^(id|activityId|first|second|after)$/.test(name))
    return fc.oneof(
      { weight: 4, arbitrary: fc.nat(9).map((at) => known.ids[at % known.ids.length]) },
      { weight: 1, arbitrary: wild },
    );
  if (/^(day|asOf|from|to|until)$/.test(name))
    return fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...DAYS) }, { weight: 1, arbitrary: wild });
  if (name === "code") return fc.oneof(fc.constantFrom("SPIKE_S", "tsb", "acwrUncoupled", "nosuch"), wild);
  if (name === "place") return fc.oneof(fc.constantFrom("calf-left", "lower-back", "nosuch"), wild);
  return fc.oneof({ weight: 3, arbitrary: bodyOf(schema, known) }, { weight: 1, arbitrary: wild });
}

/** Something of a schema, with now and then a part that is not. */
function bodyOf(schema: Schema, known: Known): fc.Arbitrary<unknown> {
  if (schema.$ref !== undefined) return fc.anything();
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  if (schema.const !== undefined) return fc.constant(schema.const);
  const options = schema.anyOf ?? schema.oneOf;
  if (options !== undefined) return fc.oneof(...options.map((one) => bodyOf(one, known)));
  switch (schema.type) {
    case "object":
      return fc
        .tuple(
          fc.record(
            Object.fromEntries(
              Object.entries(schema.properties ?? {}).map(([key, of]) => [key, fieldOf(key, of, known)]),
            ),
            { requiredKeys: [...(schema.required ?? [])] },
          ),
          fc.oneof(
            { weight: 9, arbitrary: fc.constant({}) },
            { weight: 1, arbitrary: fc.record({ extra: fc.jsonValue() }) },
          ),
        )
        .map(([held, extra]) => ({ ...held, ...extra }));
    case "array":
      return fc.array(bodyOf(schema.items ?? {}, known), { maxLength: 3 });
    case "integer":
      return fc.integer({ min: schema.minimum ?? -10, max: schema.maximum ?? 1000 });
    case "number":
      return fc.double({ min: schema.minimum ?? 0, max: schema.maximum ?? 1e6, noNaN: true });
    case "boolean":
      return fc.boolean();
    case "null":
      return fc.constant(null);
    case "string":
      return schema.pattern === undefined
        ? fc.string({ maxLength: Math.min(schema.maxLength ?? 40, 40) })
        : fc.stringMatching(new RegExp(schema.pattern));
    default:
      return fc.jsonValue();
  }
}

function fieldOf(name: string, schema: Schema, known: Known): fc.Arbitrary<unknown> {
  const held = /^(day|from|to|until|activityId|first|second)$/.test(name)
    ? valueFor(name, schema, known)
    : bodyOf(schema, known);
  return fc.oneof({ weight: 12, arbitrary: held }, { weight: 1, arbitrary: fc.jsonValue() });
}
