import type { LightMyRequestResponse } from "fastify";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Account, Level, Scope } from "../../../src/domain/people.ts";
import { SAFETY_QUESTIONS } from "../../../src/domain/therapy.ts";
import { ENTRY_KINDS, type EntryKind, SCOPE_OF_KIND } from "../../../src/usecases/entries-json.ts";
import { type ClubServer, MARK, openClubServer, RITA } from "../access/club-server.ts";
import { documentOf, operationsOf } from "./document.ts";
import { heldTo } from "./held-to-document.ts";

const DAY = "2026-11-20";
/** One of each kind that nobody has said of rita yet, and where it is said. */
const BODIES: Readonly<Partial<Record<EntryKind, readonly [path: string, body: object]>>> = {
  "no-pain": ["no-pain", { day: "2026-11-10" }],
  ostrc: ["ostrc", { day: DAY, region: "calf", side: "left", participation: 8, pain: 17 }],
  "red-flag-check": [
    "red-flag-checks",
    { day: DAY, region: "calf", side: "left", answers: { "calf-swelling": false } },
  ],
  rpe: ["rpe", { day: DAY, rpe0To10: 6 }],
  rest: ["day-marks", { rest: ["2026-11-09"] }],
  "history-claim": ["history-claims", { from: "2026-11-01" }],
  "return-plan": ["return-plan", { from: "2026-11-21", isReady: true }],
  therapy: ["therapy", { day: DAY, kind: "massage", regions: ["calf"], nrsBefore: 4, note: MARK }],
  exercise: ["exercises", { day: DAY, key: MARK }],
  "safety-check": [
    "safety-checks",
    { day: DAY, answers: Object.fromEntries(SAFETY_QUESTIONS.map((question, at) => [question, at === 0])) },
  ],
  "seen-flag": ["seen-flags", { rule: "RF_BSI", day: DAY }],
  wellness: ["wellness", { day: DAY, sleepS: 27_000, soreness0To10: 3 }],
  setting: ["settings", { name: "hrMaxBpm", value: 188, from: "2026-01-01" }],
};

interface Listed {
  readonly kinds: readonly EntryKind[];
  readonly entries: readonly {
    readonly kind: EntryKind;
    readonly day: string;
    readonly entry: Record<string, unknown>;
  }[];
  readonly next: string | null;
}

let club: ClubServer;
let rita: Readonly<Record<string, string>>;
let held: (url: string, answer: LightMyRequestResponse) => void;

const headersOf = async (account: Account) => ({
  cookie: await club.cookieOf(account),
  "sec-fetch-site": "same-origin",
});
const tokenOf = async (scope: Scope, level: Level = "view") => {
  const token = { name: scope, scopes: [scope], level, days: null };
  return { authorization: `Bearer ${(await club.real.people.makeToken(club.accounts.rita.id, token)).secret}` };
};
async function get(url: string, headers: object = rita) {
  const answer: LightMyRequestResponse = await club.server.inject({ url, headers: { ...headers } });
  held(url, answer);
  return answer;
}
const list = async (url = "/api/v1/entries", headers: object = rita) => (await get(url, headers)).json<Listed>();

beforeAll(async () => {
  club = await openClubServer();
  rita = await headersOf(club.accounts.rita);
  for (const [path, payload] of Object.values(BODIES)) {
    const wrote = await club.server.inject({ method: "POST", url: `/api/v1/${path}`, headers: rita, payload });
    expect([path, wrote.statusCode, wrote.statusCode === 201 ? "" : wrote.body]).toEqual([path, 201, ""]);
  }
  const document = await documentOf(club.server);
  const faultOf = heldTo(document);
  held = (url, answer) => {
    const path = (url.split("?")[0] ?? "").replace("/athletes/rita/", "/athletes/{athlete}/");
    const described = operationsOf(document).find((one) => one.method === "GET" && one.path === path);
    expect(described, path).toBeDefined();
    if (described !== undefined) expect(faultOf(described, answer), url).toBeNull();
  };
}, 60_000);
afterAll(() => club.close());

describe("GET /api/v1/entries", () => {
  it("lists every kind that can be logged, newest first, each in its own form", async () => {
    const { kinds, entries } = await list();
    expect(kinds).toEqual(ENTRY_KINDS);
    expect([...new Set(entries.map(({ kind }) => kind))].sort()).toEqual([...ENTRY_KINDS].sort());
    const days = entries.map(({ day }) => day);
    expect(days).toEqual(days.toSorted().reverse());
    const of = (kind: EntryKind) => entries.find((one) => one.kind === kind);
    expect(of("ostrc")?.entry).toMatchObject({ site: { region: "calf", side: "left" }, participation: 8, pain: 17 });
    expect(of("red-flag-check")?.entry).toMatchObject({ asked: ["calf-swelling"], yes: [] });
    expect(of("safety-check")?.entry).toEqual({ day: DAY, yes: [SAFETY_QUESTIONS[0]] });
    expect(of("history-claim")).toEqual({
      kind: "history-claim",
      day: "2026-11-01",
      entry: { from: "2026-11-01", to: null },
    });
    expect(of("planned-run")?.entry).toMatchObject({ distanceM: 8000, kind: "easy", title: MARK });
    expect(of("setting")).toMatchObject({ day: "2026-01-01", entry: { name: "hrMaxBpm", value: 188 } });
    expect(of("wellness")?.entry).toEqual({
      ...{ day: DAY, sleepS: 27_000, restingHeartRateBpm: null, hrvRmssdS: null, hrvSdnnS: null },
      ...{ steps: null, soreness0To10: 3 },
    });
  });

  it("lists one kind alone, and what was taken back no more", async () => {
    const { kinds, entries } = await list("/api/v1/entries?kind=no-pain");
    expect([kinds, entries]).toEqual([
      ["no-pain"],
      [{ kind: "no-pain", day: "2026-11-10", entry: { day: "2026-11-10" } }],
    ]);
    await club.server.inject({ method: "DELETE", url: "/api/v1/no-pain?day=2026-11-10", headers: rita });
    expect((await list("/api/v1/entries?kind=no-pain")).entries).toEqual([]);
    expect((await get("/api/v1/entries?kind=walk")).statusCode).toBe(400);
  });

  it("comes a page at a time, each entry once, with the address of the next page", async () => {
    const all = (await list()).entries;
    const seen: unknown[] = [];
    let url: string | undefined = "/api/v1/entries?limit=4";
    for (let pages = 0; url !== undefined && pages < 20; pages += 1) {
      const answer = await get(url);
      seen.push(...answer.json<Listed>().entries);
      url = /^<(.+)>; rel="next"$/.exec(String(answer.headers["link"] ?? ""))?.[1];
    }
    expect(seen).toEqual(all);
    expect((await get("/api/v1/entries?after=nobody")).statusCode).toBe(404);
  });

  const SCOPES = ["summary", "runs", "pain", "therapy", "everything"] as const;
  const includes = (given: Scope, kind: EntryKind) => given === "everything" || given === SCOPE_OF_KIND[kind];

  it.each(SCOPES)("shows a grant and a token of the scope %s the kinds of it, and says which", async (scope) => {
    const wanted = ENTRY_KINDS.filter((kind) => includes(scope, kind));
    const coach = await headersOf(await club.coach(`of-${scope}`, { scope, level: "view", state: "stands" }));
    const token = await tokenOf(scope);
    const [theirs, own] = [await list("/api/v1/athletes/rita/entries", coach), await list("/api/v1/entries", token)];
    expect(theirs).toEqual(own);
    expect(theirs.kinds).toEqual(wanted);
    for (const { kind } of theirs.entries) expect(wanted).toContain(kind);
    for (const kind of ENTRY_KINDS) {
      const asked = [
        await get(`/api/v1/athletes/rita/entries?kind=${kind}`, coach),
        await get(`/api/v1/entries?kind=${kind}`, token),
      ].map(({ statusCode }) => statusCode);
      expect([kind, ...asked]).toEqual([kind, ...(includes(scope, kind) ? [200, 200] : [404, 403])]);
    }
  });

  it("shows nobody a word of an athlete who does not share, or no longer", async () => {
    const over = await club.coach("over-now", { scope: "everything", level: "edit", state: "over" });
    for (const account of [over, club.accounts.kim, club.accounts.bea]) {
      const answer = await get("/api/v1/athletes/rita/entries", await headersOf(account));
      expect([answer.statusCode, answer.body.includes(MARK)]).toEqual([404, false]);
    }
    expect((await list("/api/v1/entries", await headersOf(club.accounts.bea))).entries).toEqual([
      { kind: "rest", day: "2026-11-22", entry: { day: "2026-11-22" } },
    ]);
    expect((await get("/api/v1/entries", {})).statusCode).toBe(401);
  });
});

describe("POST /api/v1/runs/RUN/rpe", () => {
  it("rates that run once under one key, and names who did when it was somebody else", async () => {
    const url = `/api/v1/runs/${encodeURIComponent(club.ids.run)}/rpe`;
    const send = (headers: object, payload: object, to = url) =>
      club.server.inject({ method: "POST", url: to, headers: { ...rita, ...headers }, payload });
    const key = { "idempotency-key": "rate-one-run" };
    const rated = [
      await send(key, { rpe0To10: 7 }),
      await send(key, { rpe0To10: 7 }),
      await send(key, { rpe0To10: 8 }),
    ];
    expect(rated.map(({ statusCode }) => statusCode)).toEqual([201, 201, 409]);
    const { entries } = await list("/api/v1/entries?kind=rpe");
    expect(entries.filter(({ entry }) => entry["activityId"] === club.ids.run)).toMatchObject([
      { entry: { rpe0To10: 7 } },
    ]);
    expect((await send({}, { rpe0To10: 11 })).statusCode).toBe(400);
    expect((await send({}, { rpe0To10: 1 }, "/api/v1/runs/nosuch/rpe")).statusCode).toBe(404);
    const coach = await club.coach("rates", { scope: "runs", level: "edit", state: "stands" });
    const shared = url.replace("/v1/", "/v1/athletes/rita/");
    expect((await send(await headersOf(coach), { rpe0To10: 5 }, shared)).statusCode).toBe(201);
    const last = (await club.real.deps.journal.read()).findLast(({ fact }) => fact.kind === "rpe");
    expect([last?.athlete, last?.by]).toEqual([RITA, coach.id]);
  });
});
