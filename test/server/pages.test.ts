import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { JournalFact } from "../../src/domain/journal.ts";
import { SAFETY_QUESTIONS } from "../../src/domain/therapy.ts";
import { ME, openDemoApp, type RealApp, TODAY } from "../real-app.ts";
import { form, openServer, serverOver } from "./open-server.ts";

const PAIN = { kind: "pain", day: "2026-11-22", region: "calf", side: "right", nrs: "4", moment: "after" };

/** What the page shows beside the week is worked out: it stays the same from here on. */
async function lookedBack({ app }: RealApp): Promise<void> {
  await Promise.all([app.linkReport(ME, TODAY), app.backtest(ME, { asOf: TODAY, horizonDays: 7 })]);
}

const safety = (yes: readonly "skin"[] = []): JournalFact => ({ kind: "safety-check", entry: { day: TODAY, yes } });
const nightPain: JournalFact = {
  kind: "pain",
  entry: {
    day: TODAY,
    region: "shin",
    side: "left",
    moment: "daily",
    nrs: 6,
    quality: "sharp",
    alteredGait: true,
    nightPain: true,
    note: null,
    activityId: null,
  },
};

describe("the weekly page of the demo", () => {
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

  test("carries the verdict with everything it rests on", async () => {
    const { statusCode, body } = await server.inject("/");
    expect(statusCode).toBe(200);
    for (const words of [
      "Week of 16 November · as of Sunday 22",
      "Ease off",
      "The front of your left knee is speaking up after a longer run.",
      "3 / 10",
      "observational",
      "Schuster Brandt Frandsen",
      "12.8 km",
      "26 of 28 days",
      "Were they rest days?",
      "Not medical advice. Red-flag symptoms: see a clinician now.",
    ]) {
      expect(body).toContain(words);
    }
  });

  test("asks the safety questions before it offers a massage", async () => {
    const asked = (await server.inject("/")).body;
    expect(asked.match(/<legend>Do you|<legend>Have you|<legend>Is there|<legend>Are you/g)).toHaveLength(13);
    expect(asked).not.toContain("Book a massage");
  });

  test("holds no inline script, no inline style and nothing from elsewhere", async () => {
    for (const url of ["/", "/log", "/import", "/runs"]) {
      const { body, headers } = await server.inject(url);
      expect(body).not.toMatch(/<style|\sstyle=|\son\w+=|javascript:|<script(?! type="module" src="\/web\/app.js")/);
      expect(body).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
      expect(headers["content-security-policy"]).toBe(
        "default-src 'none';script-src 'self';style-src 'self';img-src 'self' data:;connect-src 'self';font-src 'self';manifest-src 'self';worker-src 'self';form-action 'self';base-uri 'none';frame-ancestors 'none'",
      );
    }
  });

  test("links only to pages that exist", async () => {
    for (const url of ["/", "/log", "/import", "/runs"]) {
      const { body } = await server.inject(url);
      const links = [...body.matchAll(/href="(\/[^"#]*)/g)].map(([, href]) =>
        (href as string).replaceAll("&amp;", "&"),
      );
      for (const href of new Set(links)) {
        expect({ href, status: (await server.inject(href)).statusCode }).toEqual({ href, status: 200 });
      }
    }
  });

  test("shows an earlier week, and refuses one that is still to come", async () => {
    expect((await server.inject("/?asOf=2026-10-04")).statusCode).toBe(200);
    const future = await server.inject("/?asOf=2027-01-01");
    expect(future.statusCode).toBe(400);
    expect(future.body).toContain("2027-01-01 is still to come.");
    expect((await server.inject("/?asOf=2026-02-30")).body).toContain("There is no day 2026-02-30.");
  });

  test("is known by its tag until the data change", async () => {
    await lookedBack(real);
    const first = await server.inject("/");
    const seen = { "if-none-match": String(first.headers["etag"]) };
    expect((await server.inject({ url: "/", headers: seen })).statusCode).toBe(304);
    await server.inject({ url: "/log", ...form(PAIN) });
    const changed = await server.inject({ url: "/", headers: seen });
    expect(changed.statusCode).toBe(200);
    expect(changed.headers["etag"]).not.toBe(first.headers["etag"]);
  });

  test("offers a massage once the questions are answered clear, with an entry for the calendar", async () => {
    await real.app.log(ME, [safety()]);
    const { body } = await server.inject("/");
    expect(body).toContain('href="#massage"');
    const link = /\/massage\.ics\?day=[\d-]+/.exec(body)?.[0] as string;
    const calendar = await server.inject(link);
    expect(calendar.headers["content-type"]).toContain("text/calendar");
    expect(calendar.body).toContain("DTSTART;VALUE=DATE:20261122\r\n");
  });

  test("says nothing of massage under a warning sign", async () => {
    await real.app.log(ME, [nightPain]);
    const { body } = await server.inject("/");
    expect(body).toContain("See a clinician");
    expect(body).not.toContain('id="massage"');
    expect(body).not.toContain("massage.ics");
  });
});

test("the weekly page of somebody new says what to do first", async () => {
  const { body } = await (await openServer()).server.inject("/");
  expect(body).toContain("Show niggle your runs");
  expect(body).toContain('href="/import"');
});

describe("the log page", () => {
  test("takes pain and says so on the next page", async () => {
    const { server, real } = await openServer();
    const answer = await server.inject({ url: "/log", ...form({ ...PAIN, note: "on the stairs" }) });
    expect(answer.statusCode).toBe(303);
    // A sore calf calls for questions, so that is where it leads; the log says it too.
    expect(answer.headers.location).toBe("/log/signs?place=calf-right&done=pain");
    expect((await server.inject("/log/signs?place=calf-right&done=pain")).body).toContain("Logged how it feels.");
    expect(await real.facts()).toMatchObject([
      {
        kind: "pain",
        entry: { region: "calf", side: "right", nrs: 4, moment: "after", alteredGait: null, note: "on the stairs" },
      },
    ]);
    expect((await server.inject("/log?done=pain")).body).toContain("Logged how it feels.");
  });

  test("leaves unsaid what was left blank", async () => {
    const { server, real } = await openServer();
    await server.inject({
      url: "/log",
      ...form({ ...PAIN, side: "", quality: "", note: "  " }),
    });
    expect(await real.facts()).toMatchObject([{ entry: { side: null, quality: null, nightPain: null, note: null } }]);
  });

  test("keeps what was typed when something is missing, and says what", async () => {
    const { server, real } = await openServer();
    const { statusCode, body } = await server.inject({
      url: "/log",
      ...form({ ...PAIN, nrs: "", note: "worse downhill" }),
    });
    expect(statusCode).toBe(422);
    expect(body).toContain("Choose a number from 0 to 10.");
    expect(body).toContain("worse downhill");
    expect(body).toMatch(/name="region" value="calf" checked/);
    expect(await real.facts()).toEqual([]);
  });

  test("shows a note as text, whatever is in it", async () => {
    const note = '<script>alert(1)</script>"><img src=x onerror=alert(1)>';
    const { body } = await (await openServer()).server.inject({
      url: "/log",
      ...form({ ...PAIN, nrs: "", note }),
    });
    expect(body).toContain("&lt;script>alert(1)");
    expect(body).not.toContain("<script>alert");
    expect(body).not.toContain("<img src=x");
  });

  test.each([
    ["no-pain", { day: "2026-11-22" }, { kind: "no-pain" }],
    ["rpe", { day: "2026-11-21", rpe0To10: "7" }, { kind: "rpe", entry: { rpe0To10: 7, activityId: null } }],
    [
      "therapy",
      { day: "2026-11-20", therapyKind: "massage", nrsBefore: "4" },
      { kind: "therapy", entry: { nrsBefore: 4, nrsAfter: null } },
    ],
    ["rest", { rest: "2026-11-12" }, { kind: "day-mark", entry: { state: "rest" } }],
    ["seen", { rule: "RF_PERSIST", day: "2026-11-22" }, { kind: "red-flag-seen", rule: "RF_PERSIST" }],
    ["history", { from: "2024-11-25" }, { kind: "history-claim", entry: { to: null } }],
  ])("takes %s", async (kind, fields, fact) => {
    const { server, real } = await openServer();
    const answer = await server.inject({
      url: "/log",
      ...form({ kind, ...fields } as Record<string, string>),
    });
    expect(answer.statusCode).toBe(303);
    expect(await real.facts()).toMatchObject([fact]);
  });

  test.each([
    ["2026-11-23", "still to come"],
    ["2026-02-30", "There is no day"],
    ["yesterday", "Give a day"],
  ])("refuses the day %s", async (day, words) => {
    const { statusCode, body } = await (await openServer()).server.inject({
      url: "/log",
      ...form({ ...PAIN, day }),
    });
    expect(statusCode).toBe(422);
    expect(body).toContain(words);
  });

  test("takes safety answers only when every question has one: unasked is not clear", async () => {
    const { server, real } = await openServer();
    const all = Object.fromEntries(SAFETY_QUESTIONS.map((question) => [question, question === "skin" ? "yes" : "no"]));
    const { fever: _, ...unasked } = all;
    const refused = await server.inject({
      url: "/log",
      ...form({ kind: "safety", day: "2026-11-22", ...unasked }),
    });
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain("Answer this one with yes or no.");
    expect(await real.facts()).toEqual([]);
    await server.inject({ url: "/log", ...form({ kind: "safety", day: "2026-11-22", ...all }) });
    expect(await real.facts()).toMatchObject([{ kind: "safety-check", entry: { yes: ["skin"] } }]);
  });
});
