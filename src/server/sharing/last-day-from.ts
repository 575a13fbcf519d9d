import { formatLocalDay, type LocalDay, parseLocalDay } from "../../domain/local-day.ts";
import { PersonError } from "../../usecases/people/person-problem.ts";

/** The last day of what is shared, as it was written; null for none. @throws PersonError for a day that is none */
export function lastDayFrom(text: string | null | undefined): LocalDay | null {
  if (text === null || text === undefined) return null;
  const day = parseLocalDay(text);
  if (day === null || formatLocalDay(day) !== text) throw new PersonError("last-day", "the last day is no day");
  return day;
}
