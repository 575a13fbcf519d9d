import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { RunnerHistory } from "../../src/domain/history.ts";
import type { AthleteId } from "../../src/domain/ids.ts";
import type { RedFlagCheck } from "../../src/domain/red-flag-check.ts";
import * as tables from "../../src/store/aggregates.ts";
import type { SaidFact } from "../../src/store/apply-fact.ts";
import type { Store } from "../../src/store/connect.ts";
import { plannedOrAsked } from "./arbitrary-facts.ts";
import { day, instant, ME, massage, newStore, OTHER, pain } from "./sample.ts";

const on = day("2025-11-22");

const apply = (store: Store, facts: readonly SaidFact[], athlete: AthleteId = ME) =>
  store.write(async (tx) => {
    for (const [index, fact] of facts.entries()) await tables.facts.applyFact(tx, athlete, fact, instant(index));
  });

const seenOf = (store: Store, athlete: AthleteId = ME) =>
  store.read(async (reader) => ({
    ...(await tables.history.historyBesideRuns(reader, athlete)),
    wellness: await tables.wellness.wellnessDays(reader, athlete),
    therapist: await tables.therapist.therapistOf(reader, athlete),
  }));

type Seen = Omit<RunnerHistory, "sessions"> & Awaited<ReturnType<typeof seenOf>>;

/** What the tables hold after one such fact and nothing before it. */
function expectedOf(fact: SaidFact): Partial<Seen> {
  switch (fact.kind) {
    case "run-planned":
      return { planned: [fact.entry] };
    case "return-plan":
      return { returnPlan: fact.entry };
    case "ostrc":
      return { ostrc: [fact.entry] };
    case "red-flag-check":
      return { redFlagChecks: fact.entry.asked.length === 0 ? [] : [fact.entry] };
    case "exercise-plan":
      return { exercisePlans: [fact.entry] };
    case "exercise-done":
      return { exercisesDone: [fact.entry] };
    case "therapist":
      return { therapist: fact.entry };
    case "wellness":
      return { wellness: [fact.entry] };
    default:
      return {}; // what takes something back leaves nothing
  }
}

describe("what is to come and what was asked", () => {
  test("comes back as it was said, each kind alone, and to nobody else", async () => {
    const store = await newStore();
    const empty = await seenOf(store);
    let runners = 0;
    await fc.assert(
      fc.asyncProperty(plannedOrAsked, async (fact) => {
        runners += 1;
        const athlete = `runner-${runners}` as AthleteId;
        await apply(store, [fact], athlete);
        expect(await seenOf(store, athlete)).toEqual({ ...empty, ...expectedOf(fact) });
      }),
      { numRuns: 60 },
    );
    expect(await seenOf(store, OTHER)).toEqual(empty);
  }, 60_000);

  test("is listed by day, and a second run of a day has its own slot", async () => {
    const store = await newStore();
    const planned = (text: string, slot: number, distanceM: number) => ({
      kind: "run-planned" as const,
      entry: { day: day(text), slot, distanceM, durationS: null, kind: "easy" as const, title: null },
    });
    await apply(store, [
      planned("2025-11-25", 1, 8000),
      planned("2025-11-24", 2, 5000),
      planned("2025-11-24", 1, 6000),
      planned("2025-11-24", 2, 4000),
      { kind: "run-unplanned", day: day("2025-11-25"), slot: 1 },
      { kind: "run-unplanned", day: day("2025-11-30"), slot: 1 },
    ]);
    expect((await seenOf(store)).planned.map(({ slot, distanceM }) => [slot, distanceM])).toEqual([
      [1, 6000],
      [2, 4000],
    ]);
  });

  test("one place has one answer a day, the whole body another", async () => {
    const store = await newStore();
    const asked = { day: on, version: "O2" as const, modification: null, performance: null, pain: 8 };
    const shin = { region: "shin", side: "left" } as const;
    await apply(store, [
      { kind: "ostrc", entry: { ...asked, site: null, participation: 8 } },
      { kind: "ostrc", entry: { ...asked, site: shin, participation: 8 } },
      { kind: "ostrc", entry: { ...asked, site: { ...shin, side: null }, participation: 17 } },
      { kind: "ostrc", entry: { ...asked, site: null, participation: 25, pain: null } },
    ]);
    expect(
      (await seenOf(store)).ostrc.map(({ site, participation, pain: pains }) => [site, participation, pains]),
    ).toEqual([
      [shin, 8, 8],
      [{ ...shin, side: null }, 17, 8],
      [null, 25, null],
    ]);
  });

  test("a sign that is not asked again keeps its answer of that day, and one that is asked again takes the new one", async () => {
    const store = await newStore();
    const check = (asked: RedFlagCheck["asked"], yes: RedFlagCheck["yes"]): SaidFact => ({
      kind: "red-flag-check",
      entry: { day: on, site: { region: "shin", side: "left" }, asked, yes },
    });
    await apply(store, [
      check(["hop-pain", "bone-tender"], ["hop-pain", "bone-tender"]),
      check(["rest-pain", "bone-tender"], ["rest-pain"]),
    ]);
    expect((await seenOf(store)).redFlagChecks).toEqual([
      {
        day: on,
        site: { region: "shin", side: "left" },
        asked: ["bone-tender", "hop-pain", "rest-pain"],
        yes: ["hop-pain", "rest-pain"],
      },
    ]);
  });

  test("an exercise that is off the list keeps the days on which it was done", async () => {
    const store = await newStore();
    const key = "calf-raises";
    await apply(store, [
      { kind: "exercise-done", entry: { day: on, key } },
      { kind: "exercise-done", entry: { day: day("2025-11-20"), key } },
      { kind: "exercise-done", entry: { day: day("2025-11-19"), key } },
      { kind: "exercise-undone", entry: { day: day("2025-11-19"), key } },
      { kind: "exercise-plan-removed", key },
    ]);
    expect(await seenOf(store)).toMatchObject({
      exercisePlans: [],
      exercisesDone: [
        { day: day("2025-11-20"), key },
        { day: on, key },
      ],
    });
  });
});

describe("a slip", () => {
  test("in what hurt, in a session or in a day without pain can be taken back, and only that goes", async () => {
    const store = await newStore();
    const unsaid = pain({ side: null });
    const { day: painDay, region, moment, activityId } = unsaid;
    await apply(store, [
      { kind: "pain", entry: pain() },
      { kind: "pain", entry: unsaid },
      { kind: "therapy", entry: massage() },
      { kind: "therapy", entry: massage({ kind: "physio" }) },
      { kind: "no-pain", entry: { day: on } },
      { kind: "no-pain", entry: { day: day("2025-11-21") } },
      { kind: "pain-removed", day: painDay, region, side: null, moment, activityId },
      { kind: "therapy-removed", day: massage().day, therapyKind: "physio" },
      { kind: "no-pain-removed", day: on },
    ]);
    expect(await seenOf(store)).toMatchObject({
      pain: [pain()],
      therapy: [massage()],
      noPain: [{ day: day("2025-11-21") }],
    });
    const before = await seenOf(store);
    await apply(store, [{ kind: "pain-removed", day: painDay, region, side: null, moment, activityId }]);
    await apply(store, [{ kind: "no-pain-removed", day: day("2025-11-21") }], OTHER);
    expect(await seenOf(store)).toEqual(before);
  });
});
