import type { Said } from "../../../domain/said.ts";
import { said } from "../../../messages/said.ts";
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

function noRise(compared: number): Said {
  return compared === 0 ? said("own-link.why.no-answers") : said("own-link.why.no-rise", { mornings: compared });
}
