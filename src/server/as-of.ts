import { formatLocalDay, type LocalDay, localDayOf, parseLocalDay } from "../domain/local-day.ts";
import { said } from "../messages/said.ts";
import { HttpProblem } from "./problem.ts";

const FIRST_DAY = localDayOf(1970, 1, 1);

/**
 * The day a page or a report is asked for; today when none is named.
 * @throws HttpProblem 400 when there is no such day, or it is still to come
 */
export function asOfDay(text: string | undefined, today: LocalDay): LocalDay {
  if (text === undefined || text === "") return today;
  const day = parseLocalDay(text);
  if (day === null)
    throw new HttpProblem(400, said("refused.no-day", { text: text.slice(0, 20), day: formatLocalDay(today) }));
  if (day > today) throw new HttpProblem(400, said("refused.as-of.latest", { text, day: formatLocalDay(today) }));
  if (day < FIRST_DAY) throw new HttpProblem(400, said("refused.as-of.too-old", { text }));
  return day;
}
