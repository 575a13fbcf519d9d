import { describe, expect, it } from "vitest";
import { parseLocalDay } from "../../../src/domain/local-day.ts";
import { emptyWellnessDay } from "../../../src/domain/wellness.ts";
import type { DecodedFile } from "../../../src/ingest/decoded-file.ts";
import { decodeJsonFile } from "../../../src/ingest/json/decode-json-file.ts";

const context = { homeZone: "Europe/Berlin" };
const decodeRecords = (records: unknown): DecodedFile =>
  decodeJsonFile(new TextEncoder().encode(JSON.stringify(records)), context);

function wellnessOf(records: unknown) {
  const file = decodeRecords(records);
  if (file.kind !== "decoded") expect.unreachable(file.problem.detail);
  expect(file.activities).toEqual([]);
  return file.entries.wellness;
}

const on = (text: string, some: object) => {
  const day = parseLocalDay(text);
  if (day === null) throw new Error(`no day: ${text}`);
  return { ...emptyWellnessDay(day, "garmin"), ...some };
};

describe("days of a Garmin account export", () => {
  it("have the sleep of the night that ends in them, without the time awake", () => {
    expect(
      wellnessOf([
        {
          sleepStartTimestampGMT: "2026-03-01T22:11:00.0",
          calendarDate: "2026-03-02",
          deepSleepSeconds: 5400,
          lightSleepSeconds: 14_400,
          remSleepSeconds: 5400,
          awakeSleepSeconds: 900,
          sleepScores: { overallScore: 80 },
        },
        { calendarDate: "2026-03-03", retro: false },
        { calendarDate: "2026-03-04", lightSleepSeconds: 36_000, sleepWindowConfirmationType: "OFF_WRIST" },
      ]),
    ).toEqual([on("2026-03-02", { sleepS: 25_200 })]);
  });

  it("have steps and the resting heart rate that Garmin shows, and nothing from a watch that was not worn", () => {
    expect(
      wellnessOf([
        {
          userProfilePK: 1,
          calendarDate: "2026-03-02",
          totalSteps: 9533,
          restingHeartRate: 51,
          currentDayRestingHeartRate: 49,
        },
        { userProfilePK: 1, calendarDate: "2026-03-03", totalSteps: 0, restingHeartRate: 0, bmrKilocalories: 1700 },
        { userProfilePK: 1, calendarDate: { date: "2019-03-04" }, totalSteps: 12 },
      ]),
    ).toEqual([on("2019-03-04", { steps: 12 }), on("2026-03-02", { restingHeartRateBpm: 51, steps: 9533 })]);
  });

  it("have the nightly variability as RMSSD, and none where it was not measured", () => {
    const metrics = (value: number) => [
      { type: "SPO2", value: 97 },
      { type: "HRV", value, status: "BALANCED" },
    ];
    expect(
      wellnessOf([
        { calendarDate: "2026-03-01", metrics: metrics(0) },
        { calendarDate: "2026-03-02", metrics: metrics(62) },
        { calendarDate: "2026-03-03", metrics: metrics(511) },
      ]),
    ).toEqual([on("2026-03-02", { hrvRmssdS: 0.062 })]);
  });

  it("are corrected by a later record of the same day, field by field", () => {
    expect(
      wellnessOf([
        { calendarDate: "2026-03-02", totalSteps: 100, restingHeartRate: 50 },
        { calendarDate: "2026-03-02", totalSteps: 9000 },
      ]),
    ).toEqual([on("2026-03-02", { steps: 9000, restingHeartRateBpm: 50 })]);
  });

  it("are nothing in files that speak of something else", () => {
    expect(decodeRecords([{ calendarDate: "2026-03-02", valueInML: 250 }])).toMatchObject({
      kind: "skipped",
      problem: { reason: "NOT_AN_ACTIVITY" },
    });
    expect(decodeRecords([{ calendarDate: "0226-03-02", totalSteps: 5 }])).toMatchObject({ kind: "skipped" });
  });
});
