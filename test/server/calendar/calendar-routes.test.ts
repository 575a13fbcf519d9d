import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import { describe, expect, onTestFinished, test } from "vitest";
import type { JournalFact } from "../../../src/domain/journal.ts";
import { addDays, formatLocalDay, type LocalDay } from "../../../src/domain/local-day.ts";
import type { PlannedRun } from "../../../src/domain/plan.ts";
import { openCalendarKey } from "../../../src/server/calendar/calendar-key.ts";
import { ME, type RealApp, TODAY } from "../../real-app.ts";
import { openClubServer, RITA } from "../access/club-server.ts";
import { form, openServer } from "../open-server.ts";
import { readCalendar } from "./read-calendar.ts";

const planned = (inDays: number, more: Partial<PlannedRun> = {}): JournalFact => ({
  kind: "run-planned",
  entry: {
    day: addDays(TODAY, inDays),
    slot: 1,
    distanceM: 8000,
    durationS: null,
    kind: "easy",
    title: null,
    ...more,
  },
});
const massage = (daysAgo: number): JournalFact => ({
  kind: "therapy",
  entry: {
    day: addDays(TODAY, -daysAgo),
    kind: "massage",
    regions: [],
    nrsBefore: 3,
    nrsAfter: 2,
    nrs24h: null,
    nrs48h: null,
    therapist: null,
    note: null,
  },
});
const rhythm = (value: number): JournalFact => ({
  kind: "setting",
  name: "massageRhythmDays",
  from: 0 as LocalDay,
  value,
});
const digits = (day: LocalDay): string => formatLocalDay(day).replaceAll("-", "");

/** Makes a private address and gives it. */
async function addressOf(server: FastifyInstance, real: RealApp): Promise<string> {
  expect((await server.inject({ url: "/therapy/calendar", ...form({}) })).statusCode).toBe(303);
  return `/calendar/${await openCalendarKey(join(real.dataDir, "calendar.key"), ME).secretOf(ME)}.ics`;
}

async function feedOf(facts: readonly JournalFact[]) {
  const { server, real } = await openServer();
  await real.app.log(ME, facts);
  const answer = await server.inject(await addressOf(server, real));
  return readCalendar(answer.rawPayload);
}

test("the calendar speaks as the runner set it, whatever program reads it", async () => {
  const set = (name: "language" | "units", value: string): JournalFact => ({
    kind: "setting",
    name,
    from: 0 as LocalDay,
    value,
  });
  const long = planned(3, { kind: "long", distanceM: 16_093.44 });
  const spoken = await feedOf([long, massage(40), rhythm(30), set("language", "de"), set("units", "imperial")]);
  const texts = spoken.map(({ summary }) => summary);
  expect(texts).toContain("Langer Lauf: 10,0 mi");
  expect(texts).toContain("Massage steht an");
  const { server } = await openServer();
  const answer = await server.inject({ url: "/massage.ics", headers: { "accept-language": "de" } });
  expect(readCalendar(answer.rawPayload)).toMatchObject([{ summary: "Massage buchen" }]);
});

describe("one massage for the calendar", () => {
  test("is an entry on the day asked for, today when none is named", async () => {
    const { server } = await openServer();
    const answer = await server.inject("/massage.ics?day=2026-12-01");
    expect(answer.headers["content-type"]).toBe("text/calendar; charset=utf-8");
    expect(answer.headers["content-disposition"]).toBe('attachment; filename="massage.ics"');
    expect(readCalendar(answer.rawPayload)).toMatchObject([
      { uid: "massage-2026-12-01@niggle.invalid", start: "20261201", end: "20261202", summary: "Book a massage" },
    ]);
    expect(readCalendar((await server.inject("/massage.ics")).rawPayload)[0]?.start).toBe("20261122");
  });

  test("is refused for a day that does not exist", async () => {
    const { server } = await openServer();
    for (const day of ["2026-02-30", "soon", "%0D%0ABEGIN:VEVENT"])
      expect((await server.inject(`/massage.ics?day=${day}`)).statusCode).toBe(400);
  });
});

describe("the private calendar", () => {
  test("has the planned runs, the days between them as rest, and the massage by the runner's rhythm", async () => {
    const events = await feedOf([
      planned(2, { title: "Hills; easy up, easy down" }),
      planned(4, { kind: "workout", distanceM: 10_000, durationS: 3600 }),
      massage(10),
      rhythm(21),
    ]);
    expect(events.map(({ start, summary, description }) => [start, summary, description])).toEqual([
      [digits(addDays(TODAY, 1)), "Rest day", null],
      [digits(addDays(TODAY, 2)), "Easy run: 8.0 km", "Hills; easy up, easy down"],
      [digits(addDays(TODAY, 3)), "Rest day", null],
      [digits(addDays(TODAY, 4)), "Workout: 10.0 km, 1:00:00", null],
      [
        digits(addDays(TODAY, 11)),
        "Massage is due",
        "Your rhythm is every 21 days. Answer the short safety questions in niggle first. Massage may ease soreness a little. It has not been shown to prevent or heal injury.",
      ],
    ]);
  });

  test("keeps the massage out of the two days before a key session", async () => {
    const events = await feedOf([massage(20), rhythm(21), planned(2, { kind: "race" }), planned(4, { kind: "long" })]);
    expect(events.find(({ summary }) => summary === "Massage is due")?.start).toBe(digits(addDays(TODAY, 5)));
  });

  test("says nothing of massage when a safety answer speaks against it", async () => {
    const closed: JournalFact = { kind: "safety-check", entry: { day: TODAY, yes: ["clot"] } };
    expect(await feedOf([massage(30), rhythm(21), closed])).toEqual([]);
  });

  test("keeps the names of its entries when the plan changes", async () => {
    const { server, real } = await openServer();
    await real.app.log(ME, [planned(2), massage(10), rhythm(21)]);
    const address = await addressOf(server, real);
    const before = readCalendar((await server.inject(address)).rawPayload);
    await real.app.log(ME, [planned(2, { distanceM: 9000 }), rhythm(28)]);
    const after = readCalendar((await server.inject(address)).rawPayload);
    expect(after.map(({ uid }) => uid)).toEqual(before.map(({ uid }) => uid));
    expect(after.map(({ summary }) => summary)).toContain("Easy run: 9.0 km");
    expect(String(after[0]?.stamp) > String(before[0]?.stamp)).toBe(true);
  });

  test("is known by its tag until the data change", async () => {
    const { server, real } = await openServer();
    await real.app.log(ME, [planned(2)]);
    const address = await addressOf(server, real);
    const first = await server.inject(address);
    const seen = { "if-none-match": String(first.headers["etag"]) };
    expect((await server.inject({ url: address, headers: seen })).statusCode).toBe(304);
    await real.app.log(ME, [planned(3)]);
    expect((await server.inject({ url: address, headers: seen })).statusCode).toBe(200);
  });
});

describe("the address of the private calendar", () => {
  test("is there only once it was asked for, behind a key that its owner alone reads", async () => {
    const { server, real } = await openServer();
    const file = join(real.dataDir, "calendar.key-me");
    await server.inject("/therapy");
    await expect(stat(file)).rejects.toThrow("ENOENT");
    expect((await server.inject(await addressOf(server, real))).statusCode).toBe(200);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readFile(file, "utf8")).toMatch(/^[0-9a-f]{64}\n$/);
  });

  test("is another after it was renewed, and the old one stops", async () => {
    const { server, real } = await openServer();
    const first = await addressOf(server, real);
    const second = await addressOf(server, real);
    expect(second).not.toBe(first);
    expect((await server.inject(first)).statusCode).toBe(404);
    expect((await server.inject(second)).statusCode).toBe(200);
  });

  test("cannot be guessed from a part of it, from another runner's, or from a broken key", async () => {
    const { server, real } = await openServer();
    const key = openCalendarKey(join(real.dataDir, "calendar.key"), ME);
    expect((await server.inject("/calendar/.ics")).statusCode).toBe(404);
    expect((await server.inject("/calendar/null.ics")).statusCode).toBe(404);
    const address = await addressOf(server, real);
    expect((await server.inject(`${address.slice(0, -5)}.ics`)).statusCode).toBe(404);
    expect((await server.inject(`/calendar/${await key.secretOf("ana" as typeof ME)}.ics`)).statusCode).toBe(404);
    await writeFile(join(real.dataDir, "calendar.key-me"), "");
    expect(await key.secretOf(ME)).toBeNull();
    expect((await server.inject(address)).statusCode).toBe(404);
  });

  test("stops when the runner ends it, and a new one can be made", async () => {
    const { server, real } = await openServer();
    const address = await addressOf(server, real);
    const ended = await server.inject({ url: "/therapy/calendar/end", ...form({}) });
    expect([ended.statusCode, ended.headers.location]).toEqual([303, "/therapy?done=calendar-ended#calendar"]);
    expect((await server.inject(address)).statusCode).toBe(404);
    const page = (await server.inject("/therapy?done=calendar-ended")).body;
    expect(page).toContain("has no address any more");
    expect(page).not.toContain("/calendar/end");
    const fresh = await addressOf(server, real);
    expect(fresh).not.toBe(address);
    expect((await server.inject(fresh)).statusCode).toBe(200);
  });

  test("of an earlier version goes on until it is renewed or ended, and nobody else gets one from its key", async () => {
    for (const path of ["/therapy/calendar", "/therapy/calendar/end"]) {
      const { server, real } = await openServer();
      await writeFile(join(real.dataDir, "calendar.key"), `${"a1".repeat(32)}\n`);
      const key = openCalendarKey(join(real.dataDir, "calendar.key"), ME);
      const address = `/calendar/${await key.secretOf(ME)}.ics`;
      expect((await server.inject(address)).statusCode).toBe(200);
      expect(await key.secretOf("ana" as typeof ME)).toBeNull();
      await server.inject({ url: path, ...form({}) });
      expect((await server.inject(address)).statusCode).toBe(404);
    }
  });

  test("is each runner's own: renewing, ending or erasing one leaves the others", async () => {
    const { server, real, accounts, cookieOf, close } = await openClubServer();
    onTestFinished(close);
    const key = openCalendarKey(join(real.dataDir, "calendar.key"), ME);
    const make = async (who: "rita" | "bea", path = "/therapy/calendar") => {
      const headers = { cookie: await cookieOf(accounts[who]), "sec-fetch-site": "same-origin" };
      const answer = await server.inject({ url: path, ...form({}), headers: { ...form({}).headers, ...headers } });
      expect(answer.statusCode).toBe(303);
      return `/calendar/${await key.secretOf(who as typeof ME)}.ics`;
    };
    const [rita, bea] = [await make("rita"), await make("bea")];
    const opens = async (address: string) => (await server.inject(address)).statusCode;
    const renewed = await make("rita");
    expect([await opens(rita), await opens(renewed), await opens(bea)]).toEqual([404, 200, 200]);
    await make("rita", "/therapy/calendar/end");
    expect([await opens(renewed), await opens(bea)]).toEqual([404, 200]);
    const again = await make("rita");
    await real.app.eraseAthlete(RITA);
    expect([await opens(again), await opens(bea)]).toEqual([404, 200]);
    expect((await readdir(real.dataDir)).filter((name) => name.startsWith("calendar"))).toEqual(["calendar.key-bea"]);
    await real.people.setDisabled(accounts.olive.id, accounts.bea.id, true);
    expect(await opens(bea)).toBe(404);
  });

  test("cannot be renewed from another site", async () => {
    const { server } = await openServer();
    const foreign = { ...form({}), headers: { ...form({}).headers, origin: "https://example.com" } };
    expect((await server.inject({ url: "/therapy/calendar", ...foreign })).statusCode).toBe(403);
  });
});
