/** The words of an axis as an expression of the chart language: a table of ticks, looked up. */
export type TickWords = `{${string}}[datum.value]`;

const LOOKED_UP = "[datum.value]";

/** What an axis says at its ticks: the same words in a live chart, which looks them up, and in a picture. */
export function tickWords(ticks: readonly number[], words: (tick: number) => string): TickWords {
  const table = JSON.stringify(Object.fromEntries(ticks.map((tick) => [String(tick), words(tick)])));
  return `${table as `{${string}}`}${LOOKED_UP}`;
}

/** The table of such an expression: ticks to words. */
export function tickTable(expression: TickWords): Readonly<Record<string, string>> {
  // Only the function above makes such an expression.
  return JSON.parse(expression.slice(0, -LOOKED_UP.length)) as Record<string, string>;
}

/** `1,200`, `−2`. */
export const plainTick = (tick: number): string =>
  `${tick < 0 ? "−" : ""}${String(Math.abs(tick)).replace(/\B(?=(\d{3})+$)/g, ",")}`;
