import { formatLocalDay } from "../domain/local-day.ts";
import type { LinkReport } from "../usecases/link-report.ts";
import { type Terminal, wrap } from "./terminal.ts";

const NOTE =
  "Only the days before an episode count. This is about the past of one runner: it says what went together, never why, and nothing about the next run.";

/** The link report for a person at a terminal: how much may be said, what was found, and the same asked in other ways. */
export function printLink(terminal: Terminal, report: LinkReport): void {
  const { colours, columns } = terminal;
  const say = (text: string) => terminal.out(wrap(text, columns, "  "));
  const part = (title: string) => {
    terminal.out("");
    terminal.out(colours.bold(title));
  };
  terminal.out(colours.bold(wrap(report.sentence, columns)));
  const { link } = report;
  if (link.kind === "estimated") {
    terminal.out(colours.dim(wrap(`They began on ${link.onsets.map(formatLocalDay).join(", ")}.`, columns)));
    part("Load before pain");
    for (const finding of link.findings) say(finding.text);
    say(link.runsText);
    part("Mornings after");
    say(link.nextMorning.kind === "estimated" ? link.nextMorning.text : `We cannot tell: ${link.nextMorning.why}.`);
    part("Pain before load");
    say(link.reverseText);
    part("The same asked in other ways");
    for (const check of report.checks) say(check.text);
    part("How much it would take");
    say(link.neededText);
  }
  if (report.denominator !== null) {
    part("What the load ratio adds");
    say(report.denominator.text);
  }
  part("Soreness after massage");
  for (const effect of report.massage)
    say(effect.kind === "estimated" ? effect.text : `We cannot tell: ${effect.why}.`);
  terminal.out("");
  terminal.out(colours.dim(wrap(NOTE, columns)));
}
