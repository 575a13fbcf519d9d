import { describe, expect, test } from "vitest";
import { linkDays, SPIKE_CODE } from "../../../../src/analysis/link/episodes/link-days.ts";
import { type CohortModel, NO_LINK } from "../../../../src/analysis/link/simulate/cohort-model.ts";
import { simulateCohort } from "../../../../src/analysis/link/simulate/simulate-cohort.ts";
import type { SimulatedRunner } from "../../../../src/analysis/link/simulate/simulate-runner.ts";
import { SIMULATED_FROM, simulatedDays } from "../../../../src/analysis/link/simulate/simulated-days.ts";
import { simulatedHistory } from "../../../../src/analysis/link/simulate/simulated-history.ts";
import { spikeCodes } from "../../../../src/analysis/link/simulate/training-day.ts";
import { addDays, formatLocalDay } from "../../../../src/domain/local-day.ts";

const model = (over: {
  readonly pain?: Partial<CohortModel["pain"]>;
  readonly training?: Partial<CohortModel["training"]>;
  readonly log?: Partial<CohortModel["log"]>;
  readonly massage?: CohortModel["massage"];
  readonly days?: number;
}): CohortModel => ({
  days: over.days ?? NO_LINK.days,
  pain: { ...NO_LINK.pain, ...over.pain },
  training: { ...NO_LINK.training, ...over.training },
  log: { ...NO_LINK.log, ...over.log },
  massage: over.massage ?? null,
});
const total = (values: Iterable<number>) => [...values].reduce((sum, value) => sum + value, 0);
const over = (runners: readonly SimulatedRunner[], count: (runner: SimulatedRunner, day: number) => boolean) =>
  total(runners.map((runner) => [...runner.onset.keys()].filter((day) => count(runner, day)).length));
/** The loudest true spike of the 7 days before a day. */
const spikeBefore = (runner: SimulatedRunner, day: number) =>
  Math.max(
    0,
    ...[...(codesOf.get(runner) ?? codes(runner)).subarray(Math.max(0, day - 7), day)].filter(
      (code) => code <= SPIKE_CODE.large,
    ),
  );
const codesOf = new Map<SimulatedRunner, Uint8Array>();
function codes(runner: SimulatedRunner): Uint8Array {
  const made = spikeCodes(runner.distanceKm, new Uint8Array(runner.length).fill(1));
  codesOf.set(runner, made);
  return made;
}
const free = (runner: SimulatedRunner, day: number) => day > 30 && runner.painNrs[day - 1] === 0;

describe("a made-up cohort", () => {
  test("is the same for the same seed, and its first runners do not depend on how many there are", () => {
    const [few, many, other] = [
      simulateCohort(NO_LINK, 3, 5),
      simulateCohort(NO_LINK, 9, 5),
      simulateCohort(NO_LINK, 3, 6),
    ];
    expect(many.slice(0, 3)).toEqual(few);
    expect(other).not.toEqual(few);
  });

  test("refuses sizes outside 1 to 5,000", () => {
    expect(() => simulateCohort(NO_LINK, 0, 1)).toThrow("invalid runners: 0 (want 1…5000)");
    expect(() => simulateCohort(NO_LINK, 5001, 1)).toThrow("invalid runners");
  });

  test("looks the same as columns and as a history that is read back", () => {
    const gaps = model({ pain: { onsetPerDay: 0.01 }, log: { gapsPerYear: 6, soreAnswerOdds: 3 } });
    for (const runner of simulateCohort(gaps, 12, 11)) {
      expect(simulatedDays(runner)).toEqual(
        linkDays(simulatedHistory(runner), addDays(SIMULATED_FROM, runner.length - 1)),
      );
    }
    expect(formatLocalDay(SIMULATED_FROM)).toBe("2024-01-01");
  });

  test("has onsets at the planted rate, and more after a spike by the planted ratio", () => {
    const planted = model({ days: 730, pain: { onsetPerDay: 0.004, spikeRatio: { small: 3, moderate: 3, large: 3 } } });
    const runners = simulateCohort(planted, 300, 3);
    const rate = (isSpike: boolean) => {
      const counts = (runner: SimulatedRunner, day: number) =>
        free(runner, day) && spikeBefore(runner, day) > SPIKE_CODE.reference === isSpike;
      return over(runners, (runner, day) => counts(runner, day) && runner.onset[day] === 1) / over(runners, counts);
    };
    expect(rate(false)).toBeGreaterThan(0.0034);
    expect(rate(false)).toBeLessThan(0.0046);
    expect(rate(true) / rate(false)).toBeGreaterThan(2.4);
    expect(rate(true) / rate(false)).toBeLessThan(3.6);
  });

  test("lasts as long in pain as its persistence says", () => {
    const runners = simulateCohort(model({ pain: { onsetPerDay: 0.01, persistence: 0.8 } }), 200, 4);
    const soreDays = over(runners, (runner, day) => (runner.painNrs[day] ?? 0) > 0);
    expect(soreDays / over(runners, (runner, day) => runner.onset[day] === 1)).toBeCloseTo(5, 0);
  });

  test("runs less in pain, and already before it, where that was planted", () => {
    const planted = model({ pain: { onsetPerDay: 0.01 }, training: { runningInPain: 0.3, prodromeDays: 3 } });
    const runners = simulateCohort(planted, 200, 6);
    const chance = (isAsked: (runner: SimulatedRunner, day: number) => boolean) =>
      over(runners, (runner, day) => isAsked(runner, day) && (runner.distanceKm[day] ?? 0) > 0) /
      over(runners, isAsked);
    const usual = chance((runner, day) => day > 10 && total(runner.painNrs.subarray(day - 9, day + 10)) === 0);
    expect(chance((runner, day) => (runner.painNrs[day] ?? 0) > 0)).toBeLessThan(0.45 * usual);
    expect(chance((runner, day) => runner.painNrs[day] === 0 && runner.onset[day + 1] === 1)).toBeLessThan(
      0.45 * usual,
    );
  });

  test("answers more, or less, when sore", () => {
    const share = (soreAnswerOdds: number) => {
      const runners = simulateCohort(model({ pain: { onsetPerDay: 0.01 }, log: { soreAnswerOdds } }), 150, 7);
      const isSore = (runner: SimulatedRunner, day: number) => (runner.painNrs[day] ?? 0) > 0;
      return over(runners, (runner, day) => isSore(runner, day) && runner.answered[day] === 1) / over(runners, isSore);
    };
    expect(share(3)).toBeCloseTo(0.75, 1);
    expect(share(1)).toBeCloseTo(0.5, 1);
    expect(share(1 / 3)).toBeCloseTo(0.25, 1);
  });

  test("has frail and sturdy runners, and more onsets after the first, where that was planted", () => {
    const runners = simulateCohort(model({ pain: { frailtySd: 0.8, previousRatio: 2 } }), 400, 8);
    const logs = runners.map(({ frailty }) => Math.log(frailty));
    expect(Math.sqrt(total(logs.map((log) => log ** 2)) / logs.length)).toBeCloseTo(0.8, 1);
    const had = (runner: SimulatedRunner, day: number) => runner.onset.subarray(0, day).includes(1);
    const rate = (isHad: boolean) => {
      const counts = (runner: SimulatedRunner, day: number) => free(runner, day) && had(runner, day) === isHad;
      return over(runners, (runner, day) => counts(runner, day) && runner.onset[day] === 1) / over(runners, counts);
    };
    expect(rate(true) / rate(false)).toBeGreaterThan(2);
  });

  test("a massage that does nothing is followed by less soreness all the same", () => {
    const muscles = { meanNrs: 3, spreadNrs: 1.5, carryOver: 0.5, soreFromNrs: 5, chance: 0.5 };
    const change = (effectNrs: number) => {
      const runners = simulateCohort(model({ massage: { ...muscles, effectNrs } }), 60, 9);
      const changes = runners.flatMap((runner) =>
        simulatedHistory(runner).therapy.flatMap(({ nrsBefore, nrs24h }) =>
          nrsBefore === null || nrs24h === null ? [] : [nrs24h - nrsBefore],
        ),
      );
      return total(changes) / changes.length;
    };
    expect(change(0)).toBeLessThan(-0.8);
    expect(change(0) - change(1)).toBeCloseTo(1, 0);
  });

  test("holds no number that is not finite", () => {
    for (const runner of simulateCohort(model({ pain: { frailtySd: 2 } }), 5, 10)) {
      expect([runner.frailty, ...runner.distanceKm].every(Number.isFinite)).toBe(true);
    }
  });
});
