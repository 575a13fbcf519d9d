import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import type { UtcInstant } from "../../../src/domain/instant.ts";
import type { Shared } from "../../../src/domain/people.ts";
import { buildApp } from "../../../src/usecases/build-app.ts";
import { buildPeople } from "../../../src/usecases/people/build-people.ts";
import { TODAY } from "../../real-app.ts";
import { type ClubServer, MARK, openClubServer, RITA } from "../access/club-server.ts";
import { form, serverOver } from "../open-server.ts";

const SECOND_MS = 1000;
const SHARED: readonly Shared[] = [
  { kind: "week", asOf: TODAY },
  { kind: "brief", takesProposals: true },
];

describe("a share link past its last day", () => {
  let club: ClubServer;
  beforeAll(async () => {
    club = await openClubServer();
  }, 60_000);
  afterAll(() => club.close());

  /** The same data, with the clock at another moment. */
  function serverAt(now: UtcInstant) {
    const deps = { ...club.real.deps, now: () => now };
    const server = serverOver({ ...club.real, app: buildApp(deps), people: buildPeople(deps) });
    onTestFinished(async () => void (await server.close()));
    return server;
  }

  const linkTo = (shared: Shared) =>
    club.real.people.makeLink(club.accounts.rita.id, RITA, { shared, label: "Ann", days: 7 });

  test.each(SHARED)("is gone to the second, and nothing of the athlete with it: $kind", async (shared) => {
    const { secret, made } = await linkTo(shared);
    const open = await serverAt((made.endsAt - SECOND_MS) as UtcInstant).inject(`/s/${secret}`);
    expect(open.statusCode).toBe(200);
    expect(open.body).toMatch(/calf/i);
    const later = serverAt(made.endsAt);
    const [over, unknown] = [await later.inject(`/s/${secret}`), await later.inject(`/s/${"A".repeat(43)}`)];
    expect(over.statusCode).toBe(404);
    expect(over.body).toContain("There is nothing at this address. A link that was shared ends after a while.");
    expect(over.body).toBe(unknown.body);
    expect(over.body).not.toMatch(new RegExp(`${MARK}|rita|Ann|calf|knee| km|/ 10|${secret}`, "i"));
    expect(over.headers).toMatchObject({ "referrer-policy": "no-referrer" });
    expect(over.headers["x-robots-tag"]).toContain("noindex");
    expect(over.headers["etag"]).toBe(unknown.headers["etag"]);
  });

  test("is not counted as opened, and is no more among those that stand", async () => {
    const { secret, made } = await linkTo({ kind: "week", asOf: TODAY });
    await serverAt(made.madeAt).inject(`/s/${secret}`);
    await serverAt(made.endsAt).inject(`/s/${secret}`);
    const opened = (await club.real.people.links(RITA)).find(({ id }) => id === made.id)?.opened;
    expect(opened).toBe(1);
  });

  test("takes no proposal any more", async () => {
    const { secret, made } = await linkTo({ kind: "brief", takesProposals: true });
    const sent = { ...form({ title: "Heel drops", by: "Ann" }), url: `/s/${secret}` };
    const before = (await club.real.people.proposals(RITA)).length;
    expect((await serverAt(made.endsAt).inject(sent)).statusCode).toBe(404);
    expect(await club.real.people.proposals(RITA)).toHaveLength(before);
    expect((await serverAt((made.endsAt - SECOND_MS) as UtcInstant).inject(sent)).statusCode).toBe(303);
  });
});
