import type { SourceSplit } from "../domain/correction.ts";
import type { ActivityId, Sha256 } from "../domain/ids.ts";
import { ByDay } from "./by-day.ts";
import { FARTHEST_DAYS, isPieceOf, type Match, matchOf, type SourceHead } from "./match-sources.ts";
import { byRichness } from "./richness.ts";

/** Sources of one session. The first counts; of the others each says why it is the same session. The richest first. */
export interface RunGroup {
  readonly counting: SourceHead;
  readonly others: readonly { readonly head: SourceHead; readonly match: Match }[];
}

interface OpenGroup {
  /** Its place among the groups: smaller is richer. */
  readonly place: number;
  readonly counting: SourceHead;
  readonly others: { readonly head: SourceHead; readonly match: Match }[];
  /** Rows of one file are different sessions, however alike they are: a group takes in one row of a file only. */
  readonly files: Set<Sha256>;
  readonly ids: Set<ActivityId>;
}

/**
 * Which sources are one run: a function of the set, whatever order they came in. The richest source of all is the first
 * run; each next joins the run it matches most closely, unless that holds a row of the same file or a person said that the
 * two are two sessions; else it is a run of its own. A piece of a longer recording is looked at after all whole ones.
 *
 * @returns the groups, in the order of their counting sources
 * @see docs/METHODS.md#one-run-from-many-sources
 */
export function groupRuns(heads: readonly SourceHead[], splits: readonly SourceSplit[]): readonly RunGroup[] {
  const apart = splitPairs(splits);
  const groups: OpenGroup[] = [];
  const groupsByDay = new ByDay<OpenGroup>();
  for (const head of wholeAndRichestFirst(heads)) {
    const found = closestGroup(head, groupsByDay.near(head.localDay, FARTHEST_DAYS), apart);
    if (found !== null) {
      join(found.group, head, found.match);
      continue;
    }
    const group = newGroup(head, groups.length);
    groups.push(group);
    groupsByDay.add(head.localDay, group);
  }
  return groups.map(({ counting, others }) => ({ counting, others }));
}

function wholeAndRichestFirst(heads: readonly SourceHead[]): readonly SourceHead[] {
  const byDay = new ByDay<SourceHead>();
  for (const head of heads) byDay.add(head.localDay, head);
  const pieces = new Set(
    heads.filter((head) => byDay.near(head.localDay, FARTHEST_DAYS).some((other) => isPieceOf(head, other))),
  );
  return [...heads].sort((a, b) => Number(pieces.has(a)) - Number(pieces.has(b)) || byRichness(a, b));
}

function newGroup(counting: SourceHead, place: number): OpenGroup {
  return { place, counting, others: [], files: new Set([counting.sourceSha256]), ids: new Set([counting.id]) };
}

function join(group: OpenGroup, head: SourceHead, match: Match): void {
  group.others.push({ head, match });
  group.files.add(head.sourceSha256);
  group.ids.add(head.id);
}

type Apart = ReadonlyMap<ActivityId, ReadonlySet<ActivityId>>;

function splitPairs(splits: readonly SourceSplit[]): Apart {
  const apart = new Map<ActivityId, Set<ActivityId>>();
  const note = (id: ActivityId, from: ActivityId) => apart.set(id, (apart.get(id) ?? new Set()).add(from));
  for (const { first, second } of splits) {
    note(first, second);
    note(second, first);
  }
  return apart;
}

interface Found {
  readonly group: OpenGroup;
  readonly match: Match;
}

function closestGroup(head: SourceHead, groups: readonly OpenGroup[], apart: Apart): Found | null {
  const splitFrom = [...(apart.get(head.id) ?? [])];
  let best: Found | null = null;
  for (const group of groups) {
    if (group.files.has(head.sourceSha256) || splitFrom.some((id) => group.ids.has(id))) continue;
    const match = matchOf(head, group.counting);
    if (match !== null && (best === null || isCloser({ group, match }, best))) best = { group, match };
  }
  return best;
}

/** Of equally close ones the richer. */
function isCloser(a: Found, b: Found): boolean {
  if (a.match.closeness !== b.match.closeness) return a.match.closeness < b.match.closeness;
  return a.group.place < b.group.place;
}
