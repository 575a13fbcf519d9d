import { describe, expect, it } from "vitest";
import { addDays } from "../../../src/domain/local-day.ts";
import type { Level, Scope } from "../../../src/domain/people.ts";
import { rebuild } from "../../../src/usecases/rebuild.ts";
import { TODAY } from "../../real-app.ts";
import { openClub } from "./people-world.ts";

async function openPair(scopes: readonly Scope[], level: Level, days: number | null) {
  const club = await openClub();
  const { people } = club;
  const [rita, kim] = [await club.add("rita", "runner"), await club.add("kim", "coach")];
  const athlete = rita.athlete!;
  const { made } = await people.makeToken(rita.id, { name: "program", scopes, level, days });
  const token = made.id;
  const give = (scope: Scope, given: Level, through = days === null ? null : addDays(TODAY, days - 1)) =>
    people.giveGrant(rita.id, athlete, { to: kim.id, scope, level: given, through, token });
  const link = (takesProposals: boolean, holds = 1) =>
    people.makeLink(rita.id, athlete, { shared: { kind: "brief", takesProposals }, label: null, days: holds, token });
  return { ...club, rita, kim, athlete, token, give, link };
}

const BEYOND = { problem: "beyond-token" };

describe("what a token shares", () => {
  it("is of no scope that it does not reach itself, and of no higher level", async () => {
    const { give, link } = await openPair(["runs", "pain"], "comment", null);
    for (const [scope, level] of [
      ["therapy", "view"],
      ["everything", "view"],
      ["runs", "edit"],
    ] as const)
      await expect(give(scope, level)).rejects.toMatchObject(BEYOND);
    for (const [scope, level] of [
      ["summary", "view"],
      ["runs", "comment"],
      ["pain", "view"],
    ] as const)
      expect(await give(scope, level)).toMatchObject({ scope, level });
    // A page shows of everything.
    await expect(link(false)).rejects.toMatchObject(BEYOND);
  });

  it("is a page that takes proposals only when it may comment", async () => {
    const looks = await openPair(["everything"], "view", null);
    await expect(looks.link(true)).rejects.toMatchObject(BEYOND);
    expect((await looks.link(false)).made).toMatchObject({ token: looks.token });
  });

  it("ends with it at the latest, and is nothing once it is over", async () => {
    const { people, rita, token, give, link } = await openPair(["everything"], "edit", 5);
    await expect(give("runs", "view", null)).rejects.toMatchObject(BEYOND);
    await expect(give("runs", "view", addDays(TODAY, 5))).rejects.toMatchObject(BEYOND);
    await expect(link(false, 6)).rejects.toMatchObject(BEYOND);
    await give("runs", "view");
    await people.revokeToken(rita.id, token);
    await expect(give("runs", "view")).rejects.toThrow("opens nothing any more");
  });

  it("is taken back with it, and with it alone, also after a rebuild", async () => {
    const { people, real, rita, kim, athlete, token, give } = await openPair(["everything"], "edit", null);
    const byHand = await people.giveGrant(rita.id, athlete, {
      to: kim.id,
      scope: "summary",
      level: "view",
      through: null,
    });
    const byToken = await give("runs", "view");
    await rebuild(real.deps, () => undefined);
    expect((await people.grantsTo(kim.id)).map(({ id, token: by }) => [id, by])).toEqual([
      [byHand.id, undefined],
      [byToken.id, token],
    ]);
    await people.revokeToken(rita.id, token);
    await rebuild(real.deps, () => undefined);
    expect((await people.grantsTo(kim.id)).map(({ id }) => id)).toEqual([byHand.id]);
  });
});
