import { type Match, matchOf, type SourceHead } from "./match-sources.ts";
import { whyRicher } from "./richness.ts";
import { SOURCE_NAMES } from "./source-names.ts";

/** What an import says of a source that joined others: why they are one session, and which of them counts, and why. */
export function whyMerged(own: SourceHead, counting: SourceHead, other: SourceHead): string {
  const same = `Two sources of one session: ${whyOne(own, own === counting ? other : counting)}.`;
  if (own === counting) return `${same} This one counts: ${whyRicher(own, other)}.`;
  return `${same} The other one, a ${SOURCE_NAMES[counting.format]}, counts: ${whyRicher(counting, own)}.`;
}

/** What a run says of one of its sources. `next` is the richest of the others; null when there is no other. */
export function whyCounts(counting: SourceHead, next: SourceHead | null): string {
  if (next === null) return "The only source of this session.";
  return `This source counts: ${whyRicher(counting, next)}.`;
}

/** What a run says of a source that does not count. */
export function whyBehind(own: SourceHead, counting: SourceHead): string {
  return `The same session: ${whyOne(own, counting)}. The ${SOURCE_NAMES[counting.format]} counts instead: ${whyRicher(counting, own)}.`;
}

function whyOne(a: SourceHead, b: SourceHead): string {
  const match: Match | null = matchOf(a, b);
  return match?.why ?? "they matched when they were read";
}
