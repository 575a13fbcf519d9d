import fc from "fast-check";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDemoApp, type RealApp } from "../../real-app.ts";
import { serverOver } from "../open-server.ts";
import { type Known, requestTo } from "./any-request.ts";
import { documentOf, type OpenApi, operationsOf } from "./document.ts";
import { type FaultOf, heldTo } from "./held-to-document.ts";

/** How often each operation is asked; more by `FUZZ_RUNS=200`. */
const RUNS = Number(process.env["FUZZ_RUNS"] ?? 12);
/** Printed with what is found, so that it can be found again: `FUZZ_SEED=…`. */
const SEED = Number(process.env["FUZZ_SEED"] ?? 20_261_122);

let real: RealApp;
let server: FastifyInstance;
let document: OpenApi;
let faultOf: FaultOf;
let known: Known;

beforeAll(async () => {
  real = await openDemoApp(6);
  server = serverOver(real);
  document = await documentOf(server);
  faultOf = heldTo(document);
  const { runs } = (await server.inject("/api/v1/runs?limit=3")).json<{ runs: { id: string }[] }>();
  const { imports } = (await server.inject("/api/v1/imports?limit=1")).json<{ imports: { batchId: string }[] }>();
  const ids = [...runs.map(({ id }) => id), ...imports.map(({ batchId }) => batchId), "nobody"];
  known = { ids, athletes: ["me", "me", "me", "nosuch"] };
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
        fc.asyncProperty(requestTo(described, known), async (request) => {
          const answer = await server.inject(request as never);
          const fault = faultOf(described, answer);
          if (fault !== null) faults.push(`${described.method} ${JSON.stringify(request)}: ${fault}`);
        }),
        { numRuns: RUNS, seed: SEED },
      );
    }
    expect(faults.slice(0, 5), `seed ${SEED}`).toEqual([]);
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
