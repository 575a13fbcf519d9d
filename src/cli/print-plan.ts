import type { Finding } from "../domain/assessment.ts";
import { civilOf, formatLocalDay, isoWeekday, type LocalDay } from "../domain/local-day.ts";
import { kmFromM } from "../domain/units.ts";
import type { PlanReport } from "../usecases/plan.ts";
import { type Terminal, table, wrap } from "./terminal.ts";

const WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

type Returning = NonNullable<PlanReport["returning"]>;
type PlannedDay = PlanReport["days"][number];

function shortDay(day: LocalDay): string {
  const { month, dayOfMonth } = civilOf(day);
  return `${WEEKDAYS[isoWeekday(day) - 1]} ${dayOfMonth} ${MONTHS[month - 1]}`;
}

/** The fortnight for a person at a terminal: a table, what the rules would say, and the way back to running. */
export function printPlan(terminal: Terminal, report: PlanReport): void {
  const { colours } = terminal;
  terminal.out(colours.dim(`The fortnight from ${shortDay(report.asOf)} (${formatLocalDay(report.asOf)})`));
  if (report.today.level === "clinician" || report.today.level === "red") {
    terminal.out(colours.bold(colours.red(wrap(`Today comes first: ${report.today.sentence}`, terminal.columns))));
  }
  printDays(terminal, report.days);
  if (report.days.every(({ runs }) => runs.length === 0)) {
    terminal.out(colours.dim(`Nothing is planned: niggle plan add ${formatLocalDay(report.asOf)} 8`));
  }
  for (const day of report.days) printDay(terminal, day);
  if (report.returning !== null) printReturn(terminal, report.returning);
  terminal.out("");
  terminal.out(
    colours.dim("“No spike up to” is the edge of a category, not a distance known to be safe. Not medical advice."),
  );
}

function printDays(terminal: Terminal, days: readonly PlannedDay[]): void {
  const rows = days.map((day) => [
    shortDay(day.day),
    day.runs.map(({ distanceM, kind }) => `${kmFromM(distanceM).toFixed(1)} km ${kind}`).join(" + ") || "–",
    kmOrDash(day.limitFromDone?.limitM ?? null),
    day.restsOnPlan ? kmOrDash(day.limit?.limitM ?? null) : "",
    sayWords(day),
  ]);
  terminal.out("");
  for (const line of table(["day", "planned", "no spike up to", "with the plan", "says"], rows)) terminal.out(line);
}

function kmOrDash(distanceM: number | null): string {
  return distanceM === null ? "–" : `${kmFromM(distanceM).toFixed(1)} km`;
}

const LOUDNESS = ["clinician", "red", "amber", "note"] as const;
const MARKS = { clinician: "✚ clinician", red: "■ red", amber: "▲ amber", note: "· note" } as const;

function sayWords({ runs, findings, notes }: PlannedDay): string {
  const levels = findings.flatMap((finding) => (finding.kind === "flagged" ? [finding.level] : []));
  const loudest = LOUDNESS.find((level) => levels.includes(level));
  if (loudest !== undefined) return MARKS[loudest];
  if (findings.some(({ kind }) => kind === "cannot-say")) return "○ cannot say";
  return runs.length > 0 && notes.length > 0 ? MARKS.note : "";
}

function printDay(terminal: Terminal, { findings, notes, day, restsOnPlan, runs }: PlannedDay): void {
  for (const finding of findings) printFinding(terminal, finding);
  for (const { text } of notes) {
    terminal.out("");
    terminal.out(wrap(`${shortDay(day)}: ${text}`, terminal.columns, "  "));
  }
  if (restsOnPlan && runs.length > 0) {
    terminal.out(terminal.colours.dim(`  ${shortDay(day)}: this takes the longer run planned before it as run.`));
  }
}

function printFinding(terminal: Terminal, finding: Finding): void {
  const { colours } = terminal;
  terminal.out("");
  terminal.out(`${colours.dim(finding.rule)}  ${wrap(finding.text, terminal.columns, "  ")}`);
  if (finding.kind === "flagged") terminal.out(colours.dim(`  ${wrap(finding.evidence, terminal.columns, "  ")}`));
}

function printReturn(terminal: Terminal, state: Returning): void {
  const { colours } = terminal;
  terminal.out("");
  terminal.out(colours.bold(`Return to run: ${OUTCOMES[state.outcome]}`));
  terminal.out(wrap(`  ${state.reason}`, terminal.columns, "  "));
  if (state.missing !== null) terminal.out(wrap(`  Missing: ${state.missing}.`, terminal.columns, "  "));
  if (state.level === null || state.nextRunFrom === null) return;
  const { level, walkMin, runMin, distanceM, rpe0To10 } = state.level;
  const turns = runMin === null ? "run all of it" : `walk ${walkMin} min, run ${runMin} min in turn`;
  terminal.out(
    wrap(
      `  Next, from ${shortDay(state.nextRunFrom)}: level ${level}, ${kmFromM(distanceM).toFixed(1)} km, ${turns}, on the flat, effort ${rpe0To10} of 10.`,
      terminal.columns,
      "  ",
    ),
  );
}

const OUTCOMES: Readonly<Record<Returning["outcome"], string>> = {
  advance: "on to the next level",
  hold: "hold",
  "step-back": "one level back",
  "cannot-say": "cannot say yet",
};
