import type { SettingName } from "../domain/athlete.ts";
import type { RunnerHistory } from "../domain/history.ts";
import type { AthleteId } from "../domain/ids.ts";
import type { DayMark } from "../domain/journal.ts";
import type { LocalDay } from "../domain/local-day.ts";
import { dayMarks, historyClaims } from "./days.ts";
import { exercisePlans, exercisesDone } from "./exercises.ts";
import { feedThrough } from "./import-log.ts";
import { ostrcWeeks } from "./ostrc.ts";
import { noPainDays, painEntries } from "./pain.ts";
import { plannedRuns, returnPlan } from "./plan.ts";
import { redFlagChecks, seenFlags } from "./red-flags.ts";
import { numOrNull, type Row, text, textOrNull } from "./row.ts";
import type { Reader } from "./session.ts";
import { settings } from "./settings.ts";
import { safetyChecks, therapySessions } from "./therapy.ts";

/** What a runner's daily series is made from beside their runs. */
export type SeriesEvidence = Pick<RunnerHistory, "dayMarks" | "claims" | "feedThrough" | "settings">;

/** What the daily series is made from beside the runs: the same as `historyBesideRuns` says, in one query. */
export async function seriesEvidence(reader: Reader, athlete: AthleteId): Promise<SeriesEvidence> {
  const rows = await reader.query("series-evidence", { athlete }, evidenceFromRow);
  const of = (kind: Evidence["kind"]) => rows.filter((row) => row.kind === kind).toSorted(byDayAndName);
  const isTakenBack = rows.some(({ kind }) => kind === "taken-back");
  return {
    dayMarks: of("mark").map((row) => ({ day: dayOf(row), state: row.word as DayMark["state"] })),
    claims: isTakenBack
      ? await historyClaims(reader, athlete)
      : of("claim").map((row) => ({ from: dayOf(row), to: row.to })),
    feedThrough: of("feed")[0]?.from ?? null,
    settings: of("setting").map((row) => ({
      name: row.name as SettingName,
      from: dayOf(row),
      value: row.word ?? row.number,
    })),
  };
}

interface Evidence {
  readonly kind: "mark" | "claim" | "setting" | "feed" | "taken-back";
  readonly from: LocalDay | null;
  readonly to: LocalDay | null;
  readonly name: string;
  readonly word: string | null;
  readonly number: number | null;
}

const dayOf = ({ from }: Evidence): LocalDay => from ?? (0 as LocalDay);

function byDayAndName(one: Evidence, other: Evidence): number {
  if (dayOf(one) !== dayOf(other)) return dayOf(one) - dayOf(other);
  return one.name < other.name ? -1 : 1;
}

function evidenceFromRow(row: Row): Evidence {
  return {
    kind: text(row, "kind"),
    from: numOrNull(row, "from_day"),
    to: numOrNull(row, "to_day"),
    name: textOrNull(row, "name") ?? "",
    word: textOrNull(row, "text_value"),
    number: numOrNull(row, "number_value"),
  };
}

/** Everything known about one runner but their sessions, which are put together from their sources. */
export async function historyBesideRuns(reader: Reader, athlete: AthleteId): Promise<Omit<RunnerHistory, "sessions">> {
  return {
    dayMarks: await dayMarks(reader, athlete),
    claims: await historyClaims(reader, athlete),
    feedThrough: await feedThrough(reader, athlete),
    settings: await settings(reader, athlete),
    pain: await painEntries(reader, athlete),
    noPain: await noPainDays(reader, athlete),
    therapy: await therapySessions(reader, athlete),
    safetyChecks: await safetyChecks(reader, athlete),
    seenFlags: await seenFlags(reader, athlete),
    planned: await plannedRuns(reader, athlete),
    ostrc: await ostrcWeeks(reader, athlete),
    redFlagChecks: await redFlagChecks(reader, athlete),
    exercisePlans: await exercisePlans(reader, athlete),
    exercisesDone: await exercisesDone(reader, athlete),
    returnPlan: await returnPlan(reader, athlete),
  };
}
