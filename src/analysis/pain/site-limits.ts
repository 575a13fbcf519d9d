import type { PainSite, Region } from "../../domain/pain.ts";
import type { Said } from "../../domain/said.ts";
import { said } from "../../messages/said.ts";

/** How much pain protocols allow in one place. */
export interface SiteLimit {
  readonly kind: "achilles" | "front-of-knee" | "no-worse" | "bone";
  /** Highest NRS in a run; null where no number was tested. */
  readonly duringNrs: number | null;
  /** Highest NRS an hour after; null where it must be back to the start, or where no number was tested. */
  readonly afterNrs: number | null;
  /** The number was tested in patients with pain in this place. */
  readonly isTested: boolean;
  /** The limit as a sentence. */
  readonly words: Said;
  /** The study or practice behind it: that of the rule on the same limit. */
  readonly source: Said;
}

const ACHILLES: SiteLimit = {
  kind: "achilles",
  duringNrs: 5,
  afterNrs: 5,
  isTested: true,
  words: said("limit.achilles"),
  source: said("rule.PAIN_MORNING.source"),
};

const FRONT_OF_KNEE: SiteLimit = {
  kind: "front-of-knee",
  duringNrs: 2,
  afterNrs: null,
  isTested: true,
  words: said("limit.front-of-knee"),
  source: said("rule.PAIN_KNEE.source"),
};

const LIMITS: Readonly<Partial<Record<Region, SiteLimit>>> = {
  achilles: ACHILLES,
  "knee-front": FRONT_OF_KNEE,
  knee: FRONT_OF_KNEE,
};

/**
 * The limit for a place. Only the Achilles tendon and the front of the knee have one that was tested; a knee without a part
 * said is read as the front. Where pain comes from bone there is none: no pain is acceptable.
 *
 * @param isBone some answer speaks for the bone: pain at night, or a sign of a bone stress injury
 * @see docs/METHODS.md#limits-of-a-place — Silbernagel et al. 2007; Esculier et al. 2016
 */
export function siteLimit(site: PainSite, isBone = false): SiteLimit {
  if (isBone)
    return {
      kind: "bone",
      duringNrs: 0,
      afterNrs: 0,
      isTested: false,
      words: said("limit.bone"),
      source: said("rule.RF_BSI.source"),
    };
  return (
    LIMITS[site.region] ?? {
      kind: "no-worse",
      duringNrs: null,
      afterNrs: null,
      isTested: false,
      words: said("limit.no-worse", { place: { site, form: "the" } }),
      source: said("rule.PAIN_GAIT.source"),
    }
  );
}
