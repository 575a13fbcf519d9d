import type { LocalDay } from "../domain/local-day.ts";

/** Things by their local day, so that those of a few days are found without looking at years of them. */
export class ByDay<T> {
  readonly #items = new Map<LocalDay, T[]>();

  add(day: LocalDay, item: T): void {
    const there = this.#items.get(day);
    if (there === undefined) this.#items.set(day, [item]);
    else there.push(item);
  }

  remove(day: LocalDay, item: T): void {
    const others = (this.#items.get(day) ?? []).filter((each) => each !== item);
    this.#items.set(day, others);
  }

  /** Everything at most `days` away, ascending by day. */
  near(day: LocalDay, days: number): readonly T[] {
    const found: T[] = [];
    for (let each = day - days; each <= day + days; each += 1) found.push(...(this.#items.get(each as LocalDay) ?? []));
    return found;
  }
}
