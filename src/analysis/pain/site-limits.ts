import type { PainSite, Region } from "../../domain/pain.ts";
import { siteName } from "../../domain/site-words.ts";
import { SOURCES } from "../risk/sources.ts";

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
  readonly words: string;
  readonly source: string;
}

const ACHILLES: SiteLimit = {
  kind: "achilles",
  duringNrs: 5,
  afterNrs: 5,
  isTested: true,
  words:
    "For the Achilles tendon a trial allowed up to 5 of 10 in and after a run, if it was back to usual by the next morning and did not rise from week to week.",
  source: SOURCES.painMonitoring,
};

const FRONT_OF_KNEE: SiteLimit = {
  kind: "front-of-knee",
  duringNrs: 2,
  afterNrs: null,
  isTested: true,
  words:
    "For the front of the knee protocols allow up to 2 of 10 in a run, back to the start within an hour and no worse the next morning.",
  source: SOURCES.anteriorKnee,
};

const NO_WORSE =
  "no worse than at the start of a run, not rising, stride unchanged and no worse the next morning. No number was tested there.";

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
  const name = siteName(site);
  if (isBone)
    return {
      kind: "bone",
      duringNrs: 0,
      afterNrs: 0,
      isTested: false,
      words: "If it is the bone that hurts, no pain is acceptable: do not run on it.",
      source: SOURCES.boneStress,
    };
  return (
    LIMITS[site.region] ?? {
      kind: "no-worse",
      duringNrs: null,
      afterNrs: null,
      isTested: false,
      words: `For ${name.the} the usual limit is ${NO_WORSE}`,
      source: SOURCES.otherRegions,
    }
  );
}
