import type { PainSite } from "../../domain/pain.ts";
import { siteName } from "../../domain/site-words.ts";

/**
 * Whether English speaks of these places as of many: `yes` for two of them, for both calves and for toes.
 *
 * @see docs/METHODS.md#rules
 */
export function isPlural(sites: readonly PainSite[]): "yes" | "no" {
  const [first] = sites;
  return sites.length > 1 || (first !== undefined && siteName(first).isPlural) ? "yes" : "no";
}
