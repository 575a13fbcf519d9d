import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { UtcInstant } from "../../../src/domain/instant.ts";
import type { Account } from "../../../src/domain/people.ts";
import { buildPeople } from "../../../src/usecases/people/build-people.ts";
import { clubOf, PASSWORD } from "../../usecases/people/people-world.ts";
import { RITA } from "../access/club-server.ts";
import { form, openServer } from "../open-server.ts";
import { type Ask, type Asking, KEY, openAsking } from "./asking.ts";

interface Grant {
  readonly id: string;
  readonly to: { readonly login: string } | null;
  readonly state: string;
  readonly through: string | null;
  readonly token: string | null;
}
interface Link {
  readonly id: string;
  readonly state: string;
  readonly opened: number;
  readonly token: string | null;
}
interface Problem {
  readonly detail: string;
  readonly errors?: readonly { readonly field: string }[];
}
interface MadeLink {
  readonly address: string | null;
  readonly link: Link;
}

const DAY_MS = 86_400_000;
/** The clock of the test goes on by a second each time it is read. */
const TODAY_AT_NOON = expect.stringMatching(/^2026-11-22T12:/);
const BRIEF = { page: "brief", days: 7 };

let asking: Asking;
let rita: Ask;
let kim: Ask;
let coaches = 0;
beforeAll(async () => {
  asking = await openAsking();
  rita = await asking.as(asking.club.accounts.rita);
  kim = await asking.as(asking.club.accounts.kim);
}, 60_000);
afterAll(() => asking.club.close());

const newCoach = (): Promise<Account> => asking.club.coach(`coach-${++coaches}`, null);
const open = async (address: string | null) =>
  (await asking.club.server.inject(new URL(String(address)).pathname)).statusCode;

describe("a grant", () => {
  it("is given by a login, reaches what it says, is listed on both sides, and ends at once", async () => {
    const coach = await newCoach();
    const ask = await asking.as(coach);
    const asked = { login: coach.login, scope: "runs", level: "view", through: "2026-12-24" };
    const { status, json } = await rita<Grant>("POST", "/grants", asked);
    expect([status, json]).toEqual([
      201,
      {
        ...{ id: json.id, to: { login: coach.login, displayName: coach.login }, scope: "runs", level: "view" },
        ...{ through: "2026-12-24", givenAt: TODAY_AT_NOON, state: "stands" },
        ...{ awaits: [], revokedAt: null, token: null },
      },
    ]);
    expect((await ask("GET", "/athletes/rita/runs")).status).toBe(200);
    expect((await ask("GET", "/athletes/rita/therapist")).status).toBe(404);
    const received = (await ask<{ grants: object[] }>("GET", "/grants/received")).json.grants;
    expect(received).toEqual([
      {
        ...{ id: json.id, athlete: "rita", name: "Rita", scope: "runs", level: "view" },
        ...{ through: "2026-12-24", givenAt: TODAY_AT_NOON },
      },
    ]);
    expect((await rita("DELETE", `/grants/${json.id}`)).status).toBe(204);
    expect((await ask("GET", "/athletes/rita/runs")).status).toBe(404);
    expect((await ask<{ grants: object[] }>("GET", "/grants/received")).json.grants).toEqual([]);
    // Ending it twice is ending it once.
    expect((await rita("DELETE", `/grants/${json.id}`)).status).toBe(204);
    const [listed] = (await rita<{ grants: Grant[] }>("GET", "/grants")).json.grants;
    expect(listed).toMatchObject({ id: json.id, state: "revoked", revokedAt: TODAY_AT_NOON });
  });

  it("is given once under one key, and refused for something else under it", async () => {
    const coach = await newCoach();
    const asked = { login: coach.login, scope: "runs", level: "view" };
    const [first, again] = [
      await rita<Grant>("POST", "/grants", asked, KEY),
      await rita<Grant>("POST", "/grants", asked, KEY),
    ];
    expect([again.status, again.json]).toEqual([201, first.json]);
    expect((await rita("POST", "/grants", { ...asked, scope: "everything" }, KEY)).status).toBe(409);
    const stands = (await rita<{ grants: Grant[] }>("GET", "/grants?state=stands")).json.grants;
    expect(stands.filter(({ to }) => to?.login === coach.login)).toHaveLength(1);
  });

  it("is given back by who has it, and is not there for anybody else", async () => {
    const [coach, other] = [await newCoach(), await newCoach()];
    const grant = { login: coach.login, scope: "summary", level: "view" };
    const { id } = (await rita<Grant>("POST", "/grants", grant)).json;
    const stranger = await (await asking.as(other))("DELETE", `/grants/${id}`);
    const none = await (await asking.as(other))("DELETE", "/grants/nosuch");
    expect([stranger.status, stranger.headers["content-length"]]).toEqual([404, none.headers["content-length"]]);
    const bea = await asking.as(asking.club.accounts.bea);
    expect((await bea("DELETE", `/grants/${id}`)).status).toBe(404);
    const ask = await asking.as(coach);
    expect((await ask("GET", "/athletes/rita/summary")).status).toBe(200);
    expect((await ask("DELETE", `/grants/${id}`)).status).toBe(204);
    expect((await ask("GET", "/athletes/rita/summary")).status).toBe(404);
  });

  it("cannot be given to nobody, to oneself, to who is closed, for a day that is over, or without saying what", async () => {
    const coach = await newCoach();
    await asking.club.real.people.setDisabled(null, coach.id, true);
    const terms = { scope: "runs", level: "view" };
    for (const [asked, says] of [
      [{ login: "nosuch", ...terms }, "Nobody here has that login"],
      [{ login: "rita", ...terms }, "own data"],
      [{ login: coach.login, ...terms }, "closed"],
      [{ login: "kim", ...terms, through: "2026-11-21" }, "last day"],
      [{ login: "kim", ...terms, through: "2026-02-31" }, "last day"],
    ] as const) {
      const { status, json } = await rita<Problem>("POST", "/grants", asked);
      expect([status, json.detail]).toEqual([422, expect.stringContaining(says)]);
    }
    const unread = await rita<Problem>("POST", "/grants", { login: "kim", scope: "all", level: "own" });
    expect([unread.status, unread.json.errors?.map(({ field }) => field)]).toEqual([400, ["scope", "level"]]);
  });

  it("is listed a page at a time, each once, with the next page's address", async () => {
    const all = (await rita<{ grants: Grant[] }>("GET", "/grants")).json.grants.map(({ id }) => id);
    const seen: string[] = [];
    let path: string | undefined = "/grants?limit=1";
    for (let pages = 0; path !== undefined && pages < 20; pages += 1) {
      const page: Awaited<ReturnType<typeof rita<{ grants: Grant[] }>>> = await rita("GET", path);
      seen.push(...page.json.grants.map(({ id }) => id));
      path = /^<\/api\/v1(.+)>; rel="next"$/.exec(String(page.headers["link"] ?? ""))?.[1];
    }
    expect([seen.length > 2, seen]).toEqual([true, all]);
    expect((await rita("GET", "/grants?after=nosuch")).status).toBe(404);
  });
});

describe("who goes through logins to find those that are there", () => {
  it("waits after ten that are not, also when one that is there lies between, on the page as well", async () => {
    const bea = await asking.as(asking.club.accounts.bea);
    const give = async (login: string) => {
      const { status, headers } = await bea("POST", "/grants", { login, scope: "summary", level: "view" });
      return [status, headers["retry-after"]];
    };
    for (let tries = 0; tries < 10; tries += 1) {
      expect(await give(`nobody-${tries}`)).toEqual([422, undefined]);
      if (tries === 5) expect(await give("kim")).toEqual([201, undefined]);
    }
    // The wait doubles each time, and the clock of the test goes on while one asks.
    let last = await give("nobody-more");
    for (let tries = 0; tries < 200 && Number(last[1] ?? 0) < 60; tries += 1) last = await give(`nobody-more-${tries}`);
    expect([last[0], Number(last[1]) >= 60]).toEqual([429, true]);
    // Who has to wait is told of no login, there or not.
    expect(await give("kim")).toEqual([429, expect.stringMatching(/^\d+$/)]);
    const cookie = await asking.club.cookieOf(asking.club.accounts.bea);
    const sent = form({ login: "kim", scope: "summary" });
    const headers = { ...sent.headers, cookie, "sec-fetch-site": "same-origin" };
    const page = await asking.club.server.inject({ url: "/sharing/give", ...sent, headers });
    expect([page.statusCode, page.headers["retry-after"]]).toEqual([429, expect.stringMatching(/^\d+$/)]);
    expect((await rita("POST", "/grants", { login: "nobody-at-all", scope: "summary", level: "view" })).status).toBe(
      422,
    );
  });
});

describe("a token that shares", () => {
  it("needs to reach everything, to edit: with less it neither lists, gives, nor makes a link", async () => {
    const { accounts } = asking.club;
    for (const token of [
      { scopes: ["everything" as const], level: "view" as const },
      { scopes: ["everything" as const], level: "comment" as const },
      { scopes: ["summary" as const, "runs" as const, "pain" as const, "therapy" as const] },
    ]) {
      const ask = await asking.byToken(accounts.rita, token);
      expect((await ask("POST", "/grants", { login: "kim", scope: "summary", level: "view" })).status).toBe(403);
      expect((await ask("POST", "/share-links", BRIEF)).status).toBe(403);
      expect((await ask("DELETE", "/grants/nosuch")).status).toBe(403);
      expect((await ask("GET", "/grants")).status).toBe(token.scopes.length === 1 ? 200 : 403);
    }
  });

  it("gives nothing that goes on behind its own end", async () => {
    const ask = await asking.byToken(asking.club.accounts.rita, { days: 10 });
    const coach = await newCoach();
    const asked = { login: coach.login, scope: "runs", level: "view" };
    for (const through of [undefined, null, "2026-12-02", "2027-01-01"]) {
      const { status, json } = await ask<Problem>("POST", "/grants", { ...asked, through });
      expect([through, status, json.detail]).toEqual([through, 422, expect.stringContaining("not beyond its own end")]);
    }
    expect((await ask<Grant>("POST", "/grants", { ...asked, through: "2026-12-01" })).status).toBe(201);
    expect((await ask("POST", "/share-links", { ...BRIEF, days: 11 })).status).toBe(422);
    expect((await ask("POST", "/share-links", { ...BRIEF, days: 9 })).status).toBe(201);
  });

  it("is named with what it shared, which ends with it; what a person shared stays", async () => {
    const coach = await newCoach();
    const { accounts, real } = asking.club;
    const ask = await asking.byToken(accounts.rita);
    const asked = { login: coach.login, scope: "runs", level: "view" };
    const byToken = (await ask<Grant>("POST", "/grants", asked)).json;
    const link = (await ask<MadeLink>("POST", "/share-links", BRIEF)).json;
    const byHand = (await rita<MadeLink>("POST", "/share-links", BRIEF)).json;
    expect([byToken.token, link.link.token, byHand.link.token]).toEqual([ask.id, ask.id, null]);
    const theirs = await asking.as(coach);
    expect([(await theirs("GET", "/athletes/rita/runs")).status, await open(link.address)]).toEqual([200, 200]);
    await rita("DELETE", `/account/tokens/${ask.id}`);
    expect([(await theirs("GET", "/athletes/rita/runs")).status, await open(link.address)]).toEqual([404, 404]);
    expect(await open(byHand.address)).toBe(200);
    // The journal alone says so as well: nothing of it is kept in memory.
    const written = (await real.deps.journal.read()).slice(-3).map(({ fact }) => fact.kind);
    expect(written).toEqual(["token-revoked", "grant-revoked", "link-revoked"]);
  });

  it("makes no invitation: whoever took it up would have an account for good", async () => {
    const ask = await asking.byToken(asking.club.accounts.rita);
    const asked = { role: "coach", scope: "summary", level: "view" };
    expect((await ask("POST", "/share-invitations", asked)).status).toBe(403);
    expect((await ask("GET", "/share-invitations")).status).toBe(200);
  });

  it("takes back what it may, as its runner does", async () => {
    const coach = await newCoach();
    const { id } = (await rita<Grant>("POST", "/grants", { login: coach.login, scope: "runs", level: "view" })).json;
    const ask = await asking.byToken(asking.club.accounts.rita);
    expect((await ask("DELETE", `/grants/${id}`)).status).toBe(204);
    expect((await (await asking.as(coach))("GET", "/athletes/rita/runs")).status).toBe(404);
  });
});

describe("a share link", () => {
  it("is told once, opens, counts, and ends; the list has no address", async () => {
    const { status, json } = await rita<MadeLink>("POST", "/share-links", { page: "week", label: " Ann ", days: 14 });
    expect([status, json.link]).toMatchObject([
      201,
      {
        page: "week",
        asOf: "2026-11-22",
        label: "Ann",
        takesProposals: false,
        endsAt: expect.stringMatching(/^2026-12-06T12:/),
        opened: 0,
      },
    ]);
    expect([await open(json.address), await open(json.address)]).toEqual([200, 200]);
    const list = await rita<{ links: Link[] }>("GET", "/share-links");
    expect(list.json.links[0]).toMatchObject({ id: json.link.id, state: "stands", opened: 2 });
    expect(list.text).not.toContain(json.address?.split("/").at(-1));
    expect(list.text).not.toMatch(/hash/);
    const bea = await asking.as(asking.club.accounts.bea);
    expect((await bea("DELETE", `/share-links/${json.link.id}`)).status).toBe(404);
    expect((await rita("DELETE", `/share-links/${json.link.id}`)).status).toBe(204);
    expect(await open(json.address)).toBe(404);
  });

  it("is made once under one key; its address is told the first time alone", async () => {
    const once = { "idempotency-key": "a-link-to-my-brief" };
    const [first, again] = [
      await rita<MadeLink>("POST", "/share-links", BRIEF, once),
      await rita<MadeLink>("POST", "/share-links", BRIEF, once),
    ];
    expect([again.status, again.json]).toEqual([201, { ...first.json, address: null }]);
  });

  it("is made without accounts, too, by whoever is at this machine", async () => {
    const { server } = await openServer();
    const made = await server.inject({ method: "POST", url: "/api/v1/share-links", payload: BRIEF });
    expect(made.statusCode).toBe(201);
    const address = new URL(made.json<MadeLink>().address ?? "");
    expect((await server.inject(address.pathname)).statusCode).toBe(200);
    const grant = { login: "kim", scope: "runs", level: "view" };
    const given = await server.inject({ method: "POST", url: "/api/v1/grants", payload: grant });
    expect(given.statusCode).toBe(422);
  });

  it("holds for 1 to 90 days, and says so of the field", async () => {
    for (const days of [0, 91, 1.5]) {
      const { status, json } = await rita<Problem>("POST", "/share-links", { page: "brief", days });
      expect([status, json.errors?.[0]?.field]).toEqual([400, "days"]);
    }
  });
});

describe("an invitation to share", () => {
  it("brings with the account what was offered, and is taken back by its runner alone", async () => {
    const asked = { role: "therapist", scope: "therapy", level: "comment", through: "2027-01-31" };
    interface Made {
      readonly address: string | null;
      readonly invitation: { readonly id: string };
    }
    const { status, json } = await rita<Made>("POST", "/share-invitations", asked);
    expect([status, json.invitation]).toMatchObject([201, { ...asked, state: "open" }]);
    const list = await rita<{ invitations: { id: string; state: string }[] }>("GET", "/share-invitations");
    expect(list.text).not.toContain(json.address?.split("/").at(-1));
    const sent = form({ login: "theo", displayName: "Theo", password: PASSWORD });
    const joined = await asking.club.server.inject({ url: new URL(String(json.address)).pathname, ...sent });
    expect(joined.statusCode).toBe(303);
    const theo = await asking.club.real.people.accountOfLogin("theo");
    const ask = await asking.as(theo!);
    expect((await ask("GET", "/athletes/rita/therapist")).status).toBe(200);
    expect((await ask("GET", "/athletes/rita/runs")).status).toBe(404);
    const used = (await rita<{ invitations: { state: string }[] }>("GET", "/share-invitations")).json.invitations[0];
    expect(used?.state).toBe("used");
    const more = (await rita<Made>("POST", "/share-invitations", asked)).json;
    const bea = await asking.as(asking.club.accounts.bea);
    expect((await bea("DELETE", `/share-invitations/${more.invitation.id}`)).status).toBe(404);
    expect((await rita("DELETE", `/share-invitations/${more.invitation.id}`)).status).toBe(204);
    expect(await open(more.address)).toBe(404);
  });
});

describe("what a minor shares", () => {
  it("waits for the words of a guardian and an owner, given by themselves and by no token, and is taken back by the guardian", async () => {
    const { add } = clubOf(asking.club.real);
    const gus = await add("gus", "coach");
    const min = await add("min", "runner", { birthYear: 2014, guardian: gus.id });
    const [minor, guardian] = [await asking.as(min), await asking.as(gus)];
    const owner = await asking.as(asking.club.accounts.olive);
    const made = (await minor<Grant>("POST", "/grants", { login: "kim", scope: "summary", level: "view" })).json;
    expect(made).toMatchObject({ state: "waits", awaits: ["guardian", "owner"] });
    for (const [ask, as] of [
      [guardian, "guardian"],
      [owner, "owner"],
    ] as const) {
      expect((await kim("GET", "/athletes/min/summary")).status).toBe(404);
      const { json } = await ask<{ confirmations: object[] }>("GET", "/confirmations");
      expect(json.confirmations).toEqual([
        {
          ...{ id: made.id, kind: "grant", runner: "min", to: "kim", scope: "summary", level: "view" },
          ...{ page: null, label: null, as },
        },
      ]);
      expect((await kim("POST", "/confirmations", { id: made.id, as })).status).toBe(404);
      expect((await minor("POST", "/confirmations", { id: made.id, as })).status).toBe(404);
      expect((await ask("POST", "/confirmations", { id: made.id, as })).status).toBe(204);
    }
    expect((await kim("GET", "/athletes/min/summary")).status).toBe(200);
    const shares = (await guardian<{ shares: { id: string }[] }>("GET", "/ward-shares")).json.shares;
    expect(shares.map(({ id }) => id)).toEqual([made.id]);
    expect((await guardian("DELETE", `/grants/${made.id}`)).status).toBe(204);
    expect((await kim("GET", "/athletes/min/summary")).status).toBe(404);
  });

  it("is nothing without a guardian, and says whom to ask", async () => {
    const lee = await clubOf(asking.club.real).add("lee", "runner", { birthYear: 2014 });
    const ask = await asking.as(lee);
    const { status, json } = await ask<Problem>("POST", "/share-links", BRIEF);
    expect([status, json.detail]).toEqual([403, expect.stringContaining("ask an owner")]);
  });
});

describe("the record of who looked", () => {
  interface Access {
    readonly by: { readonly kind: string; readonly name: string | null; readonly login: string | null };
    readonly action: string;
    readonly times: number;
  }

  it("is read whole by its pages, also while more is put on it, by the runner alone", async () => {
    const { bea } = asking.club.accounts;
    const { real } = asking.club;
    const link = await real.people.makeLink(bea.id, bea.athlete!, {
      shared: { kind: "brief", takesProposals: false },
      label: "Ann",
      days: 7,
    });
    const looked = async (hour: number, action: string, by: "account" | "link" = "account") => {
      const then = buildPeople({
        ...real.deps,
        now: () => (real.deps.now() - DAY_MS + hour * 3_600_000) as UtcInstant,
      });
      const who =
        by === "account"
          ? { by: { kind: by, account: asking.club.accounts.kim.id }, via: "token" as const }
          : { by: { kind: by, link: link.made.id }, via: "link" as const };
      await then.accessed({ athlete: bea.athlete!, action, ...who });
    };
    for (let hour = 0; hour < 5; hour += 1) await looked(hour, "GET /api/v1/athletes/:athlete/runs");
    await looked(4, "GET /api/v1/athletes/:athlete/body");
    await looked(4, "GET /s/:secret", "link");
    const ask = await asking.as(bea);
    const all = (await ask<{ accesses: Access[] }>("GET", "/accesses")).json.accesses;
    expect(all).toHaveLength(7);
    expect(
      all.filter(({ by }) => by.kind === "account").every(({ by }) => by.name === "kim" && by.login === "kim"),
    ).toBe(true);
    expect(all.find(({ by }) => by.kind === "link")?.by).toEqual({ kind: "link", name: "Ann", login: null });
    const seen: string[] = [];
    let after = "";
    for (let pages = 0; pages < 10; pages += 1) {
      const page = (await ask<{ accesses: Access[]; next: string | null }>("GET", `/accesses?limit=2${after}`)).json;
      seen.push(...page.accesses.map((one) => JSON.stringify({ ...one, times: 1, lastAt: "" })));
      if (page.next === null) break;
      after = `&after=${page.next}`;
      // What is counted again in between neither moves a line nor hides one.
      await looked(1, "GET /api/v1/athletes/:athlete/runs");
    }
    expect(seen).toEqual(all.map((one) => JSON.stringify({ ...one, times: 1, lastAt: "" })));
    expect((await ask("GET", "/accesses?after=nosuch")).status).toBe(404);
    const own = (await rita<{ accesses: Access[] }>("GET", "/accesses?limit=1000")).text;
    expect(own).not.toContain("athlete/body");
  });
});

describe("without a grant", () => {
  it("nobody learns by any address whether a runner, a grant, a link or a proposal is there", async () => {
    const bea = await asking.as(asking.club.accounts.bea);
    const ids = [
      ...(await asking.club.real.people.grantsOf(RITA)).map(({ id }) => `/grants/${id}`),
      ...(await asking.club.real.people.links(RITA)).map(({ id }) => `/share-links/${id}`),
      ...(await asking.club.real.people.shareInvitations(RITA)).map(({ id }) => `/share-invitations/${id}`),
    ];
    for (const path of ids) {
      const [theirs, none] = [await bea("DELETE", path), await bea("DELETE", path.replace(/[^/]+$/, "nosuch"))];
      expect([path, theirs.status, none.status]).toEqual([path, 404, 404]);
    }
    const proposal = { kind: "stretch", title: "Calves" };
    const [theirs, none] = [
      await bea("POST", "/athletes/rita/proposals", proposal),
      await bea("POST", "/athletes/nosuch/proposals", proposal),
    ];
    expect([theirs.status, theirs.text]).toEqual([404, none.text]);
  });
});
