import { Ajv2020 } from "ajv/dist/2020.js";
import Fastify from "fastify";
import { expect, it } from "vitest";
import { holdApi } from "../../../src/server/api/hold-api.ts";
import { openServer } from "../open-server.ts";
import { documentOf, operationsOf } from "./document.ts";

it("describes every route of the API, and nothing else", async () => {
  const { server } = await openServer();
  const operations = operationsOf(await documentOf(server));
  const described = operations.map(({ method, path }) => `${method} ${path}`);
  const routes = server.accessTable
    .filter(({ method, url }) => url.startsWith("/api/v1/") && method !== "HEAD")
    .map(({ method, url }) => `${method} ${url.replaceAll(/:(\w+)/g, "{$1}")}`);
  expect(described.sort()).toEqual(routes.sort());
  expect(described.length).toBeGreaterThan(80);
});

it("names each operation once, and says what it does, who may ask and what it answers", async () => {
  const { server } = await openServer();
  const operations = operationsOf(await documentOf(server));
  const names = operations.map(({ operation }) => operation.operationId);
  expect(new Set(names).size).toBe(names.length);
  for (const { operation, method } of operations) {
    expect(operation.summary, operation.operationId).toMatch(/^[A-Z].*\.$/);
    expect(operation.description, operation.operationId).toMatch(/For .+\.$/);
    const statuses = Object.keys(operation.responses);
    expect(statuses).toEqual(expect.arrayContaining(["401", "403", "404", "421", "429", "500"]));
    if (method !== "GET") expect(statuses).toEqual(expect.arrayContaining(["409", "413", "415", "422"]));
  }
});

it("refers only to what it holds, and its schemas are schemas", async () => {
  const { server } = await openServer();
  const document = await documentOf(server);
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  ajv.addSchema(document, "doc");
  for (const name of Object.keys(document.components.schemas))
    expect(() => ajv.compile({ $ref: `doc#/components/schemas/${name}` }), name).not.toThrow();
  for (const [ref] of JSON.stringify(document).matchAll(/#\/components\/[^"]+/g)) {
    const found = ref
      .slice(2)
      .split("/")
      .reduce<unknown>((at, key) => (at as Record<string, unknown>)?.[key], document);
    expect(found, ref).toBeDefined();
  }
});

it("is sent once, to anybody", async () => {
  const { server } = await openServer();
  const first = await server.inject("/api/openapi.json");
  const again = await server.inject({
    url: "/api/openapi.json",
    headers: { "if-none-match": String(first.headers["etag"]) },
  });
  expect([first.statusCode, again.statusCode]).toEqual([200, 304]);
});

it("does not build a route that says nothing of itself", () => {
  const fastify = Fastify();
  holdApi(fastify);
  expect(() => fastify.get("/api/v1/new", async () => "")).toThrow("does not say what it is");
  const named = { schema: { operationId: "x", summary: "X." } };
  expect(() => fastify.get("/api/v1/new", named, async () => "")).toThrow("does not say what it answers");
});
