import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { AthleteId } from "../../src/domain/ids.ts";
import { addDays } from "../../src/domain/local-day.ts";
import * as tables from "../../src/store/aggregates.ts";
import type { SaidFact } from "../../src/store/apply-fact.ts";
import type { Store } from "../../src/store/connect.ts";
import { saidFact } from "./arbitrary-facts.ts";
import {
  activityId,
  asImported,
  bareRun,
  batchId,
  day,
  instant,
  ME,
  massage,
  newStore,
  OTHER,
  outcome,
  pain,
} from "./sample.ts";

const on = day("2025-11-22");

const apply = (store: Store, facts: readonly SaidFact[], athlete: AthleteId = ME) =>
  store.write(async (tx) => {
    for (const [index, fact] of facts.entries()) await tables.facts.applyFact(tx, athlete, fact, instant(index));
  });
const historyOf = (store: Store, athlete: AthleteId = ME) =>
  store.read((reader) => tables.history.historyBesideRuns(reader, athlete));

describe("what a person says", () => {
  test("comes back as it was said, and to nobody else", async () => {
    const store = await newStore();
    const empty = await historyOf(store);
    await apply(store, [
      { kind: "pain", entry: pain() },
      { kind: "no-pain", entry: { day: on } },
      { kind: "therapy", entry: massage() },
      { kind: "safety-check", entry: { day: on, yes: ["fever", "skin"] } },
      { kind: "day-mark", entry: { day: on, state: "rest" } },
      { kind: "history-claim", entry: { from: on, to: null } },
      { kind: "red-flag-seen", rule: "RF_BSI", day: on },
      { kind: "setting", name: "hrMaxBpm", from: on, value: 190 },
      { kind: "setting", name: "homeZone", from: on, value: "Europe/Berlin" },
      { kind: "setting", name: "sexForTrimp", from: on, value: null },
    ]);
    expect(await historyOf(store)).toEqual({
      dayMarks: [{ day: on, state: "rest" }],
      claims: [{ from: on, to: null }],
      feedThrough: null,
      settings: [
        { name: "homeZone", from: on, value: "Europe/Berlin" },
        { name: "hrMaxBpm", from: on, value: 190 },
        { name: "sexForTrimp", from: on, value: null },
      ],
      pain: [pain()],
      noPain: [{ day: on }],
      therapy: [massage()],
      safetyChecks: [{ day: on, yes: ["fever", "skin"] }],
      seenFlags: [{ rule: "RF_BSI", day: on }],
      planned: [],
      ostrc: [],
      redFlagChecks: [],
      exercisePlans: [],
      exercisesDone: [],
      returnPlan: null,
    });
    expect(await historyOf(store, OTHER)).toEqual(empty);
  });

  test("stands beside the runs and the day on which files were last offered", async () => {
    const store = await newStore();
    const run = bareRun();
    await store.write(async (tx) => {
      await tables.activities.insertActivity(tx, run);
      await tables.importLog.recordBatch(tx, { batchId: batchId("b"), athlete: ME, at: instant(1), localDay: on });
      const offered = outcome({ activities: [asImported(run)] });
      await tables.importLog.recordFiles(tx, [
        { batchId: batchId("b"), athlete: ME, outcome: offered, at: instant(1), sizeB: 1 },
      ]);
    });
    expect(await historyOf(store)).toMatchObject({ feedThrough: on });
  });

  test("is put right by saying it again, side and activity unsaid included", async () => {
    const store = await newStore();
    const unsaid = { side: null, activityId: null, note: null };
    await apply(store, [
      { kind: "pain", entry: pain({ ...unsaid, nrs: 8 }) },
      { kind: "pain", entry: pain({ ...unsaid, nrs: 3 }) },
      { kind: "pain", entry: pain({ ...unsaid, nrs: 5, side: "left" }) },
      { kind: "pain", entry: pain({ ...unsaid, nrs: 6, activityId: activityId("run-1") }) },
      { kind: "therapy", entry: massage({ nrs24h: 1, note: "calf" }) },
      { kind: "therapy", entry: massage({ nrs24h: 2, note: null }) },
    ]);
    const { pain: pains, therapy } = await historyOf(store);
    expect(pains.map(({ side, activityId: id, nrs }) => [side, id, nrs])).toEqual([
      ["left", null, 5],
      [null, "run-1", 6],
      [null, null, 3],
    ]);
    expect(therapy).toEqual([massage({ nrs24h: 2, note: null })]);
  });

  test("in bulk is as one after another: of one key the last counts", async () => {
    const store = await newStore();
    const pains = [pain({ nrs: 8 }), pain({ nrs: 2, side: null }), pain({ nrs: 3 })];
    const sessions = [massage({ nrsAfter: 5 }), massage({ kind: "physio", regions: [] }), massage({ nrsAfter: 1 })];
    await store.write(async (tx) => {
      await tables.pain.putPainEntries(tx, ME, pains);
      await tables.pain.putNoPainDays(tx, ME, [{ day: on }, { day: on }]);
      await tables.therapy.putTherapySessions(tx, ME, sessions);
      await tables.days.putDayMarks(
        tx,
        ME,
        [1, 2, 1].map((ahead) => ({ day: addDays(on, ahead), state: "rest" })),
      );
      await tables.pain.putPainEntries(tx, ME, []);
    });
    expect(await historyOf(store)).toMatchObject({
      pain: [pains[2], pains[1]],
      noPain: [{ day: on }],
      therapy: [sessions[2], sessions[1]],
      dayMarks: [{ day: addDays(on, 1) }, { day: addDays(on, 2) }],
    });
  });

  test("can be taken back: a mark, and every claim", async () => {
    const store = await newStore();
    await apply(store, [
      { kind: "day-mark", entry: { day: on, state: "rest" } },
      { kind: "day-mark-removed", day: on },
      { kind: "history-claim", entry: { from: on, to: null } },
      { kind: "history-claim", entry: { from: day("2024-01-01"), to: on } },
      { kind: "history-claim-revoked" },
    ]);
    expect(await historyOf(store)).toMatchObject({ dayMarks: [], claims: [] });
  });

  test("about a run comes back as it was said, taken back where it was, and to nobody else", async () => {
    const store = await newStore();
    const [run, other] = [activityId("run-1"), activityId("run-2")];
    await apply(store, [
      { kind: "correction", activityId: run, correction: { field: "distanceM", value: 9000.5 } },
      { kind: "correction", activityId: run, correction: { field: "sport", value: "walk" } },
      { kind: "correction", activityId: run, correction: { field: "deleted", value: true } },
      { kind: "correction", activityId: other, correction: { field: "heartRate", value: "excluded" } },
      { kind: "correction-removed", activityId: run, field: "deleted" },
      { kind: "sources-split", first: other, second: run },
      { kind: "sources-split", first: run, second: other },
    ]);
    const said = (athlete: AthleteId) => store.read((reader) => tables.corrections.saidCorrections(reader, athlete));
    const splits = (athlete: AthleteId) => store.read((reader) => tables.corrections.sourceSplits(reader, athlete));
    expect(await said(ME)).toEqual([
      { activityId: run, field: "deleted", correction: null, at: 4 },
      { activityId: run, field: "distanceM", correction: { field: "distanceM", value: 9000.5 }, at: 0 },
      { activityId: run, field: "sport", correction: { field: "sport", value: "walk" }, at: 1 },
      { activityId: other, field: "heartRate", correction: { field: "heartRate", value: "excluded" }, at: 3 },
    ]);
    expect(await splits(ME)).toEqual([{ first: run, second: other }]);
    await apply(store, [{ kind: "sources-split-removed", first: other, second: run }], OTHER);
    expect(await splits(ME)).toHaveLength(1);
    await apply(store, [{ kind: "sources-split-removed", first: other, second: run }]);
    expect([await splits(ME), await splits(OTHER), await said(OTHER)]).toEqual([[], [], []]);
  });

  test("said twice is said once, line by line and as a whole", async () => {
    const store = await newStore();
    let runners = 0;
    const newRunner = () => {
      runners += 1;
      return `runner-${runners}` as AthleteId;
    };
    const said = async (athlete: AthleteId) => ({
      history: await historyOf(store, athlete),
      corrections: await store.read((reader) => tables.corrections.saidCorrections(reader, athlete)),
      splits: await store.read((reader) => tables.corrections.sourceSplits(reader, athlete)),
      wellness: await store.read((reader) => tables.wellness.wellnessDays(reader, athlete)),
      therapist: await store.read((reader) => tables.therapist.therapistOf(reader, athlete)),
      ratings: await store.read((reader) => tables.rpe.sessionRatings(reader, athlete)),
      assessments: (await store.read((reader) => tables.assessments.issuedAssessments(reader, athlete))).map(
        ({ dataVersion, ...issued }) => issued,
      ),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(saidFact, { maxLength: 12 }), async (facts) => {
        const [once, whole, stutter] = [newRunner(), newRunner(), newRunner()];
        for (const athlete of [once, whole, stutter]) {
          await store.write(async (tx) => {
            const { insertActivities } = tables.activities;
            const runs = ["run-1", "run-2"].map((id) => bareRun({ id: activityId(`${athlete}/${id}`), athlete }));
            await insertActivities(tx, runs);
          });
        }
        await apply(store, facts, once);
        await apply(store, facts, whole);
        await apply(store, facts, whole);
        await store.write(async (tx) => {
          for (const [index, fact] of facts.entries()) {
            await tables.facts.applyFact(tx, stutter, fact, instant(index));
            await tables.facts.applyFact(tx, stutter, fact, instant(index));
          }
        });
        const strip = (text: string) => text.replaceAll(/runner-\d+/g, "runner");
        const expected = strip(JSON.stringify(await said(once)));
        expect(strip(JSON.stringify(await said(whole)))).toBe(expected);
        expect(strip(JSON.stringify(await said(stutter)))).toBe(expected);
      }),
      { numRuns: 15 },
    );
  }, 60_000);
});

describe("assessments", () => {
  const record = (assessmentJson: string, issuedAt: number, asOf = on) => ({
    asOf,
    issuedAt: instant(issuedAt),
    ruleSet: "1",
    dataVersion: issuedAt,
    assessmentJson,
  });

  test("every different one stays on record, the same one is not repeated", async () => {
    const store = await newStore();
    const issue = (json: string, at: number, asOf = on) =>
      store.write((tx) => tables.assessments.issueAssessment(tx, ME, record(json, at, asOf)));
    expect(await store.read((reader) => tables.assessments.latestAssessment(reader, ME))).toBeNull();
    await issue('"ease"', 1);
    await issue('"ease"', 2);
    await issue('"rest"', 3);
    await issue('"ease"', 4);
    await issue('"ease"', 1);
    await issue('"ease"', 5, day("2025-11-21"));
    expect(await store.read((reader) => tables.assessments.issuedAssessments(reader, ME))).toEqual([
      record('"ease"', 1),
      record('"rest"', 3),
      record('"ease"', 4),
      record('"ease"', 5, day("2025-11-21")),
    ]);
    expect(await store.read((reader) => tables.assessments.latestAssessment(reader, ME))).toEqual(record('"ease"', 4));
  });

  test("issuing one does not count as a change of data", async () => {
    const store = await newStore();
    await store.write((tx) => tables.assessments.issueAssessment(tx, ME, record("{}", 1)));
    expect(await store.read((reader) => tables.dataVersions.dataVersion(reader))).toBe(0);
  });
});

describe("totals and clearing", () => {
  test("clearing empties what can be rebuilt, keeps what was answered, and raises the data version", async () => {
    const store = await newStore();
    const version = () => store.read((reader) => tables.dataVersions.dataVersionOf(reader, ME));
    await store.write(async (tx) => {
      await tables.activities.insertActivity(tx, bareRun({ distanceM: 5000, durationS: 1800 }));
      await tables.activities.insertActivity(
        tx,
        bareRun({ id: activityId("poorer"), supersededBy: activityId("bare-1") }),
      );
      await tables.importLog.recordBatch(tx, { batchId: batchId("b"), athlete: ME, at: instant(1), localDay: on });
      await tables.importLog.recordFiles(tx, [
        {
          batchId: batchId("b"),
          athlete: ME,
          outcome: outcome(),
          at: instant(1),
          sizeB: 1,
        },
      ]);
    });
    await apply(store, [
      { kind: "pain", entry: pain() },
      { kind: "therapy", entry: massage() },
      { kind: "rpe", entry: { day: on, activityId: null, rpe0To10: 3 } },
    ]);
    const totals = () => store.read((reader) => tables.totals.athleteTotals(reader));
    await store.write((tx) =>
      tables.assessments.issueAssessment(tx, ME, {
        asOf: on,
        issuedAt: instant(1),
        ruleSet: "1",
        dataVersion: 1,
        assessmentJson: "{}",
      }),
    );
    const full = {
      athlete: ME,
      activities: 1,
      distanceM: 5000,
      durationS: 1800,
      painEntries: 1,
      therapySessions: 1,
      wellnessDays: 0,
    };
    expect(await totals()).toEqual([full]);
    const before = await version();
    await store.write((tx) => tables.totals.clearDerived(tx));
    expect(await totals()).toEqual([
      { ...full, activities: 0, distanceM: 0, durationS: 0, painEntries: 0, therapySessions: 0 },
    ]);
    expect(await version()).toBe(before + 1);
    expect(await store.read((reader) => tables.importLog.recentImports(reader, ME, 5))).toEqual([]);
    expect(await store.read((reader) => tables.assessments.latestAssessment(reader, ME))).not.toBeNull();
  });
});
