import type { FindingLevel } from "../../domain/assessment.ts";
import { addDays, type LocalDay } from "../../domain/local-day.ts";
import type { PainSite } from "../../domain/pain.ts";
import type { Said } from "../../domain/said.ts";
import { ANSWER_HOLDS_DAYS, type Judged, type Raised, type Standing } from "./standing.ts";

/** What a pain rule says about one place on one day. */
export type PainState =
  | { readonly kind: "clear" }
  | ({ readonly kind: "flagged" } & PainFlag)
  /** It stood and nobody has answered about the place for more than 7 days. */
  | { readonly kind: "stale"; readonly since: LocalDay }
  /** The answers of the last days lack something the rule needs. */
  | { readonly kind: "unjudged"; readonly missing: Said };

export interface PainFlag {
  readonly level: FindingLevel;
  readonly value: number | null;
  readonly threshold: number | null;
  /** Days the flag rests on. */
  readonly from: LocalDay;
  readonly to: LocalDay;
  /** Last day on which it counts if nothing is logged; null while its condition holds. */
  readonly standsUntil: LocalDay | null;
  readonly text: Said;
}

/** A rule's word about one place, and the days on which it rose there at amber or louder. */
export interface PainVerdict {
  readonly site: PainSite;
  readonly state: PainState;
  readonly roseOn: readonly LocalDay[];
}

export const CLEAR: PainState = { kind: "clear" };

/** A state, and the days on which it rose at amber or louder. */
export interface PainJudgement {
  readonly state: PainState;
  readonly roseOn: readonly LocalDay[];
}

/**
 * The state of a rule that counts until it is settled.
 *
 * @param flagOf what the standing days say; called only while they stand
 * @see docs/METHODS.md#stands-and-settled
 */
export function stateOfStanding<T extends Judged>(
  standing: Standing<T>,
  flagOf: (raised: Raised<T>) => Omit<PainFlag, "standsUntil">,
): PainState {
  switch (standing.kind) {
    case "none":
      return CLEAR;
    case "stale":
      return { kind: "stale", since: standing.lastAnswer };
    case "stands":
      return { kind: "flagged", ...flagOf(standing), standsUntil: addDays(standing.lastAnswer, ANSWER_HOLDS_DAYS) };
    default:
      return standing satisfies never;
  }
}

/**
 * The days a rule was met.
 *
 * @see docs/METHODS.md#stands-and-settled
 */
export function metDays(days: readonly Judged[]): LocalDay[] {
  return days.filter(({ outcome }) => outcome === "met").map(({ day }) => day);
}
