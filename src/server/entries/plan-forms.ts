import type { JournalFact } from "../../domain/journal.ts";
import { addDays, formatLocalDay, type LocalDay, parseLocalDay } from "../../domain/local-day.ts";
import { PLAN_KINDS, type PlanKind, type PlannedRun } from "../../domain/plan.ts";
import { METRES_PER_KM, minFromS, sFromMin } from "../../domain/units.ts";
import { exactly, said } from "../../messages/said.ts";
import type { Words } from "../../messages/words.ts";
import { answerOf, type Form, textOf, valuesOf } from "../form-body.ts";
import { comingDay, refusal } from "./entry-days.ts";
import { measuresOfForm } from "./form-units.ts";

/** The end of a move to the day that is chosen beside the run. */
const CHOSEN = " chosen";
const LONGEST_M = 1000 * METRES_PER_KM;
const MOST_MIN = 14 * 24 * 60;
/** Digits after the point that tell a distance or a time in a field: metres of a kilometre, hundredths of a mile. */
const DIGITS = { metric: 3, imperial: 2, minutes: 2 };

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

/** A planned run as its fields show it: kilometres or miles, and minutes. Blank for what there is not. */
export function lineFields(run: Pick<PlannedRun, "distanceM" | "durationS"> | null, words: Words): LineFields {
  const short = (value: number, digits: number): string => words.value(exactly(Number(value.toFixed(digits))));
  if (run === null) return { distance: "", minutes: "" };
  return {
    distance: short(words.distanceIn(run.distanceM), DIGITS[words.units]),
    minutes: run.durationS === null ? "" : short(minFromS(run.durationS), DIGITS.minutes),
  };
}

interface LineFields {
  readonly distance: string;
  readonly minutes: string;
}

/** The distance and the time of `lineText`; null for a line that held no run. */
function runBefore(was: string): Pick<PlannedRun, "distanceM" | "durationS"> | null {
  const [distanceM, , durationS] = was.split(" ");
  if (distanceM === undefined || distanceM === "" || durationS === undefined) return null;
  return { distanceM: Number(distanceM), durationS: durationS === "-" ? null : Number(durationS) };
}

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
  const written = (field: string) => (valuesOf(form, field)[i] ?? "").trim().replace(",", ".");
  const words = measuresOfForm(form);
  const was = valuesOf(form, "was")[i] ?? "";
  const before = runBefore(was);
  const shown = lineFields(before, words);
  const distance = distanceIn(written("km"), words);
  const min = minutesIn(written("min"));
  if (distance === null) {
    if (min !== null) throw refusal("km", said(`refused.plan.how-far.${words.units}`, { day: dayText }));
    return { day, slot, was, run: null };
  }
  // A number that nobody changed stays what it was: a field shows fewer digits than there may be.
  const isSame = before !== null && written("km") === shown.distance;
  const isSameTime = before !== null && written("min") === shown.minutes;
  const durationS = min === null ? null : sFromMin(min);
  return {
    day,
    slot,
    was,
    run: {
      day,
      slot,
      distanceM: isSame ? before.distanceM : Math.round(words.metresOf(distance)),
      durationS: isSameTime ? before.durationS : durationS,
      kind: kindOf(valuesOf(form, "runKind")[i]),
      title: null,
    },
  };
}

const kindOf = (text: string | undefined): PlanKind => PLAN_KINDS.find((kind) => kind === text) ?? "easy";

const EXAMPLE = exactly(12.5);

function distanceIn(text: string, words: Words): number | null {
  const most = Math.floor(words.distanceIn(LONGEST_M));
  return numberIn(text, most, () =>
    refusal("km", said(`refused.plan.distance.${words.units}`, { text, most, example: EXAMPLE })),
  );
}

const minutesIn = (text: string): number | null =>
  numberIn(text, MOST_MIN, () =>
    refusal("min", said("refused.plan.minutes", { text, most: MOST_MIN, example: EXAMPLE })),
  );

function numberIn(text: string, most: number, refused: () => Error): number | null {
  if (text === "") return null;
  const value = /^\d{1,5}(\.\d{1,3})?$/.test(text) ? Number(text) : Number.NaN;
  if (value > 0 && value <= most) return value;
  throw refused();
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
