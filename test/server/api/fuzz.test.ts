import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDemoApp, type RealApp } from "../../real-app.ts";
import { serverOver } from "../open-server.ts";
import { type Described, documentOf, type OpenApi, operationsOf, type Schema } from "./document.ts";

/** How often each operation is asked; more by `FUZZ_RUNS=200`. */
const RUNS = Number(process.env["FUZZ_RUNS"] ?? 12);
const DAYS = ["2026-11-22", "2026-11-01", "2026-12-01", "1969-12-31", "2026-02-30", "9999-12-31"];

let real: RealApp;
let server: FastifyInstance;
let document: OpenApi;
let ajv: Ajv2020;
let ids: readonly string[];

beforeAll(async () => {
  real = await openDemoApp(6);
  server = serverOver(real);
  document = await documentOf(server);
  ajv = new Ajv2020({ strict: false, validateFormats: false });
  ajv.addSchema(document, "doc");
  const { runs } = (await server.inject("/api/v1/runs?limit=3")).json<{ runs: { id: string }[] }>();
  const { imports } = (await server.inject("/api/v1/imports?limit=1")).json<{ imports: { batchId: string }[] }>();
  ids = [...runs.map(({ id }) => id), ...imports.map(({ batchId }) => batchId), "nobody"];
}, 120_000);
afterAll(async () => {
  await server.close();
  await real.close();
});

describe("every operation of the API, whatever is sent", () => {
  it("answers as the document says, and never fails", async () => {
    const faults: string[] = [];
    for (const described of operationsOf(document)) {
      await fc.assert(
        fc.asyncProperty(requestTo(described), async (request) => {
          const answer = await server.inject(request as never);
          const fault = faultOf(described, answer);
          if (fault !== null) faults.push(`${described.method} ${JSON.stringify(request)}: ${fault}`);
        }),
        { numRuns: RUNS },
      );
    }
    expect(faults.slice(0, 5)).toEqual([]);
  }, 900_000);

  it("takes the examples of the document", async () => {
    for (const { method, path, operation } of operationsOf(document)) {
      const { example } = operation.requestBody?.content["application/json"] ?? {};
      if (example === undefined || path.includes("{athlete}")) continue;
      const answer = await server.inject({ method: method as "POST", url: path, payload: example as object });
      // What names a run of one's own cannot be known beforehand.
      const wanted = /corrections|splits/.test(path) ? 404 : 201;
      expect([path, answer.statusCode, answer.statusCode === wanted ? "" : answer.body]).toEqual([path, wanted, ""]);
    }
  });
});

interface Answer {
  readonly statusCode: number;
  readonly body: string;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** What is wrong with an answer; null when it is one that the document has. */
function faultOf({ operation }: Described, { statusCode, body, headers }: Answer): string | null {
  if (statusCode >= 500) return `${statusCode} ${body}`;
  const declared = operation.responses[String(statusCode)];
  if (declared === undefined) return `${statusCode} is not declared: ${body.slice(0, 200)}`;
  const [media, held] = Object.entries(declared.content ?? {})[0] ?? [];
  if (media === undefined) return body === "" ? null : `a body where none is declared: ${body.slice(0, 200)}`;
  if (!String(headers["content-type"]).startsWith(media)) return `${String(headers["content-type"])} (want ${media})`;
  if (media === "text/event-stream") return null;
  const check = checkOf(held?.schema ?? {});
  return check(JSON.parse(body)) ? null : `${JSON.stringify(check.errors?.slice(0, 3))} in ${body.slice(0, 300)}`;
}

const checks = new Map<string, ReturnType<Ajv2020["compile"]>>();

/** The document's own schema; what it refers to is found in the document. */
function checkOf(schema: Schema): ReturnType<Ajv2020["compile"]> {
  const text = JSON.stringify(schema).replaceAll('"#/components/', '"doc#/components/');
  const known = checks.get(text) ?? ajv.compile(JSON.parse(text));
  checks.set(text, known);
  return known;
}

function requestTo({ method, path, operation }: Described): fc.Arbitrary<object> {
  const of = (place: string) => operation.parameters.filter((one) => one.in === place);
  const values = (place: string) =>
    fc.record(Object.fromEntries(of(place).map((one) => [one.name, valueFor(one.name, one.schema)])), {
      requiredKeys: place === "path" ? of(place).map((one) => one.name) : [],
    });
  const content = operation.requestBody?.content;
  const json = content?.["application/json"];
  const payload =
    json !== undefined
      ? fc.oneof(
          { weight: 5, arbitrary: bodyOf(json.schema).map((body) => JSON.stringify(body)) },
          { weight: 1, arbitrary: fc.json() },
          { weight: 1, arbitrary: fc.string() },
          { weight: 1, arbitrary: fc.constant(`{"__proto__":{"day":"2026-11-22"},"day":1e999}`) },
        )
      : content === undefined
        ? fc.option(fc.json(), { nil: undefined, freq: 5 })
        : fc.oneof(fc.string(), fc.constant("day,kind,distance_km,duration_min\n2026-11-20,run,8,45\n"));
  const type = fc.constantFrom(
    ...(content === undefined ? ["application/json"] : Object.keys(content).flatMap((one) => [one, one])),
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
          ...Object.fromEntries(Object.entries(one.headers).map(([name, value]) => [name, inHeader(String(value))])),
          ...(isBody ? { "content-type": one.type } : {}),
        },
        ...(isBody ? { payload: one.payload } : {}),
      };
    });
}

const inHeader = (text: string) => text.replaceAll(/[^\x20-\x7e]/g, "") || "x";

/** A value that is mostly as the schema says, and sometimes anything. */
function valueFor(name: string, schema: Schema): fc.Arbitrary<unknown> {
  const wild: fc.Arbitrary<unknown> = fc.oneof(
    fc.string(),
    fc.constantFrom("__proto__", "0", "-1", "null", "%00", "é".repeat(60)),
  );
  if (name === "athlete") return fc.oneof(fc.constantFrom("me", "me", "me", "nosuch"), wild);
  if (/^(id|activityId|first|second|after)$/.test(name))
    return fc.oneof(
      { weight: 4, arbitrary: fc.nat(9).map((at) => ids[at % ids.length]) },
      { weight: 1, arbitrary: wild },
    );
  if (/^(day|asOf|from|to|until)$/.test(name)) return fc.oneof(fc.constantFrom(...DAYS), wild);
  if (name === "code") return fc.oneof(fc.constantFrom("SPIKE_S", "tsb", "acwrUncoupled", "nosuch"), wild);
  if (name === "place") return fc.oneof(fc.constantFrom("calf-left", "lower-back", "nosuch"), wild);
  return fc.oneof({ weight: 3, arbitrary: bodyOf(schema) }, { weight: 1, arbitrary: wild });
}

/** Something of a schema, with now and then a part that is not. */
function bodyOf(schema: Schema): fc.Arbitrary<unknown> {
  if (schema.$ref !== undefined) return fc.anything();
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  if (schema.const !== undefined) return fc.constant(schema.const);
  const options = schema.anyOf ?? schema.oneOf;
  if (options !== undefined) return fc.oneof(...options.map(bodyOf));
  switch (schema.type) {
    case "object":
      return fc
        .tuple(
          fc.record(
            Object.fromEntries(Object.entries(schema.properties ?? {}).map(([key, of]) => [key, fieldOf(key, of)])),
            { requiredKeys: [...(schema.required ?? [])] },
          ),
          fc.option(fc.record({ extra: fc.jsonValue() }), { nil: {}, freq: 10 }),
        )
        .map(([held, extra]) => ({ ...held, ...extra }));
    case "array":
      return fc.array(bodyOf(schema.items ?? {}), { maxLength: 3 });
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

function fieldOf(name: string, schema: Schema): fc.Arbitrary<unknown> {
  const held = /^(day|from|to|until|activityId|first|second)$/.test(name) ? valueFor(name, schema) : bodyOf(schema);
  return fc.oneof({ weight: 12, arbitrary: held }, { weight: 1, arbitrary: fc.jsonValue() });
}
