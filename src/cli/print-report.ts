import type { AssessmentLevel, Finding, Headline, WeekSummary } from "../domain/assessment.ts";
import { civilOf, formatLocalDay, isoWeekday, type LocalDay } from "../domain/local-day.ts";
import { kmFromM } from "../domain/units.ts";
import type { WeeklyReport } from "../usecases/app.ts";
import { type Terminal, table, wrap } from "./terminal.ts";

const HEADLINES: Readonly<Record<Headline, string>> = {
  "see-clinician": "✚ See a clinician",
  rest: "■ Rest",
  ease: "▲ Ease off",
  "book-massage": "◆ Book a massage",
  "carry-on": "● Carry on",
  "cannot-say": "○ Cannot say yet",
};

const WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

function shortDay(day: LocalDay): string {
  const { month, dayOfMonth } = civilOf(day);
  return `${WEEKDAYS[isoWeekday(day) - 1]} ${dayOfMonth} ${MONTHS[month - 1]}`;
}

/** The weekly report for a person at a terminal: verdict, findings with their evidence, what would change it, eight weeks. */
export function printReport(terminal: Terminal, report: WeeklyReport): void {
  const { assessment } = report;
  const { colours } = terminal;
  terminal.out(colours.dim(`As of ${shortDay(report.asOf)} (${formatLocalDay(report.asOf)})`));
  terminal.out(levelColour(terminal, assessment.level)(HEADLINES[assessment.headline]));
  terminal.out("");
  terminal.out(colours.bold(wrap(assessment.sentence, terminal.columns)));
  for (const finding of assessment.findings) if (finding.kind === "flagged") printFinding(terminal, finding);
  if (assessment.wouldChangeIf !== "") {
    terminal.out("");
    terminal.out(wrap(`What would change it: ${assessment.wouldChangeIf}`, terminal.columns, "  "));
  }
  if (assessment.massage !== null) {
    terminal.out("");
    terminal.out(wrap(`Massage: ${assessment.massage.text}`, terminal.columns, "  "));
  }
  printKnown(terminal, report);
  printWeeks(terminal, report.weeks);
  terminal.out("");
  terminal.out(colours.dim("Not medical advice. Red-flag symptoms: see a clinician now."));
}

function levelColour({ colours }: Terminal, level: AssessmentLevel): (text: string) => string {
  switch (level) {
    case "clinician":
    case "red":
      return (text) => colours.bold(colours.red(text));
    case "amber":
      return (text) => colours.bold(colours.yellow(text));
    case "green":
      return (text) => colours.bold(colours.cyan(text));
    case "grey":
      return (text) => colours.bold(text);
    default:
      return level satisfies never;
  }
}

function printFinding(terminal: Terminal, finding: Finding & { kind: "flagged" }): void {
  const { colours } = terminal;
  terminal.out("");
  terminal.out(`${colours.dim(finding.rule)}  ${wrap(finding.text, terminal.columns, "  ")}`);
  terminal.out(colours.dim(`  ${wrap(finding.evidence, terminal.columns, "  ")}`));
  if (finding.absoluteRisk === null) return;
  terminal.out(colours.dim(`  ${wrap(`In numbers: ${finding.absoluteRisk}.`, terminal.columns, "  ")}`));
}

function printKnown(terminal: Terminal, report: WeeklyReport): void {
  terminal.out("");
  terminal.out(`Known: ${report.knownDaysOf28} of the last 28 days.`);
  const unknown = report.unknownDays.length;
  if (unknown === 0) return;
  const first = report.unknownDays[0];
  const example = first === undefined ? "" : ` niggle log rest --day ${formatLocalDay(first)}`;
  terminal.out(
    terminal.colours.dim(`  ${unknown} without data. Were they rest days?${example}, or niggle import --complete`),
  );
}

function printWeeks(terminal: Terminal, weeks: readonly WeekSummary[]): void {
  const recent = weeks.slice(-8);
  if (recent.length === 0) return;
  const km = (distanceM: number | null) => (distanceM === null ? "–" : kmFromM(distanceM).toFixed(1));
  const rows = recent.map((week) => [
    shortDay(week.weekStart).slice(4),
    String(week.runs),
    km(week.distanceM),
    km(week.longestRunM),
    week.maxNrs === null ? "–" : String(week.maxNrs),
    `${Math.round(week.coverage * 100)} %`,
  ]);
  terminal.out("");
  for (const line of table(["week of", "runs", "km", "longest", "pain", "known"], rows)) terminal.out(line);
}
