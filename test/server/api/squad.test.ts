import type { LightMyRequestResponse } from "fastify";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AthleteId } from "../../../src/domain/ids.ts";
import type { Account, Level, Scope } from "../../../src/domain/people.ts";
import { giveSquad, idOf, madeAthletes } from "../../made-squad.ts";
import type { RealApp } from "../../real-app.ts";
import { openServer } from "../open-server.ts";
import { openSquadClub, type SquadClub } from "../squad-club.ts";
import { documentOf, operationsOf } from "./document.ts";
import { type FaultOf, heldTo } from "./held-to-document.ts";

let club: SquadClub;
let real: RealApp;
let server: SquadClub["server"];
let coach: Account;
let rita: Account;
let share: SquadClub["share"];
let as: Readonly<Record<string, string>>;
let faultOf: FaultOf;
let held: (method: string, url: string, answer: LightMyRequestResponse) => void;
let writes = 0;

const headersOf = async (account: Account) => ({
  cookie: await club.cookieOf(account),
  "sec-fetch-site": "same-origin",
});

/** Asks, and holds the answer to the document. */
async function ask(method: string, url: string, more: { payload?: object; headers?: object } = {}) {
  const headers = { ...as, ...more.headers };
  const answer = (await server.inject({ ...more, method, url, headers } as never)) as LightMyRequestResponse;
  held(method, url, answer);
  return answer;
}
const get = (url: string, headers: object = {}) => ask("GET", url, { headers });
const post = (url: string, payload: object, headers: object = {}) => ask("POST", url, { payload, headers });

beforeAll(async () => {
  club = await openSquadClub({ rita: "Rita Müller" });
  ({ real, server, coach, rita, share } = club);
  as = await headersOf(coach);
  const document = await documentOf(server);
  faultOf = heldTo(document);
  held = (method, url, answer) => {
    const path = url.split("?")[0] ?? "";
    const described = operationsOf(document).find((one) => one.method === method && one.path === path);
    expect(described, `${method} ${path}`).toBeDefined();
    if (described !== undefined) expect(faultOf(described, answer), `${method} ${url}`).toBeNull();
  };
}, 60_000);
afterAll(() => club.close());

describe("GET /api/v1/squad", () => {
  it("lists those who share, the gravest first, with what each shares and nothing else", async () => {
    const { statusCode, body } = await get("/api/v1/squad");
    expect(statusCode).toBe(200);
    const squad = JSON.parse(body);
    expect(squad).toMatchObject({ asOf: "2026-11-22", athletes: 2, fit: 2, csv: "/squad.csv", next: null });
    expect(squad.rows.map(({ athlete }: { athlete: string }) => athlete)).toEqual(["bea", "rita"]);
    const [ofBea, ofRita] = squad.rows;
    expect(ofBea).toMatchObject({
      ...{ shared: ["summary", "runs"], verdict: { level: "red", headline: "rest" }, isChanged: false, pain: null },
      ...{ distances: { distance7dM: expect.any(Number) }, findings: [{ rule: "SPIKE_M" }], mayComment: false },
    });
    expect(ofRita).toMatchObject({
      ...{ shared: ["summary"], verdict: { level: "amber" }, weekAgo: { level: "green" }, isChanged: true },
      ...{ pain: null, distances: null, nextRace: null, findings: [], hidesFindings: true, mayComment: true },
      ...{ knownDaysOf28: expect.any(Number), lastHeard: "2026-11-22", silentDays: 0 },
    });
    for (const hidden of ["knee", "PAIN", "pain is up", "business", "secret"]) expect(body).not.toContain(hidden);
  });

  it("shows pain and what it flagged once it is shared, and neither after it was taken back", async () => {
    const dora = await club.add("dora", "coach");
    const grant = await share(rita, dora, "everything");
    const headers = await headersOf(dora);
    const [row] = (await get("/api/v1/squad", headers)).json().rows;
    expect(row.pain).toMatchObject({ from: "2026-10-26", worst7dNrs: 6, worst7dBeforeNrs: 1 });
    expect(row.pain.days).toHaveLength(14);
    expect(row.pain.days.at(-1)).toEqual({ day: "2026-11-22", worstNrs: 6 });
    expect(row.findings[0].rule).toBe("PAIN_TREND");
    await real.people.revokeGrant(rita.id, grant.id);
    expect((await get("/api/v1/squad", headers)).json()).toMatchObject({ athletes: 0, rows: [] });
  });

  it("takes the query of the page, and refuses what is none", async () => {
    const shown = async (query: string) =>
      (await get(`/api/v1/squad?${query}`)).json().rows.map(({ athlete }: { athlete: string }) => athlete);
    expect(await shown("headline=rest")).toEqual(["bea"]);
    expect(await shown("q=muller")).toEqual(["rita"]);
    expect(await shown("changed=yes")).toEqual(["rita"]);
    expect(await shown("silent=yes")).toEqual([]);
    expect(await shown("sort=name")).toEqual(["bea", "rita"]);
    expect(await shown("group=nosuch")).toEqual([]);
    expect((await get("/api/v1/squad?headline=rest")).json().csv).toBe("/squad.csv?headline=rest");
    for (const wrong of ["headline=nonsense", "sort=age", "changed=maybe", "what=ever", "limit=0"])
      expect((await get(`/api/v1/squad?${wrong}`)).statusCode, wrong).toBe(400);
  });

  it("comes a page at a time, and tells nobody whether an athlete is there who does not share", async () => {
    const first = await get("/api/v1/squad?limit=1");
    expect(first.json().next).toBe("bea");
    const address = /^<(.+)>; rel="next"$/.exec(String(first.headers["link"]))?.[1] ?? "";
    const second = (await get(address)).json();
    expect([second.rows[0].athlete, second.next, second.fit]).toEqual(["rita", null, 2]);
    const [hidden, madeUp] = [await get("/api/v1/squad?after=secret"), await get("/api/v1/squad?after=nosuch")];
    expect([hidden.statusCode, hidden.body]).toEqual([404, madeUp.body]);
  });

  it("leaves a line in the trail that the athlete reads", async () => {
    await get("/api/v1/squad");
    const actionsOf = async (athlete: string) =>
      (await real.people.audit(athlete as AthleteId, 50)).map(({ action }) => action);
    expect(await actionsOf("rita")).toContain("GET /api/v1/squad");
    expect(await actionsOf("secret")).toEqual([]);
  });
});

describe("GET /api/v1/squad/compare", () => {
  it("puts two to four beside each other, over the same weeks, and nobody who does not share", async () => {
    const { athletes } = (await get("/api/v1/squad/compare?athlete=rita&athlete=bea")).json();
    expect(athletes.map(({ athlete }: { athlete: string }) => athlete)).toEqual(["bea", "rita"]);
    for (const { weeks } of athletes) expect(weeks).toHaveLength(12);
    expect(
      athletes[1].weeks.every((week: object) =>
        Object.values(week)
          .slice(1)
          .every((one) => one === null),
      ),
    ).toBe(true);
    expect(JSON.stringify(athletes)).not.toContain("knee");
    for (const one of ["athlete=rita&athlete=rita", "athlete=rita&athlete=a&athlete=b&athlete=c&athlete=d"])
      expect((await get(`/api/v1/squad/compare?${one}`)).statusCode).toBe(422);
    expect((await get("/api/v1/squad/compare")).statusCode).toBe(400);
    const of = (name: string) => get(`/api/v1/squad/compare?athlete=rita&athlete=${name}`);
    const [hidden, madeUp] = [await of("secret"), await of("nosuch")];
    expect([hidden.statusCode, hidden.body]).toEqual([404, madeUp.body]);
  });
});

describe("GET /api/v1/squad/link", () => {
  it("says that nobody shares both, that it is being worked out, and in the end what it found, naming nobody", async () => {
    expect((await get("/api/v1/squad/link")).json()).toEqual({
      athletes: 0,
      link: { state: "nobody", isCurrent: false, report: null },
      backtest: { state: "nobody", isCurrent: false, report: null },
    });
    const emma = await club.add("emma", "coach");
    await share(rita, emma, "everything");
    const headers = await headersOf(emma);
    const first = (await get("/api/v1/squad/link", headers)).json();
    for (const { state } of [first.link, first.backtest]) expect(["working", "ready"]).toContain(state);
    const now = async () => (await get("/api/v1/squad/link", headers)).json();
    const states = async () => {
      const { link, backtest } = await now();
      return [link.state, backtest.state];
    };
    await expect.poll(states, { timeout: 30_000 }).toEqual(["ready", "ready"]);
    const ready = await now();
    expect(ready.athletes).toBe(1);
    for (const part of [ready.link, ready.backtest])
      expect(part).toMatchObject({ isCurrent: true, report: { asOf: "2026-11-22", athletes: 1 } });
    expect(JSON.stringify(ready)).not.toMatch(/rita|Müller/);
  }, 60_000);
});

describe("what a reader keeps", () => {
  it("is groups of those who share, under their names, and of nobody else", async () => {
    const kept = await post("/api/v1/squad/groups", { name: " Tuesday ", athletes: ["rita", "bea", "rita"] });
    expect([kept.statusCode, kept.json()]).toEqual([201, { name: "Tuesday", athletes: ["rita", "bea"] }]);
    expect((await get("/api/v1/squad?group=Tuesday")).json().fit).toBe(2);
    const of = (name: string) => post("/api/v1/squad/groups", { name: "Theirs", athletes: ["rita", name] });
    const [hidden, madeUp] = [await of("secret"), await of("nosuch")];
    expect([hidden.statusCode, hidden.body]).toEqual([404, madeUp.body]);
    // A member who took it back is in no answer.
    await real.people.saveGroup(coach.id, { name: "Old", athletes: ["secret" as AthleteId, "rita" as AthleteId] });
    expect((await get("/api/v1/squad/groups")).json().groups).toEqual([
      { name: "Old", athletes: ["rita"] },
      { name: "Tuesday", athletes: ["rita", "bea"] },
    ]);
    for (const name of ["Old", "Tuesday", "nosuch"])
      expect((await ask("DELETE", `/api/v1/squad/groups?name=${name}`)).statusCode).toBe(204);
    expect((await get("/api/v1/squad/groups")).json()).toEqual({ groups: [] });
    for (const wrong of [{ name: " ", athletes: ["rita"] }, { name: "None", athletes: [] }, { name: "x".repeat(61) }])
      expect((await post("/api/v1/squad/groups", wrong)).statusCode).toBe(400);
  });

  it("is views of the list: made, changed and removed", async () => {
    await post("/api/v1/squad/views", { name: "To rest", query: "?sort=name&headline=rest&done=view&x=<b>" });
    expect((await get("/api/v1/squad/views")).json()).toEqual({
      views: [{ name: "To rest", query: "headline=rest&sort=name" }],
    });
    await post("/api/v1/squad/views", { name: "To rest", query: "silent=yes" });
    const { views } = (await get("/api/v1/squad/views")).json();
    expect(views).toEqual([{ name: "To rest", query: "silent=yes" }]);
    expect((await get(`/api/v1/squad?${views[0].query}`)).json().fit).toBe(0);
    expect((await post("/api/v1/squad/views", { name: "All", query: "headline=nonsense" })).statusCode).toBe(422);
    expect((await ask("DELETE", "/api/v1/squad/views?name=To+rest")).statusCode).toBe(204);
    expect((await get("/api/v1/squad/views")).json()).toEqual({ views: [] });
  });

  it("is refused when there is too much of it, and not as a failure of ours", async () => {
    for (let at = 0; at < 50; at += 1) await real.people.saveView(coach.id, { name: `v${at}`, query: "silent=yes" });
    const more = await post("/api/v1/squad/views", { name: "one more", query: "silent=yes" });
    expect([more.statusCode, more.json().detail]).toEqual([422, "There are 50 already (remove one first)."]);
    for (let at = 0; at < 50; at += 1) await real.people.saveView(coach.id, { name: `v${at}`, query: "" });
  });

  it("is written once under one Idempotency-Key, and something else under it is refused", async () => {
    const headers = { "idempotency-key": "view-one-2026" };
    const view = { name: "Sore", query: "changed=yes" };
    const [first, again] = [
      await post("/api/v1/squad/views", view, headers),
      await post("/api/v1/squad/views", view, headers),
    ];
    expect([first.statusCode, again.statusCode, again.body]).toEqual([201, 201, first.body]);
    expect((await post("/api/v1/squad/views", { ...view, name: "Other" }, headers)).statusCode).toBe(409);
    expect((await post("/api/v1/squad/groups", { name: "Sore", athletes: ["rita"] }, headers)).statusCode).toBe(409);
    await ask("DELETE", "/api/v1/squad/views?name=Sore");
    await post("/api/v1/squad/views", view, headers);
    expect((await get("/api/v1/squad/views")).json()).toEqual({ views: [] });
  });
});

describe("notes to athletes", () => {
  const NOTE = { athlete: "rita", text: "Easy week?" };

  it("go to who allows them, are listed newest first a page at a time, and are taken back", async () => {
    const first = await post("/api/v1/squad/notes", NOTE);
    expect([first.statusCode, first.json()]).toEqual([
      201,
      { ...NOTE, id: expect.any(String), about: null, writtenAt: expect.stringMatching(/^2026-11-22T.+Z$/) },
    ]);
    const second = (await post("/api/v1/squad/notes", { ...NOTE, text: "Rest", about: "2026-11-21" })).json();
    const all = (await get("/api/v1/squad/notes")).json();
    expect(all.notes.map(({ id }: { id: string }) => id).sort()).toEqual([first.json().id, second.id].sort());
    const page = (await get("/api/v1/squad/notes?limit=1")).json();
    expect((await get(`/api/v1/squad/notes?limit=1&after=${page.next}`)).json().notes).toEqual([all.notes[1]]);
    for (const { id } of all.notes) expect((await ask("DELETE", `/api/v1/squad/notes?id=${id}`)).statusCode).toBe(204);
    expect((await ask("DELETE", `/api/v1/squad/notes?id=${second.id}`)).statusCode).toBe(404);
    expect((await real.people.notes("rita" as AthleteId)).length).toBe(0);
  });

  it("go to nobody who does not share, or allows none", async () => {
    const [bea, hidden, madeUp] = [
      await post("/api/v1/squad/notes", { ...NOTE, athlete: "bea" }),
      await post("/api/v1/squad/notes", { ...NOTE, athlete: "secret" }),
      await post("/api/v1/squad/notes", { ...NOTE, athlete: "nosuch" }),
    ];
    expect([bea.statusCode, hidden.statusCode, madeUp.statusCode]).toEqual([404, 404, 404]);
    expect([bea.body, hidden.body]).toEqual([madeUp.body, madeUp.body]);
    for (const wrong of [
      { ...NOTE, text: " " },
      { ...NOTE, text: "x".repeat(2001) },
      { ...NOTE, by: "rita" },
    ])
      expect((await post("/api/v1/squad/notes", wrong)).statusCode).toBe(400);
    expect((await post("/api/v1/squad/notes", { ...NOTE, about: "2026-02-30" })).statusCode).toBe(422);
  });

  it("are written and taken back once under one key", async () => {
    const headers = { "idempotency-key": "note-one-2026" };
    const [first, again] = [
      await post("/api/v1/squad/notes", NOTE, headers),
      await post("/api/v1/squad/notes", NOTE, headers),
    ];
    expect([again.statusCode, again.json()]).toEqual([201, first.json()]);
    expect((await real.people.notes("rita" as AthleteId)).length).toBe(1);
    const remove = () =>
      ask("DELETE", `/api/v1/squad/notes?id=${first.json().id}`, { headers: { "idempotency-key": "note-gone-2026" } });
    expect([(await remove()).statusCode, (await remove()).statusCode]).toEqual([204, 204]);
  });

  it("of somebody else are neither listed nor removed", async () => {
    const fay = await club.add("fay", "coach");
    await share(rita, fay, "summary", "comment");
    const note = await real.people.writeNote(fay.id, "rita" as AthleteId, { about: null, text: "Mine" });
    expect((await get("/api/v1/squad/notes")).body).not.toContain("Mine");
    expect((await ask("DELETE", `/api/v1/squad/notes?id=${note.id}`)).statusCode).toBe(404);
    expect(await real.people.notes("rita" as AthleteId)).toHaveLength(1);
  });
});

describe("who may ask", () => {
  const tokenOf = async (scope: Scope, level: Level) => {
    writes += 1;
    const made = await real.people.makeToken(coach.id, { name: `t${writes}`, scopes: [scope], level, days: null });
    return { authorization: `Bearer ${made.secret}`, cookie: "" };
  };

  it("is a token of the scope and level that it takes: to look, to comment, to change", async () => {
    const [view, comment, edit] = [
      await tokenOf("summary", "view"),
      await tokenOf("summary", "comment"),
      await tokenOf("summary", "edit"),
    ];
    const note = { athlete: "rita", text: "By a program" };
    const group = { name: "Mine", athletes: ["rita"] };
    expect((await get("/api/v1/squad", view)).statusCode).toBe(200);
    expect((await post("/api/v1/squad/notes", note, view)).statusCode).toBe(403);
    expect((await post("/api/v1/squad/notes", note, comment)).statusCode).toBe(201);
    expect((await post("/api/v1/squad/groups", group, comment)).statusCode).toBe(403);
    expect((await post("/api/v1/squad/groups", group, edit)).statusCode).toBe(201);
  });

  it("shows a token no more than its own scopes, whatever is shared with its account", async () => {
    const { rows } = (await get("/api/v1/squad", await tokenOf("pain", "view"))).json();
    for (const { shared, distances } of rows) expect([shared, distances]).toEqual([["summary"], null]);
  });

  it("is nobody without an account, and no runner with whom nobody shares", async () => {
    for (const path of ["squad", "squad/groups", "squad/views", "squad/notes", "squad/link"]) {
      expect((await get(`/api/v1/${path}`, { cookie: "" })).statusCode).toBe(401);
      expect((await get(`/api/v1/${path}`, await headersOf(rita))).statusCode).toBe(403);
    }
  });

  it("is the person at this machine before there are accounts, who keeps nothing", async () => {
    const alone = await openServer();
    await giveSquad(alone.real.deps, madeAthletes(30));
    const list = (await alone.server.inject("/api/v1/squad?limit=25")).json();
    expect([list.athletes, list.rows.length, typeof list.next]).toEqual([30, 25, "string"]);
    expect((await alone.server.inject("/api/v1/squad/groups")).statusCode).toBe(403);
    const note = { athlete: idOf("Ada A"), text: "hello" };
    const sent = await alone.server.inject({ method: "POST", url: "/api/v1/squad/notes", payload: note });
    expect(sent.statusCode).toBe(403);
  });
});
