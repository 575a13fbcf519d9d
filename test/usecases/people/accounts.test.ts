import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { Secret, TOTP } from "otpauth";
import { describe, expect, it, onTestFinished } from "vitest";
import type { AthleteId } from "../../../src/domain/ids.ts";
import type { UtcInstant } from "../../../src/domain/instant.ts";
import { buildPeople } from "../../../src/usecases/people/build-people.ts";
import { createPasswords } from "../../../src/usecases/people/passwords.ts";
import { createSlowDown } from "../../../src/usecases/people/slow-down.ts";
import { rebuild } from "../../../src/usecases/rebuild.ts";
import { openRealApp } from "../../real-app.ts";
import { clubOf, FROM, openClub, PASSWORD } from "./people-world.ts";

const journalText = async (dataDir: string): Promise<string> => {
  const folder = join(dataDir, "journal");
  const files = await readdir(folder);
  return (await Promise.all(files.map((file) => readFile(join(folder, file), "utf8")))).join("");
};

describe("accounts", () => {
  it("there are none until the first is made, which is an owner", async () => {
    const real = await openRealApp();
    onTestFinished(() => real.close());
    const club = clubOf(real);
    expect(await real.people.hasAccounts()).toBe(false);
    await expect(club.add("rita", "runner")).rejects.toThrow("the first account is a runner (want an owner");
    await club.add("Olive@Example.org", "owner");
    expect(await real.people.hasAccounts()).toBe(true);
    expect((await real.people.accounts()).map(({ login }) => login)).toEqual(["olive@example.org"]);
  });

  it.each([
    ["ab", "login"],
    ["has space", "login"],
    ["x".repeat(65), "login"],
    ["../../etc", "login"],
  ])("refuses the login %s", async (login, what) => {
    const { add } = await openClub();
    await expect(add(login, "coach")).rejects.toThrow(`the ${what} is`);
  });

  it("refuse a login or an athlete that is taken, and a password that is easy to guess", async () => {
    const { add } = await openClub();
    await add("rita", "runner");
    await expect(add("rita", "coach")).rejects.toThrow("the login rita is taken");
    await expect(add("other", "runner", { athlete: "rita" as AthleteId })).rejects.toThrow(
      "belongs to another account",
    );
    await expect(add("short", "coach", { password: "short" })).rejects.toThrow("the password has 5 characters");
    await expect(add("same-as-login", "coach", { password: "same-as-login" })).rejects.toThrow("too easy to guess");
    await expect(add("under", "coach", { athlete: "_people" as AthleteId })).rejects.toThrow("the athlete is");
  });

  it("are made and changed by owners alone, and the last owner stays", async () => {
    const { people, add } = await openClub();
    const coach = await add("kim", "coach");
    const owner = await people.accountOfLogin("olive");
    await expect(people.setDisabled(coach.id, owner!.id, true)).rejects.toThrow("only an owner");
    await expect(people.setRole(coach.id, coach.id, "owner")).rejects.toThrow("only an owner");
    await expect(
      people.invite(coach.id, { role: "owner", athlete: null, birthYear: null, guardian: null, days: 7 }),
    ).rejects.toThrow("only an owner");
    await expect(people.setDisabled(owner!.id, owner!.id, true)).rejects.toThrow("the last owner");
    await expect(people.setPassword(owner!.id, coach.id, PASSWORD)).rejects.toThrow("command line alone");
  });

  it("come back from the journal alone, with what was taken back still taken back", async () => {
    const { real, people, add } = await openClub();
    const rita = await add("rita", "runner");
    const kim = await add("kim", "coach");
    const grant = await people.giveGrant(rita.id, rita.athlete!, {
      to: kim.id,
      scope: "runs",
      level: "view",
      through: null,
    });
    await people.revokeGrant(rita.id, grant.id);
    await people.setDisabled(null, kim.id, true);
    const session = await people.startSession(rita.id, FROM);
    const before = await people.accounts();
    await rebuild(real.deps, () => undefined);
    const again = buildPeople(real.deps);
    expect(await again.accounts()).toEqual(before);
    expect((await again.grantsOf(rita.athlete!))[0]?.revokedAt).not.toBeNull();
    expect((await again.viewerOfSession(session))?.kind).toBe("account");
  });

  it("leave no password, session, token, link or invitation in clear in the data folder's journal", async () => {
    const { real, people, add } = await openClub();
    const rita = await add("rita", "runner");
    const session = await people.startSession(rita.id, FROM);
    const token = await people.makeToken(rita.id, { name: "watch", scopes: ["runs"], level: "view", days: null });
    const link = await people.makeLink(rita.id, rita.athlete!, {
      shared: { kind: "brief", takesProposals: false },
      label: null,
      days: 7,
    });
    const invitation = await people.invite(null, {
      role: "coach",
      athlete: null,
      birthYear: null,
      guardian: null,
      days: 7,
    });
    const codes = await people.renewRecoveryCodes(rita.id, rita.id);
    const text = await journalText(real.dataDir);
    for (const secret of [PASSWORD, session, token.secret, link.secret, invitation.secret, ...codes])
      expect(text).not.toContain(secret);
    expect(text).toContain("$argon2id$v=19$m=19456,t=2,p=1$");
    expect(
      [session, link.secret, invitation.secret].every((secret) => Buffer.from(secret, "base64url").length === 32),
    ).toBe(true);
  });
});

describe("invitations", () => {
  it("make one account, once, and are over on their day", async () => {
    const { real, people } = await openClub();
    const told = await people.invite(null, {
      role: "runner",
      athlete: "rita" as AthleteId,
      birthYear: null,
      guardian: null,
      days: 7,
    });
    const person = { login: "rita", displayName: "Rita", password: PASSWORD };
    const rita = await people.acceptInvitation(told.secret, person);
    expect([rita.role, rita.athlete]).toEqual(["runner", "rita"]);
    await expect(people.acceptInvitation(told.secret, { ...person, login: "second" })).rejects.toThrow("was used");
    expect(await people.invitationOf("guessed")).toBeNull();
    const late = await people.invite(null, { role: "coach", athlete: null, birthYear: null, guardian: null, days: 1 });
    const later = buildPeople({ ...real.deps, now: () => (real.deps.now() + 86_400_000) as UtcInstant });
    expect(await later.invitationOf(late.secret)).toBeNull();
    const taken = await people.invite(null, { role: "coach", athlete: null, birthYear: null, guardian: null, days: 1 });
    await people.revokeInvitation(null, taken.made.id);
    expect(await people.invitationOf(taken.secret)).toBeNull();
  });

  it("used twice at once make one account", async () => {
    const { people } = await openClub();
    const told = await people.invite(null, { role: "coach", athlete: null, birthYear: null, guardian: null, days: 7 });
    const both = ["first", "second"].map((login) =>
      people.acceptInvitation(told.secret, { login, displayName: login, password: PASSWORD }),
    );
    const settled = await Promise.allSettled(both);
    expect(settled.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  });
});

describe("signing in", () => {
  const attempt = (login: string, password: string) => ({ login, password, replaces: null });

  it("takes the right password and ends the session of before", async () => {
    const { people, add } = await openClub();
    await add("rita", "runner");
    const first = await people.signIn(attempt("RITA", PASSWORD), FROM);
    if (first.kind !== "signed-in") throw new Error(first.kind);
    const second = await people.signIn({ ...attempt("rita", PASSWORD), replaces: first.session }, FROM);
    if (second.kind !== "signed-in") throw new Error(second.kind);
    expect(second.session).not.toBe(first.session);
    expect(await people.viewerOfSession(first.session)).toBeNull();
    expect((await people.viewerOfSession(second.session))?.kind).toBe("account");
  });

  it("answers alike for a wrong password, an unknown login and a closed account", async () => {
    const { people, add } = await openClub();
    const kim = await add("kim", "coach");
    await people.setDisabled(null, kim.id, true);
    for (const [login, password] of [
      ["olive", "wrong password"],
      ["nobody", PASSWORD],
      ["kim", PASSWORD],
    ] as const)
      expect(await people.signIn(attempt(login, password), FROM)).toEqual({ kind: "refused" });
  });

  it("slows guessing down for an account that is there and one that is not alike", async () => {
    const { people } = await openClub();
    for (const login of ["olive", "nobody"]) {
      const answers: string[] = [];
      for (let tries = 0; tries < 6; tries += 1) {
        const from = { address: `10.0.0.${tries}`, userAgent: null };
        answers.push((await people.signIn(attempt(login, "wrong password"), from)).kind);
      }
      expect(answers).toEqual(["refused", "refused", "refused", "refused", "refused", "wait"]);
    }
  });

  it("asks for a code where one is set, takes each code once, and a recovery code once", async () => {
    const { real, people, add } = await openClub();
    const rita = await add("rita", "runner");
    const { secret, uri } = await people.offerTotp(rita.id);
    expect(uri).toMatch(/^otpauth:\/\/totp\/Niggle:rita\?/);
    // The clock moves a second at each look: a code is made for now, and may be one step old.
    const codeNow = () => new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: real.deps.now() });
    expect(await people.confirmTotp(rita.id, { secret, code: "000000" })).toBeNull();
    const codes = await people.confirmTotp(rita.id, { secret, code: codeNow() });
    expect(codes).toHaveLength(10);
    const step = async () => {
      const answer = await people.signIn(attempt("rita", PASSWORD), FROM);
      if (answer.kind !== "code-needed") throw new Error(answer.kind);
      return answer.pending;
    };
    const code = codeNow();
    const signedIn = await people.signInWithCode({ pending: await step(), code, replaces: null }, FROM);
    expect(signedIn.kind).toBe("signed-in");
    expect((await people.signInWithCode({ pending: await step(), code, replaces: null }, FROM)).kind).toBe("refused");
    const recovery = codes?.[0]?.toUpperCase() ?? "";
    expect((await people.signInWithCode({ pending: await step(), code: recovery, replaces: null }, FROM)).kind).toBe(
      "signed-in",
    );
    expect((await people.signInWithCode({ pending: await step(), code: recovery, replaces: null }, FROM)).kind).toBe(
      "refused",
    );
    expect(await people.recoveryCodesLeft(rita.id)).toBe(9);
    expect((await people.signInWithCode({ pending: "made up", code, replaces: null }, FROM)).kind).toBe("refused");
    expect(await people.removeTotp(rita.id, "wrong password")).toBe(false);
    expect(await people.removeTotp(rita.id, PASSWORD)).toBe(true);
    expect(await people.hasTotp(rita.id)).toBe(false);
  });

  it("ends every other session when the password changes or the account is closed", async () => {
    const { people, add } = await openClub();
    const rita = await add("rita", "runner");
    const [here, there] = [await people.startSession(rita.id, FROM), await people.startSession(rita.id, FROM)];
    expect(await people.sessions(rita.id)).toHaveLength(2);
    expect(await people.changePassword(rita.id, { old: "wrong password", fresh: "another long one" }, FROM)).toBeNull();
    const fresh = await people.changePassword(rita.id, { old: PASSWORD, fresh: "another long one" }, FROM);
    for (const session of [here, there]) expect(await people.viewerOfSession(session)).toBeNull();
    expect((await people.viewerOfSession(fresh ?? ""))?.kind).toBe("account");
    await people.setDisabled(null, rita.id, true);
    expect(await people.viewerOfSession(fresh ?? "")).toBeNull();
  });

  it("slows down who guesses the password with a session that they got hold of", async () => {
    const { people, add } = await openClub();
    const rita = await add("rita", "runner");
    for (let i = 0; i < 5; i++) expect(await people.removeTotp(rita.id, `guess number ${i}`)).toBe(false);
    await expect(
      people.changePassword(rita.id, { old: PASSWORD, fresh: "another long one" }, FROM),
    ).rejects.toMatchObject({ name: "PersonError", problem: "wait" });
  });

  it("lists sessions and ends one of them, never one of somebody else", async () => {
    const { people, add } = await openClub();
    const [rita, kim] = [await add("rita", "runner"), await add("kim", "coach")];
    const session = await people.startSession(rita.id, FROM);
    await people.endSession(kim.id, people.sessionIdOf(session));
    expect(await people.viewerOfSession(session)).not.toBeNull();
    await people.endSession(rita.id, people.sessionIdOf(session));
    expect(await people.viewerOfSession(session)).toBeNull();
  });

  it("ends by itself after two weeks without a look", async () => {
    const { real, people, add } = await openClub();
    const rita = await add("rita", "runner");
    const session = await people.startSession(rita.id, FROM);
    const seenAfter = (days: number) =>
      buildPeople({ ...real.deps, now: () => (real.deps.now() + days * 86_400_000) as UtcInstant });
    expect(await seenAfter(13).viewerOfSession(session)).not.toBeNull();
    // Seen on day 13, it goes on until day 27.
    expect(await seenAfter(26).viewerOfSession(session)).not.toBeNull();
    expect(await seenAfter(41).viewerOfSession(session)).toBeNull();
  });
});

describe("tokens", () => {
  it("are told once, reach what they say, and end when they are taken back", async () => {
    const { people, add } = await openClub();
    const [rita, kim] = [await add("rita", "runner"), await add("kim", "coach")];
    const { secret, made } = await people.makeToken(rita.id, {
      name: "watch",
      scopes: ["runs"],
      level: "view",
      days: 30,
    });
    expect(secret).toMatch(/^niggle_[\w-]{43}$/);
    expect(await people.viewerOfToken(secret)).toMatchObject({
      via: "token",
      token: { scopes: ["runs"], level: "view" },
    });
    expect((await people.tokens(rita.id))[0]).toMatchObject({ name: "watch", usedAt: expect.any(Number) });
    expect(JSON.stringify(await people.tokens(rita.id))).not.toMatch(/hash/);
    await expect(people.revokeToken(kim.id, made.id)).rejects.toThrow("there is no such token");
    await people.revokeToken(rita.id, made.id);
    expect(await people.viewerOfToken(secret)).toBeNull();
  });
});

describe("slowing down", () => {
  const now = (s: number) => (s * 1000) as UtcInstant;

  it("doubles the wait up to a minute for an account, and begins anew after a right one", () => {
    const slow = createSlowDown();
    const waits: number[] = [];
    let s = 0;
    for (let tries = 0; tries < 14; tries += 1) {
      const trying = { account: "rita", address: `10.0.${tries}.1` };
      const waitS = slow.tryNow(trying, now(s));
      waits.push(waitS);
      if (waitS > 0) {
        s += waitS;
        expect(slow.tryNow(trying, now(s))).toBe(0);
      }
    }
    expect(Math.max(...waits)).toBe(60);
    slow.wasRight({ account: "rita", address: "10.0.0.1" });
    expect(slow.tryNow({ account: "rita", address: "10.0.0.1" }, now(s))).toBe(0);
  });

  it("slows an address down over many accounts, a whole IPv6 network as one", () => {
    const slow = createSlowDown();
    for (let tries = 0; tries < 20; tries += 1)
      expect(slow.tryNow({ account: `a${tries}`, address: `2001:db8:1:2::${tries}` }, now(0))).toBe(0);
    expect(slow.tryNow({ account: "b", address: "2001:db8:1:2:ffff::1" }, now(0))).toBe(2);
    expect(slow.tryNow({ account: "b", address: "2001:db8:1:3::1" }, now(0))).toBe(0);
  });
});

describe("passwords", () => {
  it("are checked a few at a time, and refused when too many wait", async () => {
    const passwords = createPasswords();
    const hash = await passwords.hash(PASSWORD, "rita");
    const all = await Promise.allSettled(Array.from({ length: 60 }, () => passwords.isRight(PASSWORD, hash)));
    const refused = all.filter(({ status }) => status === "rejected");
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.every((one) => one.status === "rejected" && one.reason.name === "BusyError")).toBe(true);
    expect(await passwords.isRight("x".repeat(100_000), hash)).toBe(false);
    expect(await passwords.isRight(PASSWORD, null)).toBe(false);
  });
});
