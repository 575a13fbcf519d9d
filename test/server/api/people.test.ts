import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { MARK } from "../access/club-server.ts";
import { type Ask, type Asking, KEY, openAsking } from "./asking.ts";

interface Made {
  readonly address: string | null;
  readonly invitation: { readonly id: string; readonly state: string };
}
interface Row {
  readonly id: string;
  readonly login: string;
  readonly isClosed: boolean;
}

let asking: Asking;
let olive: Ask;
beforeAll(async () => {
  asking = await openAsking();
  olive = await asking.as(asking.club.accounts.olive);
}, 60_000);
afterAll(() => asking.club.close());

const people = async () => (await olive<{ people: Row[] }>("GET", "/people")).json.people;

describe("the people of a server", () => {
  it("are listed for an owner, with nothing of anybody's running, and a page at a time", async () => {
    const { json, text } = await olive<{ people: Row[] }>("GET", "/people");
    expect(json.people.map(({ login }) => login)).toEqual(["bea", "kim", "olive", "rita"]);
    expect(new Set(json.people.flatMap((one) => Object.keys(one)))).toEqual(
      new Set(["id", "login", "displayName", "role", "isClosed"]),
    );
    expect(text).not.toContain(MARK);
    const first = (await olive<{ people: Row[]; next: string }>("GET", "/people?limit=3")).json;
    const rest = (await olive<{ people: Row[] }>("GET", `/people?limit=3&after=${first.next}`)).json;
    expect([...first.people, ...rest.people]).toEqual(json.people);
  });

  it("are an owner's to see alone", async () => {
    for (const account of [asking.club.accounts.rita, asking.club.accounts.kim]) {
      const ask = await asking.as(account);
      for (const path of ["/people", "/people/invitations"]) expect((await ask("GET", path)).status).toBe(403);
      expect((await ask("POST", `/people/${asking.club.accounts.bea.id}/close`)).status).toBe(403);
      expect((await ask("POST", "/people/invitations", { role: "coach" })).status).toBe(403);
    }
  });

  it("reach no runner's data by owning the server", async () => {
    for (const path of ["/athletes/rita/runs", "/athletes/rita/summary", "/athletes/rita/settings"])
      expect((await olive("GET", path)).status).toBe(404);
    for (const path of ["/grants", "/share-links", "/accesses", "/proposals", "/notes"])
      expect((await olive("GET", path)).status).toBe(403);
  });

  it("are closed, which ends their sessions, and opened again; closing twice is closing once", async () => {
    const { bea } = asking.club.accounts;
    const ask = await asking.as(bea);
    expect((await olive("POST", `/people/${bea.id}/close`, undefined, KEY)).status).toBe(204);
    expect((await ask("GET", "/account")).status).toBe(401);
    expect((await people()).find(({ login }) => login === "bea")?.isClosed).toBe(true);
    expect((await olive("POST", `/people/${bea.id}/open`)).status).toBe(204);
    // The first request again, late: it closes nothing that was opened since.
    expect((await olive("POST", `/people/${bea.id}/close`, undefined, KEY)).status).toBe(204);
    expect((await people()).find(({ login }) => login === "bea")?.isClosed).toBe(false);
    // The same key for somebody else is another write.
    expect((await olive("POST", `/people/${asking.club.accounts.kim.id}/close`, undefined, KEY)).status).toBe(409);
  });

  it("keep an owner: the last one cannot close themself", async () => {
    const { status, json } = await olive<{ detail: string }>("POST", `/people/${asking.club.accounts.olive.id}/close`);
    expect([status, json.detail]).toEqual([422, expect.stringContaining("somebody else an owner")]);
    expect((await olive("POST", "/people/nobody-here/close")).status).toBe(404);
  });
});

describe("an invitation", () => {
  it("is told once, makes an account, and is taken back", async () => {
    const asked = { role: "runner", athlete: "sam", birthYear: 1990 };
    const made = (await olive<Made>("POST", "/people/invitations", asked, KEY_OF_INVITATION)).json;
    expect(made.address).toMatch(/^http:\/\/localhost(:80)?\/invite\/[\w-]{43}$/);
    const again = await olive<Made>("POST", "/people/invitations", asked, KEY_OF_INVITATION);
    expect([again.status, again.json]).toEqual([201, { ...made, address: null }]);
    const listed = await olive<{ invitations: { id: string; state: string }[] }>("GET", "/people/invitations");
    expect(listed.json.invitations.map(({ id, state }) => [id, state])).toEqual([[made.invitation.id, "open"]]);
    expect(listed.text).not.toContain(made.address?.split("/").at(-1));
    expect(listed.text).not.toMatch(/1990|hash/);
    const secret = made.address?.split("/").at(-1);
    expect((await asking.club.server.inject(`/invite/${secret}`)).statusCode).toBe(200);
    expect((await olive("DELETE", `/people/invitations/${made.invitation.id}`)).status).toBe(204);
    expect((await asking.club.server.inject(`/invite/${secret}`)).statusCode).toBe(404);
    expect((await olive("DELETE", "/people/invitations/nobody")).status).toBe(404);
  });

  it("makes no owner, and says what is wrong with it", async () => {
    expect((await olive("POST", "/people/invitations", { role: "owner" })).status).toBe(400);
    for (const [asked, says] of [
      [{ role: "runner" }, "name for their data"],
      [{ role: "runner", athlete: "rita" }, "another account"],
      [{ role: "runner", athlete: "x", guardian: "nosuch" }, "grown-up"],
      [{ role: "runner", athlete: "x", birthYear: 1850 }, "no year"],
    ] as const) {
      const { status, json } = await olive<{ detail: string }>("POST", "/people/invitations", asked);
      expect([status, json.detail]).toEqual([422, expect.stringContaining(says)]);
    }
  });
});

const KEY_OF_INVITATION = { "idempotency-key": "invite-sam-once" };
