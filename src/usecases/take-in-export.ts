import type { AthleteId, EntryId, Sha256 } from "../domain/ids.ts";
import type { FileOutcome, ImportedActivity } from "../domain/import-outcome.ts";
import type { JournalEntry } from "../domain/journal.ts";
import type { FoundExport } from "../ingest/archive/expanded.ts";
import { catchUp } from "./catch-up.ts";
import type { Deps } from "./deps.ts";
import { asLinesOf, linesOfExport, type ReadLines } from "./export-lines.ts";
import { noteLag } from "./journal-lag.ts";
import { ExportProblem, journalIn, keepOriginals, refusedMember, statedIn } from "./read-export.ts";

/**
 * Takes an export of one athlete in, as the data of another or of the same: its originals and its lines of the journal go
 * the way of every file and every word. What is known already changes nothing. Nothing in it is trusted: lines of other
 * athletes and lines about accounts or access are passed over.
 *
 * @returns one outcome for the export, and one for each of its files that was refused
 * @throws FolderError when the data folder takes no more
 */
export async function takeInExport(
  deps: Deps,
  athlete: AthleteId,
  found: FoundExport,
): Promise<readonly FileOutcome[]> {
  try {
    const stated = statedIn(found);
    const read = linesOfExport(await journalIn(found, stated), {
      athlete: stated.athlete,
      now: deps.now(),
      parse: deps.custody.parseEntry,
    });
    const wanted = new Set(read.entries.flatMap(originalOf));
    const { kept, refused } = await keepOriginals(deps, found, { ...stated, wanted });
    const backed = read.entries.filter((entry) => originalOf(entry).every((sha256) => kept.has(sha256)));
    const lines = asLinesOf(backed, { from: stated.athlete, to: athlete, places: stated.places });
    const fresh = await writeLines(deps, athlete, lines);
    if (fresh.length > 0) await catchUp(deps, () => undefined);
    const activities = await activitiesOf(deps, athlete, fresh);
    const lost = read.entries.length - backed.length;
    const whole = outcomeOf({ path: found.path, from: stated.athlete, read, lost, fresh: fresh.length, activities });
    return [whole, ...refused.map(refusedMember)];
  } catch (error) {
    if (error instanceof ExportProblem) return [refusedMember(error)];
    throw error;
  }
}

function originalOf({ fact }: JournalEntry): readonly Sha256[] {
  return fact.kind === "import" && fact.file.sha256 !== null ? [fact.file.sha256] : [];
}

/**
 * Writes those of the lines that are not in the journal yet. They are filed under when they were said, which may be before
 * what is known: the athlete's tables are then filled anew, in the order of the journal.
 */
async function writeLines(
  deps: Deps,
  athlete: AthleteId,
  lines: readonly JournalEntry[],
): Promise<readonly JournalEntry[]> {
  return deps.store.write(async (tx) => {
    const known = new Set<EntryId>();
    let hasOwn = false;
    for (const entry of await deps.journal.read()) {
      known.add(entry.id);
      hasOwn ||= entry.athlete === athlete;
    }
    const fresh = lines.filter(({ id }) => !known.has(id) && known.add(id));
    if (fresh.length === 0) return [];
    noteLag(deps.journal);
    await deps.journal.append(fresh);
    if (hasOwn) await deps.tables.totals.clearDerivedOf(tx, athlete);
    return fresh;
  });
}

async function activitiesOf(
  deps: Deps,
  athlete: AthleteId,
  entries: readonly JournalEntry[],
): Promise<readonly ImportedActivity[]> {
  const sha256s = [...new Set(entries.flatMap(originalOf))];
  const held = await deps.store.read((reader) => deps.tables.activities.activitiesOfSources(reader, athlete, sha256s));
  return [...held.values()].flat();
}

interface TakenIn {
  readonly path: string;
  readonly from: AthleteId;
  readonly read: ReadLines;
  /** Lines whose original is not in the export as it should be. */
  readonly lost: number;
  readonly fresh: number;
  readonly activities: readonly ImportedActivity[];
}

function outcomeOf({ path, from, read, lost, fresh, activities }: TakenIn): FileOutcome {
  const said = [
    fresh === 0
      ? `Everything in this export of ${from} is known already. Nothing changed.`
      : `This is an export of ${from}: ${fresh} of its ${read.entries.length} entries were new here and were taken in.`,
    lost > 0 ? `${lost} files were left out: their bytes are not in the export as it states them.` : "",
    read.ofPeople > 0
      ? `${read.ofPeople} lines about accounts and sharing were passed over: an export brings no access.`
      : "",
    read.ofOthers > 0 ? `${read.ofOthers} lines of other people were passed over.` : "",
    read.unknown > 0 ? `${read.unknown} lines were written by a newer Niggle and were passed over.` : "",
    read.wrong > 0 ? `${read.wrong} lines cannot be read, or say what nobody can mean, and were passed over.` : "",
  ].filter((sentence) => sentence !== "");
  return {
    path,
    outcome: fresh === 0 ? "duplicate" : "imported",
    reason: fresh === 0 ? "ALREADY_IMPORTED" : said.length > 1 ? "SOME_ROWS_REJECTED" : null,
    detail: said.join(" "),
    sha256: null,
    activities,
    entries: fresh,
  };
}
