import pc from "picocolors";
import { weekMessage } from "../notify/message.ts";
import { runDetailJson, runRowJson } from "../server/run-json.ts";
import type { AssistantForms } from "../usecases/assistant/assistant-call.ts";
import { MAIL_COLOURS } from "./mail-colours.ts";
import { printBacktest } from "./print-backtest.ts";
import { printExplanation } from "./print-explanation.ts";
import { printLink } from "./print-link.ts";
import { printPlan } from "./print-plan.ts";
import type { Terminal } from "./terminal.ts";

const COLUMNS = 100;

/** What a command would print, as one text. */
function printed<T>(print: (terminal: Terminal, report: T) => void): (report: T) => string {
  return (report) => {
    const lines: string[] = [];
    print(terminalInto(lines), report);
    return lines.join("\n");
  };
}

const terminalInto = (lines: string[]): Terminal => ({
  out: (line) => void lines.push(line),
  err: () => undefined,
  redraw: () => undefined,
  isInteractive: false,
  columns: COLUMNS,
  colours: pc.createColors(false),
});

/** An assistant reads what the commands print: the same words, and the same JSON. */
export const ASSISTANT_FORMS: AssistantForms = {
  week: (report) => weekMessage(report, MAIL_COLOURS).text.trimEnd(),
  explanation: printed(printExplanation),
  plan: printed(printPlan),
  link: printed(printLink),
  backtest: printed(printBacktest),
  runRow: runRowJson,
  runDetail: runDetailJson,
};
