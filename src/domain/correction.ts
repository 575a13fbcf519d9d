import type { Sport } from "./activity.ts";
import type { ActivityId } from "./ids.ts";
import type { UtcInstant } from "./instant.ts";

/**
 * What a person says about a run in place of its sources, field by field. The sources stay as they are. A correction follows
 * the run whichever of its sources it was made on (docs/METHODS.md#corrections).
 */
export type Correction =
  | { readonly field: "distanceM"; readonly value: number }
  /** Timer time. */
  | { readonly field: "durationS"; readonly value: number }
  | { readonly field: "sport"; readonly value: Sport }
  /** The strap slipped: no heart rate is better than a wrong one. */
  | { readonly field: "heartRate"; readonly value: "excluded" }
  /** Not a session of this runner: it counts for nothing, and can be brought back. */
  | { readonly field: "deleted"; readonly value: true };

export const CORRECTION_FIELDS = ["distanceM", "durationS", "sport", "heartRate", "deleted"] as const;
export type CorrectionField = (typeof CORRECTION_FIELDS)[number];

/** A correction as it was said of one of a run's sources; null takes it back. Of several about one run the latest holds. */
export interface SaidCorrection {
  readonly activityId: ActivityId;
  readonly field: CorrectionField;
  readonly correction: Correction | null;
  readonly at: UtcInstant;
}

/** The runner's word that two activities are two sessions, however alike they look. */
export interface SourceSplit {
  readonly first: ActivityId;
  readonly second: ActivityId;
}
