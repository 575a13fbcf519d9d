/** A million kilometres or thirty years: what lies beyond is a broken file. */
const LARGEST_READING = 1e9;

/**
 * A quantity as measured: the number itself, or null when there is none. A negative, non-finite or absurdly large reading
 * is no measurement; zero is one.
 *
 * @see docs/METHODS.md#conventions
 * @example measured(5000) // 5000
 * @example measured(Number.NaN) // null
 */
export function measured(value: number | null): number | null {
  return value !== null && value >= 0 && value <= LARGEST_READING ? value : null;
}
