import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isOwnHost, LOOPBACK_ONLY } from "../../src/server/own-host.ts";
import { cachedBody, createPageCache } from "../../src/server/page-cache.ts";
import { diary, openServer } from "./open-server.ts";

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
    expect(isOwnHost(host, { port: 4100, address: "127.0.0.1" }, LOOPBACK_ONLY)).toBe(own);
  });

  test.each([
    ["192.168.1.5:4100", "192.168.1.5", true],
    ["192.168.1.5:4100", "::ffff:192.168.1.5", true],
    ["192.168.1.5:4100", "192.168.1.6", false],
    ["[fe80::1]:4100", "fe80::1", true],
    ["runs.example.org", "10.0.0.2", true],
    ["RUNS.example.org", "10.0.0.2", true],
    ["runs.example.org.evil.example", "10.0.0.2", false],
    ["evil.example:4100", "192.168.1.5", false],
    ["localhost:4100", "127.0.0.1", true],
  ])("open to a network, %s reached at %s is our own: %s", (host, address, own) => {
    const names = { host: "0.0.0.0", publicUrl: "https://runs.example.org" };
    expect(isOwnHost(host, { port: 4100, address }, names)).toBe(own);
  });

  test("a foreign name is refused before anything is read", async () => {
    const { server } = await openServer();
    const answer = await server.inject({ url: "/", headers: { host: "rebound.example" } });
    expect(answer.statusCode).toBe(421);
    expect(answer.headers["etag"]).toBeUndefined();
  });

  test.each([
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
    { origin: "https://evil.example" },
    { origin: "null" },
    { origin: "http://localhost:9999" },
    { "sec-fetch-site": "same-origin", origin: "https://evil.example" },
  ])("a write with %o is refused", async (headers) => {
    const { server, real } = await openServer();
    const answer = await server.inject({
      method: "POST",
      url: "/api/v1/pain",
      headers: { ...json, ...headers },
      payload: PAIN,
    });
    expect(answer.statusCode).toBe(403);
    expect(await real.facts()).toEqual([]);
  });

  test.each([{}, { "sec-fetch-site": "same-origin", origin: "http://localhost:80" }, { origin: "http://127.0.0.1" }])(
    "a write with %o is taken",
    async (headers) => {
      const answer = await (await openServer()).server.inject({
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
    const { server } = await openServer();
    const answer = await server.inject("/api/v1/weekly-report?asOf=2026-11-22");
    expect(answer.json()).toMatchObject({ asOf: "2026-11-22", athlete: "me", headline: "cannot-say", grey: true });
    expect(answer.body).not.toContain("NaN");
    const again = await server.inject({
      url: "/api/v1/weekly-report?asOf=2026-11-22",
      headers: { "if-none-match": String(answer.headers["etag"]) },
    });
    expect(again.statusCode).toBe(304);
  });

  test("gives the charts for a width, and refuses a width no window has", async () => {
    const { server, real } = await openServer();
    await real.give([{ path: "diary.csv", make: () => diary(["2026-11-18", "2026-11-20"]) }]);
    const { charts } = (await server.inject("/api/v1/charts?widthPx=500")).json();
    expect(charts.map((chart: { id: string }) => chart.id)).toContain("weekly-distance");
    for (const widthPx of ["10", "99999", "wide", ""]) {
      expect((await server.inject(`/api/v1/charts?widthPx=${widthPx}`)).statusCode).toBe(400);
    }
  });

  test("says what is wrong with a body, field by field, as problem+json", async () => {
    const { server, real } = await openServer();
    const answer = await server.inject({
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
    expect(await real.facts()).toEqual([]);
  });

  test("does not turn a missing number into zero", async () => {
    const { server, real } = await openServer();
    for (const nrs of [null, "", "4", false]) {
      const answer = await server.inject({
        method: "POST",
        url: "/api/v1/pain",
        headers: json,
        payload: { ...PAIN, nrs },
      });
      expect(answer.statusCode).toBe(400);
    }
    expect(await real.facts()).toEqual([]);
  });

  test.each([
    ["no-pain", { day: "2026-11-22" }],
    ["rpe", { day: "2026-11-22", rpe0To10: 6 }],
    ["therapy", { day: "2026-11-22", kind: "physio", regions: ["knee-front"] }],
    ["day-marks", { rest: ["2026-11-12"], removed: ["2026-11-04"] }],
    ["seen-flags", { rule: "RF_BSI", day: "2026-11-22" }],
    ["history-claims", { from: "2024-11-25", to: null }],
  ])("takes %s", async (path, payload) => {
    const { server, real } = await openServer();
    const answer = await server.inject({ method: "POST", url: `/api/v1/${path}`, headers: json, payload });
    expect(answer.statusCode).toBe(201);
    expect((await real.facts()).length).toBe(answer.json().logged);
  });

  test("takes safety answers only when all are given", async () => {
    const answer = await (await openServer()).server.inject({
      method: "POST",
      url: "/api/v1/safety-checks",
      headers: json,
      payload: { day: "2026-11-22", answers: { clot: false } },
    });
    expect(answer.statusCode).toBe(422);
    expect(answer.json().errors).toHaveLength(12);
  });

  test("takes back a history claim", async () => {
    const { server, real } = await openServer();
    expect((await server.inject({ method: "DELETE", url: "/api/v1/history-claims" })).statusCode).toBe(204);
    expect(await real.facts()).toEqual([{ kind: "history-claim-revoked" }]);
  });

  test("takes one file as raw bytes with its name, and lists it afterwards", async () => {
    const { server } = await openServer();
    const raw = { "content-type": "application/octet-stream" };
    const answer = await server.inject({
      method: "POST",
      url: "/api/v1/files?name=diary.csv",
      headers: raw,
      payload: diary(["2026-11-20"]),
    });
    expect(answer.json()).toMatchObject({
      files: [{ path: "diary.csv", outcome: "imported" }],
      summary: { imported: 1, activities: 1 },
    });
    const nameless = await server.inject({ method: "POST", url: "/api/v1/files", headers: raw, payload: "x" });
    expect(nameless.statusCode).toBe(400);
    expect((await server.inject("/api/v1/imports")).json().imports[0].files).toHaveLength(1);
  });

  test("answers that it is well", async () => {
    expect((await (await openServer()).server.inject("/api/v1/health")).json()).toEqual({
      ok: true,
      version: "1.2.3",
      dataVersion: expect.any(Number),
    });
  });

  test("refuses a body that is too large, and one of a kind it does not read", async () => {
    const { server } = await openServer();
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
    const page = await (await openServer()).server.inject("/run/12");
    expect(page.statusCode).toBe(404);
    expect(page.body).toContain("There is no such page");
    expect(page.headers["content-security-policy"]).toContain("default-src 'none'");
    const api = await (await openServer()).server.inject("/api/v1/nothing");
    expect(api.json()).toMatchObject({ status: 404, title: "There is no such page" });
  });

  test("our own failure is named in the log without what a person typed, and hidden from the page", async () => {
    const lines: string[] = [];
    const { server, real } = await openServer({ log: (line) => lines.push(line) });
    await real.breakStore();
    const answer = await server.inject({
      method: "POST",
      url: "/api/v1/pain",
      headers: json,
      payload: { ...PAIN, note: "my left knee hurts" },
    });
    expect(answer.statusCode).toBe(500);
    expect(answer.json().detail).toContain("Nothing you sent caused this");
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain("POST /api/v1/pain failed");
    expect(lines[0]).not.toContain("knee");
  });

  test("a failure is not kept in the cache, and an answer is made once", async () => {
    const cache = createPageCache();
    await expect(cache.get("key", () => Promise.reject(new Error("disk")))).rejects.toThrow("disk");
    let made = 0;
    const make = async () => {
      made += 1;
      return cachedBody("well", "text/plain");
    };
    expect((await cache.get("key", make)).body.toString()).toBe("well");
    await cache.get("key", make);
    expect(made).toBe(1);
  });
});

describe("whatever is sent", () => {
  const paths = [
    "/",
    "/log",
    "/import",
    "/massage.ics",
    "/api/v1/weekly-report",
    "/api/v1/charts",
    "/api/v1/imports",
    "/runs",
    "/api/v1/runs",
  ];
  const posts = [
    "/api/v1/imports",
    "/api/v1/corrections",
    "/api/v1/splits",
    "/runs/x/correct",
    "/import/x/undo",
    "/log",
    "/import",
    "/import/history",
    "/api/v1/pain",
    "/api/v1/therapy",
    "/api/v1/day-marks",
    "/api/v1/files",
  ];

  test("a GET with any query answers without failing and writes nothing", async () => {
    const { server, real } = await openServer();
    const version = await real.app.dataVersion();
    const key = fc.constantFrom("asOf", "done", "day", "show", "before", "limit", "from", "widthPx", "__proto__", "x");
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...paths), fc.array(fc.tuple(key, fc.string())), async (path, query) => {
        const { statusCode } = await server.inject(`${path}?${new URLSearchParams(query)}`);
        expect(statusCode).toBeLessThan(500);
      }),
      { numRuns: 60 },
    );
    expect(await real.facts()).toEqual([]);
    expect(await real.app.dataVersion()).toBe(version);
  });

  test("a POST with any body answers without failing", async () => {
    const { server } = await openServer();
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
