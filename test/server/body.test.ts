import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { JournalFact } from "../../src/domain/journal.ts";
import type { OstrcWeek } from "../../src/domain/ostrc.ts";
import { type PainEntry, type PainSite, REGIONS, SIDES } from "../../src/domain/pain.ts";
import { isPartOf, placeSlug, siteOfSlug } from "../../src/server/body-map/place-slug.ts";
import { ME, openDemoApp, type RealApp, TODAY } from "../real-app.ts";
import { form, openServer, serverOver } from "./open-server.ts";

const pain = (more: Partial<PainEntry>): JournalFact => ({
  kind: "pain",
  entry: {
    day: TODAY,
    region: "calf",
    side: "right",
    moment: "daily",
    nrs: 3,
    quality: null,
    alteredGait: null,
    nightPain: null,
    note: null,
    activityId: null,
    ...more,
  } as PainEntry,
});
const answered = (more: Partial<OstrcWeek>): JournalFact => ({
  kind: "ostrc",
  entry: {
    day: TODAY,
    version: "O2",
    site: null,
    participation: 0,
    modification: null,
    performance: null,
    pain: null,
    ...more,
  } as OstrcWeek,
});

describe("a place in an address", () => {
  test("is read as it was written, for every region and side", () => {
    for (const region of REGIONS) {
      for (const side of [...SIDES, null]) {
        expect(siteOfSlug(placeSlug({ region, side }))).toEqual({ region, side });
      }
    }
    for (const text of ["", "knee-", "elbow", "knee-left-left", "left-knee", "__proto__"]) {
      expect(siteOfSlug(text)).toBeNull();
    }
  });

  test("holds its parts, and what was logged without a side", () => {
    const knee: PainSite = { region: "knee", side: "left" };
    expect(isPartOf({ region: "knee-outer", side: "left" }, knee)).toBe(true);
    expect(isPartOf({ region: "knee", side: "both" }, knee)).toBe(true);
    expect(isPartOf({ region: "knee", side: null }, knee)).toBe(true);
    expect(isPartOf({ region: "knee", side: "right" }, knee)).toBe(false);
    expect(isPartOf({ region: "knee", side: "right" }, { region: "knee", side: null })).toBe(true);
    expect(isPartOf({ region: "lower-back", side: "left" }, { region: "lower-back", side: "center" })).toBe(true);
    expect(isPartOf({ region: "calf", side: "left" }, knee)).toBe(false);
  });
});

describe("the body of the demo", () => {
  let real: RealApp;
  let server: FastifyInstance;

  beforeAll(async () => {
    real = await openDemoApp(30);
    server = serverOver(real);
  });
  afterAll(async () => {
    await server.close();
    await real.close();
  });

  test("shows the worst of the last fortnight on the map and the places by how lately they hurt", async () => {
    const { statusCode, body } = await server.inject("/body");
    expect(statusCode).toBe(200);
    expect(body).toMatch(/aria-label="Left knee, worst of the last 14 days 3 of 10, on Sun 22 Nov"/);
    expect(body).toContain('href="/body/knee-left"');
    const names = [...body.matchAll(/class="place-name">([^<]*)</g)].map(([, name]) => name);
    expect(names[0]).toBe("Front of the left knee");
    expect(new Set(names).size).toBe(names.length);
  });

  test("tells a place's days, episodes, what was run before, its limit and its entries", async () => {
    const { statusCode, body } = await server.inject("/body/knee-left");
    expect(statusCode).toBe(200);
    for (const words of [
      '<h1 class="title">Left knee</h1>',
      "Pain by day",
      "27 Jun to 19 Sep 2026",
      "7 / 10",
      "K/KN (OSIICS / SMDCS)",
      "Longest run: 24.0 km on Sat 27 Jun.",
      "The run on Sat 27 Jun was 50 % longer than any of the 30 days before it.",
      "it does not say why it began",
      "Tested in people with pain at the front of the knee.",
      "Take back",
    ]) {
      expect(body).toContain(words);
    }
    expect(body).not.toMatch(/because of the run|caused|led to/i);
    expect(body).not.toMatch(/NaN|undefined|Infinity/);
  });

  test("says that no number was tested for a place without one", async () => {
    const { body } = await server.inject("/body/hip-left");
    expect(body).toContain("No number was tested there.");
    expect(body).not.toContain("Tested in people");
  });

  test("shows earlier weeks, and refuses those to come", async () => {
    const earlier = await server.inject("/body/knee-left?until=2026-08-01");
    expect(earlier.statusCode).toBe(200);
    expect(earlier.body).toContain("Up to 1 August");
    expect((await server.inject("/body/knee-left?until=2027-01-01")).statusCode).toBe(400);
    expect((await server.inject("/body/knee-left?until=soon")).statusCode).toBe(400);
  });

  test("has a page for every place that can be touched, and none for a place of no such name", async () => {
    const { body } = await server.inject("/body");
    const links = new Set([...body.matchAll(/href="(\/body\/[^"]+)"/g)].map(([, href]) => href as string));
    expect(links.size).toBeGreaterThan(25);
    for (const href of links)
      expect({ href, status: (await server.inject(href)).statusCode }).toEqual({ href, status: 200 });
    const missing = await server.inject("/body/%3Cscript%3Ealert(1)%3C%2Fscript%3E");
    expect(missing.statusCode).toBe(404);
    expect(missing.body).not.toContain("<script>alert");
  });

  test("leads from the chart of the week to the places on it", async () => {
    expect((await server.inject("/")).body).toContain(
      '<a class="link" href="/body/knee-front-left">Front of the left knee</a>',
    );
  });

  test("gives the charts of a place as specifications for a width", async () => {
    const answer = await server.inject("/api/v1/body/charts?place=knee-left&until=2026-11-22&widthPx=600");
    expect(answer.statusCode).toBe(200);
    expect(answer.json().charts.map(({ id }: { id: string }) => id)).toEqual([
      "region-pain",
      "region-runs",
      "therapy-ticks",
    ]);
    for (const query of ["place=elbow&widthPx=600", "place=knee&widthPx=6", "place=knee&widthPx=x"]) {
      expect((await server.inject(`/api/v1/body/charts?${query}`)).statusCode).toBeGreaterThanOrEqual(400);
    }
  });
});

test("a note is shown as text, whatever is in it, and an entry can be taken back where it is shown", async () => {
  const { server, real } = await openServer();
  await real.app.log(ME, [pain({ note: '<img src=x onerror=alert(1)>"' }), pain({ moment: "after", nrs: 5 })]);
  const { body } = await server.inject("/body/calf-right");
  expect(body).toContain("&lt;img src=x onerror=alert(1)>");
  expect(body).not.toContain("<img");
  const fields = {
    kind: "pain-removed",
    place: "calf-right",
    day: "2026-11-22",
    region: "calf",
    side: "right",
    moment: "daily",
  };
  const answer = await server.inject({ url: "/log", ...form(fields) });
  expect(answer.headers.location).toBe("/body/calf-right?done=pain-removed");
  expect((await real.facts()).at(-1)).toMatchObject({
    kind: "pain-removed",
    region: "calf",
    side: "right",
    moment: "daily",
  });
  const after = (await server.inject("/body/calf-right?done=pain-removed")).body;
  expect(after).toContain("Taken back. It counts for nothing now.");
  expect(after).toContain("1 entry of these weeks");
  expect((await server.inject({ url: "/log", ...form({ ...fields, moment: "noon" }) })).statusCode).toBe(422);
});

test("somebody who has logged nothing sees where history will begin", async () => {
  const { server } = await openServer();
  expect((await server.inject("/body")).body).toContain("Nothing has hurt so far.");
  const { statusCode, body } = await server.inject("/body/toes-both");
  expect(statusCode).toBe(200);
  expect(body).toContain("Nothing has hurt here so far");
});

describe("the weekly questions", () => {
  const OSTRC = { kind: "ostrc", day: "2026-11-22", back: "/body" };

  test("end with the first answer when there was no problem, and come again a week later", async () => {
    const { server, real } = await openServer();
    await real.app.log(ME, [pain({ day: (TODAY - 1) as typeof TODAY })]);
    expect((await server.inject("/")).body).toContain("Once a week");
    expect((await server.inject("/?asOf=2026-11-15")).body).not.toContain("Once a week");
    const answer = await server.inject({
      url: "/log",
      ...form({ ...OSTRC, participation: "0", place: "calf-right", pain: "17" }),
    });
    expect(answer.headers.location).toBe("/body?done=ostrc");
    expect((await real.facts()).at(-1)).toEqual(answered({}));
    const { body } = await server.inject("/body?done=ostrc");
    expect(body).not.toContain("Once a week");
    expect(body).toContain("The questions come again on Sun 29 Nov.");
    expect((await server.inject("/")).body).not.toContain("Once a week");
  });

  test("take the place of a problem, and then ask about the next sore place", async () => {
    const { server, real } = await openServer();
    await real.app.log(ME, [pain({ nrs: 5 }), pain({ region: "knee", side: "left" })]);
    expect((await server.inject("/body")).body).toContain("Where was it?");
    const full = { participation: "17", modification: "17", performance: "8", pain: "8" };
    await server.inject({ url: "/log", ...form({ ...OSTRC, ...full, place: "calf-right" }) });
    expect((await real.facts()).at(-1)).toMatchObject({
      entry: { site: { region: "calf", side: "right" }, modification: 17 },
    });
    const { body } = await server.inject("/body");
    expect(body).toContain("did your left knee get in the way of your running?");
    await server.inject({ url: "/log", ...form({ ...OSTRC, about: "knee-left", participation: "0" }) });
    expect((await real.facts()).at(-1)).toMatchObject({
      entry: { site: { region: "knee", side: "left" }, participation: 0 },
    });
    expect((await server.inject("/body")).body).not.toContain("get in the way of your running?");
  });

  test("are refused with a sentence when the first is open or an answer is not of the list", async () => {
    const { server, real } = await openServer();
    const open = await server.inject({ url: "/log", ...form(OSTRC) });
    expect(open.statusCode).toBe(422);
    expect(open.body).toContain("Answer the first question. It may be all there is.");
    for (const wrong of [{ participation: "9" }, { participation: "x" }, { participation: "8", place: "elbow" }]) {
      expect((await server.inject({ url: "/log", ...form({ ...OSTRC, ...wrong }) })).statusCode).toBe(422);
    }
    expect(await real.facts()).toEqual([]);
  });

  test("tell what they came to, with the words that belong to it", async () => {
    const { server, real } = await openServer();
    await real.app.log(ME, [
      answered({ day: (TODAY - 7) as typeof TODAY, participation: 25 }),
      answered({ day: (TODAY - 14) as typeof TODAY, participation: 17, modification: 8, performance: 8, pain: 8 }),
    ]);
    const { body } = await server.inject("/body");
    for (const words of ["100 / 100", "41 / 100", "1 week without running.", "not to be set beside published"]) {
      expect(body).toContain(words);
    }
  });
});

describe("questions about signs", () => {
  const CALF = { kind: "pain", day: "2026-11-22", region: "calf", side: "left", nrs: "2", moment: "daily" };

  test("appear for an answer that calls for them, with nothing chosen, and lead to a clinician on a yes", async () => {
    const { server, real } = await openServer();
    const logged = await server.inject({ url: "/log", ...form(CALF) });
    expect(logged.headers.location).toBe("/log/signs?place=calf-left&done=pain");
    const { body } = await server.inject("/log/signs?place=calf-left&done=pain");
    expect(body).toContain("Left calf: is it swollen, more than the other side?");
    expect(body).not.toMatch(/<input[^>]*checked/);
    expect((await server.inject("/")).body).toContain('href="/log/signs"');
    const answers = {
      "sign:calf-swelling:calf-left": "yes",
      "sign:calf-warm:calf-left": "no",
      "sign:breathless:": "no",
    };
    const saved = await server.inject({ url: "/log", ...form({ kind: "signs", day: "2026-11-22", ...answers }) });
    expect(saved.headers.location).toBe("/?done=signs");
    expect((await real.facts()).slice(-2)).toEqual([
      {
        kind: "red-flag-check",
        entry: {
          day: TODAY,
          site: { region: "calf", side: "left" },
          asked: ["calf-swelling", "calf-warm"],
          yes: ["calf-swelling"],
        },
      },
      { kind: "red-flag-check", entry: { day: TODAY, site: null, asked: ["breathless"], yes: [] } },
    ]);
    expect((await server.inject("/")).body).toContain("See a clinician");
  });

  test("are not put for an answer that calls for none", async () => {
    const { server } = await openServer();
    const logged = await server.inject({ url: "/log", ...form({ ...CALF, region: "knee" }) });
    expect(logged.headers.location).toBe("/log?done=pain");
    expect((await server.inject("/log/signs")).body).toContain("Nothing to ask");
  });

  test("do not follow another place's answer", async () => {
    const { server } = await openServer();
    await server.inject({ url: "/log", ...form(CALF) });
    const logged = await server.inject({ url: "/log", ...form({ ...CALF, region: "knee" }) });
    expect(logged.headers.location).toBe("/log?done=pain");
  });

  test("add the night to the entry that left it open, and keep its note", async () => {
    const { server, real } = await openServer();
    await real.app.log(ME, [pain({ region: "shin", side: "left", nrs: 2, note: 'after "hills" & rain' })]);
    const { body } = await server.inject("/log/signs");
    expect(body).toContain("Left shin: does it hurt at night?");
    const entry = /name="night-entry:shin-left" value="([^"]*)"/.exec(body)?.[1] as string;
    const value = entry.replaceAll("&quot;", '"').replaceAll("&amp;", "&");
    const fields = { kind: "signs", day: "2026-11-22", "night:shin-left": "no", "night-entry:shin-left": value };
    await server.inject({ url: "/log", ...form(fields) });
    expect((await real.facts()).at(-1)).toMatchObject({
      entry: { region: "shin", side: "left", nrs: 2, nightPain: false, note: 'after "hills" & rain', moment: "daily" },
    });
    expect((await server.inject("/log/signs")).body).toContain("Nothing to ask");
  });

  test("are refused when nothing is answered, and when a form was tampered with", async () => {
    const { server, real } = await openServer();
    for (const more of [
      {},
      { "sign:calf-swelling:calf-left": "maybe" },
      { "sign:made-up:calf-left": "yes" },
      { "sign:calf-swelling:elbow": "yes" },
      { "night:shin-left": "yes", "night-entry:shin-left": "{" },
    ]) {
      const answer = await server.inject({ url: "/log", ...form({ kind: "signs", day: "2026-11-22", ...more }) });
      expect(answer.statusCode).toBe(422);
    }
    expect(await real.facts()).toEqual([]);
  });

  test("of the whole body can be answered without a sore place, from any page", async () => {
    const { server } = await openServer();
    for (const url of ["/", "/log", "/body"]) {
      expect((await server.inject(url)).body).toContain('href="/log/signs?about=body"');
    }
    const { body } = await server.inject("/log/signs?about=body");
    expect(body).toContain("call the emergency number first");
    expect(body).toContain("Pain, pressure or tightness in the chest?");
    expect(body).not.toContain("cancer");
    expect((await server.inject("/log/signs?place=elbow")).statusCode).toBe(404);
  });
});
