import type { Histogram } from "../../domain/activity.ts";
import type { AthleteSettings } from "../../domain/athlete.ts";
import type { SessionSummary } from "../../domain/history.ts";
import type { MissingInput } from "../../domain/load.ts";
import { edwardsZone } from "./edwards-trimp.ts";
import { bandMeanBpm } from "./heart-rate-bands.ts";
import { whyNotHeard } from "./heart-rate-load.ts";

/** Zones by tenths of the highest heart rate, or by the heart rate at the lactate threshold. */
export type ZoneScale =
  | { readonly by: "maximum"; readonly hrMaxBpm: number }
  | { readonly by: "threshold"; readonly lthrBpm: number };

/** Time and way in each zone. Place 0 is below zone 1, place 5 is zone 5. */
interface Intensity {
  readonly by: ZoneScale["by"];
  readonly secondsS: readonly number[];
  /** Null where the recording does not say at which heart rate the metres were run. */
  readonly distanceM: readonly number[] | null;
}

/** Lower bounds of zones 2 to 5 in percent of the threshold heart rate: a coach's convention (Friel). */
const THRESHOLD_ZONES_PCT = [85, 90, 95, 100] as const;

/**
 * The scale that settings allow: by the threshold where it is stated, else by the highest heart rate; null without both.
 *
 * @see docs/METHODS.md#intensity
 */
export function zoneScale({ lthrBpm, hrMaxBpm }: AthleteSettings): ZoneScale | null {
  if (isRate(lthrBpm)) return { by: "threshold", lthrBpm };
  return isRate(hrMaxBpm) ? { by: "maximum", hrMaxBpm } : null;
}

const isRate = (rateBpm: number | null): rateBpm is number =>
  rateBpm !== null && Number.isFinite(rateBpm) && rateBpm > 0;

/**
 * The zone of a heart rate: 1 to 5, and 0 for less than half of the highest one. Lower bounds belong to their zone.
 *
 * @see docs/METHODS.md#intensity
 */
export function zoneOf(heartRateBpm: number, scale: ZoneScale): number {
  if (scale.by === "maximum") return edwardsZone(heartRateBpm, scale.hrMaxBpm);
  let zone = 1;
  for (const pct of THRESHOLD_ZONES_PCT) if (heartRateBpm * 100 >= pct * scale.lthrBpm) zone++;
  return zone;
}

/**
 * Seconds and metres of a run in each heart-rate zone, or the input that is missing. A band counts as a whole, by its mean.
 *
 * @see docs/METHODS.md#intensity
 */
export function intensityOf(
  session: SessionSummary,
  scale: ZoneScale | null,
): { readonly kind: "known"; readonly value: Intensity } | { readonly kind: "unknown"; readonly why: MissingInput } {
  const { heartRate, summary } = session;
  const why = whyNotHeard(session);
  if (heartRate === null || why !== null) return { kind: "unknown", why: why ?? "NO_HEART_RATE" };
  if (scale === null) return { kind: "unknown", why: "HR_MAX_UNKNOWN" };
  const metres = summary === null || summary.heartRateMetresM.length === 0 ? null : metresAsBands(summary);
  return {
    kind: "known",
    value: {
      by: scale.by,
      secondsS: inZones(heartRate, scale),
      distanceM: metres === null ? null : inZones(metres, scale),
    },
  };
}

/** Bands summed by zone. */
function inZones(bands: Histogram, scale: ZoneScale): readonly number[] {
  const sums = [0, 0, 0, 0, 0, 0];
  bands.secondsS.forEach((amount, band) => {
    const zone = zoneOf(bandMeanBpm(bands, band), scale);
    sums[zone] = (sums[zone] ?? 0) + amount;
  });
  return sums;
}

/** Metres in bands of heart rate have the shape of seconds in bands. */
function metresAsBands(summary: NonNullable<SessionSummary["summary"]>): Histogram {
  return {
    kind: "heartRateBpm",
    lowest: summary.heartRateMetresLowestBpm,
    width: summary.heartRateMetresWidthBpm,
    secondsS: summary.heartRateMetresM,
  };
}
