import type { Activity, HistogramKind } from "./activity.ts";
import type { ActivityId } from "./ids.ts";

/** The totals that any source of a run may state or leave open. */
export const RUN_TOTALS = [
  "durationS",
  "movingS",
  "elapsedS",
  "distanceM",
  "ascentM",
  "descentM",
  "avgHeartRateBpm",
  "maxHeartRateBpm",
  "avgCadenceSpm",
  "avgPowerW",
  "avgGroundContactS",
  "avgVerticalOscillationM",
  "avgStrideM",
  "groundContactBalanceLeftFrac",
] as const satisfies readonly (keyof Activity)[];
export type RunTotal = (typeof RUN_TOTALS)[number];

/** Everything about a run that is taken from one of its sources, each field on its own. */
export type RunField =
  | RunTotal
  | HistogramKind
  | "sport"
  | "title"
  | "note"
  | "startedAt"
  | "rpe0To10"
  | "device"
  | "laps";

/** Where the value of a field comes from: one of the sources, a correction, or the runner's own rating. */
export type FieldOrigin =
  | { readonly kind: "source"; readonly id: ActivityId }
  | { readonly kind: "correction" }
  | { readonly kind: "rating" };

const KNOWN_WHEN_STATED = [
  ...RUN_TOTALS,
  "startedAt",
  "utcOffsetMin",
  "rpe0To10",
  "device",
] as const satisfies readonly (keyof Activity)[];

/** How many of the things a source may state it does state: the more, the richer. */
export function measuresKnown(activity: Pick<Activity, (typeof KNOWN_WHEN_STATED)[number]>): number {
  return KNOWN_WHEN_STATED.filter((name) => activity[name] !== null).length;
}
