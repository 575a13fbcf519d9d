import type { TimerStop } from "../track/weights.ts";
import { type FitMessage, numberOf } from "./fit-messages.ts";
import { FIELD, TIMESTAMP } from "./profile.ts";

const TIMER_EVENT = 0;
const START = 0;
/** stop, stop_all, stop_disable, stop_disable_all */
const STOPS: ReadonlySet<number | null> = new Set([1, 4, 8, 9]);

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
