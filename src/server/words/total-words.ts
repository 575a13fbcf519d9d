import { RUN_TOTALS, type RunTotal } from "../../domain/run.ts";
import type { Words } from "../../messages/words.ts";

/** A total in words. Its name is `total.…` in the catalogue. */
function totalValue(total: RunTotal, value: number, words: Words): string {
  const { number } = words;
  switch (total) {
    case "distanceM":
      return words.distance(value, 2);
    case "durationS":
    case "movingS":
    case "elapsedS":
      return words.clock(value);
    case "ascentM":
    case "descentM":
      return words.elevation(value);
    case "avgHeartRateBpm":
    case "maxHeartRateBpm":
      return `${number(value)} bpm`;
    case "avgCadenceSpm":
      return number(value);
    case "avgPowerW":
      return `${number(value)} W`;
    case "avgGroundContactS":
      return `${number(value * 1000)} ms`;
    case "avgVerticalOscillationM":
      return `${number(value * 100, 1)} cm`;
    case "avgStrideM":
      return `${number(value, 2)} m`;
    case "groundContactBalanceLeftFrac":
      return words.say("total.balance", { left: number(value * 100, 1), right: words.percent((1 - value) * 100, 1) });
    default:
      return total satisfies never;
  }
}

export interface SaidTotal {
  readonly total: RunTotal;
  readonly name: string;
  readonly words: string;
}

/** The totals that are known, in the order people read them: distance, time, then the rest. */
export function saidTotals(values: Readonly<Record<RunTotal, number | null>>, words: Words): readonly SaidTotal[] {
  const order: readonly RunTotal[] = ["distanceM", ...RUN_TOTALS.filter((total) => total !== "distanceM")];
  return order.flatMap((total) => {
    const value = values[total];
    if (value === null) return [];
    return [{ total, name: words.say(`total.${total}`), words: totalValue(total, value, words) }];
  });
}
