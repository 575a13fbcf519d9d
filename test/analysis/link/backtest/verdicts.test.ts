import { describe, expect, test } from "vitest";
import { type AlertTrack, alertTrack } from "../../../../src/analysis/link/backtest/alert-track.ts";
import { backtestSentence } from "../../../../src/analysis/link/backtest/backtest-sentence.ts";
import { rollingForecast } from "../../../../src/analysis/link/backtest/rolling-forecast.ts";
import { scoreAlerts } from "../../../../src/analysis/link/backtest/score-alerts.ts";
import { shiftedHits } from "../../../../src/analysis/link/backtest/shifted-hits.ts";
import { type ScoredFlag, withVerdicts } from "../../../../src/analysis/link/backtest/verdicts.ts";
import { seededRandom } from "../../../../src/analysis/link/statistics/seeded-random.ts";
import { addDays, type LocalDay } from "../../../../src/domain/local-day.ts";
import { ENGLISH } from "../../../../src/messages/words.ts";

const DAYS = 900;
const random = seededRandom(7);
const ONSETS = [70, 150, 233, 301, 390, 477, 560, 655, 741, 833];
const BEFORE = ONSETS.map((day) => day - 3);
const ANYWHERE = [...new Set(BEFORE.map(() => random.integer(DAYS)))].sort((a, b) => a - b);

const flag = (track: AlertTrack, isPrimary = false): ScoredFlag => ({
  flag: { kind: "rule", code: "SPIKE_M" },
  meaning: "a made-up flag",
  isPrimary,
  score: scoreAlerts(track, 7),
  forecast: null,
  track,
});
const good = alertTrack(DAYS, BEFORE, ONSETS);
const bad = alertTrack(DAYS, ANYWHERE, ONSETS);
const verdictsOf = (flags: readonly ScoredFlag[]) => withVerdicts(flags, 7).map(({ verdict }) => verdict);

describe("verdicts", () => {
  test("a flag that is up before every onset is better than its own alerts moved around", () => {
    const [verdict] = verdictsOf([flag(good, true)]);
    expect(verdict?.kind).toBe("better");
    expect(verdict?.text).toBe(
      "In backtest 10 alerts: 10 true, 0 false. It caught 10 of 10; as many random alert days would catch 8 %. More often right than the same alerts moved around your calendar; with so few this can still be chance.",
    );
  });

  test("alerts at random do no better than random alerts", () => {
    const [verdict] = verdictsOf([flag(bad, true)]);
    expect(verdict?.kind).toBe("no-better");
    expect(verdict?.text).toContain("does no better than random alerts on your data");
  });

  test("four onsets are too few to say, whatever the flag did", () => {
    const few = alertTrack(DAYS, BEFORE, ONSETS.slice(0, 4));
    const [verdict] = verdictsOf([flag(few, true)]);
    expect(verdict).toMatchObject({ kind: "too-few", text: expect.stringContaining("Too few to say.") });
  });

  test("a flag that was never up says how much there was to catch", () => {
    expect(verdictsOf([flag(alertTrack(DAYS, [], ONSETS))])[0]?.text).toBe(
      "No alert on the days that count; 10 events to catch. Too few to say.",
    );
  });

  test("the question asked beforehand is not adjusted, the others are adjusted for being many", () => {
    const [primary, ...others] = verdictsOf([flag(good, true), flag(good), flag(bad), flag(bad), flag(bad)]);
    if (primary?.kind === "too-few" || others[0]?.kind === "too-few") throw new Error("there are enough");
    expect(primary?.adjustedP).toBe(primary?.pValue);
    expect(others[0]?.adjustedP).toBeGreaterThan(others[0]?.pValue ?? 1);
  });

  test("alerts that stand for a week are compared with alerts that stand for a week", () => {
    const standing = BEFORE.flatMap((day) => [...Array(7).keys()].map((i) => day - i));
    const test = shiftedHits(alertTrack(DAYS, standing, ONSETS), 7);
    expect(test).toMatchObject({ kind: "estimated", shifts: DAYS - 2 * 28 + 1 });
    if (test.kind === "estimated") expect(test.pValue).toBeLessThan(0.01);
  });
});

describe("the sentence about all flags", () => {
  const sentenceOf = (track: AlertTrack, events: readonly number[]) => {
    const span = { from: 20_000 as LocalDay, to: (20_000 + DAYS - 1) as LocalDay };
    const flags = withVerdicts([flag(track, true)], 7);
    const view = { kind: "new-onset" as const, days: DAYS, events: events.map((day) => addDays(span.from, day)) };
    return ENGLISH.tell(backtestSentence({ span, followedDays: DAYS, views: [{ ...view, flags, tests: 1 }] }));
  };

  test("says below 15 onsets that a better flag can still be chance", () => {
    expect(sentenceOf(good, ONSETS)).toBe(
      "Before new onsets of pain SPIKE_M did better than random alerts on your data (1 of 1 flags had enough alerts to be tested); with so few onsets this can still be chance. One history cannot prove it.",
    );
    const many = Array.from({ length: 16 }, (_, i) => 60 + 50 * i);
    const caught = alertTrack(
      DAYS,
      many.map((day) => day - 3),
      many,
    );
    expect(sentenceOf(caught, many)).toMatch(/to be tested\)\. One history cannot prove it\.$/);
    expect(sentenceOf(bad, ONSETS)).toContain("no flag did better than random alerts");
  });
});

describe("a second program", () => {
  // The same 400 days by plain loops in Python, with numpy.quantile and scipy's Student t, the generator written again.
  const column = (isMarked: (day: number) => boolean) =>
    Uint8Array.from({ length: 400 }, (_, day) => (isMarked(day) ? 1 : 0));
  const track: AlertTrack = {
    counted: column((day) => day % 11 !== 5),
    alert: column((day) => (day * 29) % 17 < 3),
    event: column((day) => (day * 37) % 53 === 0),
  };
  const between = (lower: number, upper: number) => ({
    lower: expect.closeTo(lower, 8),
    upper: expect.closeTo(upper, 8),
    method: "block-bootstrap",
  });

  test("finds the same Brier scores, skill and interval", () => {
    expect(rollingForecast(track, 7)).toEqual({
      days: 179,
      brier: expect.closeTo(0.124156624922, 12),
      baseBrier: expect.closeTo(0.123472309326, 12),
      skill: { value: expect.closeTo(-0.005542259636, 12), interval: between(-0.009150054, 0.00194592) },
    });
  });

  test("finds the same counts, burden, false alarms and random alerts", () => {
    expect(scoreAlerts(track, 7)).toMatchObject({
      days: 364,
      episodes: 45,
      hitEpisodes: 6,
      events: 7,
      caught: 6,
      burden: { value: expect.closeTo(65 / 364, 12), interval: between(0.162087912, 0.192307692) },
      falsePerMonth: { value: expect.closeTo(3.261160714286, 12) },
      randomRecall: expect.closeTo(0.711364597468, 12),
      randomPrecision: expect.closeTo(44 / 364, 12),
    });
  });
});

describe("the rolling forecast", () => {
  test("has skill when the flag tells, and none when it does not", () => {
    const told = rollingForecast(
      alertTrack(
        DAYS,
        BEFORE.flatMap((day) => [day - 2, day - 1, day]),
        ONSETS,
      ),
      7,
    );
    expect(told?.skill.value).toBeGreaterThan(0.02);
    expect(rollingForecast(bad, 7)?.skill.value).toBeLessThan(0.01);
  });

  test("needs half a year of days first", () => {
    expect(rollingForecast(alertTrack(180, [20, 60], [24, 64]), 7)).toBeNull();
  });

  test("does not know what comes after a day when it forecasts it", () => {
    const later = alertTrack(DAYS, BEFORE, [...ONSETS.filter((day) => day < 700), 701, 702, 703, 704, 705]);
    const head = (track: AlertTrack): AlertTrack => ({
      counted: track.counted.map((value, day) => (day < 600 ? value : 0)),
      alert: track.alert,
      event: track.event,
    });
    expect(rollingForecast(head(later), 7)).toEqual(rollingForecast(head(good), 7));
  });
});
