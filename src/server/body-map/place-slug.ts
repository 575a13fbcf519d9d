import { type PainSite, REGIONS, SIDES } from "../../domain/pain.ts";
import { drawnAs } from "./body-map.tsx";

/** A place as a part of an address: `knee-left`, `lower-back-center`; a region without a side stands for all of it. */
export const placeSlug = ({ region, side }: PainSite): string => (side === null ? region : `${region}-${side}`);

/** The place that a part of an address names; null when there is none of that name. */
export function siteOfSlug(text: string): PainSite | null {
  const whole = REGIONS.find((region) => region === text);
  if (whole !== undefined) return { region: whole, side: null };
  for (const side of SIDES) {
    const region = REGIONS.find((one) => text === `${one}-${side}`);
    if (region !== undefined) return { region, side };
  }
  return null;
}

/**
 * Whether what was logged about a site belongs on the page of a place: the same region or a part of it, and the same side.
 * What was logged without a side, or about both, belongs to each.
 */
export function isPartOf(site: PainSite, place: PainSite): boolean {
  const isRegion = site.region === place.region || drawnAs(site.region) === place.region;
  const isEachSide = [place.side, site.side].some((side) => side === null || side === "both");
  return isRegion && (isEachSide || place.side === "center" || site.side === place.side);
}
