import { addDays, formatLocalDay, type LocalDay, localDayOf, parseLocalDay } from "../../domain/local-day.ts";
import type { Said } from "../../domain/said.ts";
import { said } from "../../messages/said.ts";
import { HttpProblem } from "../problem.ts";

const FIRST_DAY = localDayOf(1970, 1, 1);
const FURTHEST_DAYS = 2 * 366;

/** A refusal of one field, in a sentence that says what to do. */
export function refusal(field: string, message: Said | string): HttpProblem {
  return new HttpProblem(422, message, [{ field, message }]);
}

function dayOf(text: string, today: LocalDay, field: string): LocalDay {
  const day = parseLocalDay(text);
  if (day === null) throw refusal(field, said("refused.no-day", { text, day: formatLocalDay(today) }));
  if (day < FIRST_DAY) throw refusal(field, said("refused.too-old", { text }));
  return day;
}

/**
 * The day a text names.
 * @throws HttpProblem 422 when there is no such day, or it is still to come
 */
export function pastDay(text: string, today: LocalDay, field: string): LocalDay {
  const day = dayOf(text, today, field);
  if (day > today) throw refusal(field, said("refused.to-come", { text }));
  return day;
}

/**
 * The day a text names, of which there is no telling whether it has come.
 * @throws HttpProblem 422 when there is no such day, or it is years ahead
 */
export function anyDay(text: string, today: LocalDay, field: string): LocalDay {
  const day = dayOf(text, today, field);
  if (day > addDays(today, FURTHEST_DAYS)) throw refusal(field, said("refused.too-far", { text }));
  return day;
}

/**
 * The day a text names, today or later.
 * @throws HttpProblem 422 when there is no such day, it is over, or it is years ahead
 */
export function comingDay(text: string, today: LocalDay, field: string): LocalDay {
  const day = anyDay(text, today, field);
  if (day < today) throw refusal(field, said("refused.over", { text }));
  return day;
}
