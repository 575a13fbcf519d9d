import { circularShiftTest, type ShiftTest } from "../statistics/circular-shift.ts";
import { type AlertTrack, eventAhead } from "./alert-track.ts";

/**
 * Whether a flag's hit days are more than its own pattern of alerts would have by chance: the alerts are moved around the
 * counted days, all of them together, and their hits counted again. Alerts that stand for a week keep standing for a week,
 * so this asks more than random single days do.
 *
 * @see docs/METHODS.md#flags-and-their-verdicts
 */
export function shiftedHits(track: AlertTrack, horizonDays: number): ShiftTest {
  const { days, at } = hitsAtShift(track, horizonDays);
  return circularShiftTest(days, at);
}

/**
 * The hit days of a flag whose alerts are moved around the counted days by some number of them; 0 is the truth.
 *
 * @see docs/METHODS.md#flags-and-their-verdicts
 */
export function hitsAtShift(
  track: AlertTrack,
  horizonDays: number,
): { readonly days: number; readonly at: (shift: number) => number } {
  const ahead = eventAhead(track.event, horizonDays);
  const hits: number[] = [];
  const alerts: number[] = [];
  for (let day = 0; day < track.counted.length; day++) {
    if (track.counted[day] !== 1) continue;
    if (track.alert[day] === 1) alerts.push(hits.length);
    hits.push(ahead[day] ?? 0);
  }
  const twice = Uint8Array.from([...hits, ...hits]);
  const at = (shift: number) => {
    let sum = 0;
    for (const alert of alerts) sum += twice[alert + shift] ?? 0;
    return sum;
  };
  return { days: hits.length, at };
}
