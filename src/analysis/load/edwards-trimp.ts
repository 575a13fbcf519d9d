import type { Histogram } from "../../domain/activity.ts";
import { sumOverBands } from "./heart-rate-bands.ts";

/** Where zone 1 begins, and how wide each zone is, in tenths of the highest heart rate. */
const FIRST_ZONE_TENTHS = 5;
const ZONES = 5;

/**
 * The zone of a heart rate, 1 to 5, by tenths of the highest one: 50–60 %, 60–70 %, … 90–100 %. The lower bound belongs to
 * its zone. Below half it is 0; above the highest it is 5.
 *
 * @see docs/METHODS.md#edwards-trimp
 * @example edwardsZone(140, 200) // 3
 */
export function edwardsZone(heartRateBpm: number, hrMaxBpm: number): number {
  // Compared as ten times the rate against whole tenths: 0.7 · 190 is a hair below 133.
  for (let zone = ZONES; zone > 0; zone -= 1) {
    if (heartRateBpm * 10 >= (FIRST_ZONE_TENTHS + zone - 1) * hrMaxBpm) return zone;
  }
  return 0;
}

/**
 * Edwards' training impulse in arbitrary units: minutes in each zone times the number of the zone.
 *
 * @see docs/METHODS.md#edwards-trimp — Edwards 1993, The Heart Rate Monitor Book
 */
export function edwardsTrimp(heartRate: Histogram, hrMaxBpm: number): number {
  return sumOverBands(heartRate, (minutes, heartRateBpm) => minutes * edwardsZone(heartRateBpm, hrMaxBpm));
}
