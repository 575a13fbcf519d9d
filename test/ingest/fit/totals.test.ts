import { describe, expect, it } from "vitest";
import { activities, activity, START, session, steady, watchBytes } from "./watch-file.ts";

describe("time and distance", () => {
  it("are the session's when it and the records agree", () => {
    const run = activity({ records: steady(600), sessions: [session(600.5, 610, 1801.23)] });
    expect(run).toMatchObject({ durationS: 600.5, elapsedS: 610, distanceM: 1801.23 });
    expect(run.flags).not.toContain("SESSION_TOTALS_REPLACED");
  });

  it("stay the session's when a treadmill was calibrated afterwards", () => {
    const run = activity({ records: steady(600), sessions: [session(600, 600, 2100)] });
    expect(run.distanceM).toBe(2100);
    expect(run.flags).not.toContain("SESSION_TOTALS_REPLACED");
  });

  it("come from the records when the summary stopped before the run did", () => {
    const run = activity({ records: steady(900), sessions: [session(600, 600, null)] });
    expect(run).toMatchObject({ durationS: 900, elapsedS: 900, distanceM: 2700 });
    expect(run.flags).toContain("SESSION_TOTALS_REPLACED");
  });

  it("come from the records when the distance cannot be theirs", () => {
    expect(activity({ records: steady(600), sessions: [session(600, 600, 32_172)] }).distanceM).toBe(1800);
    expect(activity({ records: steady(600), sessions: [session(600, 600, 300)] }).distanceM).toBe(1800);
  });

  it("are the summary's in a truncated file whose records stop early", () => {
    const whole = watchBytes({ sessions: [session(3558, 3558, 11_274)], records: steady(10) });
    const summaryFirst = watchBytes({ records: steady(300), sessions: [session(3558, 3558, 11_274)] });
    expect(activities(whole).all[0]?.distanceM).toBe(30);
    const cut = activities(new Uint8Array([...summaryFirst.subarray(0, -2)]));
    expect(cut.reasons).toContain("TRUNCATED");
    expect(cut.all[0]).toMatchObject({ durationS: 3558, distanceM: 11_274 });
  });

  it("come from the records, pauses left out, when there is no session", () => {
    const records = [
      ...steady(100),
      ...steady(100).map((one) => ({ ...one, at: one.at + 400, distanceM: 300 + one.at * 3 })),
    ];
    const run = activity({ sport: [1, 0], records });
    expect(run).toMatchObject({
      sport: "run",
      durationS: 200,
      elapsedS: 500,
      distanceM: 600,
      flags: expect.arrayContaining(["NO_SESSION"]),
    });
  });

  it("are unknown, not zero, where nothing was measured", () => {
    const yoga = activity({
      records: [
        { at: 0, heartRate: 90 },
        { at: 1, heartRate: 91 },
      ],
      sessions: [session(600, 600, 0, { 5: 10, 6: 43 })],
    });
    expect(yoga).toMatchObject({ distanceM: null, sport: "other", sportLabel: "training/yoga" });
  });

  it("are put the right way round when there is more timer than elapsed time", () => {
    const swapped = activity({ records: steady(600), sessions: [session(900, 600, 1800)] });
    expect(swapped).toMatchObject({ durationS: 600, elapsedS: 900 });
    expect(swapped.flags).toContain("SESSION_TOTALS_REPLACED");
    const timerHolds = activity({ records: steady(900), sessions: [session(900, 600, 2700)] });
    expect(timerHolds).toMatchObject({ durationS: 900, elapsedS: 900 });
    const rounding = activity({ records: steady(600), sessions: [session(601.8, 600, 1800)] });
    expect(rounding).toMatchObject({ durationS: 601.8, elapsedS: 601.8 });
    expect(rounding.flags).not.toContain("SESSION_TOTALS_REPLACED");
  });

  it("do not believe the averages of a summary that was contradicted", () => {
    const records = steady(900, { heartRate: 150 });
    expect(activity({ records, sessions: [session(600, 600, 1800, { 16: 100 })] }).avgHeartRateBpm).toBe(150);
    expect(activity({ records, sessions: [session(900, 900, 2700, { 16: 149 })] }).avgHeartRateBpm).toBe(149);
  });

  it("survive a record whose clock leapt years ahead", () => {
    const records = [...steady(300), { at: 2_000_000_000, distanceM: 1e7 }];
    const run = activity({ records, sessions: [session(300, 300, 900)] });
    expect(run).toMatchObject({ durationS: 300, elapsedS: 300, distanceM: 900, samples: 302 });
    expect(run.flags).toContain("CLOCK_SUSPECT");
    expect(activity({ sport: [1, 0], records })).toMatchObject({ durationS: 300, elapsedS: 300, distanceM: 900 });
  });
});

describe("sessions of one file", () => {
  it("are told apart by their start, whatever their order in the file", () => {
    const legs = [session(100, 100, 800, { 2: START + 200, 5: 2 }), session(199, 199, 597)];
    const { all } = activities(watchBytes({ records: steady(300), sessions: legs }));
    expect(all.map((leg) => [leg.sport, leg.samples])).toEqual([
      ["ride", 101],
      ["run", 200],
    ]);
  });

  it("count the distance of a later leg from where it began", () => {
    const legs = [session(199, 199, 597), session(100, 100, null, { 2: START + 200 })];
    const { all } = activities(watchBytes({ records: steady(300), sessions: legs }));
    expect(all[1]?.distanceM).toBe(300);
  });
});
