import { formatLocalDay, type LocalDay } from "../../domain/local-day.ts";
import { kmFromM } from "../../domain/units.ts";
import { findingTitle } from "../../messages/finding-words.ts";
import type { Words } from "../../messages/words.ts";
import type { SquadEntry } from "../../usecases/squad-overview.ts";
import { type CsvCell, csvText } from "../csv-text.ts";

/** The columns, in their order. docs/SQUAD.md says what each holds. */
type Column = readonly [name: string, cell: (entry: SquadEntry, words: Words) => CsvCell];

const COLUMNS: readonly Column[] = [
  ["athlete", ({ athlete }) => athlete],
  ["name", ({ name }) => name],
  ["shared", ({ scopes }) => scopes.join(" ")],
  ["verdict", ({ now }) => now?.headline ?? null],
  ["level", ({ now }) => now?.level ?? null],
  ["verdict_of", ({ issuedFor }) => dayCell(issuedFor)],
  ["verdict_week_ago", ({ weekAgo }) => weekAgo?.headline ?? null],
  ["level_week_ago", ({ weekAgo }) => weekAgo?.level ?? null],
  ["group", ({ group }) => group],
  ["why", ({ why }, words) => words.tell(why)],
  ["flagged", ({ findings }, words) => textOrNull(findings.map((one) => findingTitle(one, words)).join("; "))],
  ["worst_pain_7_days_nrs", ({ worstNrs }) => worstNrs.now],
  ["worst_pain_7_days_before_nrs", ({ worstNrs }) => worstNrs.before],
  ["pain_answers_of_28_days", ({ painNrs }) => painNrs?.filter((nrs) => nrs !== null).length ?? null],
  ["known_days_of_28", ({ knownDaysOf28 }) => knownDaysOf28],
  ["distance_7_days_km", ({ figures }) => kmCell(figures?.distance7dM ?? null)],
  ["distance_30_days_km", ({ figures }) => kmCell(figures?.distance30dM ?? null)],
  ["longest_run_30_days_km", ({ figures }) => kmCell(figures?.longestRun30dM ?? null)],
  ["last_heard", ({ contactDay }) => dayCell(contactDay)],
  ["next_race", ({ race }) => dayCell(race?.day ?? null)],
  ["next_race_km", ({ race }) => kmCell(race?.distanceM ?? null)],
];

/** The list as a table for a spreadsheet: a row for each athlete, in the order of the page. */
export function squadCsv(entries: readonly SquadEntry[], words: Words): string {
  return csvText([
    COLUMNS.map(([name]) => name),
    ...entries.map((entry) => COLUMNS.map(([, cell]) => cell(entry, words))),
  ]);
}

const dayCell = (day: LocalDay | null): CsvCell => (day === null ? null : formatLocalDay(day));
/** To the metre, so that a sum of distances does not end in a row of digits. */
const kmCell = (distanceM: number | null): CsvCell => (distanceM === null ? null : kmFromM(Math.round(distanceM)));
const textOrNull = (text: string): CsvCell => (text === "" ? null : text);
