import { afterEach, describe, expect, it } from "vitest";
import type { JournalFact } from "../../src/domain/journal.ts";
import { addDays, localDayOf } from "../../src/domain/local-day.ts";
import { buildApp } from "../../src/usecases/build-app.ts";
import type { Deps } from "../../src/usecases/deps.ts";
import { rebuild } from "../../src/usecases/rebuild.ts";
import type { RealApp } from "../real-app.ts";
import { openRealApp } from "../real-app.ts";
import { everythingSeen, ME, POOL, REST, WATCH } from "./sources.ts";

let real: RealApp;
afterEach(() => real.close());

const DAY = localDayOf(2026, 3, 3);
const pain = (nrs: number, day = DAY): JournalFact => ({
  kind: "pain",
  entry: {
    ...{ day, region: "calf", side: "left", moment: "after", nrs, activityId: null },
    ...{ quality: null, alteredGait: null, nightPain: null, note: null },
  },
});

/** The same world, in which the database refuses pain until it is told to go on. */
function withFaults(deps: Deps): { readonly deps: Deps; broken: boolean } {
  const faults = { broken: true, deps };
  const applyFact: Deps["tables"]["facts"]["applyFact"] = async (tx, athlete, fact, at) => {
    await deps.tables.facts.applyFact(tx, athlete, fact, at);
    if (faults.broken && fact.kind === "pain") throw new Error("the disk is full");
  };
  return Object.assign(faults, { deps: { ...deps, tables: { ...deps.tables, facts: { applyFact } } } });
}

const painSeen = async () => {
  const { history } = JSON.parse(await everythingSeen(real)) as { history: { pain: { day: number; nrs: number }[] } };
  return history.pain.map(({ day, nrs }) => [day - DAY, nrs]);
};

describe("a write that failed after its line was in the journal", () => {
  it("is applied before the next one, so that a later word is the later word", async () => {
    real = await openRealApp();
    const faults = withFaults(real.deps);
    const app = buildApp(faults.deps);
    await expect(app.log(ME, [pain(3), pain(2, addDays(DAY, 1))])).rejects.toThrow("the disk is full");
    expect(await painSeen()).toEqual([]);
    faults.broken = false;
    await app.log(ME, [pain(5)]);
    const seen = [
      [0, 5],
      [1, 2],
    ];
    expect(await painSeen()).toEqual(seen);
    await rebuild(real.deps, () => undefined);
    expect(await painSeen()).toEqual(seen);
  });

  it("stops later writes as long as it cannot be applied, and nothing gets lost or out of order", async () => {
    real = await openRealApp();
    const faults = withFaults(real.deps);
    const app = buildApp(faults.deps);
    await expect(app.log(ME, [pain(3)])).rejects.toThrow("the disk is full");
    await expect(app.log(ME, [{ kind: "no-pain", entry: { day: DAY } }])).rejects.toThrow("the disk is full");
    const writes = [app.log(ME, [pain(4)]), app.log(ME, [pain(6, addDays(DAY, 2))])];
    expect((await Promise.allSettled(writes)).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    faults.broken = false;
    await Promise.all([app.log(ME, [pain(7)]), real.give([WATCH, REST])]);
    expect(await painSeen()).toContainEqual([0, 7]);
    const seen = await everythingSeen(real);
    await rebuild(real.deps, () => undefined);
    expect(await everythingSeen(real)).toBe(seen);
  });
});

describe("a rebuild", () => {
  it("lets what is written meanwhile wait its turn", async () => {
    real = await openRealApp();
    await real.give(POOL);
    for (let nrs = 0; nrs < 30; nrs += 1) await real.app.log(ME, [pain(nrs % 9, addDays(DAY, nrs % 3))]);
    const rebuilding = rebuild(real.deps, () => undefined);
    const writing = [9, 10].map((nrs) => real.app.log(ME, [pain(nrs)]));
    await Promise.all([rebuilding, ...writing]);
    const seen = await everythingSeen(real);
    expect(await painSeen()).toContainEqual([0, 10]);
    const { before, after } = await rebuild(real.deps, () => undefined);
    expect(await everythingSeen(real)).toBe(seen);
    expect(after).toEqual(before);
    expect(after[0]).toMatchObject({ athlete: ME, activities: expect.any(Number), longestRunM: 18_200 });
  });
});
