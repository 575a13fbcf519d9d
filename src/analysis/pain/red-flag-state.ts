import type { RedFlagCode } from "../../domain/assessment.ts";
import type { RunnerHistory } from "../../domain/history.ts";
import type { LocalDay } from "../../domain/local-day.ts";
import type { PainSite } from "../../domain/pain.ts";
import type { Said } from "../../domain/said.ts";
import type { PainState } from "./pain-state.ts";
import type { Urgency } from "./red-flag-signs.ts";

/** A red flag's word about one place, or about the whole body. */
export interface RedFlagVerdict {
  readonly rule: RedFlagCode;
  readonly site: PainSite | null;
  readonly state: PainState;
  readonly urgency: Urgency;
  /** The verdict's sentence when this flag is the most pressing one; null when it is not flagged. */
  readonly sentence: Said | null;
}

/**
 * The last day on which a red flag was said to be seen; null when never.
 *
 * @see docs/METHODS.md#red-flags
 */
export function seenThrough(
  rule: RedFlagCode,
  { seenFlags }: Pick<RunnerHistory, "seenFlags">,
  asOf: LocalDay,
): LocalDay | null {
  return seenFlags.reduce<LocalDay | null>(
    (last, flag) => (flag.rule === rule && flag.day <= asOf && (last === null || flag.day > last) ? flag.day : last),
    null,
  );
}
