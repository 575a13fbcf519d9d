import { describe, expect, test } from "vitest";
import { dailyRecords } from "../../src/analysis/daily-records.ts";
import { weekSummaries } from "../../src/analysis/weeks.ts";
import { EMPTY_HISTORY, type RunnerHistory } from "../../src/domain/history.ts";
import type { PainEntry } from "../../src/domain/pain.ts";
import type { TherapySession } from "../../src/domain/therapy.ts";
import { dayAt, run } from "./daily.ts";

const history = (over: Partial<RunnerHistory>): RunnerHistory => ({ ...EMPTY_HISTORY, ...over });
const weeksOf = (over: Partial<RunnerHistory>, last: number) => {
  const runner = history(over);
  return weekSummaries(runner, dailyRecords(runner, dayAt(last)), dayAt(last));
};
const pain = (index: number, nrs: number, region: PainEntry["region"]): PainEntry => ({
  day: dayAt(index),
  region,
  side: "left",
  moment: "during",
  nrs,
  quality: null,
  alteredGait: null,
  nightPain: null,
  note: null,
  activityId: null,
});
const massage = (index: number): TherapySession => ({
  day: dayAt(index),
  kind: "massage",
  regions: ["calf"],
  nrsBefore: null,
  nrsAfter: null,
  nrs24h: null,
  nrs48h: null,
  therapist: null,
  note: null,
});

describe("week summaries", () => {
  test("weeks begin on Monday and the first and last may be partial", () => {
    const sessions = [run({ localDay: dayAt(3) }), run({ localDay: dayAt(8), distanceM: 5000 })];
    const weeks = weeksOf({ sessions, claims: [{ from: dayAt(3), to: dayAt(8) }] }, 8);
    expect(weeks).toMatchObject([
      { weekStart: dayAt(0), distanceM: 10_000, durationS: 3600, longestRunM: 10_000, runs: 1, coverage: 4 / 7 },
      { weekStart: dayAt(7), distanceM: 5000, runs: 1, coverage: 1 },
    ]);
  });

  test("a week nobody told us about has no distance, a week of rest has zero", () => {
    const sessions = [run(), run({ localDay: dayAt(21) })];
    const weeks = weeksOf({ sessions, claims: [{ from: dayAt(14), to: dayAt(21) }] }, 21);
    expect(weeks.map(({ distanceM, coverage }) => [distanceM, coverage])).toEqual([
      [10_000, 1 / 7],
      [null, 0],
      [0, 1],
      [10_000, 1],
    ]);
    expect(weeks.map(({ longestRunM, runs }) => [longestRunM, runs])).toEqual([
      [10_000, 1],
      [null, 0],
      [null, 0],
      [10_000, 1],
    ]);
  });

  test("one run without distance leaves the week without, and its longest run unknown", () => {
    const sessions = [run({ distanceM: null }), run({ localDay: dayAt(1) })];
    expect(weeksOf({ sessions }, 6)).toMatchObject([{ distanceM: null, durationS: 7200, longestRunM: null, runs: 2 }]);
    expect(weeksOf({ sessions: [...sessions].reverse() }, 6)).toMatchObject([{ longestRunM: null }]);
  });

  test("pain and therapy are counted in their week, up to the day in question", () => {
    const [week] = weeksOf(
      {
        sessions: [run()],
        pain: [pain(1, 3, "knee-front"), pain(2, 5, "calf"), pain(2, 0, "hip"), pain(5, 9, "shin")],
        therapy: [massage(0), massage(4), massage(5)],
      },
      4,
    );
    expect(week).toMatchObject({ maxNrs: 5, regions: ["knee-front", "calf"], therapy: 2 });
  });

  test("no answer about pain is not zero pain", () => {
    expect(weeksOf({ sessions: [run()] }, 3)).toMatchObject([{ maxNrs: null, regions: [] }]);
    expect(weeksOf({ sessions: [run()], noPain: [{ day: dayAt(2) }] }, 3)).toMatchObject([{ maxNrs: 0, regions: [] }]);
  });

  test("without known days there are no weeks", () => {
    expect(weeksOf({ pain: [pain(0, 3, "calf")] }, 10)).toEqual([]);
  });
});
