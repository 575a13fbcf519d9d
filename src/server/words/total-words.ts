import { RUN_TOTALS, type RunTotal } from "../../domain/run.ts";
import { distanceWords, durationWords } from "./measure-words.ts";

interface TotalWords {
  readonly name: string;
  readonly words: (value: number) => string;
}

const rounded = (unit: string) => (value: number) => `${Math.round(value)} ${unit}`;

const TOTAL_WORDS: Readonly<Record<RunTotal, TotalWords>> = {
  distanceM: { name: "Distance", words: distanceWords },
  durationS: { name: "Time", words: durationWords },
  movingS: { name: "Moving", words: durationWords },
  elapsedS: { name: "From start to end", words: durationWords },
  ascentM: { name: "Up", words: rounded("m") },
  descentM: { name: "Down", words: rounded("m") },
  avgHeartRateBpm: { name: "Heart rate, mean", words: rounded("bpm") },
  maxHeartRateBpm: { name: "Heart rate, highest", words: rounded("bpm") },
  avgCadenceSpm: { name: "Steps a minute", words: (value) => String(Math.round(value)) },
  avgPowerW: { name: "Power, mean", words: rounded("W") },
  avgGroundContactS: { name: "Ground contact", words: (value) => `${Math.round(value * 1000)} ms` },
  avgVerticalOscillationM: { name: "Vertical oscillation", words: (value) => `${(value * 100).toFixed(1)} cm` },
  avgStrideM: { name: "Stride", words: (value) => `${value.toFixed(2)} m` },
  groundContactBalanceLeftFrac: {
    name: "Balance, left to right",
    words: (value) => `${(value * 100).toFixed(1)} to ${((1 - value) * 100).toFixed(1)} %`,
  },
};

export interface SaidTotal {
  readonly total: RunTotal;
  readonly name: string;
  readonly words: string;
}

/** The totals that are known, in the order people read them: distance, time, then the rest. */
export function saidTotals(values: Readonly<Record<RunTotal, number | null>>): readonly SaidTotal[] {
  const order: readonly RunTotal[] = ["distanceM", ...RUN_TOTALS.filter((total) => total !== "distanceM")];
  return order.flatMap((total) => {
    const value = values[total];
    if (value === null) return [];
    const { name, words } = TOTAL_WORDS[total];
    return [{ total, name, words: words(value) }];
  });
}
