import type { JournalFact } from "../../domain/journal.ts";
import { addDays, formatLocalDay, type LocalDay, parseLocalDay } from "../../domain/local-day.ts";
import { PLAN_KINDS, type PlanKind, type PlannedRun } from "../../domain/plan.ts";
import { METRES_PER_KM, sFromMin } from "../../domain/units.ts";
import { answerOf, type Form, textOf, valuesOf } from "../form-body.ts";
import { comingDay, refusal } from "./entry-days.ts";

/** The end of a move to the day that is chosen beside the run. */
const CHOSEN = " chosen";
const LONGEST_KM = 1000;
const MOST_MIN = 14 * 24 * 60;

/** One line of the plan as the form holds it: what was there before, and what is written now. */
interface PlanLine {
  readonly day: LocalDay;
  readonly slot: number;
  readonly was: string;
  readonly run: PlannedRun | null;
}

/** How a form names a line: `2026-11-24 1`. */
export const lineName = (day: LocalDay, slot: number): string => `${formatLocalDay(day)} ${slot}`;

/** How a form names the day that is chosen for a line. */
export const chosenDayName = (line: string): string => `to ${line}`;

/** A planned run in short, so that a form can tell what has changed. */
export const lineText = (run: PlannedRun | null): string =>
  run === null ? "" : [run.distanceM, run.kind, run.durationS ?? "-"].join(" ");

/**
 * What changed in the fortnight: runs that were written, changed, moved or taken out. Lines without a change state nothing.
 * @throws HttpProblem 422 with a sentence for the line that cannot be read
 */
export function planFactsFromForm(form: Form, today: LocalDay): readonly JournalFact[] {
  const lines = valuesOf(form, "line").map((name, i) => lineOf(form, { name, i, today }));
  return movedLines(lines, moveIn(form), today).flatMap(factsOfLine);
}

function factsOfLine({ day, slot, was, run }: PlanLine): readonly JournalFact[] {
  if (lineText(run) === was) return [];
  return [run === null ? { kind: "run-unplanned", day, slot } : { kind: "run-planned", entry: run }];
}

interface LinePlace {
  readonly name: string;
  readonly i: number;
  readonly today: LocalDay;
}

function lineOf(form: Form, { name, i, today }: LinePlace): PlanLine {
  const [dayText = "", slotText = ""] = name.split(" ");
  const day = comingDay(dayText, today, "line");
  const slot = /^[1-9]$/.test(slotText) ? Number(slotText) : 1;
  const said = (field: string) => (valuesOf(form, field)[i] ?? "").trim().replace(",", ".");
  const km = numberIn(said("km"), { field: "km", most: LONGEST_KM, what: "kilometres" });
  const min = numberIn(said("min"), { field: "min", most: MOST_MIN, what: "minutes" });
  const was = valuesOf(form, "was")[i] ?? "";
  if (km === null) {
    if (min !== null) throw refusal("km", `Say how far the run on ${dayText} should be, in kilometres.`);
    return { day, slot, was, run: null };
  }
  const kind = kindOf(valuesOf(form, "runKind")[i]);
  const distanceM = Math.round(km * METRES_PER_KM);
  return {
    day,
    slot,
    was,
    run: { day, slot, distanceM, durationS: min === null ? null : sFromMin(min), kind, title: null },
  };
}

const kindOf = (text: string | undefined): PlanKind => PLAN_KINDS.find((kind) => kind === text) ?? "easy";

interface Limits {
  readonly field: string;
  readonly most: number;
  readonly what: string;
}

function numberIn(text: string, { field, most, what }: Limits): number | null {
  if (text === "") return null;
  const value = /^\d{1,5}(\.\d{1,3})?$/.test(text) ? Number(text) : Number.NaN;
  if (value > 0 && value <= most) return value;
  throw refusal(field, `“${text}” is no number of ${what}. Write it like 12.5, up to ${most}.`);
}

/** `2026-11-24 1 later`: which run goes where; a day that was chosen stands in a field of its own. */
function moveIn(form: Form): string | undefined {
  const move = textOf(form, "move");
  const line = move?.endsWith(CHOSEN) === true ? move.slice(0, -CHOSEN.length) : null;
  return line === null ? move : `${line} ${textOf(form, chosenDayName(line)) ?? ""}`;
}

/** The lines with one run put on another day, into the first free line there. */
function movedLines(lines: readonly PlanLine[], move: string | undefined, today: LocalDay): readonly PlanLine[] {
  const [dayText = "", slotText = "", way] = move?.split(" ") ?? [];
  const from = lines.find(({ day, slot }) => lineName(day, slot) === `${dayText} ${slotText}`);
  const fromDay = parseLocalDay(dayText);
  if (from?.run == null || fromDay === null) return lines;
  const to = toDay(fromDay, way);
  if (to === null || to === fromDay || to < today) return lines;
  const there = lines.filter(({ day }) => day === to);
  const free = there.find(({ run }) => run === null);
  const slot = free?.slot ?? Math.max(0, ...there.map((line) => line.slot)) + 1;
  const moved: PlanLine = { day: to, slot, was: free?.was ?? "", run: { ...from.run, day: to, slot } };
  return [...lines.filter((line) => line !== from && line !== free), { ...from, run: null }, moved];
}

/** `earlier` and `later` are a day; a date is that day, as when a run is dragged. */
function toDay(from: LocalDay, way: string | undefined): LocalDay | null {
  if (way === "earlier") return addDays(from, -1);
  if (way === "later") return addDays(from, 1);
  return way === undefined ? null : parseLocalDay(way);
}

/** Begins the return-to-run levels, says that the runner is ready for them, or leaves them. */
export function returnFactsFromForm(form: Form, today: LocalDay): readonly JournalFact[] {
  if (textOf(form, "leave") !== undefined) return [{ kind: "return-plan", entry: null }];
  const from = parseLocalDay(textOf(form, "from") ?? "") ?? today;
  return [{ kind: "return-plan", entry: { from, isReady: answerOf(form, "isReady") ?? false } }];
}
