import { existsSync, mkdirSync, readdirSync, renameSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type FitWriter, fitWriter } from "../../src/cli/demo/fit-bytes.ts";
import {
  ACTIVITY,
  DEVICE_INFO,
  FILE_ID,
  LAP,
  RUN_RECORD,
  SESSION,
  TIMER_EVENT,
} from "../../src/cli/demo/fit-shapes.ts";
import { type SeededRandom, seededRandom } from "../../src/cli/demo/seeded-random.ts";

const FIT_EPOCH_S = 631_065_600;
const SEMICIRCLES_PER_DEG = 2 ** 31 / 180;
const TEN_YEARS_S = 3652 * 86_400;
/** 2016-01-01, 06:30 in UTC. */
const FIRST_S = 1_451_629_800 - FIT_EPOCH_S;

/** A run every 29 hours for ten years: 3,000 of them. */
export const TEN_YEARS = { seed: 2026, runs: 3000 };

/** A folder of runs as a watch of 2026 records them, one record a second, made once and then found again. */
export function madeArchive({ seed, runs }: { readonly seed: number; readonly runs: number }): string {
  const folder = join(tmpdir(), `niggle-bench-archive-1-${seed}-${runs}`);
  if (existsSync(folder) && readdirSync(folder).length === runs) return folder;
  const making = `${folder}-${process.pid}`;
  mkdirSync(making, { recursive: true });
  for (let index = 0; index < runs; index += 1) {
    const startS = FIRST_S + Math.round((index * TEN_YEARS_S) / runs);
    writeFileSync(join(making, `${String(index).padStart(5, "0")}.fit`), madeRun(seed * 1_000_000 + index, startS));
  }
  renameSync(making, folder);
  return folder;
}

/** A run of 25 to 75 minutes that starts `startS` seconds after the FIT epoch. */
export function madeRun(seed: number, startS: number): Uint8Array {
  const random = seededRandom(seed);
  const lengthS = 1500 + Math.floor(random.next() * 3000);
  const writer = fitWriter();
  writer.write(FILE_ID, [4, 1, 3992, 3_000_000_001, startS]);
  writer.write(DEVICE_INFO, [startS, 0, 1, 3992, 20.12]);
  writer.write(TIMER_EVENT, [startS, 0, 0]);
  const distanceM = writeRecords(writer, random, { startS, lengthS });
  writer.write(TIMER_EVENT, [startS + lengthS, 0, 4]);
  const averages = [distanceM / lengthS, 148, 171, 84, 0, 60, 60];
  writer.write(SESSION, [
    ...[0, startS + lengthS, 8, 1, startS, lengthS, lengthS, distanceM],
    ...averages,
    ...[86, 240, 50.1, 1040, 1, 0, null, 0, Math.ceil(lengthS / LAP_S)],
  ]);
  writer.write(ACTIVITY, [startS + lengthS, lengthS, 1, 0, 26, 1, startS + lengthS + 3600]);
  return writer.close();
}

const LAP_S = 330;

interface Span {
  readonly startS: number;
  readonly lengthS: number;
}

/** Values that wander as those of a runner do, with the noise of a watch. */
function writeRecords(writer: FitWriter, random: SeededRandom, { startS, lengthS }: Span): number {
  const noise = (size: number) => (random.next() + random.next() - 1) * size;
  const at = { distanceM: 0, speedMPerS: 2.9, heartRateBpm: 110, altitudeM: 60, latDeg: 52.5, lonDeg: 13.4 };
  let lapM = 0;
  for (let s = 0; s <= lengthS; s += 1) {
    at.speedMPerS += (2.9 - at.speedMPerS) * 0.05 + noise(0.08);
    at.heartRateBpm += (150 - at.heartRateBpm) * 0.01 + noise(0.8);
    at.altitudeM += (60 - at.altitudeM) * 0.002 + noise(0.15);
    at.distanceM += at.speedMPerS;
    at.latDeg += at.speedMPerS * 6e-6 * Math.cos(s / 400);
    at.lonDeg += at.speedMPerS * 1e-5 * Math.sin(s / 400);
    const motion = [at.distanceM, at.speedMPerS, Math.round(at.heartRateBpm), 18];
    const form = [Math.round(84 + noise(2)), 0, 86 + noise(4), 240 + noise(8), 50 + noise(0.6), 1040 + noise(30)];
    writer.write(RUN_RECORD, [
      startS + s,
      Math.round(at.latDeg * SEMICIRCLES_PER_DEG),
      Math.round(at.lonDeg * SEMICIRCLES_PER_DEG),
      at.altitudeM,
      ...motion,
      ...form,
    ]);
    if (s > 0 && (s % LAP_S === 0 || s === lengthS)) {
      const fromS = Math.floor((s - 1) / LAP_S) * LAP_S;
      const lap = { index: fromS / LAP_S, fromS: startS + fromS, timeS: s - fromS, distanceM: at.distanceM - lapM };
      writeLap(writer, lap, startS + s);
      lapM = at.distanceM;
    }
  }
  return at.distanceM;
}

function writeLap(
  writer: FitWriter,
  lap: { readonly index: number; readonly fromS: number; readonly timeS: number; readonly distanceM: number },
  endS: number,
): void {
  const averages = [lap.distanceM / lap.timeS, 148, 160, 84, 0, 12, 12];
  writer.write(LAP, [lap.index, endS, 9, 1, lap.fromS, lap.timeS, lap.timeS, lap.distanceM, ...averages, 2, 1, 0]);
}
