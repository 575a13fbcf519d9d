import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import type { FastifyInstance } from "fastify";
import { describe, expect, test } from "vitest";
import type { AthleteId } from "../../src/domain/ids.ts";
import { buildServer } from "../../src/server/build-server.ts";
import { isOwnHost } from "../../src/server/own-host.ts";
import { type MemoryApp, memoryApp } from "./memory-app.ts";

const webDir = mkdtempSync(join(tmpdir(), "niggle-web-"));
writeFileSync(join(webDir, "app.js"), "export {};\n");

function serverFor(app: MemoryApp = memoryApp(), log: (line: string) => void = () => undefined): FastifyInstance {
  return buildServer({ app, athlete: "me" as AthleteId, webDir, version: "1.2.3", log, maxFileB: 100_000 });
}

const json = { "content-type": "application/json" };
const PAIN = { day: "2026-11-22", region: "calf", moment: "after", nrs: 4 };

describe("names and sites", () => {
  test.each([
    ["localhost:4100", true],
    ["127.0.0.1:4100", true],
    ["[::1]:4100", true],
    ["LOCALHOST:4100", true],
    ["localhost", false],
    ["localhost:4101", false],
    ["evil.example:4100", false],
    ["localhost.evil.example:4100", false],
    ["localhost:4100.evil.example", false],
    ["127.0.0.1@evil.example:4100", false],
    ["", false],
  ])("%s is our own on port 4100: %s", (host, own) => {
    expect(isOwnHost(host, 4100)).toBe(own);
  });

  test("a foreign name is refused before anything is read", async () => {
    const app = memoryApp();
    const answer = await serverFor(app).inject({ url: "/", headers: { host: "rebound.example" } });
    expect(answer.statusCode).toBe(421);
    expect(app.reportsMade()).toBe(0);
  });

  test.each([
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
    { origin: "https://evil.example" },
    { origin: "null" },
    { origin: "http://localhost:9999" },
    { "sec-fetch-site": "same-origin", origin: "https://evil.example" },
  ])("a write with %o is refused", async (headers) => {
    const app = memoryApp();
    const answer = await serverFor(app).inject({
      method: "POST",
      url: "/api/v1/pain",
      headers: { ...json, ...headers },
      payload: PAIN,
    });
    expect(answer.statusCode).toBe(403);
    expect(app.facts).toEqual([]);
  });

  test.each([{}, { "sec-fetch-site": "same-origin", origin: "http://localhost:80" }, { origin: "http://127.0.0.1" }])(
    "a write with %o is taken",
    async (headers) => {
      const answer = await serverFor().inject({
        method: "POST",
        url: "/api/v1/pain",
        headers: { ...json, ...headers },
        payload: PAIN,
      });
      expect(answer.statusCode).toBe(201);
    },
  );
});

describe("the API", () => {
  test("gives the weekly report as the stable JSON, with a tag", async () => {
    const server = serverFor();
    const answer = await server.inject("/api/v1/weekly-report?asOf=2026-11-22");
    expect(answer.json()).toMatchObject({ asOf: "2026-11-22", headline: "ease", level: "amber", grey: true });
    expect(answer.body).not.toContain("NaN");
    const again = await server.inject({
      url: "/api/v1/weekly-report?asOf=2026-11-22",
      headers: { "if-none-match": String(answer.headers["etag"]) },
    });
    expect(again.statusCode).toBe(304);
  });

  test("gives the charts for a width, and refuses a width no window has", async () => {
    const server = serverFor();
    const { charts } = (await server.inject("/api/v1/charts?widthPx=500")).json();
    expect(charts.map((chart: { id: string }) => chart.id)).toEqual([
      "weekly-distance",
      "load-ratio",
      "pain-strip",
      "therapy-ticks",
    ]);
    for (const widthPx of ["10", "99999", "wide", ""]) {
      expect((await server.inject(`/api/v1/charts?widthPx=${widthPx}`)).statusCode).toBe(400);
    }
  });

  test("says what is wrong with a body, field by field, as problem+json", async () => {
    const app = memoryApp();
    const answer = await serverFor(app).inject({
      method: "POST",
      url: "/api/v1/pain",
      headers: json,
      payload: { ...PAIN, nrs: 11, colour: "red" },
    });
    expect(answer.statusCode).toBe(400);
    expect(answer.headers["content-type"]).toContain("application/problem+json");
    expect(answer.json().errors).toEqual(
      expect.arrayContaining([
        { field: "nrs", message: "Choose a number from 0 to 10." },
        { field: "colour", message: "There is no field called colour here." },
      ]),
    );
    expect(app.facts).toEqual([]);
  });

  test("does not turn a missing number into zero", async () => {
    const app = memoryApp();
    for (const nrs of [null, "", "4", false]) {
      const answer = await serverFor(app).inject({
        method: "POST",
        url: "/api/v1/pain",
        headers: json,
        payload: { ...PAIN, nrs },
      });
      expect(answer.statusCode).toBe(400);
    }
    expect(app.facts).toEqual([]);
  });

  test.each([
    ["no-pain", { day: "2026-11-22" }],
    ["rpe", { day: "2026-11-22", rpe0To10: 6 }],
    ["therapy", { day: "2026-11-22", kind: "physio", regions: ["knee-front"] }],
    ["day-marks", { rest: ["2026-11-12"], removed: ["2026-11-04"] }],
    ["seen-flags", { rule: "RF_BSI", day: "2026-11-22" }],
    ["history-claims", { from: "2024-11-25", to: null }],
  ])("takes %s", async (path, payload) => {
    const app = memoryApp();
    const answer = await serverFor(app).inject({ method: "POST", url: `/api/v1/${path}`, headers: json, payload });
    expect(answer.statusCode).toBe(201);
    expect(app.facts.length).toBe(answer.json().logged);
  });

  test("takes safety answers only when all are given", async () => {
    const answer = await serverFor().inject({
      method: "POST",
      url: "/api/v1/safety-checks",
      headers: json,
      payload: { day: "2026-11-22", answers: { clot: false } },
    });
    expect(answer.statusCode).toBe(422);
    expect(answer.json().errors).toHaveLength(12);
  });

  test("takes back a history claim", async () => {
    const app = memoryApp();
    expect((await serverFor(app).inject({ method: "DELETE", url: "/api/v1/history-claims" })).statusCode).toBe(204);
    expect(app.facts).toEqual([{ kind: "history-claim-revoked" }]);
  });

  test("takes one file as raw bytes with its name, and lists it afterwards", async () => {
    const server = serverFor();
    const raw = { "content-type": "application/octet-stream" };
    const answer = await server.inject({
      method: "POST",
      url: "/api/v1/files?name=run.fit",
      headers: raw,
      payload: "x",
    });
    expect(answer.json()).toMatchObject({
      files: [{ path: "run.fit", outcome: "imported" }],
      summary: { imported: 1 },
    });
    const nameless = await server.inject({ method: "POST", url: "/api/v1/files", headers: raw, payload: "x" });
    expect(nameless.statusCode).toBe(400);
    expect((await server.inject("/api/v1/imports")).json().imports[0].files).toHaveLength(1);
  });

  test("answers that it is well", async () => {
    expect((await serverFor().inject("/api/v1/health")).json()).toEqual({ ok: true, version: "1.2.3", dataVersion: 1 });
  });

  test("refuses a body that is too large, and one of a kind it does not read", async () => {
    const server = serverFor();
    const large = await server.inject({
      method: "POST",
      url: "/api/v1/pain",
      headers: json,
      payload: { ...PAIN, note: "x".repeat(80_000) },
    });
    expect(large.statusCode).toBe(413);
    const odd = await server.inject({
      method: "POST",
      url: "/api/v1/pain",
      headers: { "content-type": "text/plain" },
      payload: "hello",
    });
    expect(odd.statusCode).toBe(415);
  });
});

describe("what goes wrong", () => {
  test("an address that is not there gets a page for people and a problem for programs", async () => {
    const page = await serverFor().inject("/runs/12");
    expect(page.statusCode).toBe(404);
    expect(page.body).toContain("There is no such page");
    expect(page.headers["content-security-policy"]).toContain("default-src 'none'");
    const api = await serverFor().inject("/api/v1/nothing");
    expect(api.json()).toMatchObject({ status: 404, title: "There is no such page" });
  });

  test("our own failure is named in the log without what a person typed, and hidden from the page", async () => {
    const lines: string[] = [];
    const app: MemoryApp = {
      ...memoryApp(),
      log: async () => {
        throw new Error("could not write 'my left knee hurts'");
      },
    };
    const answer = await serverFor(app, (line) => lines.push(line)).inject({
      method: "POST",
      url: "/api/v1/pain",
      headers: json,
      payload: { ...PAIN, note: "my left knee hurts" },
    });
    expect(answer.statusCode).toBe(500);
    expect(answer.body).not.toContain("could not write");
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain("POST /api/v1/pain failed");
    expect(lines[0]).not.toContain("knee");
  });

  test("a failure is not kept in the cache", async () => {
    const app = memoryApp();
    let broken = true;
    const flaky: MemoryApp = {
      ...app,
      weeklyReport: (athlete, asOf) => (broken ? Promise.reject(new Error("disk")) : app.weeklyReport(athlete, asOf)),
    };
    const server = serverFor(flaky);
    expect((await server.inject("/")).statusCode).toBe(500);
    broken = false;
    expect((await server.inject("/")).statusCode).toBe(200);
  });
});

describe("whatever is sent", () => {
  const paths = ["/", "/log", "/import", "/massage.ics", "/api/v1/weekly-report", "/api/v1/charts", "/api/v1/imports"];
  const posts = [
    "/log",
    "/import",
    "/import/history",
    "/api/v1/pain",
    "/api/v1/therapy",
    "/api/v1/day-marks",
    "/api/v1/files",
  ];

  test("a GET with any query answers without failing and writes nothing", async () => {
    const app = memoryApp();
    const server = serverFor(app);
    const key = fc.constantFrom("asOf", "done", "day", "widthPx", "__proto__", "x");
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...paths), fc.array(fc.tuple(key, fc.string())), async (path, query) => {
        const { statusCode } = await server.inject(`${path}?${new URLSearchParams(query)}`);
        expect(statusCode).toBeLessThan(500);
      }),
      { numRuns: 60 },
    );
    expect(app.facts).toEqual([]);
    expect(await app.dataVersion()).toBe(1);
  });

  test("a POST with any body answers without failing", async () => {
    const server = serverFor();
    const type = fc.constantFrom(
      "application/json",
      "application/x-www-form-urlencoded",
      "multipart/form-data; boundary=x",
      "multipart/form-data",
      "application/octet-stream",
      "nonsense",
    );
    const fields = fc.constantFrom("kind=pain&", "kind=therapy&regions=knee&", "kind=rest&rest=", "kind=safety&", "");
    const body = fc.oneof(
      fc.string(),
      fc.json(),
      fc.tuple(fields, fc.string()).map(([start, end]) => start + end),
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...posts), type, body, async (url, contentType, payload) => {
        const { statusCode } = await server.inject({
          method: "POST",
          url,
          headers: { "content-type": contentType },
          payload,
        });
        expect(statusCode).toBeLessThan(500);
      }),
      { numRuns: 200 },
    );
  });
});
