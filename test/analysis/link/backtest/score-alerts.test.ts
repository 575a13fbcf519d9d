import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { alertEpisodes } from "../../../../src/analysis/link/backtest/alert-episodes.ts";
import { alertTrack, eventAhead } from "../../../../src/analysis/link/backtest/alert-track.ts";
import { positivePredictiveValue } from "../../../../src/analysis/link/backtest/predictive-value.ts";
import { randomRecall } from "../../../../src/analysis/link/backtest/random-alerts.ts";
import { scoreAlerts } from "../../../../src/analysis/link/backtest/score-alerts.ts";
import { scoreCohort } from "../../../../src/analysis/link/backtest/score-cohort.ts";

/** 90 days, onsets on 20, 50 and 80, ten alerts, seven days of horizon; worked out by hand and with R. */
const VECTOR = alertTrack(91, [10, 16, 18, 33, 47, 48, 49, 50, 70, 79], [20, 50, 80]);
VECTOR.counted[0] = 0; // its days are numbered from 1

describe("the published backtest vector", () => {
  const score = scoreAlerts(VECTOR, 7);

  test("six of ten alerts are hits", () => {
    expect(score.days).toBe(90);
    expect(score.precisionByDay).toBeCloseTo(0.6, 12);
  });

  test("every onset is caught, first alerts 4, 3 and 1 days ahead", () => {
    expect(score.recall.value).toBe(1);
    expect(score.leadsDays).toEqual([4, 3, 1]);
    expect(score.medianLeadDays).toBe(3);
  });

  test("there are 1.352778 false alert days a month of 30.4375 days", () => {
    expect(score.falseDaysPerMonth?.toFixed(6)).toBe("1.352778");
  });

  test("alerts at most three days apart are six episodes, three of them right", () => {
    expect(alertEpisodes([10, 16, 18, 33, 47, 48, 49, 50, 70, 79])).toEqual([
      [10],
      [16, 18],
      [33],
      [47, 48, 49, 50],
      [70],
      [79],
    ]);
    expect([score.hitEpisodes, score.episodes, score.precision.value]).toEqual([3, 6, 0.5]);
  });

  test("as many alerts at random would have caught 0.574815 of the onsets", () => {
    expect(score.randomRecall?.toFixed(6)).toBe("0.574815");
    expect(randomRecall(90, 7, 10).toFixed(6)).toBe("0.574815");
  });
});

describe("the published base-rate vector", () => {
  test("half the onsets and four fifths of the quiet days right, at 1.3 % a day, is right 3.19 % of the time", () => {
    expect((100 * (positivePredictiveValue(0.5, 0.8, 0.013) ?? 0)).toFixed(2)).toBe("3.19");
  });

  test("at 9 % a week it is right 19.8 % of the time", () => {
    expect((100 * (positivePredictiveValue(0.5, 0.8, 0.09) ?? 0)).toFixed(1)).toBe("19.8");
  });

  // Lövdal et al. 2021 run again: 50 injuries in 3,044 days, mean sensitivity .584 and specificity .742 (third party).
  test("a published prediction of injuries with an area of 0.72 is right 3.64 % of the time", () => {
    expect((100 * (positivePredictiveValue(0.584, 0.742, 50 / (50 + 2994)) ?? 0)).toFixed(2)).toBe("3.64");
  });

  test("a test that never alerts has no predictive value", () => {
    expect(positivePredictiveValue(0, 1, 0.1)).toBeNull();
  });
});

const days = fc.integer({ min: 30, max: 200 });
const track = days.chain((length) =>
  fc.record({
    counted: fc.uint8Array({ min: 0, max: 1, minLength: length, maxLength: length }),
    alert: fc.uint8Array({ min: 0, max: 1, minLength: length, maxLength: length }),
    event: fc.uint8Array({ min: 0, max: 1, minLength: length, maxLength: length }),
  }),
);

describe("scores", () => {
  test("an alert on the day of an event is no hit, one the day before is", () => {
    expect([...eventAhead(Uint8Array.from([0, 0, 1, 0]), 1)]).toEqual([0, 1, 0, 0]);
    expect(scoreAlerts(alertTrack(10, [5], [5]), 7).hitDays).toBe(0);
    expect(scoreAlerts(alertTrack(10, [4], [5]), 7).leadsDays).toEqual([1]);
  });

  test("an event that no counted day comes before is not asked for", () => {
    const { counted, ...rest } = alertTrack(40, [3], [5, 30]);
    expect(scoreAlerts({ ...rest, counted: counted.fill(0, 20, 35) }, 7)).toMatchObject({ events: 1, caught: 1 });
  });

  test("agree with a count by hand on any calendar", () => {
    fc.assert(
      fc.property(track, fc.integer({ min: 1, max: 14 }), (made, horizonDays) => {
        const score = scoreAlerts(made, horizonDays);
        const events = [...made.event.keys()].filter((day) => made.event[day] === 1);
        const alerts = [...made.alert.keys()].filter((day) => made.alert[day] === 1 && made.counted[day] === 1);
        const within = (from: number, to: number) => to > from && to - from <= horizonDays;
        expect(score.alertDays).toBe(alerts.length);
        expect(score.hitDays).toBe(alerts.filter((day) => events.some((event) => within(day, event))).length);
        expect(score.caught).toBe(events.filter((event) => alerts.some((day) => within(day, event))).length);
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  test("hold no number that is not finite, and no share outside 0 to 1", () => {
    fc.assert(
      fc.property(track, (made) => {
        const score = scoreAlerts(made, 7);
        const numbers = JSON.parse(JSON.stringify(score), (_, value: unknown) => {
          if (typeof value === "number") expect(Number.isFinite(value)).toBe(true);
          return value;
        }) as typeof score;
        for (const share of [numbers.precision, numbers.recall, numbers.burden]) {
          if (share.value === null) continue;
          expect(share.value).toBeGreaterThanOrEqual(0);
          expect(share.value).toBeLessThanOrEqual(1);
          if (share.interval !== null) expect(share.interval.lower).toBeLessThanOrEqual(share.interval.upper);
        }
      }),
      { seed: 2, numRuns: 100 },
    );
  });

  test("alert on every day catches everything, and so do as many at random", () => {
    const all = alertTrack(60, [...Array(60).keys()], [30, 45]);
    expect(scoreAlerts(all, 7)).toMatchObject({ recall: { value: 1 }, randomRecall: 1, burden: { value: 1 } });
  });

  test("random recall agrees with drawing every pair of days", () => {
    const pairs = [...Array(12).keys()].flatMap((a) => [...Array(a).keys()].map((b) => [a, b]));
    const caught = pairs.filter((pair) => pair.some((day) => day >= 4 && day < 7)).length;
    expect(randomRecall(12, 3, 2)).toBeCloseTo(caught / pairs.length, 12);
  });
});

test("sore days in a row are one spell, and their recall has no interval", () => {
  const score = scoreAlerts(alertTrack(60, [18], [20, 21, 22, 40]), 7);
  expect(score).toMatchObject({ events: 4, spells: 2, recall: { value: 0.75, interval: null } });
});

describe("scores of a squad", () => {
  const score = (alerts: readonly number[], events: readonly number[]) =>
    scoreAlerts(alertTrack(100, alerts, events), 7);

  test("are sums over sums, with intervals over athletes", () => {
    const three = [score([10, 50], [14]), score([20], [22, 70]), score([], [40])];
    const cohort = scoreCohort([...three, ...three, ...three, ...three]);
    expect(cohort).toMatchObject({ athletes: 12, events: 16, episodes: 12, leadDays: { value: 3 } });
    expect(cohort.precision).toMatchObject({ value: 2 / 3, interval: { method: "athlete-bootstrap" } });
    expect(scoreCohort(three).precision).toEqual({ value: 2 / 3, interval: null });
    expect(cohort.recall.value).toBe(0.5);
    expect(cohort.falsePerMonth.value).toBeCloseTo(30.4375 / 300, 12);
    expect(cohort.burden.value).toBeCloseTo(3 / 300, 12);
  });

  test("of one athlete have no interval", () => {
    expect(scoreCohort([score([10], [14])]).recall).toEqual({ value: 1, interval: null });
  });
});
