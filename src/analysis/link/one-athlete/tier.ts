/** How much may be said, by the number of onsets. */
export type Tier = "descriptive" | "compared" | "exploratory";

/** From here on onsets are compared with shifted calendars, and from there on odds are estimated. */
export const TIER_ONSETS = { compared: 5, exploratory: 15 } as const;

/**
 * Fewer than 5 onsets are only described; 5 to 14 are compared with chance; from 15 on odds are estimated, as exploratory.
 *
 * @see docs/METHODS.md#one-runner
 */
export function tierOf(onsets: number): Tier {
  if (onsets < TIER_ONSETS.compared) return "descriptive";
  return onsets < TIER_ONSETS.exploratory ? "compared" : "exploratory";
}
