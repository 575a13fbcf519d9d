import type { SquadReport, SquadView } from "../usecases/squad-report.ts";
import { type Terminal, wrap } from "./terminal.ts";

const NOTE =
  "Brackets hold 95 % intervals over athletes. These went together in this squad; whoever runs long may differ in other ways. It says nothing about one athlete.";

/** The squad report for a person at a terminal: by day and by run under one another, with the last 3 days left out and with them. */
export function printSquad(terminal: Terminal, report: SquadReport): void {
  const { colours, columns } = terminal;
  terminal.out(colours.bold(wrap(`${report.members} of ${report.athletes} athletes have days to look at.`, columns)));
  for (const view of report.views) printView(terminal, view);
  if (report.filledIn?.kind === "estimated") {
    heading(terminal, `With unknown loads filled in ${report.filledIn.imputations} times, by day`);
    for (const line of report.filledInText) terminal.out(wrap(line, columns, "  "));
  }
  if (report.filledInRuns?.kind === "estimated") {
    heading(terminal, `With unknown loads filled in ${report.filledInRuns.imputations} times, by run`);
    for (const line of report.filledInRunsText) terminal.out(wrap(line, terminal.columns, "  "));
  }
  heading(terminal, "The next morning (the secondary outcome), the last 3 days before left out");
  for (const line of report.morningsText) terminal.out(wrap(line, terminal.columns, "  "));
  heading(terminal, "How long ago (the reference analysis)");
  for (const line of report.lagText) terminal.out(wrap(line, columns, "  "));
  terminal.out("");
  terminal.out(colours.dim(wrap(NOTE, columns)));
}

function printView(terminal: Terminal, view: SquadView): void {
  const left = view.lagDays === 0 ? ", no days left out" : `, the last ${view.lagDays} days before left out`;
  heading(terminal, `By day${left}`);
  for (const line of view.byDayText) terminal.out(wrap(line, terminal.columns, "  "));
  heading(terminal, `By run${left}`);
  for (const line of view.byRunText) terminal.out(wrap(line, terminal.columns, "  "));
  if (view.agreement.length > 0) terminal.out("");
  for (const line of view.agreement) terminal.out(wrap(line, terminal.columns, "  "));
}

function heading(terminal: Terminal, title: string): void {
  terminal.out("");
  terminal.out(terminal.colours.bold(title));
}
