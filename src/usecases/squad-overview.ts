import { attentionGroup, compareAttention, worstOfWeek, worstOfWeekBefore } from "../analysis/squad/attention.ts";
import { attentionWords } from "../analysis/squad/attention-words.ts";
import { includesScope } from "../domain/access.ts";
import type { AthleteId } from "../domain/ids.ts";
import type { IssuedAssessment, RunningFigures } from "../domain/journal.ts";
import type { LocalDay } from "../domain/local-day.ts";
import type { Scope } from "../domain/people.ts";
import type { Said } from "../domain/said.ts";
import {
  type AttentionGroup,
  type IssuedFinding,
  isOfPain,
  type PlannedRace,
  type SquadStanding,
} from "../domain/squad.ts";
import type { SquadRow } from "../store/squad.ts";
import type { Deps } from "./deps.ts";

/** An athlete as somebody else may see them. */
export interface SharedAthlete {
  readonly athlete: AthleteId;
  /** The name that the account goes by. */
  readonly name: string;
  /** Every scope that was shared; each holds the summary. */
  readonly scopes: readonly Scope[];
  /** Whether a note may be written. */
  readonly mayComment: boolean;
}

/** One athlete of a squad: what is shared of them, and nothing else. */
export interface SquadEntry extends Omit<SharedAthlete, "athlete" | "name">, SquadStanding {
  readonly group: AttentionGroup;
  /** Why it stands where it stands. */
  readonly why: Said;
  /** Worst pain of the last 7 days and of the 7 before; null without an answer, and where pain is not shared. */
  readonly worstNrs: { readonly now: number | null; readonly before: number | null };
  /** The day the verdict is about; null while nothing was issued. */
  readonly issuedFor: LocalDay | null;
  /** The verdict is about an earlier day than the one looked at. */
  readonly isStale: boolean;
  /** Level or headline is another than a week ago; false when nothing stood then. */
  readonly isChanged: boolean;
  /** What flagged, gravest first, as far as it is shared. */
  readonly findings: readonly IssuedFinding[];
  /** Something flagged that is not shared. */
  readonly hidesFindings: boolean;
  readonly knownDaysOf28: number | null;
  /** Whether runs are shared. */
  readonly seesRuns: boolean;
  /** Null where runs are not shared, and before anything was issued. */
  readonly figures: RunningFigures | null;
  readonly contactDay: LocalDay | null;
  readonly race: PlannedRace | null;
}

export interface SquadAsked {
  readonly asOf: LocalDay;
  /** How many days of pain, at least 14; four weeks when it is not said. */
  readonly painDays?: number;
}

/**
 * What a squad's page shows: each athlete once, those who need a look first. One query reads it; nothing is worked out by
 * looking, and what is not shared is not in the answer.
 */
export async function squadOverview(
  deps: Pick<Deps, "store" | "tables">,
  athletes: readonly SharedAthlete[],
  { asOf, painDays = PAIN_DAYS }: SquadAsked,
): Promise<readonly SquadEntry[]> {
  const ids = athletes.map(({ athlete }) => athlete);
  const rows = await deps.store.read((reader) => deps.tables.squad.squadRows(reader, ids, { asOf, painDays }));
  const byAthlete = new Map(rows.map((row) => [row.athlete, row]));
  return athletes
    .flatMap((shared) => {
      const row = byAthlete.get(shared.athlete);
      return row === undefined ? [] : [entryOf(shared, row, { asOf, painDays })];
    })
    .sort(compareAttention);
}

/** What of a row is shared. */
function entryOf(
  { athlete, name, scopes, mayComment }: SharedAthlete,
  { latest, weekAgo, pain, contactDay, race }: SquadRow,
  { asOf, painDays }: Required<SquadAsked>,
): SquadEntry {
  const [seesRuns, seesPain] = [includesAny(scopes, "runs"), includesAny(scopes, "pain")];
  const flagged = flagsOf(latest);
  const findings =
    seesRuns && seesPain ? flagged : flagged.filter(({ rule }) => (isOfPain(rule) ? seesPain : seesRuns));
  const standing: SquadStanding = {
    athlete,
    name,
    now: verdictOf(latest),
    weekAgo: verdictOf(weekAgo),
    painNrs: seesPain ? worstOfDays(pain, asOf, painDays) : null,
    silentDays: contactDay === null ? null : asOf - contactDay,
  };
  const figures = latest?.figures ?? null;
  return {
    athlete,
    name,
    now: standing.now,
    weekAgo: standing.weekAgo,
    painNrs: standing.painNrs,
    silentDays: standing.silentDays,
    group: attentionGroup(standing),
    why: attentionWords(standing),
    worstNrs: { now: worstOfWeek(standing.painNrs), before: worstOfWeekBefore(standing.painNrs) },
    scopes,
    mayComment,
    issuedFor: latest?.asOf ?? null,
    isStale: latest !== null && latest.asOf < asOf,
    isChanged: weekAgo !== null && (latest?.level !== weekAgo.level || latest.headline !== weekAgo.headline),
    findings,
    hidesFindings: findings.length < flagged.length,
    knownDaysOf28: figures?.knownDaysOf28 ?? null,
    seesRuns,
    figures: seesRuns ? figures : null,
    contactDay,
    race: seesRuns ? race : null,
  };
}

const includesAny = (scopes: readonly Scope[], needed: Scope): boolean =>
  scopes.some((given) => includesScope(given, needed));

/** The worst answer of each day, oldest first; null without one. */
function worstOfDays(pain: SquadRow["pain"], asOf: LocalDay, painDays: number): readonly (number | null)[] {
  const worst = new Array<number | null>(painDays).fill(null);
  for (const { day, nrs } of pain) {
    const place = day - asOf + painDays - 1;
    worst[place] = Math.max(worst[place] ?? 0, nrs);
  }
  return worst;
}

/** As many days as the sparkline has. */
const PAIN_DAYS = 28;
const GRAVEST_FIRST = ["clinician", "red", "amber", "note"] as const;

function verdictOf(issued: IssuedAssessment | null) {
  return issued === null ? null : { level: issued.level, headline: issued.headline };
}

function flagsOf(issued: IssuedAssessment | null): readonly IssuedFinding[] {
  const flagged = (issued?.findings ?? []).filter(({ kind }) => kind === "flagged");
  return flagged.length < 2
    ? flagged
    : GRAVEST_FIRST.flatMap((level) => flagged.filter((finding) => finding.level === level));
}
