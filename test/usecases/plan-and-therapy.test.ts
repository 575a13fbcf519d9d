import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { addDays } from "../../src/domain/local-day.ts";
import type { TherapySession } from "../../src/domain/therapy.ts";
import { pain } from "../analysis/risk/make-history.ts";
import { ME, openRealApp, type RealApp, TODAY } from "../real-app.ts";

let real: RealApp;
beforeEach(async () => {
  real = await openRealApp();
});
afterEach(() => real.close());

const run = { day: addDays(TODAY, 2), slot: 1, distanceM: 8000, durationS: null, kind: "long", title: null } as const;
const session: TherapySession = {
  day: addDays(TODAY, -3),
  kind: "massage",
  regions: ["calf"],
  nrsBefore: 4,
  nrsAfter: 2,
  nrs24h: null,
  nrs48h: null,
  therapist: "Ana",
  note: null,
};

describe("the plan", () => {
  it("is read as it was written, and looking at it changes nothing", async () => {
    await real.app.log(ME, [
      { kind: "run-planned", entry: run },
      { kind: "return-plan", entry: { from: TODAY, isReady: true } },
    ]);
    const version = await real.app.dataVersion();
    const report = await real.app.planReport(ME, TODAY);
    expect(report.planned).toEqual([run]);
    expect(report.days.find(({ day }) => day === run.day)?.runs).toEqual([run]);
    expect(report.returning).toMatchObject({ outcome: "hold", level: { level: 1 } });
    expect(await real.app.dataVersion()).toBe(version);
  });

  it("says the same verdict about today as the weekly report", async () => {
    await real.app.log(ME, [{ kind: "pain", entry: pain(TODAY, 8) }]);
    const { today } = await real.app.planReport(ME, TODAY);
    const { assessment } = await real.app.weeklyReport(ME, TODAY);
    const { headline, level, sentence, said } = assessment;
    expect(today).toEqual({ headline, level, sentence, said });
    expect(today.level).toBe("red");
  });
});

describe("the care", () => {
  it("holds the sessions, what soreness did, and the exercises of today", async () => {
    await real.app.log(ME, [
      { kind: "therapy", entry: session },
      { kind: "exercise-done", entry: { day: TODAY, key: "calf-raises" } },
      { kind: "exercise-done", entry: { day: addDays(TODAY, -1), key: "calf-raises" } },
    ]);
    const { brief, massage, doneToday } = await real.app.therapyReport(ME, TODAY);
    expect(brief.sessions).toEqual([session]);
    expect(brief.beforeAfter[0]?.changes[0]).toMatchObject({ horizon: "after", sessions: { n: 1, mean: -2 } });
    expect(brief.daysSince.map(({ region, daysSince }) => [region, daysSince])).toEqual([
      [null, 3],
      ["calf", 3],
    ]);
    expect(massage).toEqual((await real.app.weeklyReport(ME, TODAY)).assessment.massage);
    expect(doneToday).toEqual([{ day: TODAY, key: "calf-raises" }]);
  });
});
