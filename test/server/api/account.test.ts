import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PASSWORD } from "../../usecases/people/people-world.ts";
import { openServer } from "../open-server.ts";
import { type Ask, type Asking, KEY, openAsking } from "./asking.ts";

interface TokenRow {
  readonly id: string;
  readonly name: string;
  readonly stands: boolean;
}

let asking: Asking;
let rita: Ask;
beforeAll(async () => {
  asking = await openAsking();
  rita = await asking.as(asking.club.accounts.rita);
}, 60_000);
afterAll(() => asking.club.close());

describe("the account", () => {
  it("says who one is, and nothing that proves it", async () => {
    const { status, json, headers } = await rita<Record<string, unknown>>("GET", "/account");
    expect([status, headers["cache-control"]]).toEqual([200, "no-store"]);
    expect(json).toEqual({
      ...{ id: asking.club.accounts.rita.id, login: "rita", displayName: "Rita", role: "runner", athlete: "rita" },
      ...{ hasSecondStep: false, recoveryCodesLeft: 0, token: null },
    });
  });

  it("tells a token what it reaches, and nothing of how its account is secured", async () => {
    const token = await asking.byToken(asking.club.accounts.rita, { level: "view", days: 3 });
    const { json } = await token<Record<string, unknown>>("GET", "/account");
    expect(json).toMatchObject({ login: "rita", hasSecondStep: null, recoveryCodesLeft: null });
    expect(json["token"]).toEqual({
      scopes: ["everything"],
      level: "view",
      endsAt: expect.stringMatching(/^2026-11-2/),
    });
  });

  it("is for who has one: nobody is told of theirs, and a server without accounts has none", async () => {
    expect((await asking.asNobody("GET", "/account")).status).toBe(401);
    const { server } = await openServer();
    const answer = await server.inject("/api/v1/account");
    expect([answer.statusCode, answer.json().detail]).toEqual([404, expect.stringContaining("no accounts")]);
  });

  it("is told to who has no data of their own, too", async () => {
    const kim = await asking.as(asking.club.accounts.kim);
    expect((await kim<Record<string, unknown>>("GET", "/account")).json).toMatchObject({
      role: "coach",
      athlete: null,
    });
  });
});

describe("what changes an account", () => {
  const asked = { name: "watch", scopes: ["everything"], level: "edit" };

  it("is done by no token, whatever it reaches, and by nobody before there are accounts; the answer says why", async () => {
    const { accounts } = asking.club;
    const tokens = [await asking.byToken(accounts.rita), await asking.byToken(accounts.olive)];
    const { server } = await openServer();
    for (const [method, path, payload] of [
      ["GET", "/account/sessions", undefined],
      ["DELETE", "/account/sessions/0123456789abcdef", undefined],
      ["GET", "/account/tokens", undefined],
      ["POST", "/account/tokens", asked],
      ["DELETE", `/account/tokens/${tokens[0]?.id}`, undefined],
      ["GET", "/people", undefined],
      ["POST", "/people/invitations", { role: "coach" }],
      ["POST", `/people/${accounts.kim.id}/close`, undefined],
      ["POST", "/share-invitations", { role: "coach", scope: "summary", level: "view" }],
      ["GET", "/confirmations", undefined],
      ["POST", "/confirmations", { id: "a", as: "owner" }],
      ["GET", "/ward-shares", undefined],
    ] as const) {
      for (const ask of tokens) {
        const { status, json } = await ask<{ detail: string }>(method, path, payload);
        expect([path, status, json.detail]).toEqual([path, 403, expect.stringMatching(/^A token does not do that/)]);
      }
      expect((await asking.asNobody(method, path, payload)).status).toBe(401);
      const local = await server.inject({
        method,
        url: `/api/v1${path}`,
        ...(payload === undefined ? {} : { payload }),
      });
      expect([path, local.statusCode, local.json().detail]).toEqual([
        path,
        403,
        expect.stringContaining("no accounts"),
      ]);
    }
    expect((await tokens[0]!("GET", "/grants")).status).toBe(200);
  });

  it("is refused to a session that does not say where the request comes from, or comes from another site", async () => {
    const cookie = await asking.club.cookieOf(asking.club.accounts.rita);
    for (const headers of [
      { cookie },
      { cookie, "sec-fetch-site": "cross-site" },
      { cookie, origin: "https://evil.example" },
    ])
      expect((await asking.asNobody("POST", "/account/tokens", asked, headers)).status).toBe(403);
  });
});

describe("sessions", () => {
  const sessions = async (ask: Ask, query = "") =>
    (
      await ask<{ sessions: { id: string; isThis: boolean }[]; next: string | null }>(
        "GET",
        `/account/sessions${query}`,
      )
    ).json;

  it("are listed with the own one marked, a page at a time, and ended one by one, those of oneself alone", async () => {
    const { accounts } = asking.club;
    const [here, there] = [await asking.as(accounts.bea), await asking.as(accounts.bea)];
    const all = await sessions(here);
    expect(all.sessions.filter(({ isThis }) => isThis)).toHaveLength(1);
    const first = await sessions(here, "?limit=1");
    const second = await sessions(here, `?limit=1&after=${first.next}`);
    expect([...first.sessions, ...second.sessions].map(({ id }) => id)).toEqual(
      all.sessions.map(({ id }) => id).slice(0, 2),
    );
    const other = (await sessions(there)).sessions.find(({ isThis }) => isThis)?.id;
    await rita("DELETE", `/account/sessions/${other}`);
    expect((await there("GET", "/account")).status).toBe(200);
    expect((await here("DELETE", `/account/sessions/${other}`)).status).toBe(204);
    expect((await there("GET", "/account")).status).toBe(401);
    // Ending what is over is no news.
    expect((await here("DELETE", `/account/sessions/${other}`)).status).toBe(204);
  });

  it("hold no secret in the list", async () => {
    const cookie = await asking.club.cookieOf(asking.club.accounts.rita);
    expect((await rita("GET", "/account/sessions")).text).not.toContain(cookie.split("=")[1]);
  });
});

describe("tokens", () => {
  const asked = { name: " watch ", scopes: ["runs", "runs"], level: "view", days: 30 };
  const list = async (ask: Ask) => (await ask<{ tokens: TokenRow[] }>("GET", "/account/tokens")).json.tokens;

  it("are told once, open what they say, are listed without their secret, and end", async () => {
    const made = await rita<{ secret: string; token: TokenRow }>("POST", "/account/tokens", asked);
    expect([made.status, made.headers["cache-control"]]).toEqual([201, "no-store"]);
    const { secret, token } = made.json;
    expect(token).toMatchObject({ name: "watch", scopes: ["runs"], level: "view", stands: true, usedAt: null });
    const headers = { authorization: `Bearer ${secret}` };
    expect((await asking.asNobody("GET", "/runs", undefined, headers)).status).toBe(200);
    expect((await asking.asNobody("GET", "/grants", undefined, headers)).status).toBe(403);
    const listed = await rita("GET", "/account/tokens");
    expect(listed.text).not.toMatch(/niggle_|hash/);
    expect((await list(rita))[0]).toMatchObject({ id: token.id, stands: true });
    expect((await rita("DELETE", `/account/tokens/${token.id}`)).status).toBe(204);
    expect((await asking.asNobody("GET", "/runs", undefined, headers)).status).toBe(401);
    expect((await list(rita))[0]).toMatchObject({ id: token.id, stands: false });
  });

  it("are made once under one key; the secret is told the first time alone", async () => {
    const before = (await list(rita)).length;
    const [first, again] = [
      await rita<{ secret: string | null; token: TokenRow }>("POST", "/account/tokens", asked, KEY),
      await rita<{ secret: string | null; token: TokenRow }>("POST", "/account/tokens", asked, KEY),
    ];
    expect([first.status, again.status, again.json.secret]).toEqual([201, 201, null]);
    expect(first.json.secret).toMatch(/^niggle_/);
    expect(again.json.token).toEqual(first.json.token);
    expect((await rita("POST", "/account/tokens", { ...asked, level: "edit" }, KEY)).status).toBe(409);
    expect(await list(rita)).toHaveLength(before + 1);
  });

  it("cannot be made without a scope, for too long, or under no name, and each field says so", async () => {
    for (const [field, value] of [
      ["scopes", []],
      ["level", "own"],
      ["days", 731],
      ["name", "  "],
    ] as const) {
      const { status, json } = await rita<{ errors: { field: string }[] }>("POST", "/account/tokens", {
        ...asked,
        [field]: value,
      });
      expect([status, json.errors[0]?.field]).toEqual([400, field]);
    }
  });

  it("of somebody else are not there", async () => {
    const { id } = await asking.byToken(asking.club.accounts.bea);
    const [theirs, none] = [
      await rita("DELETE", `/account/tokens/${id}`),
      await rita("DELETE", "/account/tokens/00000000-0000-0000-0000-000000000000"),
    ];
    expect([theirs.status, theirs.text]).toEqual([404, none.text]);
  });
});

it("keeps the password, its check and the codes out of reach of the API", async () => {
  const { paths } = (await asking.club.server.inject("/api/openapi.json")).json<{ paths: object }>();
  expect(Object.keys(paths).filter((path) => /password|second|recovery|login|passkey/.test(path))).toEqual([]);
  const texts = await Promise.all(
    ["/account", "/account/sessions", "/account/tokens"].map((path) => rita("GET", path)),
  );
  for (const { text } of texts) expect(text).not.toMatch(new RegExp(`${PASSWORD}|argon2|[0-9a-f]{64}`));
});
