import {
  type LinkDays,
  type LinkRun,
  SPIKE_CODE,
  SPIKE_LEVELS,
} from "../../../../src/analysis/link/episodes/link-days.ts";
import type { SquadMember } from "../../../../src/analysis/link/squad/person-days.ts";
import { type SeededRandom, seededRandom } from "../../../../src/analysis/link/statistics/seeded-random.ts";
import { spikeCategory } from "../../../../src/analysis/ratio/spike.ts";
import type { LocalDay } from "../../../../src/domain/local-day.ts";

export interface Planted {
  readonly athletes: number;
  readonly days: number;
  readonly seed: number;
  /** Daily chance of an athlete in the middle. */
  readonly base: number;
  /** Odds ratio of any spike in the last 7 days. */
  readonly spikeRatio: number;
  /** Log odds for each 10 km more in the last 7 days. */
  readonly per10Km?: number;
  /** Standard deviation of the athletes' levels. */
  readonly sigma?: number;
  /** Share of unknown days. */
  readonly unknown?: number;
}

const QUIET_DAYS = 28;

/** A squad whose truth is known: every athlete runs about every second day, with a much longer run now and then. */
export function plantedSquad(planted: Planted): SquadMember[] {
  const random = seededRandom(planted.seed);
  return Array.from({ length: planted.athletes }, (_, i) => ({
    athlete: `a${i}`,
    days: plantedDays(planted, random.stream(i)),
  }));
}

function plantedDays(planted: Planted, random: SeededRandom): LinkDays {
  const length = planted.days;
  const usual = 5 + 6 * random.uniform();
  const level = Math.log(planted.base / (1 - planted.base)) + (planted.sigma ?? 0) * random.normal();
  const load = new Float64Array(length);
  const spike = new Uint8Array(length);
  const onset = new Uint8Array(length);
  const atRisk = new Uint8Array(length);
  const runs: LinkRun[] = [];
  let lastOnset = -100;
  for (let t = 0; t < length; t++) {
    if (random.uniform() < 0.5)
      load[t] = usual * (random.uniform() < 0.03 ? 1.2 + random.uniform() * 1.2 : 0.6 + 0.3 * random.uniform());
    const longest = Math.max(...load.subarray(Math.max(0, t - 30), t), 0);
    const category = load[t] === 0 ? "no-run" : t < 30 || longest === 0 ? "unknown" : spikeCategory(load[t]! / longest);
    spike[t] = SPIKE_CODE[category];
    if (load[t]! > 0) runs.push({ dayNumber: t, level: category });
    if (t < 30 || t - lastOnset <= QUIET_DAYS) continue;
    atRisk[t] = 1;
    const week = load.subarray(t - 7, t).reduce((a, b) => a + b, 0);
    const isSpiked = spike
      .subarray(t - 7, t)
      .some((code) => ["small", "moderate", "large"].includes(SPIKE_LEVELS[code]!));
    const eta = level + (isSpiked ? Math.log(planted.spikeRatio) : 0) + ((planted.per10Km ?? 0) * (week - 24)) / 10;
    if (random.uniform() < 1 / (1 + Math.exp(-eta))) {
      onset[t] = 1;
      lastOnset = t;
    }
  }
  const known = Uint8Array.from({ length }, () => (random.uniform() < (planted.unknown ?? 0) ? 0 : 1));
  return {
    from: 19_723 as LocalDay,
    length,
    method: "distance",
    known,
    load,
    spike: spike.map((code, t) => (known[t] === 1 ? code : SPIKE_CODE.unknown)),
    runs,
    onset,
    atRisk,
    answered: new Uint8Array(length).fill(1),
    kept: new Uint8Array(length).fill(1),
    compared: new Uint8Array(length).fill(1),
    rise: onset,
  };
}
