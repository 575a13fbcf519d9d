import { describe, expect, test } from "vitest";
import { emptyWellnessDay, type WellnessDay } from "../../src/domain/wellness.ts";
import * as tables from "../../src/store/aggregates.ts";
import { day, ME, newStore, OTHER } from "./sample.ts";

const slept = (some: Partial<WellnessDay>): WellnessDay => ({
  ...emptyWellnessDay(day("2026-03-02"), "garmin"),
  ...some,
});

describe("days of wellness", () => {
  test("come back as they were written, by day and source", async () => {
    const store = await newStore();
    const full = slept({
      sleepS: 27_000,
      restingHeartRateBpm: 51,
      hrvRmssdS: 0.062,
      hrvSdnnS: 0.044,
      steps: 9533,
      soreness0To10: 3,
    });
    const phone = slept({ source: "apple-health", sleepS: 26_100 });
    const earlier = slept({ day: day("2026-03-01"), steps: 12 });
    await store.write((tx) => tables.wellness.putWellnessDays(tx, ME, [full, phone, earlier]));
    expect(await store.read((reader) => tables.wellness.wellnessDays(reader, ME))).toEqual([earlier, phone, full]);
    expect(await store.read((reader) => tables.wellness.wellnessDays(reader, OTHER))).toEqual([]);
  });

  test("keep a value that a later file of the same source says nothing about, and take the one it corrects", async () => {
    const store = await newStore();
    const put = (days: readonly WellnessDay[]) => store.write((tx) => tables.wellness.putWellnessDays(tx, ME, days));
    await put([slept({ sleepS: 27_000, restingHeartRateBpm: 51 })]);
    await put([slept({ steps: 9533 }), slept({ restingHeartRateBpm: 50 })]);
    expect(await store.read((reader) => tables.wellness.wellnessDays(reader, ME))).toEqual([
      slept({ sleepS: 27_000, restingHeartRateBpm: 50, steps: 9533 }),
    ]);
  });

  test("are counted in the totals and cleared with everything that can be rebuilt", async () => {
    const store = await newStore();
    await store.write((tx) => tables.wellness.putWellnessDays(tx, ME, [slept({ steps: 1 })]));
    const totals = () => store.read((reader) => tables.totals.athleteTotals(reader));
    expect(await totals()).toMatchObject([{ athlete: ME, wellnessDays: 1 }]);
    await store.write((tx) => tables.totals.clearDerived(tx));
    expect(await totals()).toMatchObject([{ athlete: ME, wellnessDays: 0 }]);
  });
});
