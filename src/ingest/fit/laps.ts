import type { Lap } from "../../domain/activity.ts";
import { instantFromEpochS } from "../../domain/instant.ts";
import { type FitMessage, numberOf } from "./fit-messages.ts";
import { FIELD } from "./profile.ts";
import { cadenceOf, scaledOf } from "./session-summary.ts";

/** The laps of one session. `stepsPerCount` is 2 where cadence counts one foot, null where it counts no steps. */
export function lapsOf(messages: readonly FitMessage[], epochShiftS: number, stepsPerCount: number | null): Lap[] {
  const f = FIELD.lap;
  return messages.map((message, index) => {
    const positive = (num: number, scale = 1) => {
      const value = scaledOf(message, num, scale);
      return value !== null && value > 0 ? value : null;
    };
    const startS = numberOf(message, f.startTime);
    const cadence = cadenceOf(message, f.avgCadence, f.avgFractionalCadence);
    return {
      index,
      startedAt: startS === null ? null : instantFromEpochS(startS + epochShiftS),
      durationS: positive(f.timer, 1000),
      elapsedS: positive(f.elapsed, 1000),
      distanceM: scaledOf(message, f.distance, 100),
      avgHeartRateBpm: positive(f.avgHeartRate),
      maxHeartRateBpm: positive(f.maxHeartRate),
      avgCadenceSpm: cadence === null || stepsPerCount === null ? null : cadence * stepsPerCount,
      ascentM: scaledOf(message, f.ascent),
      avgPowerW: positive(f.avgPower),
    };
  });
}
