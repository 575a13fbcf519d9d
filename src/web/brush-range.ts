/** Weeks of a history that are shown, by their places from its first week: both ends are shown. */
export interface WeekWindow {
  readonly first: number;
  readonly last: number;
}

export const LEAST_WEEKS = 4;

const clamp = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), high);

/** The window so many weeks later, as far as the history goes; its length stays. */
export function movedBy({ first, last }: WeekWindow, weeks: number, count: number): WeekWindow {
  const by = clamp(weeks, -first, count - 1 - last);
  return { first: first + by, last: last + by };
}

/** The window with another first week: never shorter than four weeks. */
export const beginningAt = ({ last }: WeekWindow, first: number): WeekWindow => ({
  first: clamp(first, 0, Math.max(0, last - LEAST_WEEKS + 1)),
  last,
});

/** The window with another last week. */
export const endingAt = ({ first }: WeekWindow, last: number, count: number): WeekWindow => ({
  first,
  last: clamp(last, Math.min(count - 1, first + LEAST_WEEKS - 1), count - 1),
});

/** So many weeks that end where the window ends, or later when the history does not go back so far. */
export function lastingWeeks({ last }: WeekWindow, weeks: number, count: number): WeekWindow {
  const length = clamp(weeks, Math.min(LEAST_WEEKS, count), count);
  const end = Math.max(last, length - 1);
  return { first: end - length + 1, last: end };
}

/** What a key does to a place of `now` between `low` and `high`; null for a key that does nothing here. */
export function placeAfterKey(key: string, now: number, low: number, high: number): number | null {
  switch (key) {
    case "ArrowLeft":
    case "ArrowDown":
      return clamp(now - 1, low, high);
    case "ArrowRight":
    case "ArrowUp":
      return clamp(now + 1, low, high);
    case "PageDown":
      return clamp(now - 13, low, high);
    case "PageUp":
      return clamp(now + 13, low, high);
    case "Home":
      return low;
    case "End":
      return high;
    default:
      return null;
  }
}
