import type { LinkDays } from "../episodes/link-days.ts";
import { asNextMornings } from "../episodes/next-morning.ts";
import { cannotTell, type Estimated } from "../statistics/estimated.ts";
import { type ExposureFinding, exposureFinding } from "./exposure-finding.ts";
import type { Exposure } from "./exposures.ts";
import { onsetDays } from "./matched-sets.ts";
import { tierOf } from "./tier.ts";

/**
 * The secondary question: was a spike before mornings with pain up by 2 or more? On days at risk that can be compared with the day before; what may be said
 * depends on the number of such mornings.
 *
 * @returns `cannot-tell` without such a morning, or as for any exposure
 * @see docs/METHODS.md#next-morning
 */
export function morningFinding(days: LinkDays, spike: Exposure): Estimated<ExposureFinding> {
  const mornings = asNextMornings(days);
  const compared = mornings.atRisk.reduce((sum, isCompared) => sum + isCompared, 0);
  const rises = onsetDays(mornings).length;
  if (rises === 0) return cannotTell(noRise(compared));
  const finding = exposureFinding(mornings, spike, tierOf(rises));
  return finding.kind === "cannot-tell" ? finding : { ...finding, outcome: "next-morning", role: "secondary" };
}

function noRise(compared: number): string {
  if (compared === 0) return "no day at risk has an answer of its own and one of the day before";
  const mornings = compared === 1 ? "the 1 morning" : `the ${compared} mornings`;
  return `pain was not up by 2 or more on ${mornings} that can be compared with the day before`;
}
