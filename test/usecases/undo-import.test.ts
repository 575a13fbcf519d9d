import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import type { BatchId } from "../../src/domain/ids.ts";
import type { JournalFact } from "../../src/domain/journal.ts";
import { addDays, formatLocalDay, localDayOf } from "../../src/domain/local-day.ts";
import { rebuild } from "../../src/usecases/rebuild.ts";
import type { GivenFile, RealApp } from "../real-app.ts";
import { openRealApp } from "../real-app.ts";
import { batches, DIARY, everythingSeen, LIST, ME, PAIN, PAIN_AGAIN, POOL, REST, WATCH } from "./sources.ts";

const opened: RealApp[] = [];
async function newApp(): Promise<RealApp> {
  const real = await openRealApp();
  opened.push(real);
  return real;
}
afterEach(async () => {
  for (const real of opened.splice(0)) await real.close();
});

const DAY = localDayOf(2026, 3, 3);
const newest = async (real: RealApp): Promise<BatchId> => (await batches(real))[0]!;
const undo = (real: RealApp, batchId: BatchId) => real.app.undoImport(ME, batchId);
const redo = (real: RealApp, batchId: BatchId) => real.app.redoImport(ME, batchId);

const painFact = (nrs: number): JournalFact => ({
  kind: "pain",
  entry: {
    ...{ day: DAY, region: "calf", side: "left", moment: "after", nrs, activityId: null },
    ...{ quality: null, alteredGait: null, nightPain: null, note: null },
  },
});

describe("undoing an import", () => {
  it("of all there is leaves an empty history, and redoing it brings everything back", async () => {
    const real = await newApp();
    const empty = await everythingSeen(real);
    await real.give(POOL);
    const full = await everythingSeen(real);
    await undo(real, await newest(real));
    expect(await everythingSeen(real)).toBe(empty);
    expect(await real.app.historySpan(ME)).toBeNull();
    expect((await real.app.recentImports(ME, 5)).map(({ undone }) => undone)).toEqual([true]);
    await redo(real, await newest(real));
    expect(await everythingSeen(real)).toBe(full);
    expect((await real.app.recentImports(ME, 5)).map(({ undone }) => undone)).toEqual([false]);
  });

  it("lets the next source of a run count, and takes the run when that goes as well", async () => {
    const real = await newApp();
    for (const file of [LIST, WATCH, DIARY]) await real.give([file]);
    const [diary, watch, list] = await batches(real);
    await undo(real, watch!);
    expect((await real.app.runs(ME, { limit: 9 })).map(({ formats }) => formats)).toEqual([
      ["strava-csv", "diary-csv"],
    ]);
    await undo(real, list!);
    expect((await real.app.runs(ME, { limit: 9 })).map(({ formats }) => formats)).toEqual([["diary-csv"]]);
    await undo(real, diary!);
    expect(await real.app.runs(ME, { limit: 9 })).toEqual([]);
    await redo(real, watch!);
    expect((await real.app.runs(ME, { limit: 9 })).map(({ formats }) => formats)).toEqual([["fit"]]);
  });

  it("keeps what another import brought too", async () => {
    const real = await newApp();
    await real.give([WATCH, PAIN]);
    const before = await everythingSeen(real);
    await real.give([WATCH, PAIN, REST]);
    const [second, first] = await batches(real);
    await undo(real, first!);
    await undo(real, second!);
    expect(await real.app.runs(ME, { limit: 9 })).toEqual([]);
    await redo(real, second!);
    expect(JSON.parse(await everythingSeen(real)).history.dayMarks).toHaveLength(1);
    await redo(real, first!);
    await undo(real, second!);
    expect(await everythingSeen(real)).toBe(before);
  });

  it("takes the entries of its diaries back, and lets what was said before and after stand", async () => {
    const real = await newApp();
    const nrs = async () =>
      (JSON.parse(await everythingSeen(real)).history.pain as { nrs: number }[]).map((p) => p.nrs);
    await real.app.log(ME, [painFact(1)]);
    await real.give([PAIN]);
    await real.give([PAIN_AGAIN]);
    const [again, first] = await batches(real);
    expect(await nrs()).toEqual([5]);
    await undo(real, again!);
    expect(await nrs()).toEqual([3]);
    await undo(real, first!);
    expect(await nrs()).toEqual([1]);
    await real.app.log(ME, [painFact(8)]);
    await redo(real, again!);
    expect(await nrs()).toEqual([8]);
  });

  it("lets the files be imported again, as if for the first time", async () => {
    const real = await newApp();
    await real.give([WATCH, PAIN]);
    const before = await everythingSeen(real);
    const batch = await newest(real);
    await undo(real, batch);
    const { outcomes } = await real.give([WATCH, PAIN]);
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(["imported", "imported"]);
    expect(await everythingSeen(real)).toBe(before);
    await redo(real, batch);
    expect(await everythingSeen(real)).toBe(before);
  });

  it("makes a claim about its files silent, so that a day whose run was taken away is not called rest", async () => {
    const real = await newApp();
    await real.give([DIARY]);
    await real.app.log(ME, [{ kind: "history-claim", entry: { from: addDays(DAY, -5), to: null } }]);
    await real.give([WATCH]);
    const claims = async () => JSON.parse(await everythingSeen(real)).history.claims as unknown[];
    const [watch, diary] = await batches(real);
    expect(await claims()).toHaveLength(1);
    await undo(real, diary!);
    expect(await claims()).toHaveLength(1); // the watch still tells of the run
    await undo(real, watch!);
    expect(await claims()).toHaveLength(0);
    await redo(real, diary!);
    expect(await claims()).toHaveLength(1); // what came after the claim is not what it is about
  });

  it("while it is still reading takes back what comes after as well", async () => {
    const real = await newApp();
    const empty = await everythingSeen(real);
    let undone = 0;
    async function* sources() {
      for (let index = 0; index < 60; index += 1) {
        const day = formatLocalDay(addDays(DAY, index));
        const bytes = new TextEncoder().encode(`day,kind,distance_km,note\n${day},run,5,\n${day},rest,,${index}\n`);
        yield { path: `${index}.csv`, sizeB: bytes.byteLength, read: async () => bytes };
        const [batch] = await real.app.recentImports(ME, 1);
        if (batch === undefined || batch.undone) continue;
        await undo(real, batch.batchId);
        undone = index;
      }
    }
    await real.app.importFiles(ME, sources(), () => undefined);
    expect(undone).toBeGreaterThan(0);
    expect(undone).toBeLessThan(59);
    expect(await everythingSeen(real)).toBe(empty);
    await redo(real, await newest(real));
    expect(await real.app.runs(ME, { limit: 100 })).toHaveLength(60);
    expect(JSON.parse(await everythingSeen(real)).history.dayMarks).toHaveLength(60);
  });

  it("refuses an import that is not there, and one of somebody else", async () => {
    const real = await newApp();
    await real.give([WATCH]);
    const batch = await newest(real);
    await expect(undo(real, "nothing" as BatchId)).rejects.toThrow(/there is no import nothing/);
    await expect(real.app.redoImport("sam" as never, batch)).rejects.toThrow(/there is no import/);
    await undo(real, batch);
    const { length } = await real.deps.journal.read();
    await undo(real, batch);
    expect(await real.deps.journal.read()).toHaveLength(length);
  });

  it("refuses before anything is written when a diary that stays cannot be read again", async () => {
    const real = await newApp();
    await real.give([PAIN]);
    await real.give([PAIN_AGAIN]);
    const [again] = await batches(real);
    const before = await everythingSeen(real);
    const unreadable = { ...real.deps.originals, read: () => Promise.reject(new Error("the disk is gone")) };
    const { undoImport } = await import("../../src/usecases/undo-import.ts");
    await expect(undoImport({ ...real.deps, originals: unreadable }, ME, again!)).rejects.toThrow("the disk is gone");
    expect(await everythingSeen(real)).toBe(before);
  });
});

/** One thing a person does: imports some files, or says something. */
type Step = { readonly files: readonly GivenFile[] } | { readonly fact: JournalFact };

const someStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.shuffledSubarray([...POOL, PAIN_AGAIN], { minLength: 1, maxLength: 4 }).map((files) => ({ files })),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom<JournalFact>(
        painFact(7),
        { kind: "day-mark-removed", day: addDays(DAY, -1) },
        { kind: "day-mark", entry: { day: addDays(DAY, -1), state: "rest" } },
        { kind: "no-pain", entry: { day: DAY } },
      )
      .map((fact) => ({ fact })),
  },
);

async function perform(real: RealApp, steps: readonly Step[]): Promise<void> {
  for (const step of steps) {
    if ("files" in step) await real.give(step.files);
    else await real.app.log(ME, [step.fact]);
  }
}

describe("an import that was undone", () => {
  it("is as if it had never been, whatever came before and after; redone, as if it had never been undone", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(someStep, { minLength: 1, maxLength: 5 }), fc.nat(9), async (steps, which) => {
        const real = await newApp();
        await perform(real, steps);
        const full = await everythingSeen(real);
        const imports = steps.flatMap((step, index) => ("files" in step ? [index] : []));
        const place = which % Math.max(1, imports.length);
        const batchId = (await batches(real)).toReversed()[place];
        if (batchId === undefined) return;
        await undo(real, batchId);
        const without = await newApp();
        await perform(
          without,
          steps.filter((_, index) => index !== imports[place]),
        );
        expect(await everythingSeen(real)).toBe(await everythingSeen(without));
        await rebuild(real.deps, () => undefined);
        expect(await everythingSeen(real)).toBe(await everythingSeen(without));
        await redo(real, batchId);
        expect(await everythingSeen(real)).toBe(full);
        await rebuild(real.deps, () => undefined);
        expect(await everythingSeen(real)).toBe(full);
      }),
      { numRuns: 8 },
    );
  }, 240_000);
});
