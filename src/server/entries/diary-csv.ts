import { formatLocalDay, type LocalDay } from "../../domain/local-day.ts";
import { METRES_PER_KM } from "../../domain/units.ts";
import type { Words } from "../../messages/words.ts";
import { type Form, textOf } from "../form-body.ts";
import type { FieldProblem } from "../problem.ts";

const LONGEST_KM = 500;
const LONGEST_MIN = 6000;
const COLUMNS = "day,kind,distance_km,duration_min";

/** What was written by hand: the rows of a plain diary, and what is wrong with them. */
export interface DiaryForm {
  readonly csv: string;
  readonly rows: number;
  readonly problems: readonly FieldProblem[];
}

/** The name of a day's field in the form. */
export const diaryField = (what: "km" | "min" | "rest", day: LocalDay): string => `${what}-${formatLocalDay(day)}`;

type Read = { readonly row: string } | { readonly problem: FieldProblem } | null;

/** Reads the days a form offers as a diary. A day that was left empty is not in it: nobody said anything about it. */
export function diaryFromForm(form: Form, days: readonly LocalDay[], words: Words): DiaryForm {
  const read = days.map((day) => readDay(form, day, words));
  const rows = read.flatMap((one) => (one !== null && "row" in one ? [one.row] : []));
  return {
    csv: [COLUMNS, ...rows, ""].join("\n"),
    rows: rows.length,
    problems: read.flatMap((one) => (one !== null && "problem" in one ? [one.problem] : [])),
  };
}

function readDay(form: Form, day: LocalDay, { say, number, metresOf, distanceIn, distanceUnit }: Words): Read {
  const most = Math.floor(distanceIn(LONGEST_KM * METRES_PER_KM));
  const distance = numberIn(form, diaryField("km", day), most);
  const min = numberIn(form, diaryField("min", day), LONGEST_MIN);
  const isRest = textOf(form, diaryField("rest", day)) !== undefined;
  const at = { day: { day, as: "weekday-short" } } as const;
  const wrong = (field: "km" | "min" | "rest", message: string): Read => ({
    problem: { field: diaryField(field, day), message },
  });
  if (distance === "wrong") {
    const example = number(8.5, 1);
    return wrong("km", say("diary.wrong.distance", { ...at, unit: distanceUnit, most: String(most), example }));
  }
  if (min === "wrong") return wrong("min", say("diary.wrong.time", { ...at, most: String(LONGEST_MIN) }));
  if (isRest && (distance !== null || min !== null)) return wrong("rest", say("diary.wrong.rest", at));
  if (isRest) return { row: `${formatLocalDay(day)},rest,,` };
  const km = distance === null ? "" : Number((metresOf(distance) / METRES_PER_KM).toFixed(3));
  return distance === null && min === null ? null : { row: `${formatLocalDay(day)},run,${km},${min ?? ""}` };
}

/** A number above zero, written with a point or a comma; null when the field is blank. */
function numberIn(form: Form, name: string, most: number): number | "wrong" | null {
  const text = textOf(form, name);
  if (text === undefined) return null;
  const value = /^\d{1,4}([.,]\d{1,3})?$/.test(text) ? Number(text.replace(",", ".")) : Number.NaN;
  return value > 0 && value <= most ? value : "wrong";
}
