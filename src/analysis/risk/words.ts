import type { PainSite } from "../../domain/pain.ts";
import { siteName } from "../../domain/site-words.ts";
import { kmFromM } from "../../domain/units.ts";

/**
 * Whether English speaks of these places as of many: `yes` for two of them, for both calves and for toes.
 *
 * @see docs/METHODS.md#rules
 */
export function isPlural(sites: readonly PainSite[]): "yes" | "no" {
  const [first] = sites;
  return sites.length > 1 || (first !== undefined && siteName(first).isPlural) ? "yes" : "no";
}

/**
 * Items as people list them.
 *
 * @see docs/METHODS.md#rules
 * @example inARow(["a", "b", "c"]) // "a, b and c"
 */
export function inARow(items: readonly string[]): string {
  const last = items.at(-1) ?? "";
  return items.length < 2 ? last : `${items.slice(0, -1).join(", ")} and ${last}`;
}

/**
 * A distance as findings print it.
 *
 * @see docs/METHODS.md#rules
 * @example kmWords(19_800) // "19.8 km"
 */
export function kmWords(distanceM: number): string {
  return `${kmFromM(distanceM).toFixed(1)} km`;
}

/**
 * A number of days.
 *
 * @see docs/METHODS.md#rules
 * @example daysWords(1) // "1 day"
 */
export function daysWords(days: number): string {
  return days === 1 ? "1 day" : `${days} days`;
}
