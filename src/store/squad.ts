import type { AthleteId } from "../domain/ids.ts";
import type { IssuedAssessment } from "../domain/journal.ts";
import type { LocalDay } from "../domain/local-day.ts";
import { PEOPLE } from "../domain/people.ts";
import { num, numList, numOrNull, type Row, text, textOrNull } from "./row.ts";
import type { Reader } from "./session.ts";

/** What a squad's page shows of one athlete, as it was issued and logged. */
export interface SquadRow {
  readonly athlete: AthleteId;
  /** What was issued last, within five weeks; null when nothing was. */
  readonly latest: IssuedAssessment | null;
  /** What stood a week before the day. */
  readonly weekAgo: IssuedAssessment | null;
  /** Answers about pain in any order, of a day perhaps several; 0 for "no pain". */
  readonly pain: readonly DayPain[];
  /** The last day that something was told about, or files were offered on. */
  readonly contactDay: LocalDay | null;
  readonly race: { readonly day: LocalDay; readonly distanceM: number } | null;
}

export interface DayPain {
  readonly day: LocalDay;
  readonly nrs: number;
}

/** One row for each athlete asked for, in one query; also for one of whom nothing is known. Ascending by athlete. */
export async function squadRows(
  reader: Reader,
  athletes: readonly AthleteId[],
  { asOf, painDays }: { readonly asOf: LocalDay; readonly painDays: number },
): Promise<readonly SquadRow[]> {
  return reader.query("squad-rows", { athletes, as_of: asOf, pain_days: painDays }, rowOf);
}

/** Everybody whose data are here, ascending. */
export async function everybody(reader: Reader): Promise<readonly AthleteId[]> {
  return reader.query("athletes", { except: PEOPLE }, (row) => text<AthleteId>(row, "athlete"));
}

/** Raised by every assessment that is issued: issuing one is no change of anybody's data. */
export async function issuedCount(reader: Reader): Promise<number> {
  const [issued] = await reader.query("issued-count", {}, (row) => num(row, "issued"));
  return issued ?? 0;
}

/** The newest day that an athlete was told anything about. */
export interface IssuedDay {
  readonly athlete: AthleteId;
  readonly asOf: LocalDay;
  /** IANA name; null when they set none. */
  readonly zone: string | null;
}

/** Every athlete to whom anything was ever issued, ascending. @param day the zone that is set on this day counts */
export async function issuedDays(reader: Reader, day: LocalDay): Promise<readonly IssuedDay[]> {
  return reader.query("issued-days", { day }, (row) => ({
    athlete: text(row, "athlete"),
    asOf: num(row, "as_of"),
    zone: textOrNull(row, "zone"),
  }));
}

function rowOf(row: Row): SquadRow {
  const nrs = numList(row, "pain_nrs");
  const raceDay = numOrNull<LocalDay>(row, "race_day");
  return {
    athlete: text(row, "athlete"),
    latest: issuedOf(textOrNull(row, "assessment_json")),
    weekAgo: issuedOf(textOrNull(row, "week_ago_json")),
    pain: numList(row, "pain_days").map((day, index) => ({ day: day as LocalDay, nrs: nrs[index] ?? 0 })),
    contactDay: numOrNull(row, "contact_day"),
    race: raceDay === null ? null : { day: raceDay, distanceM: num(row, "race_distance_m") },
  };
}

/** Only this program writes them. */
const issuedOf = (json: string | null): IssuedAssessment | null =>
  json === null ? null : (JSON.parse(json) as IssuedAssessment);
