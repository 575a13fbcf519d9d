/**
 * The same data without the texts that are in no language yet: the JSON carries them in English beside.
 * Days as numbers, typed arrays and whatever else is not a plain object or list stay as they are.
 */
export function withoutSaid<T>(value: T): T {
  if (Array.isArray(value)) return value.map((item) => withoutSaid(item)) as T;
  if (typeof value !== "object" || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  const kept = Object.entries(value).filter(([name]) => name !== "said");
  return Object.fromEntries(kept.map(([name, item]) => [name, withoutSaid(item)])) as T;
}
