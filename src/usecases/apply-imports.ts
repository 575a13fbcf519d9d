import type { AthleteId, Sha256 } from "../domain/ids.ts";
import type { FileOutcome, ImportedActivity, IngestProblem } from "../domain/import-outcome.ts";
import type { JournalFact } from "../domain/journal.ts";
import type { DecodedFile, FileEntries } from "../ingest/decoded-file.ts";
import type { Tx } from "../store/session.ts";
import type { Deps } from "./deps.ts";
import { type FileActivities, type Placed, Placement } from "./place-activities.ts";

type ImportFact = Extract<JournalFact, { readonly kind: "import" }>;

export interface ImportToApply {
  readonly fact: ImportFact;
  readonly decoded: DecodedFile | null;
}

/** What makes the same bytes a duplicate: where they were first, and what they hold. */
interface FirstTime {
  readonly path: string;
  readonly activities: readonly ImportedActivity[];
  readonly entries: number;
}

/**
 * Brings decoded files of one athlete into the tables, in order, and says what became of each. The same bytes again change
 * nothing, whether they came in an earlier import or twice in this one.
 */
export async function applyImports(
  deps: Deps,
  tx: Tx,
  athlete: AthleteId,
  files: readonly ImportToApply[],
): Promise<readonly FileOutcome[]> {
  const known = await knownBefore(deps, tx, athlete, files);
  const read = await Promise.all(files.map((file) => decodedUnlessKnown(deps, file, known)));
  const placement = await Placement.among(deps, tx, athlete, read.flatMap(heldBy));
  const outcomes: FileOutcome[] = [];
  for (const { fact, decoded } of read) {
    const { name: path, sha256 } = fact.file;
    const settled = settledBefore(fact, known);
    if (settled !== null) outcomes.push(settled);
    else if (sha256 === null || decoded === null) {
      throw new Error(`import of ${path} has neither bytes nor a refusal`);
    } else if (decoded.kind !== "decoded") {
      outcomes.push({ ...plain(fact), outcome: decoded.kind, ...decoded.problem });
    } else {
      const placed = placement.place({ sha256, activities: decoded.activities });
      await putEntries(deps, tx, athlete, decoded.entries);
      const holds = { activities: placed.map(importedActivity), entries: countEntries(decoded.entries) };
      known.set(sha256, { path, ...holds });
      outcomes.push({ ...plain(fact), ...verdictOn(placed, decoded.warnings), ...holds });
    }
  }
  await placement.write(deps, tx);
  return outcomes;
}

const plain = ({ file: { name: path, sha256 } }: ImportFact) => ({ path, sha256, activities: [], entries: 0 });

/** What became of a file that is refused unread or whose bytes are known; null for one that brings something. */
function settledBefore(fact: ImportFact, known: ReadonlyMap<Sha256, FirstTime>): FileOutcome | null {
  if (fact.refusal !== null) return { ...plain(fact), outcome: fact.refusal.outcome, ...fact.refusal.problem };
  const { name: path, sha256 } = fact.file;
  const before = sha256 === null ? undefined : known.get(sha256);
  return sha256 === null || before === undefined ? null : duplicateOf(before, path, sha256);
}

/** A file comes undecoded when its bytes were known as it was read. When they are not any more, it is decoded now. */
async function decodedUnlessKnown(
  deps: Deps,
  { fact, decoded }: ImportToApply,
  known: ReadonlyMap<Sha256, FirstTime>,
): Promise<ImportToApply> {
  const { sha256 } = fact.file;
  if (decoded !== null || fact.refusal !== null || sha256 === null || known.has(sha256)) return { fact, decoded };
  return { fact, decoded: await deps.decodeKept(sha256, { homeZone: fact.homeZone }) };
}

function heldBy({ fact, decoded }: ImportToApply): readonly FileActivities[] {
  const { sha256 } = fact.file;
  return decoded?.kind === "decoded" && sha256 !== null ? [{ sha256, activities: decoded.activities }] : [];
}

/** The files among these whose bytes were accepted in an earlier import. */
async function knownBefore(
  deps: Deps,
  tx: Tx,
  athlete: AthleteId,
  files: readonly ImportToApply[],
): Promise<Map<Sha256, FirstTime>> {
  const sha256s = files.flatMap(({ fact }) => (fact.file.sha256 === null ? [] : [fact.file.sha256]));
  const sources = await deps.tables.importLog.knownSources(tx, athlete, sha256s);
  if (sources.size === 0) return new Map();
  const held = await deps.tables.activities.activitiesOfSources(tx, athlete, [...sources.keys()]);
  return new Map(
    [...sources].map(([sha256, source]) => [sha256, { ...source, activities: held.get(sha256) ?? [] }] as const),
  );
}

function duplicateOf({ path: first, activities, entries }: FirstTime, path: string, sha256: Sha256): FileOutcome {
  const detail = `The same bytes were imported before as ${first}. Nothing changed.`;
  return { path, outcome: "duplicate", reason: "ALREADY_IMPORTED", detail, sha256, activities, entries };
}

function verdictOn(
  placed: readonly Placed[],
  warnings: readonly IngestProblem[],
): Pick<FileOutcome, "outcome" | "reason" | "detail"> {
  const merged = placed.flatMap(({ sameRun }) => (sameRun === null ? [] : [sameRun]));
  const isMerged = merged.length > 0 && merged.length === placed.length;
  const said = warnings.map(({ detail }) => detail);
  const [first] = merged;
  if (first !== undefined) {
    said.push(
      placed.length === 1
        ? first
        : `${merged.length} of ${placed.length} runs were known from another source; the richer source counts.`,
    );
  }
  const reason = warnings[0]?.reason ?? (merged.length > 0 ? "SAME_RUN_RICHER_KEPT" : null);
  return { outcome: isMerged ? "merged" : "imported", reason, detail: said.join(" ") };
}

/** Writes what a file holds beside activities; of two that speak of the same thing the later one counts. */
export async function putEntries(deps: Deps, tx: Tx, athlete: AthleteId, entries: FileEntries): Promise<void> {
  const { pain, therapy, days, wellness } = deps.tables;
  await pain.putPainEntries(tx, athlete, entries.pain);
  await pain.putNoPainDays(tx, athlete, entries.noPain);
  await therapy.putTherapySessions(tx, athlete, entries.therapy);
  await days.putDayMarks(tx, athlete, entries.dayMarks);
  await wellness.putWellnessDays(tx, athlete, entries.wellness);
}

function countEntries(entries: FileEntries): number {
  const { pain, noPain, therapy, dayMarks, wellness } = entries;
  return pain.length + noPain.length + therapy.length + dayMarks.length + wellness.length;
}

function importedActivity({ id, activity }: Placed): ImportedActivity {
  return {
    activityId: id,
    sport: activity.sport,
    startedAt: activity.startedAt,
    localDay: activity.localDay,
    utcOffsetMin: activity.utcOffsetMin,
    durationS: activity.durationS,
    elapsedS: activity.elapsedS,
    distanceM: activity.distanceM,
    avgHeartRateBpm: activity.avgHeartRateBpm,
    avgCadenceSpm: activity.avgCadenceSpm,
    ascentM: activity.ascentM,
    samples: activity.samples,
    source: activity.format,
  };
}
