import { Secret, TOTP } from "otpauth";
import { describe, expect, it } from "vitest";
import type { Account } from "../../../src/domain/people.ts";
import { ENGLISH, wordsFor } from "../../../src/messages/words.ts";
import type { ServerOptions } from "../../../src/server/server-options.ts";
import { leftovers } from "../../messages/leftovers.ts";
import { clubOf, FROM, PASSWORD } from "../../usecases/people/people-world.ts";
import { type SoftPasskey, softPasskey, type Told } from "../../usecases/people/soft-passkey.ts";
import { form, type OpenServer, openServer } from "../open-server.ts";

interface Club extends OpenServer {
  readonly accounts: Readonly<Record<"rita" | "bea", Account>>;
  cookieOf(account: Account): Promise<string>;
}

/** An owner and two runners without runs. */
async function openClub(options: Partial<ServerOptions> = {}): Promise<Club> {
  const open = await openServer(options);
  const { add, people } = clubOf(open.real);
  await add("olive", "owner");
  const accounts = { rita: await add("rita", "runner", { displayName: "Rita" }), bea: await add("bea", "runner") };
  return { ...open, accounts, cookieOf: async ({ id }) => `niggle_session=${await people.startSession(id, FROM)}` };
}

interface Answer {
  readonly headers: Record<string, unknown>;
}

const cookiesIn = ({ headers }: Answer): readonly string[] => [headers["set-cookie"] ?? []].flat() as string[];
const cookieIn = (answer: Answer, name: string): string =>
  cookiesIn(answer)
    .find((cookie) => cookie.startsWith(`${name}=`))
    ?.split(";")[0] ?? "";

/** Sends a form as a page of ours does. */
const post = ({ server }: Club, url: string, fields: Record<string, string>, cookie = "") => {
  const sent = form(fields);
  return server.inject({ url, ...sent, headers: { ...sent.headers, origin: "http://localhost:80", cookie } });
};

async function ask(club: Club) {
  const answer = await post(club, "/login/passkey/options", {});
  return { question: answer.json<{ challenge: string; rpId: string }>(), cookie: cookieIn(answer, "niggle_passkey") };
}

async function signIn(club: Club, passkey: SoftPasskey, told: Told = {}, more: Record<string, string> = {}) {
  const { question, cookie } = await ask(club);
  return post(club, "/login/passkey", { answer: passkey.use(question, told), ...more }, cookie);
}

async function offered(club: Club, session: string, fields: Record<string, string> = {}) {
  const asked = { name: "phone", password: PASSWORD, ...fields };
  const answer = await post(club, "/account/passkeys/options", asked, session);
  return { answer, cookie: `${session}; ${cookieIn(answer, "niggle_passkey")}` };
}

/** A passkey of an account, made as a browser makes it. */
async function addTo(club: Club, account: Account, told: Told = {}) {
  const passkey = softPasskey();
  const session = await club.cookieOf(account);
  const { answer, cookie } = await offered(club, session);
  const sent = passkey.make(answer.json(), told);
  const added = await post(club, "/account/passkeys", { name: "phone", answer: sent }, cookie);
  return { passkey, session, added, sent, cookie };
}

const reaches = async ({ server }: Club, answer: Answer): Promise<boolean> =>
  (await server.inject({ url: "/account", headers: { cookie: cookieIn(answer, "niggle_session") } })).statusCode ===
  200;

describe("a passkey", () => {
  it("is added with the password, opens the account without it, and is listed with its last use", async () => {
    const club = await openClub();
    const { passkey, session, added } = await addTo(club, club.accounts.rita);
    expect([added.statusCode, added.headers["location"]]).toEqual([303, "/account?done=passkey"]);
    const signedIn = await signIn(club, passkey, {}, { next: "/plan" });
    expect([signedIn.statusCode, signedIn.headers["location"]]).toEqual([303, "/plan"]);
    expect(await reaches(club, signedIn)).toBe(true);
    const page = await club.server.inject({ url: "/account", headers: { cookie: session } });
    expect(page.body).toMatch(/<strong>phone<\/strong>.*Made on 22 Nov 2026\..*Last used on 22 Nov 2026\./s);
  });

  it("stands for both steps, in a new session that ends the one of before", async () => {
    const club = await openClub();
    const { people } = club.real;
    const { passkey, session } = await addTo(club, club.accounts.rita);
    const { secret } = await people.offerTotp(club.accounts.rita.id);
    const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: club.real.deps.now() });
    expect(await people.confirmTotp(club.accounts.rita.id, { secret, code })).not.toBeNull();
    const { question, cookie } = await ask(club);
    const answer = passkey.use(question);
    const signedIn = await post(club, "/login/passkey", { answer }, `${cookie}; ${session}`);
    expect(cookieIn(signedIn, "niggle_session")).not.toBe(session);
    expect(await reaches(club, signedIn)).toBe(true);
    expect((await club.server.inject({ url: "/runs", headers: { cookie: session } })).statusCode).toBe(303);
  });

  it("is asked for without an account, verified, for a few minutes and by a cookie that no script reads", async () => {
    const club = await openClub();
    const answer = await post(club, "/login/passkey/options", {});
    expect(answer.json()).toEqual({
      challenge: expect.stringMatching(/^[\w-]{51}$/),
      rpId: "localhost",
      userVerification: "required",
      timeout: 120_000,
    });
    expect(answer.headers["cache-control"]).toBe("no-store");
    expect(cookiesIn(answer)).toEqual([
      expect.stringMatching(/^niggle_passkey=[\w-]{43}; Path=\/; SameSite=Lax; Max-Age=300; HttpOnly$/),
    ]);
  });

  it("is made where it finds itself, by a device that asks who is there, and never twice on one", async () => {
    const club = await openClub();
    const { passkey, session } = await addTo(club, club.accounts.rita);
    const { answer } = await offered(club, session);
    expect(answer.json()).toMatchObject({
      rp: { id: "localhost" },
      user: { name: "rita", displayName: "Rita", id: expect.stringMatching(/^[\w-]{43}$/) },
      attestation: "none",
      authenticatorSelection: { residentKey: "required", userVerification: "required" },
      excludeCredentials: [{ type: "public-key", id: passkey.id }],
    });
  });

  it("opens nothing after it is removed, by its owner alone", async () => {
    const club = await openClub();
    const { passkey, session } = await addTo(club, club.accounts.rita);
    const [kept] = await club.real.people.passkeys(club.accounts.rita.id);
    const bea = await club.cookieOf(club.accounts.bea);
    const remove = (cookie: string) => post(club, "/account/passkeys/remove", { passkey: kept?.id ?? "" }, cookie);
    expect((await remove(bea)).statusCode).toBe(404);
    expect((await signIn(club, passkey)).statusCode).toBe(303);
    expect((await remove(session)).headers["location"]).toBe("/account?done=passkey-removed");
    expect((await signIn(club, passkey)).statusCode).toBe(401);
    expect(await club.real.people.passkeys(club.accounts.rita.id)).toEqual([]);
  });

  it("opens nothing once the account is closed, and opens it again with the account", async () => {
    const club = await openClub();
    const { people } = club.real;
    const { passkey } = await addTo(club, club.accounts.bea);
    const open = await signIn(club, passkey);
    await people.setDisabled(null, club.accounts.bea.id, true);
    expect(await reaches(club, open)).toBe(false);
    const closed = await signIn(club, passkey);
    expect(closed.statusCode).toBe(401);
    // In the words of a passkey that nobody here has.
    expect(closed.body).toBe((await signIn(club, softPasskey(), { userHandle: "AAAA" })).body);
    await people.setDisabled(null, club.accounts.bea.id, false);
    expect((await signIn(club, passkey)).statusCode).toBe(303);
  });
});

describe("an answer of a passkey", () => {
  it("is taken once, from the browser that was asked alone", async () => {
    const club = await openClub();
    const { passkey } = await addTo(club, club.accounts.rita);
    const { question, cookie } = await ask(club);
    const answer = passkey.use(question);
    const other = (await ask(club)).cookie;
    expect((await post(club, "/login/passkey", { answer }, other)).statusCode).toBe(401);
    expect((await post(club, "/login/passkey", { answer }, "")).statusCode).toBe(401);
    expect((await post(club, "/login/passkey", { answer }, cookie)).statusCode).toBe(303);
    expect((await post(club, "/login/passkey", { answer }, cookie)).statusCode).toBe(401);
    // A passkey that does not count is kept from a second use by the question alone.
    const uncounted = await addTo(club, club.accounts.bea);
    const again = await ask(club);
    const sent = uncounted.passkey.use(again.question, { signatures: 0 });
    expect((await post(club, "/login/passkey", { answer: sent }, again.cookie)).statusCode).toBe(303);
    expect((await post(club, "/login/passkey", { answer: sent }, again.cookie)).statusCode).toBe(401);
    expect((await club.real.people.passkeys(club.accounts.bea.id))[0]?.doubtedAt).toBeNull();
  });

  it("comes too late after five minutes", async () => {
    const club = await openClub();
    const { passkey } = await addTo(club, club.accounts.rita);
    const { question, cookie } = await ask(club);
    // Each look at the clock of these tests is a second later.
    for (let looks = 0; looks < 300; looks += 1) club.real.deps.now();
    const late = await post(club, "/login/passkey", { answer: passkey.use(question) }, cookie);
    expect(late.statusCode).toBe(401);
  });

  it.each<readonly [string, Told]>([
    ["another origin", { origin: "https://evil.example" }],
    ["another port of this machine", { origin: "http://localhost:8080" }],
    ["another site", { site: "evil.example" }],
    ["a device that did not ask who is there", { isVerified: false }],
    ["a page within another site's page", { crossOrigin: true }],
    ["somebody else's handle", { userHandle: Buffer.alloc(32).toString("base64url") }],
    ["a question that was not asked", { challenge: "A".repeat(51) }],
    ["a question too short to be one", { challenge: "AAAA" }],
  ])("is refused from %s, when it is used and when it is made", async (_, told) => {
    const club = await openClub();
    const { passkey } = await addTo(club, club.accounts.rita);
    expect((await signIn(club, passkey, told)).statusCode).toBe(401);
    expect((await signIn(club, passkey)).statusCode).toBe(303);
    if ("userHandle" in told) return; // nobody is named when a passkey is made
    const { added } = await addTo(club, club.accounts.bea, told);
    expect([added.statusCode, added.body.includes("That passkey was not taken")]).toEqual([422, true]);
    expect(await club.real.people.passkeys(club.accounts.bea.id)).toEqual([]);
  });

  it("is refused when one passkey signs in the name of another", async () => {
    const club = await openClub();
    const rita = await addTo(club, club.accounts.rita);
    const bea = await addTo(club, club.accounts.bea);
    expect((await signIn(club, bea.passkey, { id: rita.passkey.id })).statusCode).toBe(401);
    const { user } = (await offered(club, rita.session)).answer.json<{ user: { id: string } }>();
    const asRita = { id: rita.passkey.id, userHandle: user.id };
    expect((await signIn(club, bea.passkey, asRita)).statusCode).toBe(401);
    expect((await signIn(club, bea.passkey, { userHandle: user.id })).statusCode).toBe(401);
  });

  it("that does not count on from the last one is a copy's: it is refused, put on record and shown", async () => {
    const club = await openClub();
    const { passkey, session } = await addTo(club, club.accounts.rita);
    expect((await signIn(club, passkey, { signatures: 7 })).statusCode).toBe(303);
    expect((await signIn(club, passkey, { signatures: 7 })).statusCode).toBe(401);
    // Neither the copy nor the passkey opens anything from then on.
    expect((await signIn(club, passkey, { signatures: 99 })).statusCode).toBe(401);
    expect((await club.real.facts()).filter(({ kind }) => kind === "passkey-doubted")).toHaveLength(1);
    const page = await club.server.inject({ url: "/account", headers: { cookie: session } });
    expect(page.body).toContain("It opens nothing since 22 Nov 2026");
  });

  it("to a question about a new passkey signs nobody in, and adds nothing to another account", async () => {
    const club = await openClub();
    const { passkey } = await addTo(club, club.accounts.rita);
    const session = await club.cookieOf(club.accounts.bea);
    const { answer, cookie } = await offered(club, session);
    const question = answer.json<{ challenge: string; rp: { id: string }; user: { id: string } }>();
    expect((await post(club, "/login/passkey", { answer: passkey.use(question) }, cookie)).statusCode).toBe(401);
    const pending = cookie.split("; ")[1] ?? "";
    const rita = `${await club.cookieOf(club.accounts.rita)}; ${pending}`;
    const sent = { name: "phone", answer: softPasskey().make(question) };
    expect((await post(club, "/account/passkeys", sent, rita)).statusCode).toBe(422);
    expect((await post(club, "/account/passkeys", sent, cookie)).statusCode).toBe(303);
    expect((await post(club, "/account/passkeys", sent, cookie)).statusCode).toBe(422);
  });

  it("with a certificate of its maker is refused without a look at the certificate", async () => {
    const club = await openClub();
    for (const attestation of ["packed", "android-safetynet"] as const) {
      const { added } = await addTo(club, club.accounts.rita, { attestation });
      expect(added.statusCode).toBe(422);
    }
  });

  it("that is none is refused, and is no failure of the server", async () => {
    const club = await openClub();
    const { cookie: session } = await offered(club, await club.cookieOf(club.accounts.rita));
    for (const answer of [
      "",
      "null",
      "[]",
      "{",
      '"text"',
      '{"id":1}',
      '{"id":"AAAA","response":null}',
      '{"id":"AAAA","response":{"clientDataJSON":"bnVsbA"}}',
      '{"id":"AAAA","response":{"clientDataJSON":"e30","authenticatorData":"AA","signature":"AA","userHandle":"AA"}}',
      `{"id":"${"A".repeat(2000)}","response":{}}`,
      '{"id":["AAAA"],"response":{"clientDataJSON":[],"attestationObject":"!!","transports":"usb"}}',
    ]) {
      const { cookie } = await ask(club);
      const used = await post(club, "/login/passkey", { answer }, cookie);
      const made = await post(club, "/account/passkeys", { name: "phone", answer }, session);
      // Many that are none wait, like many wrong passwords.
      expect([answer, [401, 429].includes(used.statusCode), made.statusCode]).toEqual([answer, true, 422]);
    }
  });

  it("with bytes that are no passkey's is refused, and is no failure of the server", async () => {
    const club = await openClub();
    const { passkey } = await addTo(club, club.accounts.rita);
    const session = await club.cookieOf(club.accounts.bea);
    for (const field of ["attestationObject", "clientDataJSON"]) {
      const { answer, cookie } = await offered(club, session);
      const made = JSON.parse(softPasskey().make(answer.json())) as { response: Record<string, string> };
      made.response[field] = Buffer.alloc(200, 0xa5).toString("base64url");
      const sent = { name: "phone", answer: JSON.stringify(made) };
      expect((await post(club, "/account/passkeys", sent, cookie)).statusCode).toBe(422);
    }
    for (const field of ["authenticatorData", "signature"]) {
      const { question, cookie } = await ask(club);
      const used = JSON.parse(passkey.use(question)) as { response: Record<string, string> };
      used.response[field] = Buffer.alloc(40, 0xa5).toString("base64url");
      expect((await post(club, "/login/passkey", { answer: JSON.stringify(used) }, cookie)).statusCode).toBe(401);
    }
  });
});

describe("trying passkeys", () => {
  it("is slowed down by one count with the passwords that were tried from the same address", async () => {
    const club = await openClub();
    const password = async (nr: number) => post(club, "/login", { login: `nobody${nr}`, password: "wrong password" });
    const passkey = async () => signIn(club, softPasskey(), { userHandle: "AAAA" });
    for (let tries = 0; tries < 10; tries += 1) expect((await password(tries)).statusCode).toBe(401);
    for (let tries = 0; tries < 10; tries += 1) expect((await passkey()).statusCode).toBe(401);
    // The clock of these tests moves on by itself, so that the first waits are soon over.
    const more = [await passkey(), await passkey(), await passkey(), await passkey()];
    const waiting = more.find(({ statusCode }) => statusCode === 429);
    expect(Number(waiting?.headers["retry-after"])).toBeGreaterThan(0);
    expect(waiting?.body).toContain("Too many tries.");
    expect((await password(11)).statusCode).toBe(429);
  });

  it("is told no with a wrong password or no name before the device is asked", async () => {
    const club = await openClub();
    const session = await club.cookieOf(club.accounts.rita);
    const tried = await offered(club, session, { password: "wrong password" });
    expect([tried.answer.statusCode, tried.answer.json()]).toEqual([422, { problem: "That is not your password." }]);
    const nameless = await offered(club, session, { name: " " });
    const problem = "Name the passkey, with 60 characters or fewer.";
    expect([nameless.answer.statusCode, nameless.answer.json()]).toEqual([422, { problem }]);
    expect(cookiesIn(tried.answer)).toEqual([]);
  });

  it("to guess a password by, with somebody's session, is slowed down by one count with signing in", async () => {
    const club = await openClub();
    const session = await club.cookieOf(club.accounts.rita);
    const statuses: number[] = [];
    for (let tries = 0; tries < 9; tries += 1)
      statuses.push((await offered(club, session, { password: "wrong password" })).answer.statusCode);
    expect(statuses.slice(0, 5)).toEqual([422, 422, 422, 422, 422]);
    expect(statuses).toContain(429);
    expect((await post(club, "/login", { login: "rita", password: PASSWORD })).statusCode).toBe(429);
  });

  it("is for who signed in: no token adds or removes one", async () => {
    const club = await openClub();
    await addTo(club, club.accounts.rita);
    const { id } = club.accounts.rita;
    const reach = { name: "all", scopes: ["everything"], level: "edit", days: null } as const;
    const { secret } = await club.real.people.makeToken(id, reach);
    const [kept] = await club.real.people.passkeys(id);
    for (const [url, fields] of [
      ["/account/passkeys/options", { name: "program", password: PASSWORD }],
      ["/account/passkeys", { name: "program", answer: "{}" }],
      ["/account/passkeys/remove", { passkey: kept?.id ?? "" }],
    ] as const) {
      const sent = form(fields);
      const headers = { ...sent.headers, authorization: `Bearer ${secret}` };
      expect([url, (await club.server.inject({ url, ...sent, headers })).statusCode]).toEqual([url, 403]);
    }
    expect(await club.real.people.passkeys(id)).toHaveLength(1);
  });

  it("takes twenty passkeys of an account, and no more", async () => {
    const club = await openClub();
    const session = await club.cookieOf(club.accounts.rita);
    for (let made = 0; made < 20; made += 1) {
      const { added } = await addTo(club, club.accounts.rita);
      expect(added.statusCode).toBe(303);
    }
    const more = await offered(club, session);
    expect(more.answer.json()).toEqual({ problem: "There are too many of these already. End one first." });
  });
});

describe("where passkeys work", () => {
  const publicUrl = "https://runs.example.org";
  const proxied = { isBehindProxy: true, names: { host: null, publicUrl } };
  const asked = async ({ server }: Club, headers: Record<string, string>) => {
    const sent = form({});
    const answer = await server.inject({
      url: "/login/passkey/options",
      ...sent,
      headers: { ...sent.headers, ...headers },
    });
    return [answer.statusCode, answer.statusCode === 200 ? answer.json<{ rpId: string }>().rpId : null];
  };
  const pageAt = async ({ server }: Club, host: string) =>
    (await server.inject({ url: "/login", headers: { host } })).body;

  it("is the public name behind a proxy, whatever name the proxy asks under or says that it was asked under", async () => {
    const club = await openClub(proxied);
    const via = { "x-forwarded-for": "198.51.100.7", "x-forwarded-host": "evil.example" };
    expect(await asked(club, { ...via, host: "runs.example.org" })).toEqual([200, "runs.example.org"]);
    expect(await asked(club, { ...via, host: "localhost:80" })).toEqual([200, "runs.example.org"]);
    expect((await asked(club, { ...via, host: "evil.example" }))[0]).toBe(421);
  });

  it("signs in there, with the cookie bound to the host, and takes no answer that was made at another origin", async () => {
    const club = await openClub(proxied);
    const { people } = club.real;
    const site = { name: "runs.example.org", origin: publicUrl };
    const passkey = softPasskey();
    const offer = await people.offerPasskey(club.accounts.rita.id, { name: "phone", password: PASSWORD, site }, FROM);
    if (offer.kind !== "offered") throw new Error(offer.kind);
    const made = passkey.make(offer.options, { origin: publicUrl });
    await people.addPasskey(club.accounts.rita.id, { name: "phone", pending: offer.pending, site, answer: made });
    const headers = { host: "runs.example.org", "x-forwarded-for": "198.51.100.7", origin: publicUrl };
    const attempt = async (origin: string) => {
      const question = await club.server.inject({ method: "POST", url: "/login/passkey/options", headers });
      const cookie = cookieIn(question, "__Host-niggle_passkey");
      const sent = form({ answer: passkey.use(question.json(), { origin }) });
      return club.server.inject({ url: "/login/passkey", ...sent, headers: { ...sent.headers, ...headers, cookie } });
    };
    expect((await attempt("http://localhost")).statusCode).toBe(401);
    const signedIn = await attempt(publicUrl);
    expect(signedIn.statusCode).toBe(303);
    expect(cookiesIn(signedIn)[0]).toMatch(/^__Host-niggle_session=.*; HttpOnly; Secure$/);
  });

  it.each([
    ["localhost:80", 'data-passkey="known"', "Passkeys belong"],
    ["127.0.0.1:80", "Open http://localhost to use them.", "data-passkey"],
    ["[::1]:80", "Open http://localhost to use them.", "data-passkey"],
    ["runs.test:80", "Passkeys need HTTPS and a name", "data-passkey"],
  ])("is said on the page that is opened as %s", async (host, shown, hidden) => {
    const club = await openClub({ names: { host: "runs.test", publicUrl: null } });
    const page = await pageAt(club, host);
    expect([page.includes(shown), page.includes(hidden)]).toEqual([true, false]);
    const isHere = host === "localhost:80";
    expect((await asked(club, { host }))[0]).toBe(isHere ? 200 : 422);
  });

  it("is said in German to a German browser, and what became of a passkey too", async () => {
    const club = await openClub();
    const { passkey, session } = await addTo(club, club.accounts.rita);
    for (const signatures of [7, 7]) await signIn(club, passkey, { signatures });
    const said = { english: ENGLISH, german: wordsFor("de", "metric") };
    const same = [/^(phone|Rita|test|lightMyRequest|Text|Passkeys|Plan|Import)$/];
    for (const host of ["localhost:80", "127.0.0.1:80"])
      for (const url of ["/login", "/account"]) {
        const page = async (language: string) => {
          const headers = { host, cookie: session, "accept-language": language };
          return (await club.server.inject({ url, headers })).body;
        };
        expect([url, await leftovers(({ locale }) => page(locale), said, same)]).toEqual([url, []]);
      }
  });

  it("leads to the public name from an address in digits, and nowhere from a public address in digits", async () => {
    const named = await openClub({ names: { host: null, publicUrl } });
    expect(await pageAt(named, "127.0.0.1:80")).toContain(`Open ${publicUrl} to use them.`);
    const digits = await openClub({ names: { host: null, publicUrl: "https://192.0.2.7" } });
    expect(await pageAt(digits, "192.0.2.7")).toContain("Passkeys need HTTPS and a name");
  });

  it("says so to who asks from a page without them, and signs nobody in", async () => {
    const club = await openClub();
    const { passkey } = await addTo(club, club.accounts.rita);
    const { question, cookie } = await ask(club);
    const sent = form({ answer: passkey.use(question) });
    const headers = { ...sent.headers, cookie, host: "127.0.0.1:80", origin: "http://127.0.0.1:80" };
    expect((await club.server.inject({ url: "/login/passkey", ...sent, headers })).statusCode).toBe(401);
  });
});
