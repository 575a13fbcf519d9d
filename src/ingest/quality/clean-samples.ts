import type { Sport } from "../../domain/activity.ts";
import { speedSeries } from "../track/histograms.ts";
import type { Samples, Series } from "../track/samples.ts";
import { type CadenceUnit, type SettledCadence, settleCadence } from "./cadence-unit.ts";
import { cleanHeartRate } from "./clean-heart-rate.ts";
import { withoutElevationSpikes } from "./elevation-spikes.ts";
import { believedDistanceM, followedM, LEAST_EXCESS_M, withoutLeaps } from "./followed-leaps.ts";
import { type Leap, type PathReading, readPath } from "./gps-teleports.ts";
import type { QualityRemark } from "./quality-report.ts";
import { metresInWords, timesInWords } from "./quantity-words.ts";
import { withoutZeroPadding } from "./zero-padding.ts";

/** What the rules need to know beside the samples. */
export interface QualityContext {
  readonly sport: Sport;
  /** Seconds each sample stands for. */
  readonly weights: Float64Array;
  /** How many of the source's position units make one degree. */
  readonly unitsPerDeg: number;
  readonly cadenceUnit: CadenceUnit;
}

export interface CheckedSamples {
  /** The samples without what cannot be real: missing where it was left out. */
  readonly samples: Samples;
  /** Null for a sport without steps. */
  readonly cadence: SettledCadence | null;
  readonly remarks: readonly QualityRemark[];
  /** So much of the heart rate was left out that the source's own averages of it are not believed. */
  readonly heartRateTainted: boolean;
  /** Metres of climb that only leaps of the altitude made. */
  readonly falseAscentM: number;
  /** The distance to believe, given the device's own (null: it states none), and the remark where it was put right. */
  readonly settleDistance: (deviceM: number | null) => SettledDistance;
}

export interface SettledDistance {
  readonly distanceM: number | null;
  readonly remarks: readonly QualityRemark[];
}

/**
 * Finds what a sensor made up and leaves it out. The rules about positions, altitude and steps are about people on
 * foot; those about heart rate hold for every sport. Cleaning what is clean changes nothing.
 *
 * @see docs/METHODS.md#device-quality
 */
export function checkSamples(raw: Samples, context: QualityContext): CheckedSamples {
  const onFoot = context.sport === "run" || context.sport === "walk";
  const cadence = onFoot ? settleCadence(raw.of.cadence, context.weights, context.cadenceUnit) : null;
  const path = onFoot ? pathOf(raw, context.unitsPerDeg) : NO_PATH;
  const altitude = onFoot ? cleanAltitude(raw) : null;
  const moving = { ...raw, of: { ...raw.of, ...alongLeaps(raw, path.leaps) } };
  const heart = cleanHeartRate({
    timeS: raw.timeS,
    heartRate: raw.of.heartRate,
    stepsSpm: stepsSeries(raw, cadence),
    speed: speedSeries(moving),
    weights: context.weights,
  });
  const of = {
    ...moving.of,
    altitude: altitude?.altitudeM ?? raw.of.altitude,
    heartRate: heart.heartRate,
  };
  return {
    samples: { ...raw, of },
    cadence,
    remarks: [...onLeaps(path), ...onAltitude(altitude), ...heart.remarks, ...onCadence(cadence)],
    heartRateTainted: heart.averagesTainted,
    falseAscentM: altitude?.falseAscentM ?? 0,
    settleDistance: (deviceM) => settledDistance(deviceM, raw, path),
  };
}

const NO_PATH: PathReading = { leaps: [], distanceM: null };

function pathOf({ timeS, of }: Samples, unitsPerDeg: number): PathReading {
  return readPath({ timeS, lat: of.positionLat, long: of.positionLong, unitsPerDeg });
}

/** Distance and speed without the leaps that the device followed. */
function alongLeaps({ timeS, of }: Samples, leaps: readonly Leap[]): { distance: Series; speed: Series } {
  const distance = withoutLeaps(of.distance, timeS, leaps);
  if (distance === of.distance) return { distance, speed: of.speed };
  const speed = of.speed.slice();
  for (const { from, to } of leaps) speed.fill(Number.NaN, from + 1, to + 1);
  return { distance, speed };
}

function stepsSeries({ of }: Samples, cadence: SettledCadence | null): Series {
  if (cadence === null) return new Float64Array(of.cadence.length).fill(Number.NaN);
  const { cadence: counts, fractionalCadence: fractions } = of;
  const steps = new Float64Array(counts.length);
  for (let i = 0; i < steps.length; i++)
    steps[i] = ((counts[i] as number) + ((fractions[i] as number) || 0)) * cadence.stepsPerCount;
  return steps;
}

function settledDistance(deviceM: number | null, { timeS, of }: Samples, path: PathReading): SettledDistance {
  const followed = path.leaps.length === 0 ? 0 : followedM(of.distance, timeS, path.leaps);
  if (deviceM === null) {
    const shorterM = followed ?? 0;
    const detail = `The watch counted a leap of its position as distance; ${metresInWords(shorterM)} were taken off.`;
    return { distanceM: null, remarks: shorterM > LEAST_EXCESS_M ? [{ flag: "DISTANCE_REPLACED", detail }] : [] };
  }
  const distanceM = believedDistanceM(deviceM, path, followed);
  if (distanceM === deviceM) return { distanceM, remarks: [] };
  const detail = `The watch counted a leap of its position as distance: ${metresInWords(deviceM)} are now ${metresInWords(distanceM)}.`;
  return { distanceM, remarks: [{ flag: "DISTANCE_REPLACED", detail }] };
}

function onLeaps({ leaps }: PathReading): QualityRemark[] {
  if (leaps.length === 0) return [];
  const farthestM = leaps.reduce((most, leap) => Math.max(most, leap.leapM), 0);
  const farthest = leaps.length === 1 ? "by" : "by up to";
  const detail = `The position leapt ${timesInWords(leaps.length)}, ${farthest} ${metresInWords(farthestM)}, faster than anyone runs.`;
  return [{ flag: "GPS_TELEPORT", detail }];
}

interface CleanAltitude {
  readonly altitudeM: Series;
  readonly leaps: number;
  readonly padding: number;
  readonly falseAscentM: number;
}

function cleanAltitude({ timeS, of }: Samples): CleanAltitude {
  const padded = withoutZeroPadding(of.altitude, timeS);
  const { altitudeM, found, falseAscentM } = withoutElevationSpikes(padded.altitudeM, timeS);
  return { altitudeM, leaps: found, padding: padded.found, falseAscentM: falseAscentM + padded.falseAscentM };
}

function onAltitude(altitude: CleanAltitude | null): QualityRemark[] {
  if (altitude === null || altitude.leaps + altitude.padding === 0) return [];
  const parts = [
    ...(altitude.leaps > 0 ? [`leapt ${timesInWords(altitude.leaps)}`] : []),
    ...(altitude.padding > 0 ? ["was 0 where it was not known"] : []),
  ];
  const detail = `The altitude ${parts.join(" and ")}; those places are left out of the grades.`;
  return [{ flag: "ELEVATION_SPIKE", detail }];
}

function onCadence(cadence: SettledCadence | null): QualityRemark[] {
  if (cadence?.wasDoubled !== true) return [];
  const detail =
    cadence.stepsPerCount === 1
      ? "The source counts both feet where it should count one, so its cadence was not doubled."
      : "The source counts every step twice, so its cadence was halved.";
  return [{ flag: "CADENCE_DOUBLED", detail }];
}
