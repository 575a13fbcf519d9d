import { request as httpRequest } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import type { ServerOptions } from "../../../src/server/server-options.ts";
import { openRealApp } from "../../real-app.ts";
import { diary, form, serverOver } from "../open-server.ts";
import { type ClubServer, MARK, openClubServer, RITA } from "./club-server.ts";

const JSON_TYPE = { "content-type": "application/json" };

async function openClub(options: Partial<ServerOptions> = {}): Promise<ClubServer> {
  const club = await openClubServer(options);
  onTestFinished(() => club.close());
  return club;
}

describe("a page of another site", () => {
  it.each([
    [{ "sec-fetch-site": "cross-site", origin: "https://evil.example" }, 403],
    [{ "sec-fetch-site": "same-site" }, 403],
    [{ origin: "https://evil.example" }, 403],
    [{ origin: "null" }, 403],
    [{}, 403],
    [{ origin: "null", "sec-fetch-site": "same-origin" }, 303],
    [{ origin: "http://localhost:80" }, 303],
  ])("cannot write with somebody's session: %o is answered with %i", async (headers, status) => {
    const club = await openClub();
    const cookie = await club.cookieOf(club.accounts.rita);
    const sent = form({});
    const answer = await club.server.inject({
      url: "/import/history/revoke",
      ...sent,
      headers: { ...sent.headers, ...headers, cookie },
    });
    expect(answer.statusCode).toBe(status);
  });

  it("cannot sign somebody in or out", async () => {
    const club = await openClub();
    const cookie = await club.cookieOf(club.accounts.rita);
    for (const url of ["/login", "/logout"]) {
      const sent = form({ login: "kim", password: "x" });
      const headers = { ...sent.headers, cookie, "sec-fetch-site": "cross-site" };
      expect((await club.server.inject({ url, ...sent, headers })).statusCode).toBe(403);
    }
    expect((await club.server.inject({ url: "/runs", headers: { cookie } })).statusCode).toBe(200);
  });

  it("cannot change anything by a GET", async () => {
    const club = await openClub();
    const cookie = await club.cookieOf(club.accounts.rita);
    for (const url of ["/logout", "/account/tokens", "/people/close"])
      expect((await club.server.inject({ url, headers: { cookie } })).statusCode).toBe(404);
  });

  it("cannot put a page into a frame, whether it is shown or refused", async () => {
    const club = await openClub();
    const cookie = await club.cookieOf(club.accounts.rita);
    const answers = await Promise.all([
      club.server.inject({ url: "/", headers: { cookie } }),
      club.server.inject({ url: "/login" }),
      club.server.inject({ url: "/nosuch" }),
      club.server.inject({ url: "/api/v1/runs" }),
      club.server.inject({ url: "/", headers: { host: "evil.example" } }),
      club.server.inject({ url: `/shared-test/${club.link}` }),
    ]);
    for (const { headers } of answers) {
      expect(headers["x-frame-options"]).toBe("DENY");
      expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'");
    }
  });
});

describe("a foreign name that leads here", () => {
  it("is refused before anything is read, with a session too, and so is a proxy that nobody told of", async () => {
    const club = await openClub();
    const cookie = await club.cookieOf(club.accounts.rita);
    const refused = async (headers: Record<string, string>) =>
      (await club.server.inject({ url: "/runs", headers: { cookie, ...headers } })).statusCode;
    expect(await refused({ host: "rebound.example" })).toBe(421);
    expect(await refused({ "x-forwarded-for": "198.51.100.7" })).toBe(421);
    expect(await refused({ forwarded: "for=198.51.100.7" })).toBe(421);
    expect(await refused({})).toBe(200);
  });

  it("is not let in by what a proxy's client says: one hop is believed, and of it no name", async () => {
    const names = { host: null, publicUrl: "https://runs.example.org" };
    const club = await openClub({ isBehindProxy: true, names });
    const host = "runs.example.org";
    const forwarded = { host, "x-forwarded-host": "evil.example", "x-forwarded-for": "1.1.1.1, 198.51.100.7" };
    const page = await club.server.inject({ url: "/login?next=/plan", headers: forwarded });
    expect([page.statusCode, page.body.includes("evil.example")]).toEqual([200, false]);
    expect(
      (await club.server.inject({ url: "/login", headers: { ...forwarded, host: "evil.example" } })).statusCode,
    ).toBe(421);
    // Who invents addresses before the proxy's own is still one address, and is slowed down as one.
    const codes = new Set<number>();
    for (let tries = 0; tries < 22; tries += 1) {
      const sent = form({ login: `nobody-${tries}`, password: "wrong password" });
      const headers = {
        ...sent.headers,
        host,
        origin: names.publicUrl,
        "x-forwarded-for": `10.0.0.${tries}, 198.51.100.7`,
      };
      codes.add((await club.server.inject({ url: "/login", ...sent, headers })).statusCode);
    }
    expect(codes).toEqual(new Set([401, 429]));
  });

  it("does not reach the command line's way in through a proxy, whatever it knows", async () => {
    const names = { host: null, publicUrl: "https://runs.example.org" };
    const { registerLocalCommand } = await import("../../../src/server/local-command.ts");
    const token = "t".repeat(43);
    const club = await openClub({
      isBehindProxy: true,
      names,
      registerExtra: (fastify) => registerLocalCommand(fastify, { commands: {} as never, token }),
    });
    const ask = (headers: Record<string, string>) =>
      club.server.inject({
        method: "POST",
        url: "/local/v1/command",
        headers: { ...JSON_TYPE, authorization: `Bearer ${token}`, ...headers },
        payload: JSON.stringify({ method: "rebuild", args: [] }),
      });
    expect((await ask({ host: "runs.example.org", "x-forwarded-for": "198.51.100.7" })).statusCode).toBe(404);
    expect((await ask({ authorization: "Bearer wrong" })).statusCode).toBe(401);
  });
});

describe("what is shared by a link", () => {
  it("is in no index, tells no other site where it is, is kept nowhere, counts, and ends at once", async () => {
    const club = await openClub();
    const { people } = club.real;
    const url = `/shared-test/${club.link}`;
    const open = await club.server.inject({ url });
    expect([open.statusCode, open.body.includes(MARK)]).toEqual([200, true]);
    expect(open.headers).toMatchObject({
      "x-robots-tag": "noindex, nofollow, noarchive",
      "referrer-policy": "no-referrer",
      "cache-control": "private, no-store",
    });
    const [link] = await people.links(RITA);
    expect(link?.opened).toBe(1);
    expect((await people.audit(RITA, 5))[0]).toMatchObject({ via: "link", action: "GET /shared-test/:secret" });
    // A session does not help: it is the link that opens, and a link opens nothing else.
    const cookie = await club.cookieOf(club.accounts.rita);
    await people.revokeLink(club.accounts.rita.id, link!.id);
    const gone = await club.server.inject({ url, headers: { cookie } });
    expect([gone.statusCode, gone.body.includes(MARK)]).toEqual([404, false]);
  });
});

describe("reaching another person's data", () => {
  it("is on record for the athlete, and what is written names who wrote it", async () => {
    const club = await openClub();
    const kim = await club.coach("kim-edit", { scope: "everything", level: "edit", state: "stands" });
    const headers = { cookie: await club.cookieOf(kim), "sec-fetch-site": "same-origin" };
    await club.server.inject({ url: `/api/v1/athletes/${RITA}/runs`, headers });
    await club.server.inject({
      method: "POST",
      url: `/api/v1/athletes/${RITA}/no-pain`,
      headers: { ...headers, ...JSON_TYPE },
      payload: JSON.stringify({ day: "2026-11-22" }),
    });
    const trail = await club.real.people.audit(RITA, 10);
    expect(trail.map(({ action }) => action)).toEqual([
      "POST /api/v1/athletes/:athlete/no-pain",
      "GET /api/v1/athletes/:athlete/runs",
    ]);
    expect(trail.every(({ by }) => by.kind === "account" && by.account === kim.id)).toBe(true);
    const written = (await club.real.deps.journal.read()).findLast(({ fact }) => fact.kind === "no-pain");
    expect([written?.athlete, written?.by]).toEqual([RITA, kim.id]);
  });

  it("ends for an answer that a browser kept: it asks again, and is refused", async () => {
    const club = await openClub();
    const kim = await club.coach("kim-view", { scope: "everything", level: "view", state: "stands" });
    const cookie = await club.cookieOf(kim);
    const url = `/api/v1/athletes/${RITA}/weekly-report`;
    const first = await club.server.inject({ url, headers: { cookie } });
    expect([first.statusCode, first.headers["cache-control"]]).toEqual([200, "private, no-cache"]);
    const [grant] = await club.real.people.grantsTo(kim.id);
    await club.real.people.revokeGrant(club.accounts.rita.id, grant!.id);
    const etag = String(first.headers["etag"]);
    expect((await club.server.inject({ url, headers: { cookie, "if-none-match": etag } })).statusCode).toBe(404);
  });

  it("does not happen by a calendar's address of somebody whose account is closed", async () => {
    const club = await openClub();
    const cookie = await club.cookieOf(club.accounts.rita);
    const sent = form({});
    const headers = { ...sent.headers, cookie, origin: "http://localhost:80" };
    await club.server.inject({ url: "/therapy/calendar", ...sent, headers });
    const page = await club.server.inject({ url: "/therapy", headers: { cookie } });
    const address = /\/calendar\/[\w-]+\.ics/.exec(page.body)?.[0] ?? "";
    expect((await club.server.inject({ url: address })).statusCode).toBe(200);
    await club.real.people.setDisabled(null, club.accounts.rita.id, true);
    expect((await club.server.inject({ url: address })).statusCode).toBe(404);
  });
});

describe("what is sent", () => {
  it.each([
    "/web/../../../etc/passwd",
    "/web/%2e%2e/%2e%2e/package.json",
    "/web/..%2f..%2fpackage.json",
    "/web/%00app.js",
    "/assets/../journal/2026-11.jsonl",
    "/calendar/..%2f..%2fjournal.ics",
    "/invite/..%2f..%2fjournal",
    "/api/v1/athletes/..%2frita/runs",
  ])("leads out of no folder: %s", async (url) => {
    const club = await openClub();
    const { statusCode, body } = await club.server.inject({ url });
    expect([400, 401, 403, 404]).toContain(statusCode);
    expect(body).not.toMatch(/root:|"dependencies"|"kind":/);
  });

  it("is refused when it is too large, too deep, or would change what objects are", async () => {
    const club = await openClub();
    const headers = { ...JSON_TYPE, cookie: await club.cookieOf(club.accounts.rita), "sec-fetch-site": "same-origin" };
    const send = async (payload: string, url = "/api/v1/pain") =>
      (await club.server.inject({ method: "POST", url, headers, payload })).statusCode;
    expect(await send(`{"day":"${"x".repeat(70_000)}"}`)).toBe(413);
    expect(await send(`${"[".repeat(20_000)}${"]".repeat(20_000)}`)).toBe(400);
    expect(await send('{"__proto__":{"isAdmin":true}}')).toBe(400);
    expect(await send('{"constructor":{"prototype":{"isAdmin":true}}}')).toBe(400);
    expect(await send("{")).toBe(400);
    const huge = form({ login: "x".repeat(70_000), password: "y" });
    expect((await club.server.inject({ url: "/login", ...huge })).statusCode).toBe(413);
    const many = form(Object.fromEntries(Array.from({ length: 600 }, (_, i) => [`f${i}`, "1"])));
    expect((await club.server.inject({ url: "/login", ...many })).statusCode).toBe(413);
  });

  it("is never told again with its secrets: no cookie, password or token in any error", async () => {
    const told: string[] = [];
    const club = await openClub({ log: (line) => told.push(line) });
    const secret = `niggle_${"S".repeat(43)}`;
    const headers = { authorization: `Bearer ${secret}`, cookie: `niggle_session=${"S".repeat(43)}` };
    for (const url of ["/api/v1/runs", "/runs", `/invite/${"S".repeat(43)}`, `/shared-test/${"S".repeat(43)}`]) {
      const { body } = await club.server.inject({ url, headers });
      expect(body).not.toContain("S".repeat(43));
    }
    expect(told.join("\n")).not.toContain("S".repeat(43));
  });

  it("is cut off when its headers are too long, or its body comes too slowly", async () => {
    const real = await openRealApp();
    const server = serverOver(real, { slowBodies: { everyMs: 40, leastB: 1000, mostMs: 400 } });
    onTestFinished(async () => {
      await server.close();
      await real.close();
    });
    await server.listen({ port: 0, host: "127.0.0.1" });
    const { port } = server.server.address() as AddressInfo;
    const long = await statusOf(port, { "x-long": "x".repeat(20_000) });
    expect(long).toBe(431);
    const head = `POST /log HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 5000\r\n\r\nkind=`;
    await endOf(port, head);
    // A body that comes at its pace is taken.
    const body = diary(["2026-11-20"]);
    const sent = await fetch(`http://127.0.0.1:${port}/api/v1/files?name=d.csv`, {
      method: "POST",
      headers: { "content-type": "application/octet-stream" },
      body,
    });
    expect(sent.status).toBe(200);
  });
});

function statusOf(port: number, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = httpRequest({ port, host: "127.0.0.1", path: "/", headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    });
    asked.on("error", reject).end();
  });
}

/** Resolves when the server ends a line on which nothing more comes. */
function endOf(port: number, head: string): Promise<void> {
  return new Promise((resolve) => {
    const line = connect(port, "127.0.0.1", () => line.write(head));
    line.on("error", () => undefined).once("close", () => resolve());
    line.resume();
  });
}
