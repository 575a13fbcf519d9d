import type { StoredActivity } from "../../src/domain/activity.ts";
import type { EffectiveSetting } from "../../src/domain/athlete.ts";
import type { ActivityId, AthleteId, Sha256 } from "../../src/domain/ids.ts";
import type { UtcInstant } from "../../src/domain/instant.ts";
import { addDays, type LocalDay, localDayOf } from "../../src/domain/local-day.ts";
import type { RunSummary } from "../../src/domain/run-summary.ts";

export const ATHLETE = "ten-years" as AthleteId;
export const LAST_DAY = localDayOf(2026, 11, 22);
export const DAYS = 3650;
const RUNS = 3000;

/** A run with everything that the load methods ask for. */
export interface MadeRun {
  readonly activity: StoredActivity;
  readonly summary: RunSummary;
}

/** Ten years of a runner who has everything measured: 3,000 runs, none of them on the last day. */
export function madeRuns(): readonly MadeRun[] {
  const random = seeded(2026);
  const first = addDays(LAST_DAY, 1 - DAYS);
  return Array.from({ length: RUNS }, (_, index) =>
    madeRun(index, addDays(first, Math.floor((index * (DAYS - 1)) / RUNS)), random),
  );
}

/** The run of the last day. */
export function runOfToday(round: number): MadeRun {
  return madeRun(RUNS + round, LAST_DAY, seeded(round));
}

/** Everything said that a load method needs. */
export function madeSettings(): readonly EffectiveSetting[] {
  const from = addDays(LAST_DAY, -2 * DAYS);
  const said = {
    hrMaxBpm: 190,
    hrRestBpm: 48,
    sexForTrimp: "female",
    lthrBpm: 172,
    thresholdSpeedMPerS: 4,
    vt1Bpm: 150,
    vt2Bpm: 170,
    trimpA: 0.5,
    trimpB: 1.8,
  } as const;
  return Object.entries(said).map(([name, value]) => ({ name: name as keyof typeof said, from, value }));
}

const LOWEST_BPM = 95;
const BANDS = 80;

function madeRun(index: number, localDay: LocalDay, random: () => number): MadeRun {
  const durationS = Math.round(1500 + random() * 3000);
  const speedMPerS = 2.6 + random() * 0.8;
  const middle = 20 + random() * 40;
  const weights = Array.from({ length: BANDS }, (_, band) => Math.exp(-(((band - middle) / 12) ** 2)));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const id = `made-${index}` as ActivityId;
  const distanceM = durationS * speedMPerS;
  const activity: StoredActivity = {
    ...SILENT,
    id,
    athlete: ATHLETE,
    sourceSha256: `sha-${index}` as Sha256,
    startedAt: ((localDay * 24 + 7) * 3_600_000) as UtcInstant,
    localDay,
    durationS,
    movingS: durationS,
    elapsedS: durationS + 60,
    distanceM,
    avgHeartRateBpm: LOWEST_BPM + middle,
    avgCadenceSpm: 170,
    rpe0To10: Math.floor(2 + random() * 7),
    samples: durationS,
    histograms: [
      {
        kind: "heartRateBpm",
        lowest: LOWEST_BPM,
        width: 1,
        secondsS: weights.map((weight) => Math.round((durationS * weight) / sum)),
      },
    ],
  };
  return { activity, summary: summaryOf(durationS, speedMPerS, random) };
}

function summaryOf(durationS: number, speedMPerS: number, random: () => number): RunSummary {
  return {
    smoothingS: 30,
    gradedS: durationS,
    gapSpeedMPerS: speedMPerS,
    gapSpeed4MPerS: speedMPerS * 1.03,
    efficiencyFirst: 0.02,
    efficiencySecond: 0.0195,
    steps: durationS * 2.8,
    stepLoad: durationS * 2.8 * 2.4,
    powerWorkKj: durationS * (0.22 + random() * 0.04),
    heartRateMetresLowestBpm: LOWEST_BPM,
    heartRateMetresWidthBpm: 1,
    heartRateMetresM: [],
    highestHeartRateBpm: 170 + Math.round(random() * 15),
    best20MinSpeedMPerS: speedMPerS * 1.05,
    best30MinSpeedMPerS: null,
    best60MinSpeedMPerS: null,
    best30MinHeartRateBpm: null,
  };
}

const SILENT = {
  indexInFile: 0,
  supersededBy: null,
  format: "fit",
  sport: "run",
  sportLabel: null,
  title: null,
  note: null,
  utcOffsetMin: 0,
  zoneSource: "file",
  ascentM: 50,
  descentM: 50,
  maxHeartRateBpm: 180,
  avgPowerW: 240,
  avgGroundContactS: 0.24,
  avgVerticalOscillationM: null,
  avgStrideM: null,
  groundContactBalanceLeftFrac: 0.5,
  device: "made",
  laps: [],
  flags: [],
} as const satisfies Partial<StoredActivity>;

function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
