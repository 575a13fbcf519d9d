import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { NUMBER_CODES } from "../../src/usecases/explain-number.ts";
import { openDemoApp, type RealApp } from "../real-app.ts";
import { diary, openServer, serverOver } from "./open-server.ts";

let real: RealApp;
let server: FastifyInstance;

beforeAll(async () => {
  real = await openDemoApp();
  server = serverOver(real);
});
afterAll(async () => {
  await server.close();
  await real.close();
});

const shownOn = (body: string) => /data-from="([^"]+)" data-to="([^"]+)"/.exec(body)?.slice(1);

describe("the time of the charts", () => {
  test.each([
    ["/", ["2026-05-25", "2026-11-22"]],
    ["/?weeks=12", ["2026-08-31", "2026-11-22"]],
    ["/?weeks=52", ["2025-11-24", "2026-11-22"]],
    ["/?weeks=12&to=2026-06-01", ["2026-03-16", "2026-06-07"]],
    ["/?from=2026-01-07&to=2026-03-03", ["2026-01-05", "2026-03-08"]],
    ["/?from=2026-03-01&to=2026-03-02", ["2026-02-09", "2026-03-08"]],
  ])("is what %s asks for, in whole weeks and at least four", async (url, shown) => {
    expect(shownOn((await server.inject(url)).body)).toEqual(shown);
  });

  test("stays within the history, whatever the address says", async () => {
    const all = shownOn((await server.inject("/?weeks=all")).body);
    expect(shownOn((await server.inject("/?from=1990-01-01&to=2099-01-01")).body)).toEqual(all);
    expect((await server.inject("/?weeks=all")).body).toContain("aria-disabled");
  });

  test.each([
    ["/?weeks=13", "There is no span 13."],
    ["/?from=2026-02-30", "There is no day 2026-02-30."],
    ["/?to=soon", "There is no day soon."],
  ])("is refused with a sentence when it makes no sense: %s", async (url, words) => {
    const { statusCode, body } = await server.inject(url);
    expect(statusCode).toBe(400);
    expect(body).toContain(words);
  });

  test("moves without changing the verdict", async () => {
    const verdict = (body: string) => /<h1[^>]*>([^<]*)/.exec(body)?.[1];
    const [now, then] = [await server.inject("/"), await server.inject("/?weeks=12&to=2026-06-01")];
    expect(verdict(then.body)).toBe(verdict(now.body));
  });

  test("is the same for the script, with words and a table for each chart", async () => {
    const answer = await server.inject("/api/v1/charts?widthPx=680&from=2026-08-31&to=2026-11-22");
    const { window, charts } = answer.json();
    expect(window).toEqual({ from: "2026-08-31", to: "2026-11-22" });
    expect(charts.map(({ id }: { id: string }) => id)).toEqual([
      "weekly-distance",
      "load-ratio",
      "pain-strip",
      "therapy-ticks",
    ]);
    for (const chart of charts) expect(chart).toMatchObject({ title: expect.any(String), table: expect.any(Object) });
    expect((await server.inject("/api/v1/charts?widthPx=680&weeks=13")).statusCode).toBe(400);
  });
});

describe("an explanation", () => {
  test.each(NUMBER_CODES)("of %s has a formula, a source and a section of the methods that exists", async (code) => {
    const { statusCode, body } = await server.inject(`/explain/${code}`);
    expect(statusCode).toBe(200);
    expect(body).toContain("How it is made");
    expect(body).toContain("<dt>Source</dt>");
    const section = /href="\/methods#([^"]+)"/.exec(body)?.[1];
    expect((await server.inject("/methods")).body).toContain(`id="${section}"`);
    expect(body).not.toMatch(/NaN|undefined|Infinity|\[object/);
  });

  test("of the longest run names the rows it used", async () => {
    const { body } = await server.inject("/explain/longest-no-spike");
    expect(body).toContain("12.8 km");
    expect(body).toContain("Sat 21 Nov");
  });

  test("of a rule and of a ratio come from the same reckoning as the report", async () => {
    const { findings } = (await server.inject("/api/v1/weekly-report")).json();
    const spike = findings.find(({ rule }: { rule: string }) => rule === "SPIKE_S");
    expect((await server.inject("/explain/SPIKE_S")).body).toContain(spike.text);
    const { body } = await server.inject("/explain/acwrCoupled?method=duration");
    expect(body).toContain("Mean daily load of 7 days over the mean of the 28 days");
    expect(body).toContain("Time, min");
  });

  test("exists for every finding and every number of the page, on an earlier day too", async () => {
    for (const url of ["/", "/?asOf=2026-10-04"]) {
      const { body } = await server.inject(url);
      const links = [...body.matchAll(/href="(\/explain\/[^"]+)"/g)].map(([, href]) => href as string);
      expect(new Set(links).size).toBeGreaterThan(30);
      for (const href of new Set(links))
        expect({ href, status: (await server.inject(href)).statusCode }).toEqual({ href, status: 200 });
    }
  });

  test("comes without the frame of a page when a script asks for it", async () => {
    const { body } = await server.inject("/explain/known-days?part=body");
    expect(body).not.toContain("<html");
    expect(body).toContain("26 days");
  });

  test("of something unknown is no page, and says which there are", async () => {
    const { statusCode, body } = await server.inject("/explain/LUCK");
    expect(statusCode).toBe(404);
    expect(body).toContain("There is no rule or ratio LUCK");
    expect((await server.inject("/explain/acwrCoupled?method=luck")).statusCode).toBe(404);
    expect((await server.inject("/explain/known-days?asOf=2027-01-01")).statusCode).toBe(400);
  });
});

test("numbers of somebody with one run cannot be said, and are not invented", async () => {
  const { server: small, real: app } = await openServer();
  await app.give([{ path: "diary.csv", make: () => diary(["2026-09-01"]) }]);
  for (const code of NUMBER_CODES) {
    const { statusCode, body } = await small.inject(`/explain/${code}`);
    expect({ code, statusCode }).toEqual({ code, statusCode: 200 });
    expect(body).not.toMatch(/NaN|Infinity|undefined/);
  }
  expect((await small.inject("/explain/longest-no-spike")).body).toContain("We cannot say.");
});
