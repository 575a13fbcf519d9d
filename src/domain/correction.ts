import type { Sport } from "./activity.ts";
import type { ActivityId } from "./ids.ts";

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

/** The runner's word that two activities are two sessions, however alike they look. */
export interface SourceSplit {
  readonly first: ActivityId;
  readonly second: ActivityId;
}
