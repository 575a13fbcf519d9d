import type { AthleteId } from "../domain/ids.ts";
import type { FileOutcome, ImportedActivity, IngestProblem } from "../domain/import-outcome.ts";
import type { JournalFact } from "../domain/journal.ts";
import type { DecodedFile, FileEntries } from "../ingest/decoded-file.ts";
import type { Tx } from "../store/session.ts";
import type { Deps } from "./deps.ts";
import { type Placed, placeActivities } from "./place-activities.ts";

type ImportFact = Extract<JournalFact, { readonly kind: "import" }>;

export interface ImportToApply {
  readonly athlete: AthleteId;
  readonly fact: ImportFact;
  readonly decoded: DecodedFile | null;
}

/** Brings one decoded file into the tables and says what became of it. The same bytes again change nothing. */
export async function applyImport(deps: Deps, tx: Tx, { athlete, fact, decoded }: ImportToApply): Promise<FileOutcome> {
  const { name: path, sha256 } = fact.file;
  const plain = { path, sha256, activities: [], entries: 0 };
  if (fact.refusal !== null) return { ...plain, outcome: fact.refusal.outcome, ...fact.refusal.problem };
  if (sha256 === null || decoded === null) throw new Error(`import of ${path} has neither bytes nor a refusal`);
  const known = await deps.tables.importLog.knownSource(tx, athlete, sha256);
  if (known !== null) {
    const activities = await deps.tables.activities.activitiesOfSource(tx, athlete, sha256);
    const detail = `The same bytes were imported before as ${known.path}. Nothing changed.`;
    return { ...plain, outcome: "duplicate", reason: "ALREADY_IMPORTED", detail, activities, entries: known.entries };
  }
  if (decoded.kind !== "decoded") return { ...plain, outcome: decoded.kind, ...decoded.problem };
  const placed = await placeActivities(deps, tx, { athlete, sha256, activities: decoded.activities });
  await putEntries(deps, tx, athlete, decoded.entries);
  return {
    ...plain,
    ...verdictOn(placed, decoded.warnings),
    activities: placed.map((each) => importedActivity(each)),
    entries: countEntries(decoded.entries),
  };
}

function verdictOn(
  placed: readonly Placed[],
  warnings: readonly IngestProblem[],
): Pick<FileOutcome, "outcome" | "reason" | "detail"> {
  const merged = placed.filter(({ sameRun }) => sameRun !== null);
  const isMerged = merged.length > 0 && merged.length === placed.length;
  const said = warnings.map(({ detail }) => detail);
  const [first] = merged;
  if (first?.sameRun != null) {
    said.push(
      merged.length === 1
        ? first.sameRun.why
        : `${merged.length} of ${placed.length} runs were known from another source; the richer source counts.`,
    );
  }
  const reason = warnings[0]?.reason ?? (merged.length > 0 ? "SAME_RUN_RICHER_KEPT" : null);
  return { outcome: isMerged ? "merged" : "imported", reason, detail: said.join(" ") };
}

async function putEntries(deps: Deps, tx: Tx, athlete: AthleteId, entries: FileEntries): Promise<void> {
  const { pain, therapy, days } = deps.tables;
  for (const entry of entries.pain) await pain.putPainEntry(tx, athlete, entry);
  for (const entry of entries.noPain) await pain.putNoPainDay(tx, athlete, entry);
  for (const entry of entries.therapy) await therapy.putTherapySession(tx, athlete, entry);
  for (const entry of entries.dayMarks) await days.putDayMark(tx, athlete, entry);
}

function countEntries(entries: FileEntries): number {
  return entries.pain.length + entries.noPain.length + entries.therapy.length + entries.dayMarks.length;
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
