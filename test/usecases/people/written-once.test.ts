import { expect, it } from "vitest";
import type { AthleteId } from "../../../src/domain/ids.ts";
import { writeKey } from "../../../src/domain/write-key.ts";
import { openClub } from "./people-world.ts";

async function openPair() {
  const club = await openClub();
  const [rita, kim, bea] = [
    await club.add("rita", "runner"),
    await club.add("kim", "coach"),
    await club.add("bea", "coach"),
  ];
  const athlete = "rita" as AthleteId;
  for (const to of [kim.id, bea.id])
    await club.people.giveGrant(rita.id, athlete, { to, scope: "summary", level: "comment", through: null });
  return { ...club, kim, bea, athlete };
}

const KEY = writeKey("note-one", "aaaa");
const NOTE = { about: null, text: "Easy tomorrow." };

it("writes a decision once under one key, and tells what it came to again, also when it was taken back since", async () => {
  const { people, kim, athlete } = await openPair();
  const first = await people.writeNote(kim.id, athlete, NOTE, KEY);
  expect(await people.writeNote(kim.id, athlete, NOTE, KEY)).toEqual(first);
  expect(await people.notes(athlete)).toHaveLength(1);
  await people.removeNote(kim.id, first.id);
  expect((await people.writeNote(kim.id, athlete, NOTE, KEY)).id).toBe(first.id);
  expect(await people.notes(athlete)).toEqual([]);
});

it("leaves what was changed since as it is", async () => {
  const { people, kim, athlete } = await openPair();
  const key = writeKey("group-one", "aaaa");
  await people.saveGroup(kim.id, { name: "Tuesday", athletes: [athlete] }, key);
  await people.saveGroup(kim.id, { name: "Tuesday", athletes: [] });
  await people.saveGroup(kim.id, { name: "Tuesday", athletes: [athlete] }, key);
  expect(await people.groups(kim.id)).toEqual([]);
});

it("refuses something else under the same name, and writes nothing of it", async () => {
  const { people, kim, athlete } = await openPair();
  await people.writeNote(kim.id, athlete, NOTE, KEY);
  const other = people.writeNote(kim.id, athlete, { ...NOTE, text: "Other." }, writeKey("note-one", "bbbb"));
  await expect(other).rejects.toThrow("send a new one");
  expect(await people.notes(athlete)).toHaveLength(1);
});

it("keeps the keys of two accounts apart, and says nothing of an account in them", async () => {
  const { people, real, kim, bea, athlete } = await openPair();
  await people.writeNote(kim.id, athlete, NOTE, KEY);
  await people.writeNote(bea.id, athlete, NOTE, KEY);
  expect(await people.notes(athlete)).toHaveLength(2);
  const written = (await real.deps.journal.read()).filter(({ fact }) => fact.kind === "note-written");
  for (const { id } of written) expect(id).not.toMatch(new RegExp(`${kim.id}|${bea.id}`));
});
