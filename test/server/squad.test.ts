import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { fillStore } from "../../bench/squad/fill-squad.ts";
import { NO_LINK } from "../../src/analysis/link/simulate/cohort-model.ts";
import { simulateCohort } from "../../src/analysis/link/simulate/simulate-cohort.ts";
import { simulatedHistory } from "../../src/analysis/link/simulate/simulated-history.ts";
import type { AthleteId } from "../../src/domain/ids.ts";
import type { Account } from "../../src/domain/people.ts";
import { giveSquad, idOf, madeAthletes } from "../made-squad.ts";
import type { RealApp } from "../real-app.ts";
import { clubOf } from "../usecases/people/people-world.ts";
import { form, openServer } from "./open-server.ts";
import { openSquadClub, SORE, type SquadClub } from "./squad-club.ts";

describe("the squad of a coach", () => {
  let club: SquadClub;
  let real: RealApp;
  let server: SquadClub["server"];
  let coach: Account;
  let rita: Account;
  let bea: Account;
  let share: SquadClub["share"];
  let cookieOf: SquadClub["cookieOf"];
  let cookie: string;

  const get = (url: string, as = cookie, language = "en") =>
    server.inject({ url, headers: { cookie: as, "accept-language": language } });
  const post = (url: string, fields: Record<string, string>, as = cookie) => {
    const sent = form(fields);
    return server.inject({ ...sent, url, headers: { ...sent.headers, cookie: as, "sec-fetch-site": "same-origin" } });
  };

  beforeAll(async () => {
    club = await openSquadClub({ rita: "=Rita <b>Müller</b>" });
    ({ real, server, coach, rita, bea, share, cookieOf } = club);
    cookie = await cookieOf(coach);
  }, 60_000);
  afterAll(() => club.close());

  test("shows those who share, the gravest first, and nobody else", async () => {
    const { statusCode, body } = await get("/squad");
    expect(statusCode).toBe(200);
    expect(body.indexOf("Bea")).toBeGreaterThan(0);
    expect(body.indexOf("Müller")).toBeGreaterThan(body.indexOf("Bea"));
    expect(body).not.toContain("business");
    expect(body).toContain("2 athletes share with you");
  });

  test("writes names as text, and takes no word of one for markup", async () => {
    const { body } = await get("/squad");
    expect(body).toContain("=Rita &lt;b>Müller&lt;/b>");
    expect(body).not.toContain("<b>Müller");
  });

  test("has nothing in its body that is not shared: no pain, no place, no distance", async () => {
    for (const path of ["/squad", "/squad.csv", "/squad?headline=ease"]) {
      const { body } = await get(path);
      for (const hidden of ["knee", "PAIN", "pain is up", "<path id=", "7-12"]) expect(body).not.toContain(hidden);
    }
    const summary = (await get("/squad?headline=ease")).body;
    expect(summary).toContain("not shared with you");
    expect(summary).not.toContain("31.4 km");
    expect((await get("/squad?headline=rest")).body).toContain("31.4 km");
  });

  test("shows pain, and orders by it, once it is shared", async () => {
    const other = await clubOf(real).add("dora", "coach");
    const grant = await share(rita, other, "everything");
    const as = await cookieOf(other);
    const { body } = await get("/squad", as);
    expect(body).toContain("Amber, and pain is up: 6 / 10 after 1 / 10 the week before.");
    expect(body).toContain("Left knee: pain is rising from week to week");
    await real.people.revokeGrant(rita.id, grant.id);
    const after = await get("/squad", as);
    expect(after.body).not.toContain("knee");
    expect(after.body).not.toContain("Müller");
  });

  test("filters by verdict, name, change and silence; an unknown choice chooses nothing", async () => {
    expect((await get("/squad?headline=rest")).body).toContain("1 of 2 athletes");
    expect((await get("/squad?q=muller")).body).toContain("1 of 2 athletes");
    expect((await get("/squad?changed=yes")).body).toContain("1 of 2 athletes");
    expect((await get("/squad?silent=yes")).body).toContain("Nobody fits this choice");
    expect((await get("/squad?headline=nonsense&sort=%00")).body).toContain("2 of 2 athletes");
  });

  test("says it in German to whoever reads German", async () => {
    const { body } = await get("/squad", cookie, "de");
    expect(body).toContain("2 Personen teilen mit dir");
    expect(body).toContain("Die Einschätzung lautet: Ruhe.");
    expect(body).not.toMatch(/>\s*squad\.[a-z]/);
  });

  test("is a table that no spreadsheet takes for formulas", async () => {
    const { body, headers } = await get("/squad.csv");
    expect(headers["content-type"]).toContain("text/csv");
    const [head = "", first = "", second = ""] = body.split("\r\n");
    expect(head.startsWith("athlete,name,shared,verdict,level,verdict_of,")).toBe(true);
    expect(first.startsWith("bea,Bea,summary runs,rest,red,2026-11-22,rest,red,red,")).toBe(true);
    expect(second.startsWith("rita,'=Rita <b>Müller</b>,summary,ease,amber,")).toBe(true);
    expect(first.split(",")).toHaveLength(head.split(",").length);
    expect(second).toContain(",,,,");
  });

  test("keeps a view and a group under the coach's account, and takes them away again", async () => {
    const kept = await post("/squad/views", { name: "To rest", query: "headline=rest" });
    expect(kept.headers.location).toBe("/squad?headline=rest&done=view");
    expect((await get("/squad")).body).toContain('href="/squad?headline=rest">To rest');
    await post("/squad/groups", { name: "Sprinters", athlete: "bea" });
    expect((await get("/squad?group=Sprinters")).body).toContain("1 of 2 athletes");
    expect((await post("/squad/groups", { remove: "Sprinters" })).headers.location).toBe("/squad?done=group-removed");
    await post("/squad/views", { name: "To rest", query: "headline=rest", remove: "yes" });
    expect((await get("/squad")).body).not.toContain("To rest");
  });

  test("keeps nobody in a group who does not share, and says so when nobody is left", async () => {
    const { headers } = await post("/squad/groups", { name: "Theirs", athlete: "secret" });
    expect(headers.location).toBe("/squad?done=group-empty");
    expect(await real.people.groups(coach.id)).toEqual([]);
  });

  test("sends a note to an athlete who allows it, and to nobody else", async () => {
    expect(
      (await post("/squad/notes", { athlete: "rita", text: "Easy week?", query: "changed=yes" })).headers.location,
    ).toBe("/squad?changed=yes&done=note");
    const [note] = await real.people.notes("rita" as AthleteId);
    expect(note).toMatchObject({ text: "Easy week?", by: coach.id });
    expect((await post("/squad/notes", { athlete: "bea", text: "Hi" })).statusCode).toBe(404);
    expect((await post("/squad/notes", { athlete: "secret", text: "Hi" })).statusCode).toBe(404);
    expect((await post("/squad/notes", { athlete: "rita", text: " " })).headers.location).toBe(
      "/squad?done=note-empty",
    );
  });

  test("shows the note on the athlete's week and diary with its author, until they put it away", async () => {
    await real.people.writeNote(coach.id, "rita" as AthleteId, { about: null, text: "Rest <b>well</b>" });
    const as = await cookieOf(rita);
    for (const path of ["/", "/diary"]) {
      const { body } = await get(path, as);
      expect(body).toContain("Rest &lt;b>well&lt;/b>");
      expect(body).toContain("Carl, Sun 22 Nov, 12:");
    }
    for (const { id } of await real.people.notes("rita" as AthleteId))
      expect((await post("/notes/put-away", { note: id, back: "/diary" }, as)).headers.location).toBe("/diary");
    expect(await real.people.notes("rita" as AthleteId)).toEqual([]);
    expect((await get("/", as)).body).not.toContain("Notes to you");
  });

  test("puts nobody else's note away", async () => {
    const note = await real.people.writeNote(coach.id, "rita" as AthleteId, { about: null, text: "Stay" });
    await post("/notes/put-away", { note: note.id }, await cookieOf(bea));
    expect(await real.people.notes("rita" as AthleteId)).toHaveLength(1);
  });

  test("puts two to four side by side, and nobody who does not share", async () => {
    const { statusCode, body } = await get("/squad/compare?athlete=rita&athlete=bea");
    expect(statusCode).toBe(200);
    expect(body).toContain("not shared");
    expect(body).not.toContain("knee");
    expect((await get("/squad/compare?athlete=rita")).statusCode).toBe(422);
    expect((await get("/squad/compare?athlete=rita&athlete=secret")).statusCode).toBe(404);
    expect((await get("/squad/compare?athlete=rita&athlete=nobody-at-all")).statusCode).toBe(404);
  });

  test("leaves a line in the trail that the athlete reads, once an hour for a list", async () => {
    await get("/squad");
    await get("/squad?sort=name");
    const lines = await real.people.audit("rita" as AthleteId, 50);
    const own = lines.filter(
      ({ action, by }) => action === "GET /squad" && by.kind === "account" && by.account === coach.id,
    );
    expect(own.map(({ times }) => times)).toEqual([1]);
    expect(
      (await real.people.audit("secret" as AthleteId, 50)).filter(({ action }) => action.includes("squad")),
    ).toEqual([]);
  });

  test("looks for what went before pain over those alone who share runs and pain", async () => {
    expect((await get("/squad/link")).body).toContain("Nobody shares both runs and pain with you");
    const other = await clubOf(real).add("emma", "coach");
    await share(rita, other, "everything");
    const as = await cookieOf(other);
    expect((await get("/squad/link", as)).body).toContain("Over 1 athlete who shares");
    await expect.poll(async () => (await get("/squad/link", as)).body, { timeout: 20_000 }).not.toContain("worked out");
    const { body } = await get("/squad/link", as);
    expect(body).toContain("How our flags did in this squad");
    expect(body).toContain("Nothing is told of fewer than 5 athletes");
    expect(body).not.toContain("Müller");
    expect(body).not.toContain("<table");
  }, 40_000);

  test("is each reader's own, also for two who ask at the same moment", async () => {
    const other = await clubOf(real).add("fred", "coach", { displayName: "Fred" });
    await share(bea, other, "summary");
    const as = await cookieOf(other);
    const asked = Array.from({ length: 10 }, (_, i) => get("/squad", i % 2 === 0 ? cookie : as));
    const bodies = (await Promise.all(asked)).map(({ body }) => body);
    for (const [i, body] of bodies.entries()) {
      expect(body.includes("Müller")).toBe(i % 2 === 0);
      expect(body.includes("31.4 km")).toBe(i % 2 === 0);
      expect(body).toContain("Bea");
    }
  });

  test("is not for a runner with whom nobody shares, and leads whoever is not signed in to the login", async () => {
    expect((await get("/squad", await cookieOf(rita))).statusCode).toBe(403);
    expect((await get("/squad", "")).headers.location).toBe("/login?next=%2Fsquad");
  });
});

describe("the squad at one's own machine", () => {
  test("shows everybody whose data are here, and offers nothing that needs an account", async () => {
    const { server, real } = await openServer();
    await giveSquad(real.deps, madeAthletes(30));
    const { body } = await server.inject("/squad");
    expect(body).toContain("30 athletes on this machine");
    expect(body).not.toContain("/squad/notes");
    expect(body).not.toContain("/squad/groups");
    const sent = form({ athlete: idOf("Ada A"), text: "hello" });
    expect((await server.inject({ ...sent, url: "/squad/notes" })).statusCode).toBe(403);
  });

  test("says of each flag how it did over the athletes, beside random alerts and simpler rules, in the reader's language", async () => {
    const { server, real } = await openServer();
    const often = { ...NO_LINK, days: 200, pain: { ...NO_LINK.pain, onsetPerDay: 0.03 } };
    const made = simulateCohort(often, 16, 7).map((runner, i) => {
      return { athlete: `athlete-${i}` as AthleteId, history: simulatedHistory(runner) };
    });
    await fillStore(real.deps.store, made);
    const asked = (language: string) => server.inject({ url: "/squad/link", headers: { "accept-language": language } });
    await expect.poll(async () => (await asked("en")).body, { timeout: 60_000, interval: 500 }).toContain("<table");
    const { body } = await asked("en");
    expect(body).toMatch(/16 athletes, \d+ athlete-months; \d+ new sore places/);
    expect(body).toMatch(/as many alert days at random would catch \d+ %/);
    expect(body).toContain("not our rule, for comparison");
    expect(body).toMatch(/<th scope="row">SPIKE_ANY<\/th><td>16<\/td><td>\d+<\/td><td>\d+ \(\d+ %, \d+ to \d+ %\)/);
    expect(body).not.toMatch(/athlete-\d/);
    const german = (await asked("de")).body;
    expect(german).toContain("Wie unsere Hinweise in diesem Team abschnitten");
    expect(german).not.toMatch(/>\s*squad\.[a-z]/);
  }, 90_000);

  test("says when a verdict is of an earlier day", async () => {
    const { server, real } = await openServer();
    await giveSquad(real.deps, [{ ...SORE, issuedAgo: 3 }]);
    expect((await server.inject("/squad")).body).toContain("verdict of 19 Nov");
  });

  test("shows a new verdict as soon as it is issued, though no data changed", async () => {
    const { server, real } = await openServer();
    await giveSquad(real.deps, [{ ...SORE, level: "green", issuedAgo: 1 }]);
    expect((await server.inject("/squad")).body).toContain("Carry on");
    const { store, tables, now } = real.deps;
    const issued = await store.read((reader) => tables.assessments.latestAssessment(reader, idOf("rita")));
    const next = {
      ...JSON.parse(issued?.assessmentJson ?? ""),
      asOf: (issued?.asOf ?? 0) + 1,
      headline: "rest",
      level: "red",
    };
    await store.write((tx) =>
      tables.facts.applyFact(tx, idOf("rita"), { kind: "assessment-issued", issued: next }, now()),
    );
    expect((await server.inject("/squad")).body).toContain("The verdict is rest.");
  });

  test("is answered from what was made before, and with 304 to whoever has it", async () => {
    const { server, real } = await openServer();
    await giveSquad(real.deps, madeAthletes(10));
    const first = await server.inject("/squad");
    const again = await server.inject({ url: "/squad", headers: { "if-none-match": String(first.headers.etag) } });
    expect(again.statusCode).toBe(304);
  });

  test("is made once for as many as ask at the same moment", async () => {
    const { server, real } = await openServer();
    await giveSquad(real.deps, madeAthletes(10));
    const made = vi.spyOn(real.app, "squadOverview");
    const bodies = await Promise.all(Array.from({ length: 50 }, async () => (await server.inject("/squad")).body));
    expect(new Set(bodies).size).toBe(1);
    expect(bodies[0]).toContain("10 athletes on this machine");
    expect(made).toHaveBeenCalledTimes(1);
  });

  test("stays under 300 kB with five hundred athletes", async () => {
    const { server, real } = await openServer();
    await giveSquad(real.deps, madeAthletes(500));
    const { rawPayload, headers } = await server.inject({ url: "/squad", headers: { "accept-encoding": "gzip" } });
    expect(headers["content-encoding"]).toBe("gzip");
    expect(rawPayload.byteLength).toBeLessThan(300_000);
  }, 60_000);
});
