/** A stretch of sleep, in milliseconds since 1970. */
interface Stretch {
  fromMs: number;
  toMs: number;
}

/** More stretches than this in one night are no sleep. */
const MOST_STRETCHES = 500;

/** Joins stretches that overlap or touch, of whichever app: nobody sleeps twice at a time. */
export class Night {
  #stretches: Stretch[] = [];

  add(fromMs: number, toMs: number): void {
    let [from, to] = [fromMs, toMs];
    const apart = this.#stretches.filter((other) => {
      const touches = other.fromMs <= to && other.toMs >= from;
      if (touches) [from, to] = [Math.min(from, other.fromMs), Math.max(to, other.toMs)];
      return !touches;
    });
    if (apart.length >= MOST_STRETCHES) return;
    this.#stretches = [...apart, { fromMs: from, toMs: to }];
  }

  /** Seconds asleep. */
  get sleepS(): number {
    return this.#stretches.reduce((sum, { fromMs, toMs }) => sum + (toMs - fromMs), 0) / 1000;
  }
}
