import type { Region } from "../domain/pain.ts";
import type { Words } from "./words.ts";

/** A region in a list to choose from: `Front of the knee`, `Elsewhere`. */
export const regionLabel = (region: Region, { say, site }: Words): string =>
  region === "other" ? say("region.elsewhere") : site({ region, side: null }, "label");
