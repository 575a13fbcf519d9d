import { describe, expect, it } from "vitest";
import type { AthleteId } from "../../src/domain/ids.ts";
import { localDayOf } from "../../src/domain/local-day.ts";
import type { AccountId } from "../../src/domain/people.ts";
import { openJournal } from "../../src/store/journal.ts";
import { resumeErasingAccount } from "../../src/usecases/erase-account.ts";
import { tracesOf } from "../../src/usecases/people/traces-of-account.ts";
import { bytesUnder, filesWith } from "./bytes-under.ts";
import { FROM, openClub, PASSWORD } from "./people/people-world.ts";
import { passkeyOf, signInBy } from "./people/soft-passkey.ts";

/** Long and odd enough to be nobody else's. */
const MARKER = "zqxjkv-account-marker-5381";
const NOTE = "Take it easy this week";
const RITA = "rita" as AthleteId;
const EVERYTHING = { scope: "everything", level: "edit", through: null } as const;

/** A coach whose marker is in every text that an account can have, and a runner who shares with them. */
async function clubWithCoach() {
  const { real, people, add } = await openClub();
  const rita = await add("rita", "runner");
  const carl = await add(MARKER, "coach", { displayName: `Carl ${MARKER}`, athlete: "carl" as AthleteId });
  await people.giveGrant(rita.id, RITA, { to: carl.id, ...EVERYTHING });
  await people.saveGroup(carl.id, { name: MARKER, athletes: [RITA] });
  await people.saveView(carl.id, { name: MARKER, query: `sort=${MARKER}` });
  const token = await people.makeToken(carl.id, { name: MARKER, scopes: ["summary"], level: "view", days: null });
  await people.viewerOfToken(token.secret);
  await people.revokeToken(carl.id, token.made.id);
  await people.giveGrant(carl.id, "carl" as AthleteId, { to: rita.id, ...EVERYTHING });
  const week = { kind: "week", asOf: localDayOf(2026, 11, 22) } as const;
  const link = await people.makeLink(carl.id, "carl" as AthleteId, { shared: week, label: MARKER, days: 7 });
  await people.linkOpened(link.made);
  await people.writeNote(carl.id, RITA, { about: null, text: NOTE });
  const exercise = { key: "calf", kind: "stretch", title: MARKER, regions: [], timesPerWeek: 3, by: MARKER } as const;
  await people.propose({ kind: "account", account: carl.id }, RITA, {
    ...exercise,
    from: localDayOf(2026, 11, 22),
    until: null,
  });
  const session = await people.startSession(carl.id, { address: "127.0.0.1", userAgent: MARKER });
  const passkey = await passkeyOf(people, carl, MARKER);
  await signInBy(people, passkey);
  return { real, people, add, rita, carl, session, link, passkey };
}

describe("erasing an account", () => {
  it("leaves no byte of what was said of it, and everything of the others", async () => {
    const { real, people, rita, carl, session, link, passkey } = await clubWithCoach();
    await real.deps.store.renew();
    expect(await filesWith(real.dataDir, MARKER)).toEqual(["journal/2026-11.jsonl", "niggle.duckdb"]);
    const others = (await real.deps.journal.read()).filter((entry) => !JSON.stringify(entry).includes(carl.id));

    const plan = await real.app.eraseAccount(MARKER);

    expect(plan).toMatchObject({ login: MARKER, notes: 1, athlete: "carl", backups: [] });
    expect(await filesWith(real.dataDir, MARKER)).toEqual([]);
    expect((await people.accounts()).map(({ login }) => login)).toEqual(["olive", "rita"]);
    expect(await people.viewerOfSession(session)).toBeNull();
    expect(await people.viewerOfLink(link.secret)).toBeNull();
    expect(await signInBy(people, passkey)).toEqual({ kind: "refused" });
    const { passkeyUses } = real.deps.tables.accessRecords;
    expect(await real.deps.store.read((reader) => passkeyUses(reader, carl.id))).toEqual([]);
    expect(await people.grantsOf(RITA)).toEqual([]);
    expect(await people.grantsTo(rita.id)).toEqual([]);
    expect(await people.proposals(RITA)).toEqual([]);
    expect(await people.sessions(carl.id)).toEqual([]);
    expect(await people.groups(carl.id)).toEqual([]);
    expect((await people.notes(RITA)).map(({ text }) => text)).toEqual([NOTE]);
    const left = await real.deps.journal.read();
    expect(left.filter((entry) => !JSON.stringify(entry).includes(carl.id))).toEqual(
      others.filter(({ id }) => left.some((entry) => entry.id === id)),
    );
    expect(left.map(({ fact }) => fact.kind)).toEqual([
      "account-made",
      "password-set",
      "account-made",
      "password-set",
      "note-written",
    ]);
    await real.breakStore();
    expect(await filesWith(real.dataDir, MARKER)).toEqual([]);
  }, 60_000);

  it("gives its notes to a former account, and its login to whoever comes next, with nothing of before", async () => {
    const { real, people, add, carl } = await clubWithCoach();
    await real.app.eraseAccount(MARKER);
    const [note] = await real.app.notesTo(RITA, people);
    expect(note).toMatchObject({ by: null, text: NOTE });
    const next = await add(MARKER, "coach", { athlete: "carl" as AthleteId });
    expect(next.id).not.toBe(carl.id);
    expect(await people.grantsTo(next.id)).toEqual([]);
    expect(await people.links("carl" as AthleteId)).toEqual([]);
    expect((await people.signIn({ login: MARKER, password: PASSWORD, replaces: null }, FROM)).kind).toBe("signed-in");
  }, 60_000);

  it("says what would go, and removes nothing, until it is meant", async () => {
    const { real } = await clubWithCoach();
    const before = await bytesUnder(real.dataDir);
    const plan = await real.app.accountErasePlan(MARKER.toUpperCase());
    expect(plan.journalLines).toBeGreaterThan(8);
    expect((await bytesUnder(real.dataDir)).get("journal/2026-11.jsonl")).toEqual(before.get("journal/2026-11.jsonl"));
  }, 60_000);

  it("is refused for the last owner while others are there, and for nobody's login", async () => {
    const { real, people, add } = await openClub();
    await add("rita", "runner");
    await expect(real.app.eraseAccount("olive")).rejects.toThrow("the last owner");
    await expect(real.app.accountErasePlan("olive")).rejects.toThrow("the last owner");
    await expect(real.app.eraseAccount("nobody")).rejects.toThrow("there is no account nobody");
    expect(await people.accountOfLogin("olive")).not.toBeNull();
    await real.app.eraseAccount("rita");
    await real.app.eraseAccount("olive");
    expect(await people.accounts()).toEqual([]);
  }, 60_000);

  it.each<[string, (lines: number) => number]>([
    ["before anything was removed", () => 0],
    ["among the lines of the journal", (lines) => Math.floor(lines / 2)],
    ["between the journal and the database", (lines) => lines],
  ])(
    "is finished by the next start when it stops %s",
    async (_, gone) => {
      const { real, people, carl } = await clubWithCoach();
      const { journal, custody } = real.deps;
      const traces = tracesOf(await journal.read(), carl);
      await custody.erasing.beginErasingAccount(real.dataDir, { account: carl.id as AccountId, ...traces });
      await openJournal(real.dataDir).removeLines(new Set(traces.entries.slice(0, gone(traces.entries.length))));
      expect(await resumeErasingAccount(real.deps)).toBe(true);
      expect(await filesWith(real.dataDir, MARKER)).toEqual([]);
      expect(await people.accountOfLogin(MARKER)).toBeNull();
      expect(await resumeErasingAccount(real.deps)).toBe(false);
    },
    60_000,
  );
});

describe("erasing an athlete", () => {
  it("names the account that stays", async () => {
    const { real, add } = await openClub();
    await add("rita", "runner");
    expect((await real.app.erasePlan(RITA)).account).toBe("rita");
    expect((await real.app.erasePlan("sam" as AthleteId)).account).toBeNull();
  });
});
