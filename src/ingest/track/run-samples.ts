import type { RunSamples, SampleColumn } from "../../domain/run-samples.ts";
import type { DecodeContext } from "../decoded-file.ts";
import type { SettledCadence } from "../quality/cadence-unit.ts";
import { speedSeries } from "./histograms.ts";
import { LEAP_S, type Samples, type Series } from "./samples.ts";

/** A recording as it was read, before it is cut down to its totals. */
export interface ReadRecording {
  readonly samples: Samples;
  /** Null for a sport without steps. */
  readonly cadence: Pick<SettledCadence, "stepsPerCount"> | null;
  readonly weights: Float64Array;
  /** On the clock of the samples; null when only they say when it began. */
  readonly startS: number | null;
  /** Vertical oscillation is in millimetres unless a source says otherwise. */
  readonly oscillationUnitsPerM?: 100 | 1000;
}

interface ColumnRule {
  readonly read: (recording: ReadRecording) => Series | null;
  /** What the values have to be multiplied by to be in SI units. */
  readonly scale: number;
  /** A sensor's word for "not measured" is 0, where nobody can have 0. */
  readonly zeroIsSilence: boolean;
}

const plain = (read: ColumnRule["read"], scale = 1): ColumnRule => ({ read, scale, zeroIsSilence: false });
const above0 = (read: ColumnRule["read"], scale = 1): ColumnRule => ({ read, scale, zeroIsSilence: true });

const RULES: Readonly<Record<SampleColumn, ColumnRule>> = {
  distanceM: plain(({ samples }) => samples.of.distance),
  speedMPerS: plain(({ samples }) => speedSeries(samples)),
  heartRateBpm: above0(({ samples }) => samples.of.heartRate),
  cadenceSpm: above0(stepsOf),
  altitudeM: plain(({ samples }) => altitudeOf(samples.of.altitude)),
  powerW: plain(({ samples }) => samples.of.power),
  groundContactS: above0(({ samples }) => samples.of.stanceTime, 1 / 1000),
  verticalOscillationM: above0(oscillationOf),
  strideM: above0(({ samples }) => samples.of.stepLength, 1 / 1000),
  groundContactBalanceLeftFrac: above0(({ samples }) => samples.of.stanceTimeBalance, 1 / 100),
};

/** Tells whoever asked in the context; without anybody nothing is made. */
export function tellSamples(
  { onSamples }: Pick<DecodeContext, "onSamples">,
  indexInFile: number,
  read: () => ReadRecording,
): void {
  const samples = onSamples === undefined ? null : runSamples(read());
  if (samples !== null) onSamples?.(indexInFile, samples);
}

/** The samples of a recording in SI units, copied out of the columns of its file; null where there is no sample. */
function runSamples(recording: ReadRecording): RunSamples | null {
  const { samples, weights, startS } = recording;
  if (samples.timeS.length === 0) return null;
  const names = Object.keys(RULES) as SampleColumn[];
  const columns = names.flatMap((name): [SampleColumn, Float64Array][] => {
    const series = RULES[name].read(recording);
    const column = series === null ? null : scaled(series, RULES[name]);
    return column === null ? [] : [[name, column]];
  });
  return { timeS: sinceStart(samples.timeS, startS), weightS: weights.slice(), columns: Object.fromEntries(columns) };
}

/** Null when the column holds no value. */
function scaled(series: Series, { scale, zeroIsSilence }: ColumnRule): Float64Array | null {
  const column = new Float64Array(series.length);
  let isSilent = true;
  for (let i = 0; i < column.length; i++) {
    const value = (series[i] as number) * scale;
    const isValue = Number.isFinite(value) && !(zeroIsSilence && value <= 0);
    column[i] = isValue ? value : Number.NaN;
    if (isValue) isSilent = false;
  }
  return isSilent ? null : column;
}

function stepsOf({ samples, cadence }: ReadRecording): Series | null {
  if (cadence === null) return null;
  const { cadence: counts, fractionalCadence: fractions } = samples.of;
  return counts.map((count, i) => (count + ((fractions[i] as number) || 0)) * cadence.stepsPerCount);
}

function oscillationOf({ samples, oscillationUnitsPerM = 1000 }: ReadRecording): Series {
  return samples.of.verticalOscillation.map((value) => value / oscillationUnitsPerM);
}

/** A column of zeros is a program's word for "not measured". */
const altitudeOf = (altitudeM: Series): Series | null =>
  altitudeM.some((height) => height !== 0 && !Number.isNaN(height)) ? altitudeM : null;

/** Leaps of the clock are left out. A sample before the start is the start. */
function sinceStart(timeS: Series, startS: number | null): Float64Array {
  const out = new Float64Array(timeS.length);
  const firstS = timeS[0] as number;
  const aheadS = startS === null ? 0 : firstS - startS;
  let atS = aheadS > 0 && aheadS <= LEAP_S ? aheadS : 0;
  for (let i = 0; i < out.length; i++) {
    const stepS = i === 0 ? 0 : (timeS[i] as number) - (timeS[i - 1] as number);
    atS += stepS > 0 && stepS <= LEAP_S ? stepS : 0;
    out[i] = atS;
  }
  return out;
}
