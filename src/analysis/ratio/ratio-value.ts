import type { RatioReason, RatioValue } from "../../domain/load.ts";

/**
 * No number, and why.
 *
 * @see docs/METHODS.md#conventions
 */
export function unknownRatio(reason: RatioReason): RatioValue {
  return { kind: "unknown", reason };
}
