import type { SettingName } from "../domain/athlete.ts";
import type { RunnerHistory } from "../domain/history.ts";
import type { AthleteId } from "../domain/ids.ts";
import type { DayMark } from "../domain/journal.ts";
import type { LocalDay } from "../domain/local-day.ts";
import { historyClaims } from "./days.ts";
import { exercisePlans, exercisesDone } from "./exercises.ts";
import { ostrcWeeks } from "./ostrc.ts";
import { noPainDays, painEntries } from "./pain.ts";
import { plannedRuns, returnPlan } from "./plan.ts";
import { redFlagChecks, seenFlags } from "./red-flags.ts";
import { flag, num, numOrNull, type Row, text, textOrNull } from "./row.ts";
import type { Reader } from "./session.ts";
import { safetyChecks, therapySessions } from "./therapy.ts";

/** What a runner's daily series is made from beside their runs. */
export type SeriesEvidence = Pick<RunnerHistory, "dayMarks" | "claims" | "feedThrough" | "settings">;

/** What the daily series is made from beside the runs. */
export async function seriesEvidence(reader: Reader, athlete: AthleteId): Promise<SeriesEvidence> {
  const said = await reader.keep("said of days", athlete, () => saidOfDays(reader, athlete));
  const { feedThrough, isAnyTakenBack } = await reader.keep("offered", athlete, () => offered(reader, athlete));
  if (!isAnyTakenBack) return { ...said, feedThrough };
  const claims = await reader.keep("claims", athlete, () => historyClaims(reader, athlete));
  return { ...said, feedThrough, claims };
}

/** The claims as they were made: one may be silent when an activity was taken back. */
async function saidOfDays(reader: Reader, athlete: AthleteId): Promise<Omit<SeriesEvidence, "feedThrough">> {
  const rows = await reader.query("said-of-days", { athlete }, evidenceFromRow);
  const of = (kind: Evidence["kind"]) => rows.filter((row) => row.kind === kind).toSorted(byDayAndName);
  return {
    dayMarks: of("mark").map((row) => ({ day: row.from, state: row.word as DayMark["state"] })),
    claims: of("claim").map((row) => ({ from: row.from, to: row.to })),
    settings: of("setting").map((row) => ({
      name: row.name as SettingName,
      from: row.from,
      value: row.word ?? row.number,
    })),
  };
}

interface Offered {
  readonly feedThrough: LocalDay | null;
  readonly isAnyTakenBack: boolean;
}

async function offered(reader: Reader, athlete: AthleteId): Promise<Offered> {
  const rows = await reader.query("offered-files", { athlete }, (row) => ({
    day: numOrNull<LocalDay>(row, "feed_through"),
    isTakenBack: flag(row, "is_taken_back"),
  }));
  return {
    feedThrough: rows.find(({ day }) => day !== null)?.day ?? null,
    isAnyTakenBack: rows.some(({ isTakenBack }) => isTakenBack),
  };
}

interface Evidence {
  readonly kind: "mark" | "claim" | "setting";
  readonly from: LocalDay;
  readonly to: LocalDay | null;
  readonly name: string;
  readonly word: string | null;
  readonly number: number | null;
}

function byDayAndName(one: Evidence, other: Evidence): number {
  if (one.from !== other.from) return one.from - other.from;
  return one.name < other.name ? -1 : 1;
}

function evidenceFromRow(row: Row): Evidence {
  return {
    kind: text(row, "kind"),
    from: num(row, "from_day"),
    to: numOrNull(row, "to_day"),
    name: textOrNull(row, "name") ?? "",
    word: textOrNull(row, "text_value"),
    number: numOrNull(row, "number_value"),
  };
}

/** Everything known about one runner but their sessions, which are put together from their sources. */
export async function historyBesideRuns(reader: Reader, athlete: AthleteId): Promise<Omit<RunnerHistory, "sessions">> {
  const evidence = await seriesEvidence(reader, athlete);
  const said: [string, unknown][] = [];
  for (const [name, read] of Object.entries(SAID))
    said.push([name, await reader.keep(name, athlete, async (): Promise<unknown> => read(reader, athlete))]);
  return { ...evidence, ...(Object.fromEntries(said) as Said) };
}

type Said = Omit<RunnerHistory, "sessions" | keyof SeriesEvidence>;

const SAID = {
  pain: painEntries,
  noPain: noPainDays,
  therapy: therapySessions,
  safetyChecks,
  seenFlags,
  planned: plannedRuns,
  ostrc: ostrcWeeks,
  redFlagChecks,
  exercisePlans,
  exercisesDone,
  returnPlan,
} as const satisfies { readonly [K in keyof Said]: (reader: Reader, athlete: AthleteId) => Promise<Said[K]> };
