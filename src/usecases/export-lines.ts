import { createHash } from "node:crypto";
import type { ActivityId, AthleteId, BatchId, EntryId, Sha256 } from "../domain/ids.ts";
import type { UtcInstant } from "../domain/instant.ts";
import type { JournalEntry, JournalFact } from "../domain/journal.ts";
import { isPeopleFact } from "../domain/people-facts.ts";
import type { ParsedLine } from "../store/journal-entry.ts";
import { checkValues } from "./check-values.ts";
import { activityIdOf } from "./place-activities.ts";

/** No line that a person or we ever wrote is longer. */
const MOST_LINE_CHARS = 100_000;
const MOST_ID_CHARS = 200;
const MOST_NAME_CHARS = 2000;
/** 1 January 2000, before anybody could have said anything here; ms since 1970. */
const FIRST_INSTANT = 946_684_800_000;
const DAY_MS = 86_400_000;

/** What became of the lines of an export. */
export interface ReadLines {
  readonly entries: readonly JournalEntry[];
  /** Filed under somebody else. */
  readonly ofOthers: number;
  /** About accounts and about who may see what: an export never brings access. */
  readonly ofPeople: number;
  /** Of a kind that this version does not know, as a newer one writes. */
  readonly unknown: number;
  /** That cannot be read, or that nobody can mean. */
  readonly wrong: number;
}

/** Takes the lines of one athlete out of the text of an export's journal. What is not theirs, or no entry, is counted. */
export function linesOfExport(
  text: string,
  { athlete, now, parse }: { athlete: AthleteId; now: UtcInstant; parse: (line: string) => ParsedLine },
): ReadLines {
  const entries: JournalEntry[] = [];
  const counts = { ofOthers: 0, ofPeople: 0, unknown: 0, wrong: 0 };
  for (const line of text.split("\n")) {
    if (line === "") continue;
    const parsed: ParsedLine = line.length > MOST_LINE_CHARS ? { kind: "damaged", why: "too long" } : parse(line);
    const fault = faultOf(parsed, athlete, now);
    if (fault !== null) counts[fault] += 1;
    else if (parsed.kind === "entry") entries.push(parsed.entry);
  }
  return { entries, ...counts };
}

/** Why a line is not taken; null when it is. */
function faultOf(
  parsed: ParsedLine,
  athlete: AthleteId,
  now: UtcInstant,
): "ofOthers" | "ofPeople" | "unknown" | "wrong" | null {
  if (parsed.kind === "unknown") return "unknown";
  if (parsed.kind === "damaged" || !isMeant(parsed.entry, now)) return "wrong";
  if (isPeopleFact(parsed.entry.fact)) return "ofPeople";
  return parsed.entry.athlete === athlete ? null : "ofOthers";
}

function isMeant({ id, at, fact }: JournalEntry, now: UtcInstant): boolean {
  if (id.length > MOST_ID_CHARS || at < FIRST_INSTANT || at > now + DAY_MS) return false;
  if (fact.kind === "import" && (fact.file.name.length > MOST_NAME_CHARS || fact.batchId.length > MOST_ID_CHARS))
    return false;
  if (fact.kind === "import" && fact.file.sha256 === null && fact.refusal === null) return false;
  try {
    checkValues(fact);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** How many places for activities a file has, by its hash. */
export type Places = ReadonlyMap<Sha256, number>;

/** More than any honest export has: what goes beyond keeps its old name, which then names nothing. */
const MOST_PLACES = 1_000_000;

/**
 * The lines as those of another athlete: under ids of their own, made from the old ones, so that the same export gives the
 * same lines every time.
 */
export function asLinesOf(
  entries: readonly JournalEntry[],
  { from, to, places }: { readonly from: AthleteId; readonly to: AthleteId; readonly places: Places },
): readonly JournalEntry[] {
  if (from === to) return entries.map(withoutWriter);
  const idOf = newActivityIds(from, to, places);
  return entries.map((entry) => ({
    id: derived<EntryId>(to, entry.id),
    at: entry.at,
    athlete: to,
    fact: renamed(entry.fact, idOf, to),
  }));
}

/** An account of another server is nobody here. */
function withoutWriter({ id, at, athlete, fact }: JournalEntry): JournalEntry {
  return { id, at, athlete, fact };
}

function derived<T extends string>(to: AthleteId, id: string): T {
  return createHash("sha256").update(`${to}\n${id}`).digest("hex").slice(0, 32) as T;
}

function newActivityIds(from: AthleteId, to: AthleteId, places: Places): (id: ActivityId) => ActivityId {
  const ids = new Map<ActivityId, ActivityId>();
  for (const [sha256, count] of places) {
    for (let index = 0; index < count && ids.size < MOST_PLACES; index += 1) {
      ids.set(activityIdOf(from, sha256, index), activityIdOf(to, sha256, index));
    }
  }
  return (id) => ids.get(id) ?? id;
}

function renamed(fact: JournalFact, idOf: (id: ActivityId) => ActivityId, to: AthleteId): JournalFact {
  const idOrNull = (id: ActivityId | null) => (id === null ? null : idOf(id));
  switch (fact.kind) {
    case "pain":
    case "rpe":
      return { ...fact, entry: { ...fact.entry, activityId: idOrNull(fact.entry.activityId) } } as JournalFact;
    case "pain-removed":
      return { ...fact, activityId: idOrNull(fact.activityId) };
    case "correction":
    case "correction-removed":
      return { ...fact, activityId: idOf(fact.activityId) };
    case "sources-split":
    case "sources-split-removed":
      return { ...fact, first: idOf(fact.first), second: idOf(fact.second) };
    case "import":
    case "import-undone":
    case "import-redone":
      return { ...fact, batchId: derived<BatchId>(to, fact.batchId) };
    default:
      return fact; // the others name neither a run nor an import
  }
}
