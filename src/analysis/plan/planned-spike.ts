import type { Spike } from "../../domain/load.ts";
import type { SpikeEvent } from "../risk/spike-events.ts";

/**
 * A planned run that would be a spike; nothing for one that would not, or that has nothing to be compared with.
 *
 * @see docs/METHODS.md#plan
 */
export function plannedSpikeEvent(spike: Spike): SpikeEvent[] {
  const { day, category, value, sessionM, longestPrior30dM, provisional } = spike;
  if (category !== "small" && category !== "moderate" && category !== "large") return [];
  if (value === null || sessionM === null || longestPrior30dM === null) return [];
  return [
    {
      day,
      size: category,
      longerPct: 100 * (value - 1),
      sessionM,
      longestPriorM: longestPrior30dM,
      isProvisional: provisional,
      isPlanned: true,
    },
  ];
}
