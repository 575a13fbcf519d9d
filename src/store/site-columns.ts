import type { PainSite, Region } from "../domain/pain.ts";
import { type Row, textOrNull } from "./row.ts";

/** Both null for the whole body. */
export function siteParams(site: PainSite | null): { readonly region: string | null; readonly side: string | null } {
  return { region: site?.region ?? null, side: site?.side ?? null };
}

/** The place of a row; null for the whole body. */
export function siteFromRow(row: Row): PainSite | null {
  const region = textOrNull<Region>(row, "region");
  return region === null ? null : { region, side: textOrNull(row, "side") };
}
