import { type FitMessage, numberOf } from "./fit-messages.ts";
import { FIELD, TIMESTAMP } from "./profile.ts";
import type { Series } from "./samples.ts";

/** A stretch during which the watch's timer stood still: FIT seconds, from the stop up to the next start. */
export interface TimerStop {
  readonly fromS: number;
  readonly toS: number;
}

const TIMER_EVENT = 0;
const START = 0;
/** stop, stop_all, stop_disable, stop_disable_all */
const STOPS: ReadonlySet<number | null> = new Set([1, 4, 8, 9]);

/** A gap between records of up to this many seconds is time that was recorded. */
export const LONGEST_GAP_S = 10;

/**
 * The timer's stops. A stop that no start follows is no pause: it ends the recording, or the watch forgot to say that
 * it went on (o-synce).
 */
export function timerStops(events: readonly FitMessage[]): TimerStop[] {
  const stops: TimerStop[] = [];
  let stoppedAt: number | null = null;
  for (const event of events) {
    const atS = numberOf(event, TIMESTAMP);
    if (numberOf(event, FIELD.event.event) !== TIMER_EVENT || atS === null) continue;
    const type = numberOf(event, FIELD.event.type);
    if (STOPS.has(type)) stoppedAt ??= atS;
    else if (type === START && stoppedAt !== null) {
      if (atS > stoppedAt) stops.push({ fromS: stoppedAt, toS: atS });
      stoppedAt = null;
    }
  }
  return stops.sort((a, b) => a.fromS - b.fromS);
}

/**
 * Seconds each sample stands for: the time to the next one, or 0 when that is more than `longestGapS` away or the timer
 * stood still.
 */
export function weightsS(timeS: Series, stops: readonly TimerStop[], longestGapS = LONGEST_GAP_S): Float64Array {
  const weights = new Float64Array(timeS.length);
  let stop = 0;
  for (let i = 0; i + 1 < timeS.length; i++) {
    const nowS = timeS[i] as number;
    while (stop < stops.length && (stops[stop] as TimerStop).toS <= nowS) stop++;
    const gapS = (timeS[i + 1] as number) - nowS;
    const stopped = stop < stops.length && (stops[stop] as TimerStop).fromS <= nowS;
    weights[i] = gapS > longestGapS || stopped ? 0 : gapS;
  }
  return weights;
}

/** Mean of a series by time; by sample when no sample has weight; null when it holds nothing that counts. */
export function timeWeightedMean(
  series: Series,
  weights: Float64Array,
  counts: (value: number) => boolean = () => true,
): number | null {
  let [sum, time, plain, count] = [0, 0, 0, 0];
  for (let i = 0; i < series.length; i++) {
    const value = series[i] as number;
    if (Number.isNaN(value) || !counts(value)) continue;
    sum += value * (weights[i] as number);
    time += weights[i] as number;
    plain += value;
    count++;
  }
  if (time > 0) return sum / time;
  return count > 0 ? plain / count : null;
}
