import { describe, expect, it } from "vitest";
import { grantStands } from "../../../src/domain/access.ts";
import type { UtcInstant } from "../../../src/domain/instant.ts";
import { addDays } from "../../../src/domain/local-day.ts";
import { buildPeople } from "../../../src/usecases/people/build-people.ts";
import { TODAY } from "../../real-app.ts";
import { openClub } from "./people-world.ts";

const VIEW = { scope: "summary", level: "view", through: null } as const;
const STRETCH = {
  key: "calf-stretch",
  kind: "stretch",
  title: "Calf stretch",
  regions: ["calf"],
  timesPerWeek: 3,
  from: TODAY,
  until: null,
  by: "Ana",
} as const;

async function openTrio() {
  const club = await openClub();
  const rita = await club.add("rita", "runner");
  const kim = await club.add("kim", "coach");
  const bea = await club.add("bea", "runner");
  return { ...club, rita, kim, bea, athlete: rita.athlete! };
}

describe("sharing with a person", () => {
  it("is the runner's word alone, and ends at the end of its last day where they live", async () => {
    const { real, people, rita, kim, bea, athlete } = await openTrio();
    await expect(people.giveGrant(kim.id, athlete, { ...VIEW, to: kim.id })).rejects.toThrow("only the runner");
    await expect(people.giveGrant(bea.id, athlete, { ...VIEW, to: kim.id })).rejects.toThrow("only the runner");
    await real.app.log(athlete, [
      { kind: "setting", name: "homeZone", from: addDays(TODAY, -30), value: "America/Los_Angeles" },
    ]);
    const grant = await people.giveGrant(rita.id, athlete, { ...VIEW, to: kim.id, through: TODAY });
    expect(new Date(grant.endsAt ?? 0).toISOString()).toBe("2026-11-23T08:00:00.000Z");
    await expect(
      people.giveGrant(rita.id, athlete, { ...VIEW, to: kim.id, through: addDays(TODAY, -2) }),
    ).rejects.toThrow("is over");
    await expect(people.giveGrant(rita.id, athlete, { ...VIEW, to: rita.id })).rejects.toThrow("own");
    const later = buildPeople({ ...real.deps, now: () => (grant.endsAt ?? 0) as UtcInstant });
    expect(await people.grantsTo(kim.id)).toHaveLength(1);
    expect(await later.grantsTo(kim.id)).toHaveLength(0);
  });

  it("is taken back at once, by the runner or by who was let in, and by nobody else", async () => {
    const { people, rita, kim, bea, athlete } = await openTrio();
    const grant = await people.giveGrant(rita.id, athlete, { ...VIEW, to: kim.id });
    await expect(people.revokeGrant(bea.id, grant.id)).rejects.toThrow("only the runner");
    await people.revokeGrant(kim.id, grant.id);
    expect(await people.grantsTo(kim.id)).toEqual([]);
    const again = await people.giveGrant(rita.id, athlete, { ...VIEW, to: kim.id });
    await people.revokeGrant(rita.id, again.id);
    expect((await people.grantsOf(athlete)).every(({ revokedAt }) => revokedAt !== null)).toBe(true);
  });

  it("waits, for who is under age, for the guardian and an owner who is not the one let in", async () => {
    const { people, add, kim } = await openTrio();
    const parent = await add("pat", "runner");
    const child = await add("charlie", "runner", { birthYear: 2014, guardian: parent.id });
    const owner = (await people.accountOfLogin("olive"))!;
    const athlete = child.athlete!;
    const grant = await people.giveGrant(child.id, athlete, { ...VIEW, to: kim.id });
    expect(grant.awaits).toEqual(["guardian", "owner"]);
    expect(grantStands(grant, grant.givenAt)).toBe(false);
    expect(await people.toConfirm(parent.id)).toMatchObject([{ as: "guardian" }]);
    await expect(people.confirm(kim.id, grant.id, "guardian")).rejects.toThrow("only the guardian");
    await expect(people.confirm(child.id, grant.id, "owner")).rejects.toThrow("only the owner");
    await people.confirm(parent.id, grant.id, "guardian");
    expect(await people.grantsTo(kim.id)).toEqual([]);
    await people.confirm(owner.id, grant.id, "owner");
    expect(await people.grantsTo(kim.id)).toHaveLength(1);
    const toOwner = await people.giveGrant(child.id, athlete, { ...VIEW, to: owner.id });
    await expect(people.confirm(owner.id, toOwner.id, "owner")).rejects.toThrow("only the owner");
    expect((await people.giveGrant(child.id, athlete, { ...VIEW, to: parent.id })).awaits).toEqual([]);
    await people.revokeGrant(parent.id, grant.id);
    expect(await people.grantsTo(kim.id)).toEqual([]);
    const link = await people.makeLink(child.id, athlete, {
      shared: { kind: "brief", takesProposals: false },
      label: null,
      days: 7,
    });
    expect(await people.viewerOfLink(link.secret)).toBeNull();
    await people.confirm(parent.id, link.made.id, "guardian");
    await people.confirm(owner.id, link.made.id, "owner");
    expect(await people.viewerOfLink(link.secret)).not.toBeNull();
  });

  it("asks who is under age for a guardian first", async () => {
    const { people, add, kim } = await openTrio();
    const child = await add("charlie", "runner", { birthYear: 2014 });
    await expect(people.giveGrant(child.id, child.athlete!, { ...VIEW, to: kim.id })).rejects.toThrow("guardian");
  });
});

describe("sharing by a link", () => {
  it("opens until it ends or is taken back, and says how often it was opened", async () => {
    const { real, people, rita, bea, athlete } = await openTrio();
    const shared = { kind: "week", asOf: TODAY } as const;
    const { secret, made } = await people.makeLink(rita.id, athlete, { shared, label: "Ana", days: 14 });
    const viewer = await people.viewerOfLink(secret);
    expect(viewer).toMatchObject({ kind: "link", link: { athlete, shared } });
    expect(JSON.stringify(viewer)).not.toMatch(/hash/);
    await people.linkOpened(made);
    await people.linkOpened(made);
    expect(await people.links(athlete)).toMatchObject([{ label: "Ana", opened: 2 }]);
    await expect(people.revokeLink(bea.id, made.id)).rejects.toThrow("only the runner");
    const later = buildPeople({ ...real.deps, now: () => made.endsAt });
    expect(await later.viewerOfLink(secret)).toBeNull();
    await people.revokeLink(rita.id, made.id);
    expect(await people.viewerOfLink(secret)).toBeNull();
    expect(await people.viewerOfLink(made.id)).toBeNull();
    await expect(people.makeLink(rita.id, athlete, { shared, label: null, days: 91 })).rejects.toThrow("91 days");
    await expect(people.makeLink(bea.id, athlete, { shared, label: null, days: 1 })).rejects.toThrow("only the runner");
  });

  it("lets a therapist propose an exercise, which is on the list when the runner accepts it", async () => {
    const { real, people, rita, bea, athlete } = await openTrio();
    const open = (takesProposals: boolean) =>
      people.makeLink(rita.id, athlete, { shared: { kind: "brief", takesProposals }, label: null, days: 7 });
    const [closed, taking] = [await open(false), await open(true)];
    const from = (link: typeof closed) => ({ kind: "link", link: link.made.id }) as const;
    await expect(people.propose(from(closed), athlete, STRETCH)).rejects.toThrow("takes no proposals");
    await expect(people.propose(from(taking), bea.athlete!, STRETCH)).rejects.toThrow("takes no proposals");
    await expect(people.propose(from(taking), athlete, { ...STRETCH, key: "Not A Key" })).rejects.toThrow(RangeError);
    const proposal = await people.propose(from(taking), athlete, STRETCH);
    const onList = async () => (await real.app.weeklyReport(athlete, TODAY)).exercisePlans.map(({ key }) => key);
    expect(await onList()).toEqual([]);
    await expect(people.answerProposal(bea.id, proposal.id, true)).rejects.toThrow("only the runner");
    await people.answerProposal(rita.id, proposal.id, true);
    await people.answerProposal(rita.id, proposal.id, false);
    expect((await people.proposals(athlete))[0]?.isAccepted).toBe(true);
    expect(await onList()).toEqual(["calf-stretch"]);
  });
});

describe("looking after a squad", () => {
  it("writes notes with a grant to comment, and not with one to look", async () => {
    const { people, rita, kim, bea, athlete } = await openTrio();
    const note = { about: TODAY, text: "Easy tomorrow." };
    await expect(people.writeNote(kim.id, athlete, note)).rejects.toThrow("does not share that");
    const look = await people.giveGrant(rita.id, athlete, { ...VIEW, to: kim.id });
    await expect(people.writeNote(kim.id, athlete, note)).rejects.toThrow("does not share that");
    await people.revokeGrant(rita.id, look.id);
    await people.giveGrant(rita.id, athlete, { ...VIEW, level: "comment", to: kim.id });
    const written = await people.writeNote(kim.id, athlete, note);
    expect(await people.notes(athlete)).toMatchObject([{ by: kim.id, about: TODAY, text: "Easy tomorrow." }]);
    await expect(people.removeNote(bea.id, written.id)).rejects.toThrow("only the runner");
    await people.removeNote(kim.id, written.id);
    expect(await people.notes(athlete)).toEqual([]);
  });

  it("keeps groups and views of each coach apart, by name", async () => {
    const { people, kim, bea, athlete } = await openTrio();
    await people.saveGroup(kim.id, { name: "Tuesday", athletes: [athlete, athlete] });
    await people.saveView(kim.id, { name: "Sore", query: "show=pain&x=<b>" });
    expect(await people.groups(kim.id)).toEqual([{ name: "Tuesday", athletes: [athlete] }]);
    expect(await people.savedViews(kim.id)).toEqual([{ name: "Sore", query: "show=pain&x=%3Cb%3E" }]);
    expect(await people.groups(bea.id)).toEqual([]);
    await people.saveGroup(kim.id, { name: "Tuesday", athletes: [] });
    expect(await people.groups(kim.id)).toEqual([]);
  });
});

describe("the trail of who looked", () => {
  it("counts the same access within an hour, newest first, for one athlete alone", async () => {
    const { people, kim, bea, athlete } = await openTrio();
    const event = { athlete, by: { kind: "account", account: kim.id }, via: "session", action: "GET /runs" } as const;
    await people.accessed(event);
    await people.accessed(event);
    await people.accessed({ ...event, action: "GET /body" });
    const trail = await people.audit(athlete, 10);
    expect(trail.map(({ action, times }) => [action, times])).toEqual([
      ["GET /body", 1],
      ["GET /runs", 2],
    ]);
    expect(await people.audit(bea.athlete!, 10)).toEqual([]);
  });
});
