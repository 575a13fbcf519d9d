import { Secret, TOTP } from "otpauth";
import { describe, expect, it, onTestFinished } from "vitest";
import type { Account } from "../../../src/domain/people.ts";
import { nextAddress } from "../../../src/server/access/next-address.ts";
import { openRealApp } from "../../real-app.ts";
import { PASSWORD } from "../../usecases/people/people-world.ts";
import { form, openServer, serverOver } from "../open-server.ts";
import { type ClubServer, openClubServer } from "./club-server.ts";

async function openClub(): Promise<ClubServer> {
  const club = await openClubServer();
  onTestFinished(() => club.close());
  return club;
}

const cookiesIn = (answer: { readonly headers: Record<string, unknown> }): readonly string[] =>
  [answer.headers["set-cookie"] ?? []].flat() as string[];
const sessionIn = (answer: { readonly headers: Record<string, unknown> }): string =>
  cookiesIn(answer)
    .find((cookie) => cookie.startsWith("niggle_session="))
    ?.split(";")[0] ?? "";
const posted = (fields: Record<string, string>, cookie = "") => {
  const sent = form(fields);
  return { ...sent, headers: { ...sent.headers, origin: "http://localhost:80", cookie } };
};

async function signIn({ server }: ClubServer, fields: Record<string, string> = {}, cookie = "") {
  return server.inject({ url: "/login", ...posted({ login: "rita", password: PASSWORD, ...fields }, cookie) });
}

describe("signing in", () => {
  it("leads to a page without any data, and back to where somebody wanted to go", async () => {
    const club = await openClub();
    const asked = await club.server.inject({ url: "/runs?year=2026" });
    expect([asked.statusCode, asked.headers["location"]]).toEqual([303, "/login?next=%2Fruns%3Fyear%3D2026"]);
    const page = await club.server.inject({ url: "/login?next=%2Fruns%3Fyear%3D2026" });
    expect(page.headers["cache-control"]).toBe("no-store");
    expect(page.body).toContain('name="next" value="/runs?year=2026"');
    expect(page.body).not.toContain("<nav");
    const done = await signIn(club, { next: "/runs?year=2026" });
    expect([done.statusCode, done.headers["location"]]).toEqual([303, "/runs?year=2026"]);
    expect((await club.server.inject({ url: "/runs", headers: { cookie: sessionIn(done) } })).statusCode).toBe(200);
  });

  it("sets a cookie that no script and no other site's form gets hold of", async () => {
    const club = await openClub();
    const [session, who] = cookiesIn(await signIn(club)).filter((cookie) => !cookie.includes("Max-Age=0"));
    expect(session).toMatch(/^niggle_session=[\w-]{43}; Path=\/; SameSite=Lax; Max-Age=7776000; HttpOnly$/);
    expect(who).toMatch(/^niggle_who=[0-9a-f]{16};/);
    expect(who).not.toContain("HttpOnly");
  });

  it("over HTTPS binds the cookie to the host and to HTTPS, and says so for good", async () => {
    const publicUrl = "https://runs.example.org";
    const club = await openClubServer({ isBehindProxy: true, names: { host: null, publicUrl } });
    onTestFinished(() => club.close());
    const headers = { host: "runs.example.org", "x-forwarded-for": "198.51.100.7", origin: publicUrl };
    const sent = form({ login: "rita", password: PASSWORD });
    const done = await club.server.inject({ url: "/login", ...sent, headers: { ...sent.headers, ...headers } });
    expect(cookiesIn(done)[0]).toMatch(/^__Host-niggle_session=.*; HttpOnly; Secure$/);
    expect(done.headers["strict-transport-security"]).toContain("max-age=31536000");
  });

  it("begins a session that nobody could have set before, and ends the one of before", async () => {
    const club = await openClub();
    const planted = `niggle_session=${"P".repeat(43)}`;
    const first = sessionIn(await signIn(club, {}, planted));
    expect(first).not.toBe(planted);
    expect((await club.server.inject({ url: "/", headers: { cookie: planted } })).statusCode).toBe(303);
    const second = sessionIn(await signIn(club, {}, first));
    expect((await club.server.inject({ url: "/runs", headers: { cookie: first } })).statusCode).toBe(303);
    expect((await club.server.inject({ url: "/runs", headers: { cookie: second } })).statusCode).toBe(200);
    // Two cookies of one name are somebody's trick: none of them counts.
    const both = `${second}; ${planted}`;
    expect((await club.server.inject({ url: "/runs", headers: { cookie: both } })).statusCode).toBe(303);
  });

  it("says the same to a wrong password, an unknown name and a closed account, and then to wait", async () => {
    const club = await openClub();
    await club.real.people.setDisabled(null, club.accounts.kim.id, true);
    const bodies = new Set<string>();
    for (const [login, password] of [
      ["rita", "wrong password"],
      ["nobody", PASSWORD],
      ["kim", PASSWORD],
    ] as const) {
      const answer = await signIn(club, { login, password });
      expect(answer.statusCode).toBe(401);
      bodies.add(answer.body.replaceAll(`value="${login}"`, ""));
    }
    expect(bodies.size).toBe(1);
    for (let tries = 0; tries < 4; tries += 1) await signIn(club, { password: "wrong password" });
    const waiting = await signIn(club);
    expect([waiting.statusCode, Number(waiting.headers["retry-after"]) > 0]).toEqual([429, true]);
  });

  it("asks for a second step where it is set, and takes a recovery code when the phone is lost", async () => {
    const club = await openClub();
    const { people } = club.real;
    const { secret } = await people.offerTotp(club.accounts.rita.id);
    const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: club.real.deps.now() });
    const codes = await people.confirmTotp(club.accounts.rita.id, { secret, code });
    const first = await signIn(club, { next: "/plan" });
    expect([first.headers["location"], sessionIn(first)]).toEqual(["/login/code?next=%2Fplan", ""]);
    const pending = cookiesIn(first)[0]?.split(";")[0] ?? "";
    const page = await club.server.inject({ url: "/login/code?next=%2Fplan", headers: { cookie: pending } });
    expect(page.body).toContain("one-time-code");
    const wrong = await club.server.inject({ url: "/login/code", ...posted({ code: "000000" }, pending) });
    expect(wrong.statusCode).toBe(401);
    const right = await club.server.inject({
      url: "/login/code",
      ...posted({ code: codes?.[0] ?? "", next: "/plan" }, pending),
    });
    expect(right.headers["location"]).toBe("/plan");
    expect((await club.server.inject({ url: "/plan", headers: { cookie: sessionIn(right) } })).statusCode).toBe(200);
  });

  it("ends with signing out, here and in what the browser kept", async () => {
    const club = await openClub();
    const cookie = await club.cookieOf(club.accounts.rita);
    const out = await club.server.inject({ url: "/logout", ...posted({}, cookie) });
    expect(out.headers["clear-site-data"]).toBe('"cache", "storage"');
    expect(cookiesIn(out).every((one) => one.includes("Max-Age=0"))).toBe(true);
    expect((await club.server.inject({ url: "/runs", headers: { cookie } })).statusCode).toBe(303);
  });

  it.each([
    ["/runs?year=2026", "/runs?year=2026"],
    ["/", "/"],
    ["//evil.example", "/"],
    ["/\\evil.example", "/"],
    ["https://evil.example", "/"],
    ["javascript:alert(1)", "/"],
    ["/\t/evil.example", "/"],
    ["/%09/evil.example", "/%09/evil.example"],
    ["/runs\r\nSet-Cookie: a=b", "/"],
    ["/.//evil.example", "/"],
    ["/a/..//evil.example", "/"],
    ["/login?next=/login", "/"],
    ["/logout", "/"],
    ["/api/v1/runs", "/"],
    [`/${"a".repeat(2000)}`, "/"],
    [["/runs"], "/"],
    [undefined, "/"],
  ])("goes on to an address of this site alone: %o leads to %s", (asked, leads) => {
    expect(nextAddress(asked)).toBe(leads);
  });
});

describe("an invitation", () => {
  it("makes an account on a page that tells no other site where it is, once", async () => {
    const club = await openClub();
    const person = { role: "runner", athlete: "sam", birthYear: null, guardian: null, days: 7 } as never;
    const { secret } = await club.real.people.invite(null, person);
    const url = `/invite/${secret}`;
    const page = await club.server.inject({ url });
    expect([page.headers["referrer-policy"], page.headers["x-robots-tag"]]).toEqual([
      "no-referrer",
      "noindex, nofollow, noarchive",
    ]);
    const short = await club.server.inject({ url, ...posted({ login: "sam", displayName: "Sam", password: "short" }) });
    expect([short.statusCode, short.body.includes("10 characters or more")]).toEqual([422, true]);
    const made = await club.server.inject({ url, ...posted({ login: "sam", displayName: "Sam", password: PASSWORD }) });
    expect([made.statusCode, made.headers["location"]]).toEqual([303, "/"]);
    expect((await club.server.inject({ url: "/", headers: { cookie: sessionIn(made) } })).statusCode).toBe(200);
    expect((await club.server.inject({ url })).statusCode).toBe(404);
    expect((await club.server.inject({ url: `/invite/${"A".repeat(43)}` })).statusCode).toBe(404);
  });
});

describe("the page of an account", () => {
  const pageOf = async (club: ClubServer, account: Account, url = "/account") => {
    const cookie = await club.cookieOf(account);
    return { cookie, answer: await club.server.inject({ url, headers: { cookie } }) };
  };

  it("lists the browsers that are signed in and ends one, never one of somebody else", async () => {
    const club = await openClub();
    const { people } = club.real;
    const other = await club.cookieOf(club.accounts.bea);
    const id = people.sessionIdOf(other.slice("niggle_session=".length));
    const { cookie, answer } = await pageOf(club, club.accounts.rita);
    expect(answer.headers["cache-control"]).toBe("no-store");
    expect(answer.body).not.toContain(id);
    await club.server.inject({ url: "/account/sessions/end", ...posted({ session: id }, cookie) });
    expect((await club.server.inject({ url: "/runs", headers: { cookie: other } })).statusCode).toBe(200);
  });

  it("tells a token once, and a token cannot make another or change the account", async () => {
    const club = await openClub();
    const cookie = await club.cookieOf(club.accounts.rita);
    const sent = { name: "watch", scope: "everything", level: "edit" };
    const made = await club.server.inject({ url: "/account/tokens", ...posted(sent, cookie) });
    const token = /niggle_[\w-]{43}/.exec(made.body)?.[0] ?? "";
    expect((await club.server.inject({ url: "/account", headers: { cookie } })).body).not.toContain(token);
    const headers = { authorization: `Bearer ${token}` };
    expect((await club.server.inject({ url: "/api/v1/runs", headers })).statusCode).toBe(200);
    expect((await club.server.inject({ url: "/account", headers })).statusCode).toBe(403);
    const again = posted(sent);
    const tried = await club.server.inject({
      url: "/account/tokens",
      ...again,
      headers: { ...again.headers, ...headers },
    });
    expect(tried.statusCode).toBe(403);
  });

  it("changes the password with the old one, and sets a second step up with a code", async () => {
    const club = await openClub();
    const { cookie } = await pageOf(club, club.accounts.rita);
    const wrong = { old: "wrong password", fresh: "another long one" };
    expect((await club.server.inject({ url: "/account/password", ...posted(wrong, cookie) })).statusCode).toBe(422);
    const { answer } = await pageOf(club, club.accounts.rita, "/account/second-factor");
    const secret = /name="secret" value="(\w+)"/.exec(answer.body)?.[1] ?? "";
    expect(answer.body).toMatch(/<svg class="qr"/);
    const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: club.real.deps.now() });
    const on = await club.server.inject({ url: "/account/second-factor", ...posted({ secret, code }, cookie) });
    expect(on.body.match(/<code>\w{5}-\w{5}-\w{5}<\/code>/g)).toHaveLength(10);
    const changed = await club.server.inject({
      url: "/account/password",
      ...posted({ old: PASSWORD, fresh: "another long one" }, cookie),
    });
    expect([changed.statusCode, sessionIn(changed)]).toEqual([303, expect.stringMatching(/.{43}/)]);
    expect((await club.server.inject({ url: "/account", headers: { cookie } })).statusCode).toBe(303);
  });

  it("says how to make an account where there is none, and needs none there", async () => {
    const { server } = await openServer();
    const page = await server.inject({ url: "/account" });
    expect([page.statusCode, page.body.includes("niggle account add")]).toEqual([200, true]);
    expect((await server.inject({ url: "/login" })).headers["location"]).toBe("/account");
    expect((await server.inject({ url: "/" })).statusCode).toBe(200);
  });

  it("asks everybody to sign in as soon as there is one account, without a new start", async () => {
    const real = await openRealApp();
    const server = serverOver(real);
    onTestFinished(async () => {
      await server.close();
      await real.close();
    });
    expect((await server.inject({ url: "/runs" })).statusCode).toBe(200);
    const owner = { login: "olive", displayName: "Olive", password: PASSWORD, role: "owner" } as const;
    await real.people.addAccount(null, { ...owner, athlete: null, birthYear: null, guardian: null });
    expect((await server.inject({ url: "/runs" })).statusCode).toBe(303);
  });
});

describe("the people of a server", () => {
  it("are invited and closed by an owner, who is shown nothing of their running", async () => {
    const club = await openClub();
    const cookie = await club.cookieOf(club.accounts.olive);
    const invited = await club.server.inject({ url: "/people/invite", ...posted({ role: "coach" }, cookie) });
    expect(invited.body).toMatch(/http:\/\/localhost(:80)?\/invite\/[\w-]{43}/);
    const kim = await club.cookieOf(club.accounts.kim);
    await club.server.inject({ url: "/people/close", ...posted({ account: club.accounts.kim.id }, cookie) });
    expect((await club.server.inject({ url: "/squad", headers: { cookie: kim } })).statusCode).toBe(303);
    const last = await club.server.inject({
      url: "/people/close",
      ...posted({ account: club.accounts.olive.id }, cookie),
    });
    expect(last.statusCode).toBe(422);
    const guardian = await club.server.inject({
      url: "/people/invite",
      ...posted({ role: "runner", athlete: "c", guardian: "nobody" }, cookie),
    });
    expect(guardian.statusCode).toBe(422);
  });
});
