import { describe, expect, test } from "vitest";
import type { RunSummary } from "../../src/domain/run-summary.ts";
import * as tables from "../../src/store/aggregates.ts";
import { bareRun, day, fullRun, ME, newStore, OTHER } from "./sample.ts";

const { activities, runSummaries } = tables;

const FULL: RunSummary = {
  smoothingS: 30,
  gradedS: 2990.5,
  gapSpeedMPerS: 3.1,
  gapSpeed4MPerS: 3.2,
  efficiencyFirst: 0.0207,
  efficiencySecond: 0.0199,
  steps: 8412.25,
  stepLoad: 19_430.1,
  powerWorkKj: 780.4,
  heartRateMetresLowestBpm: 140,
  heartRateMetresWidthBpm: 5,
  heartRateMetresM: [1200.5, 0, 8800],
  highestHeartRateBpm: 176.2,
  best20MinSpeedMPerS: 3.6,
  best30MinSpeedMPerS: 3.5,
  best60MinSpeedMPerS: null,
  best30MinHeartRateBpm: 168.4,
};
const SILENT = Object.fromEntries(
  Object.entries(FULL).map(([name, value]) => [
    name,
    name.startsWith("heartRateMetres") || name === "smoothingS" ? value : null,
  ]),
) as unknown as RunSummary;
const BARE: RunSummary = { ...SILENT, heartRateMetresLowestBpm: 0, heartRateMetresM: [] };

const owned = (id: RunSummary & { readonly activityId: ReturnType<typeof fullRun>["id"] }) => ({ ...id, athlete: ME });

describe("summaries of recordings", () => {
  test("come back as they were written, full and bare, and no other runner's", async () => {
    const store = await newStore();
    const [full, bare] = [fullRun(), bareRun()];
    await store.write(async (tx) => {
      await activities.insertActivities(tx, [full, bare]);
      await runSummaries.putRunSummaries(
        tx,
        [full.id, bare.id],
        [owned({ ...FULL, activityId: full.id }), owned({ ...BARE, activityId: bare.id })],
      );
    });
    const read = await store.read((reader) => runSummaries.runSummaries(reader, ME));
    expect(Object.fromEntries(read)).toEqual({ [full.id]: FULL, [bare.id]: BARE });
    expect((await store.read((reader) => runSummaries.runSummaries(reader, OTHER))).size).toBe(0);
    const later = await store.read((reader) => runSummaries.runSummaries(reader, ME, day("2025-11-21")));
    expect([...later.keys()]).toEqual([full.id]);
  });

  test("take the place of what was known, and go where an activity is read without a recording", async () => {
    const store = await newStore();
    const { id } = fullRun();
    const put = (summaries: readonly RunSummary[]) =>
      store.write(async (tx) => {
        await activities.insertActivities(tx, [fullRun()]);
        await runSummaries.putRunSummaries(
          tx,
          [id],
          summaries.map((summary) => owned({ ...summary, activityId: id })),
        );
      });
    const read = async () => [...(await store.read((reader) => runSummaries.runSummaries(reader, ME))).values()];
    await put([FULL]);
    await put([{ ...FULL, steps: 1 }]);
    expect(await read()).toEqual([{ ...FULL, steps: 1 }]);
    await put([]);
    expect(await read()).toEqual([]);
  });
});
