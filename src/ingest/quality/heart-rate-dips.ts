import type { Series } from "../track/samples.ts";
import { MOST_SEARCHED, type Stretch } from "./stretch.ts";

/** A heart slows by one or two beats a minute each second at most; this fast a fall is the sensor's. */
export const FALL_BPM = 30;
export const FALL_WITHIN_S = 5;
/** It counts as come back when it is this close to where it fell from, */
export const BACK_WITHIN_BPM = 10;
/** and no later than this. */
export const LONGEST_DIP_S = 60;
/** A runner who slowed down by more than this share may have stopped: then the fall is believed. */
export const SPEED_HOLDS_FRAC = 0.8;
const SPEED_BEFORE_S = 30;
/** Ten samples a second, for the seconds within which a fall is seen. */
const MOST_RECENT = 50;

/** The columns that the rule reads, one entry a sample. */
export interface DipInput {
  readonly timeS: Series;
  readonly heartRate: Series;
  readonly speed: Series;
}

/**
 * Stretches in which heart rate fell away at once and came back, while the runner kept the speed. Without a speed
 * nothing is found: the runner may have stood still.
 *
 * @see docs/METHODS.md#heart-rate-dropouts
 */
export function heartRateDips(input: DipInput): Stretch[] {
  const { timeS, heartRate } = input;
  const found: Stretch[] = [];
  const before = new Recent(input);
  for (let i = 0; i < heartRate.length; i++) {
    const rate = heartRate[i] as number;
    if (Number.isNaN(rate)) continue;
    const level = before.level(timeS[i] as number);
    const to = level.rateBpm - rate > FALL_BPM ? comesBack(input, i, level) : null;
    if (to !== null && speedHolds(input, i, to)) {
      found.push({ from: i, to });
      i = to - 1;
    } else before.add(i);
  }
  return found;
}

/** The highest rate of the last seconds, and when the heart was last near it. */
interface Level {
  readonly rateBpm: number;
  readonly lastS: number;
}

/** The samples of the last seconds that are believed. */
class Recent {
  readonly #input: DipInput;
  #places: number[] = [];

  constructor(input: DipInput) {
    this.#input = input;
  }

  add(place: number): void {
    this.#places.push(place);
    if (this.#places.length > MOST_RECENT) this.#places.shift();
  }

  level(nowS: number): Level {
    const { timeS, heartRate } = this.#input;
    this.#places = this.#places.filter((place) => nowS - (timeS[place] as number) <= FALL_WITHIN_S);
    const rateBpm = this.#places.reduce((most, place) => Math.max(most, heartRate[place] as number), 0);
    const last = this.#places.findLast((place) => (heartRate[place] as number) >= rateBpm - BACK_WITHIN_BPM);
    return { rateBpm, lastS: last === undefined ? nowS : (timeS[last] as number) };
  }
}

function comesBack({ timeS, heartRate }: DipInput, from: number, level: Level): number | null {
  const end = Math.min(heartRate.length, from + MOST_SEARCHED);
  for (let i = from + 1; i < end && (timeS[i] as number) <= level.lastS + LONGEST_DIP_S; i++)
    if ((heartRate[i] as number) >= level.rateBpm - BACK_WITHIN_BPM) return i;
  return null;
}

function speedHolds({ timeS, speed }: DipInput, from: number, to: number): boolean {
  let first = from;
  while (
    first > 0 &&
    from - first < MOST_SEARCHED &&
    (timeS[first - 1] as number) >= (timeS[from] as number) - SPEED_BEFORE_S
  )
    first--;
  const usual = mean(speed, first, from);
  const now = mean(speed, from, to);
  return usual > 0 && now >= SPEED_HOLDS_FRAC * usual;
}

/** NaN when nothing is known. */
function mean(series: Series, from: number, to: number): number {
  let [sum, count] = [0, 0];
  for (let i = from; i < to; i++) {
    const value = series[i] as number;
    if (Number.isNaN(value)) continue;
    sum += value;
    count++;
  }
  return sum / count;
}
