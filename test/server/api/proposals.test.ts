import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { TODAY } from "../../real-app.ts";
import { RITA } from "../access/club-server.ts";
import { form } from "../open-server.ts";
import { type Ask, type Asking, KEY, openAsking } from "./asking.ts";

interface Proposal {
  readonly id: string;
  readonly by: string | null;
  readonly exercise: { readonly key: string; readonly title: string };
  readonly isAccepted: boolean | null;
}

let asking: Asking;
let rita: Ask;
let therapist: Ask;
beforeAll(async () => {
  asking = await openAsking();
  rita = await asking.as(asking.club.accounts.rita);
  const account = await asking.club.coach("thea", { scope: "therapy", level: "comment", state: "stands" });
  therapist = await asking.as(account);
}, 60_000);
afterAll(() => asking.club.close());

const CALVES = { kind: "strength", title: "Calf raises", regions: ["calf"], timesPerWeek: 3 };
const propose = (title: string, headers = {}) =>
  therapist<Proposal>("POST", "/athletes/rita/proposals", { ...CALVES, title }, headers);
const listed = async (query = "") =>
  (await rita<{ proposals: Proposal[] }>("GET", `/proposals${query}`)).json.proposals;
const planned = async () =>
  (await asking.club.real.app.weeklyReport(RITA, TODAY)).exercisePlans.map(({ title }) => title);

describe("a proposed exercise", () => {
  it("comes from who may comment on therapy, under their name, and is on the list when the runner takes it", async () => {
    const { status, json } = await propose("Calf raises");
    expect([status, json]).toMatchObject([
      201,
      { by: "thea", isAccepted: null, exercise: { key: "calf-raises", from: "2026-11-22", until: null, by: "thea" } },
    ]);
    expect(await planned()).not.toContain("Calf raises");
    expect((await listed("?open=true"))[0]).toEqual(json);
    expect((await rita("POST", `/proposals/${json.id}/accept`)).status).toBe(204);
    expect(await planned()).toContain("Calf raises");
    expect([(await listed("?open=true")).length, (await listed("?open=false"))[0]?.isAccepted]).toEqual([0, true]);
  });

  it("is answered once: the same again is no news, and another answer comes too late", async () => {
    const { id } = (await propose("Towel curls")).json;
    expect((await rita("POST", `/proposals/${id}/decline`)).status).toBe(204);
    expect((await rita("POST", `/proposals/${id}/decline`)).status).toBe(204);
    expect((await rita("POST", `/proposals/${id}/accept`)).status).toBe(409);
    expect(await planned()).not.toContain("Towel curls");
    expect((await rita("POST", "/proposals/nosuch/accept")).status).toBe(404);
  });

  it("is made once under one key, and answered once under one", async () => {
    const [first, again] = [await propose("Heel drops", KEY), await propose("Heel drops", KEY)];
    expect([again.status, again.json]).toEqual([201, first.json]);
    expect((await propose("Heel walks", KEY)).status).toBe(409);
    expect((await listed()).filter(({ exercise }) => exercise.title.startsWith("Heel"))).toHaveLength(1);
    const path = `/proposals/${first.json.id}/accept`;
    expect((await rita("POST", path, undefined, KEY)).status).toBe(204);
    expect((await rita("POST", path, undefined, KEY)).status).toBe(204);
  });

  it("is neither proposed nor answered with less than that, nor under another's name", async () => {
    const { id } = (await propose("Shorter steps")).json;
    const { coach, accounts } = asking.club;
    for (const [login, scope, level] of [
      ["only-looks", "therapy", "view"],
      ["only-runs", "runs", "edit"],
    ] as const) {
      const ask = await asking.as(await coach(login, { scope, level, state: "stands" }));
      expect((await ask("POST", "/athletes/rita/proposals", CALVES)).status).toBe(404);
    }
    const kai = await coach("kai", { scope: "everything", level: "edit", state: "stands" });
    const weak = await asking.byToken(kai, { scopes: ["therapy"], level: "view" });
    expect((await weak("POST", "/athletes/rita/proposals", CALVES)).status).toBe(403);
    const able = await asking.byToken(kai, { scopes: ["therapy"], level: "comment" });
    expect((await able("POST", "/athletes/rita/proposals", CALVES)).status).toBe(201);
    expect((await able("POST", "/athletes/rita/proposals", { ...CALVES, by: "Dr Ann" })).status).toBe(400);
    const bea = await asking.as(accounts.bea);
    expect((await bea("POST", `/proposals/${id}/accept`)).status).toBe(404);
    const token = await asking.byToken(accounts.rita, { scopes: ["therapy"], level: "view" });
    expect((await token("POST", `/proposals/${id}/accept`)).status).toBe(403);
    expect((await token("GET", "/proposals")).status).toBe(200);
    expect(
      (await asking.byToken(accounts.rita, { scopes: ["runs"] }).then((ask) => ask("GET", "/proposals"))).status,
    ).toBe(403);
  });

  it("names the link it came by as the runner called it", async () => {
    const asked = { page: "brief", takesProposals: true, label: "Praxis", days: 7 };
    const { address } = (await rita<{ address: string }>("POST", "/share-links", asked)).json;
    await asking.club.server.inject({ url: new URL(address).pathname, ...form({ title: "Bridges" }) });
    expect((await listed())[0]).toMatchObject({ by: "Praxis", exercise: { title: "Bridges" } });
  });

  it("waits with twenty others at most, and the next one says so", async () => {
    const many = await asking.as(
      await asking.club.coach("many", { scope: "therapy", level: "comment", state: "stands" }),
    );
    const ask = async (at: number) =>
      (await many("POST", "/athletes/rita/proposals", { ...CALVES, title: `Drill ${at}` })).status;
    for (let at = 0; at < 20; at += 1) expect(await ask(at)).toBe(201);
    expect(await ask(20)).toBe(422);
  });
});

describe("notes to a runner", () => {
  interface Note {
    readonly id: string;
    readonly by: string | null;
    readonly text: string;
  }
  const notes = async (query = "") =>
    (await rita<{ notes: Note[]; next: string | null }>("GET", `/notes${query}`)).json;

  it("are read with the name of who wrote them, a page at a time, and put away for good", async () => {
    const { people } = asking.club.real;
    const kim = await asking.club.coach("kim-notes", { scope: "summary", level: "comment", state: "stands" });
    for (const text of ["First.", "Second.", "Third."]) await people.writeNote(kim.id, RITA, { about: TODAY, text });
    const all = (await notes()).notes;
    expect(all[0]).toEqual({
      ...{ id: all[0]?.id, by: "kim-notes", about: "2026-11-22", text: "Third." },
      ...{ writtenAt: expect.stringMatching(/^2026-11-22T/) },
    });
    const first = await notes("?limit=2");
    const rest = await notes(`?limit=2&after=${first.next}`);
    expect([...first.notes, ...rest.notes]).toEqual(all);
    const path = `/notes/${all[0]?.id}`;
    const bea = await asking.as(asking.club.accounts.bea);
    expect((await bea("DELETE", path)).status).toBe(404);
    expect((await rita("DELETE", path, undefined, { "idempotency-key": "put-it-away" })).status).toBe(204);
    // Sent again under its key, it is done; without one, there is no such note.
    expect((await rita("DELETE", path, undefined, { "idempotency-key": "put-it-away" })).status).toBe(204);
    expect((await rita("DELETE", path)).status).toBe(404);
    expect((await notes()).notes.map(({ text }) => text)).toEqual(["Second.", "First."]);
  });

  it("are put away by no token that only looks", async () => {
    const [note] = (await notes()).notes;
    const ask = await asking.byToken(asking.club.accounts.rita, { scopes: ["summary"], level: "view" });
    expect((await ask<{ notes: Note[] }>("GET", "/notes")).json.notes).toHaveLength(2);
    expect((await ask("DELETE", `/notes/${note?.id}`)).status).toBe(403);
  });
});
