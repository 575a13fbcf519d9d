import { readFileSync, writeFileSync } from "node:fs";
import Fastify from "fastify";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Account, Level, Scope } from "../../../src/domain/people.ts";
import type { Access } from "../../../src/server/access/access.ts";
import { type GuardedRoute, guardAccess } from "../../../src/server/access/guard-access.ts";
import { openRealApp } from "../../real-app.ts";
import { type ClubServer, type GrantOf, MARK, openClubServer, RITA } from "./club-server.ts";

interface Viewer {
  readonly name: string;
  readonly account: Account | null;
  readonly headers: Readonly<Record<string, string>>;
  readonly grant: GrantOf | null;
  readonly token?: { readonly scopes: readonly Scope[]; readonly level: Level };
}

const LEVELS: readonly Level[] = ["view", "comment", "edit"];
const GRANTS: Readonly<Record<string, GrantOf>> = {
  full: { scope: "everything", level: "edit", state: "stands" },
  "runs-view": { scope: "runs", level: "view", state: "stands" },
  "pain-comment": { scope: "pain", level: "comment", state: "stands" },
  "summary-view": { scope: "summary", level: "view", state: "stands" },
  over: { scope: "everything", level: "edit", state: "over" },
  revoked: { scope: "everything", level: "edit", state: "revoked" },
};

const isRead = (method: string) => method === "GET" || method === "HEAD";
const isApi = (url: string) => url.startsWith("/api/");
const covers = (given: Scope, needed: Scope) => given === "everything" || given === needed || needed === "summary";
const reaches = (level: Level, needed: Level) => LEVELS.indexOf(level) >= LEVELS.indexOf(needed);

type Expected = "in" | "sign-in" | 401 | 403 | 404 | "squad";

/** What the rules say, worked out here a second time: who gets in, and what everybody else is told. */
function expected({ method, url, access }: GuardedRoute, viewer: Viewer): Expected {
  if (access.kind === "public" || access.kind === "own-secret") return "in";
  if (access.kind === "link") return 404; // with a made-up secret; the right one has its own test
  if (viewer.account === null) {
    if (access.kind === "granted") return 401;
    return method === "GET" && !isApi(url) ? "sign-in" : 401;
  }
  const level: Level = isRead(method) ? "view" : "edit";
  if (viewer.token !== undefined && access.session === true) return 403;
  if (viewer.token !== undefined) {
    const needed: Record<string, readonly [Scope, Level]> = {
      "signed-in": ["everything", level],
      owner: ["everything", "edit"],
      coach: ["summary", access.kind === "coach" ? (access.level ?? level) : level],
      own: [access.kind === "own" ? access.scope : "everything", level],
      granted: access.kind === "granted" ? [access.scope, access.level] : ["everything", "edit"],
    };
    const [scope, least] = needed[access.kind] as readonly [Scope, Level];
    if (!viewer.token.scopes.some((one) => covers(one, scope)) || !reaches(viewer.token.level, least)) return 403;
  }
  switch (access.kind) {
    case "signed-in":
      return "in";
    case "owner":
      return viewer.account.role === "owner" ? "in" : 403;
    case "coach":
      return viewer.account.role === "runner" ? 403 : "in";
    case "own":
      if (viewer.account.athlete !== null) return "in";
      return url === "/" && method === "GET" ? "squad" : 403;
    case "granted": {
      if (viewer.account.athlete === RITA) return "in";
      const { grant } = viewer;
      const stands = grant !== null && grant.state === "stands";
      return stands && covers(grant.scope, access.scope) && reaches(grant.level, access.level) ? "in" : 404;
    }
    default:
      return access satisfies never;
  }
}

/** The address of a route with what names rita's data in it: what somebody would guess. */
function address(url: string, { ids }: ClubServer): string {
  const id = url.includes("/import") ? ids.batch : ids.run;
  return url
    .replace(":athlete", RITA)
    .replace(":id", url.includes("/events") ? ids.job : encodeURIComponent(id))
    .replace(":secret", "A".repeat(43))
    .replace(":place", "left-calf")
    .replace(":code", "SPIKE_S")
    .replace("*", "app.js");
}

describe("every route of the server", () => {
  let club: ClubServer;
  let viewers: readonly Viewer[];
  let routes: readonly GuardedRoute[];

  // One club for all: the routes are walked in turn, and reading them changes nothing.
  beforeAll(async () => {
    club = await openClubServer();
    const { accounts, cookieOf, real } = club;
    const session = async (name: string, account: Account, grant: GrantOf | null = null): Promise<Viewer> => ({
      name,
      account,
      grant,
      headers: { cookie: await cookieOf(account), "sec-fetch-site": "same-origin" },
    });
    const token = { scopes: ["runs" as const], level: "view" as const };
    const { secret } = await real.people.makeToken(accounts.rita.id, { name: "watch", ...token, days: null });
    const coaches: Viewer[] = [];
    for (const [name, grant] of Object.entries(GRANTS))
      coaches.push(await session(`coach ${name}`, await club.coach(name, grant), grant));
    viewers = [
      { name: "nobody", account: null, headers: {}, grant: null },
      {
        name: "a made-up session",
        account: null,
        headers: { cookie: `niggle_session=${"A".repeat(43)}` },
        grant: null,
      },
      { name: "a made-up token", account: null, headers: { authorization: "Bearer niggle_made-up" }, grant: null },
      await session("the runner", accounts.rita),
      await session("another runner", accounts.bea),
      await session("the owner", accounts.olive),
      await session("a coach without a grant", accounts.kim),
      ...coaches,
      {
        name: "the runner's token",
        account: accounts.rita,
        headers: { authorization: `Bearer ${secret}` },
        grant: null,
        token,
      },
    ];
    await club.server.ready();
    routes = club.server.accessTable.filter(({ url, method }) => !url.startsWith("/local/") && method !== "OPTIONS");
  }, 60_000);
  afterAll(() => club.close());

  it("answers each reader as its rule says, and shows nobody a word of a runner who does not share with them", async () => {
    const wrong: string[] = [];
    const seenBy = new Set<string>();
    for (const route of routes) {
      for (const viewer of viewers) {
        if (!isRead(route.method) && expected(route, viewer) === "in") continue; // writes have their own test
        const url = address(route.url, club);
        const answer = await club.server.inject({ method: route.method as "GET", url, headers: viewer.headers });
        const want = expected(route, viewer);
        const name = `${route.method} ${route.url} by ${viewer.name}`;
        // What is for everybody may lead to the login itself.
        const leads = route.access.kind === "public" ? "" : String(answer.headers["location"] ?? "");
        if (!isAs(want, answer.statusCode, leads))
          wrong.push(`${name}: ${answer.statusCode} ${answer.headers["location"] ?? ""} (want ${want})`);
        const shows = answer.body.includes(MARK) || JSON.stringify(answer.headers).includes(MARK);
        if (shows) seenBy.add(viewer.name);
        if (shows && !maySee(route.access, viewer)) wrong.push(`${name}: shows what is not theirs`);
        if (answer.statusCode >= 500) wrong.push(`${name}: ${answer.statusCode}`);
        if (/public/.test(String(answer.headers["cache-control"])) && route.access.kind !== "public")
          wrong.push(`${name}: may be kept by a cache for everybody`);
      }
    }
    expect(wrong).toEqual([]);
    // The mark is really there to be seen, by those who may.
    expect([...seenBy].sort()).toEqual(expect.arrayContaining(["coach full", "coach runs-view", "the runner"]));
  }, 600_000);

  it("lets nobody write to a runner's data by an address or an id that they guess", async () => {
    const before = await club.real.facts();
    const others = viewers.filter(({ account }) => account?.athlete !== RITA);
    const wrong: string[] = [];
    for (const route of routes.filter(({ method }) => !isRead(method))) {
      for (const viewer of others) {
        if (["public", "own-secret", "owner", "coach", "signed-in"].includes(route.access.kind)) continue;
        const url = address(route.url, club);
        const answer = await club.server.inject({
          method: route.method as "POST",
          url,
          headers: { ...viewer.headers, "content-type": "application/json" },
          payload: route.method === "DELETE" ? undefined : "{}",
        } as never);
        const want = expected(route, viewer);
        if (want !== "in" && !isAs(want, answer.statusCode, ""))
          wrong.push(`${route.method} ${route.url} by ${viewer.name}: ${answer.statusCode} (want ${want})`);
        if (answer.body.includes(MARK) && viewer.grant?.state !== "stands")
          wrong.push(`${route.method} ${route.url}: shows`);
      }
    }
    expect(wrong).toEqual([]);
    const after = await club.real.facts();
    const ofRita = after.slice(before.length).filter((fact) => JSON.stringify(fact).includes(MARK));
    expect(ofRita).toEqual([]);
    expect((await club.real.app.recentImports(RITA, 5)).every(({ undone }) => !undone)).toBe(true);
  }, 300_000);

  it("tells nobody by its answer whether there is a runner of a name", async () => {
    for (const viewer of viewers.filter(
      ({ name }) => name === "a coach without a grant" || name === "another runner",
    )) {
      const ask = (athlete: string) =>
        club.server.inject({ url: `/api/v1/athletes/${athlete}/weekly-report`, headers: viewer.headers });
      const [real, madeUp, odd] = [await ask("rita"), await ask("nosuch"), await ask("_people")];
      expect([real.statusCode, real.body]).toEqual([madeUp.statusCode, madeUp.body]);
      expect([odd.statusCode, odd.body]).toEqual([madeUp.statusCode, madeUp.body]);
    }
  });

  it("says in docs/ACCESS.md who may ask for it", () => {
    const file = new URL("../../../docs/ACCESS.md", import.meta.url);
    const rows = routes
      .filter(({ method, url }) => method !== "HEAD" && !url.startsWith("/shared-test/"))
      .map(({ method, url, access }) => `| \`${method} ${url}\` | ${words(access)} |`);
    const table = ["| route | who |", "|---|---|", ...new Set(rows.toSorted(byAddress))].join("\n");
    const text = readFileSync(file, "utf8");
    const [start, end] = [text.indexOf("| route | who |"), text.indexOf("<!-- end of routes -->")];
    // ACCESS_UPDATE=1 writes the table anew.
    const written = `${text.slice(0, start)}${table}\n\n${text.slice(end)}`;
    if (process.env["ACCESS_UPDATE"] === "1") writeFileSync(file, written);
    expect(written).toBe(readFileSync(file, "utf8"));
  });
});

describe("a route without a rule", () => {
  const guarded = async () => {
    const real = await openRealApp();
    const fastify = Fastify();
    guardAccess(fastify, { people: real.people, localAthlete: RITA });
    await real.close();
    return fastify;
  };

  it("is not built", async () => {
    const fastify = await guarded();
    expect(() => fastify.get("/new", async () => "open")).toThrow("GET /new does not say who may ask for it");
  });

  it("is not built either with a rule that does not fit its address", async () => {
    const fastify = await guarded();
    const config = (access: Access) => ({ config: { access } });
    const shared = config({ kind: "granted", scope: "runs", level: "view" });
    expect(() => fastify.get("/weeks", shared, async () => "")).toThrow("with :athlete, and no other, is granted");
    expect(() => fastify.get("/of/:athlete", config({ kind: "coach" }), async () => "")).toThrow("is coach");
    expect(() => fastify.get("/l", config({ kind: "link" }), async () => "")).toThrow("without a :secret");
  });
});

function isAs(want: Expected, status: number, location: string): boolean {
  if (want === "sign-in") return status === 303 && location.startsWith("/login?next=");
  if (want === "squad") return status === 303 && location === "/squad";
  // Behind the door other things can be wrong; that is said by the route, and not as somebody who may not come in.
  if (want === "in") return status !== 401 && status !== 403 && !location.startsWith("/login");
  return status === want;
}

function maySee(access: Access, viewer: Viewer): boolean {
  if (viewer.account?.athlete === RITA) return true;
  return viewer.grant?.state === "stands" && (access.kind === "granted" || access.kind === "coach");
}

function words(access: Access): string {
  return `${ruleWords(access)}${access.session === true ? ", session" : ""}`;
}

function ruleWords(access: Access): string {
  switch (access.kind) {
    case "own":
      return `own ${access.scope}`;
    case "granted":
      return `shared ${access.scope}, ${access.level}`;
    case "coach":
      return access.level === undefined ? "coach" : `coach, ${access.level}`;
    default:
      return access.kind;
  }
}

/** By address, then by method. */
function byAddress(a: string, b: string): number {
  const [one, other] = [a, b].map((row) => row.replace(/^\| `(\w+) (\S+)`/, "$2 $1"));
  return String(one) < String(other) ? -1 : 1;
}
