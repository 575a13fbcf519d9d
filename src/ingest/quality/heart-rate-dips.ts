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
/** The power of two above it: a place in the ring is a mask away. */
const RING = 64;

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
    const highestBpm = before.highestBpm(timeS[i] as number);
    const to = highestBpm - rate > FALL_BPM ? comesBack(input, i, before.level(highestBpm)) : null;
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

/** The samples of the last seconds that are believed, in a ring: this runs at every sample of every file. */
class Recent {
  private readonly timeS: Series;
  private readonly heartRate: Series;
  private readonly places = new Uint32Array(RING);
  /** Counted since the first sample; the place of each in the ring is its low bits. */
  private first = 0;
  private end = 0;
  /** Which of them is the highest, the latest of several, and its rate: it is looked for again only once it is too old. */
  private top = -1;
  private topBpm = 0;

  constructor({ timeS, heartRate }: DipInput) {
    this.timeS = timeS;
    this.heartRate = heartRate;
  }

  add(place: number): void {
    this.places[this.end & (RING - 1)] = place;
    this.consider(this.end);
    this.end++;
    if (this.end - this.first > MOST_RECENT) this.first++;
  }

  /** The highest rate of the last seconds; forgets what is older. 0 when nothing is known of them. */
  highestBpm(nowS: number): number {
    while (this.first < this.end && nowS - (this.timeS[this.at(this.first)] as number) > FALL_WITHIN_S) this.first++;
    if (this.top < this.first) {
      this.topBpm = 0;
      for (let n = this.first; n < this.end; n++) this.consider(n);
    }
    return this.topBpm;
  }

  private consider(n: number): void {
    const rate = this.heartRate[this.at(n)] as number;
    if (rate < this.topBpm) return;
    this.top = n;
    this.topBpm = rate;
  }

  /** The level at a rate that one of the samples has. */
  level(rateBpm: number): Level {
    let last = this.end - 1;
    while (last > this.first && (this.heartRate[this.at(last)] as number) < rateBpm - BACK_WITHIN_BPM) last--;
    return { rateBpm, lastS: this.timeS[this.at(last)] as number };
  }

  private at(n: number): number {
    return this.places[n & (RING - 1)] as number;
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
