import type { SessionLoad } from "../domain/load.ts";
import { type DayRange, formatLocalDay } from "../domain/local-day.ts";
import type { Unit } from "../domain/units.ts";
import { ENGLISH } from "../messages/words.ts";
import type { Explanation } from "../usecases/explain.ts";
import { type Terminal, table, wrap } from "./terminal.ts";

const INDENT = "  ";

/** A rule or a ratio for a person at a terminal: what it says, how, after whom, and the rows it looked at. */
export function printExplanation(terminal: Terminal, explanation: Explanation): void {
  if (explanation.kind === "rule") printRule(terminal, explanation);
  else printRatio(terminal, explanation);
}

function printRule(terminal: Terminal, explanation: Extract<Explanation, { readonly kind: "rule" }>): void {
  const { asOf, rule, formula, methods, findings, window, rows } = explanation;
  terminal.out(terminal.colours.bold(`${rule.code}: ${rule.meaning}`));
  const say = labels(terminal);
  for (const { text } of findings) say(`On ${formatLocalDay(asOf)}`, text);
  if (findings.length === 0) say(`On ${formatLocalDay(asOf)}`, "It says nothing: there was nothing to look at.");
  say("Formula", ENGLISH.tell(formula));
  say(
    "Limits",
    Object.entries(rule.thresholds)
      .map(([name, value]) => `${name} ${value}`)
      .join(", "),
  );
  say(
    "Level",
    [rule.level, rule.louderLevel].filter((level) => level !== null).join(" or ") || "none: it only informs",
  );
  say("Stands", rule.stands);
  say("What to do", rule.action);
  say("Evidence", `${rule.evidence} (${rule.grade})`);
  say("Source", rule.source);
  say("Methods", methods);
  printRows(
    terminal,
    window,
    ["day", "what", "value"],
    rows.map(({ day, words, value, unit }) => [
      formatLocalDay(day),
      ENGLISH.tell(words),
      value === null ? "–" : numberWords(value, unit),
    ]),
  );
}

function printRatio(terminal: Terminal, explanation: Extract<Explanation, { readonly kind: "ratio" }>): void {
  const { asOf, ratio, method, formula, methods, source, value, window, rows } = explanation;
  terminal.out(terminal.colours.bold(`${ratio} of ${method}`));
  const say = labels(terminal);
  const said = value.kind === "known" ? numberWords(value.value, "") : `no number: ${value.reason}`;
  say(`On ${formatLocalDay(asOf)}`, said);
  say("Formula", ENGLISH.tell(formula));
  say("Source", source);
  say("Methods", methods);
  printRows(
    terminal,
    window,
    ["day", "what", "load"],
    rows.map(({ day, state, load }) => [formatLocalDay(day), state === "observed" ? "run" : state, loadWords(load)]),
  );
}

function labels(terminal: Terminal): (label: string, text: string) => void {
  return (label, text) => {
    if (text !== "")
      terminal.out(`${terminal.colours.dim(`${label}:`)} ${wrap(text, terminal.columns - label.length, INDENT)}`);
  };
}

function printRows(terminal: Terminal, window: DayRange, header: readonly string[], rows: readonly string[][]): void {
  terminal.out("");
  const span = `${formatLocalDay(window.from)} to ${formatLocalDay(window.to)}`;
  terminal.out(
    rows.length === 0 ? `From ${span} there is nothing it could look at.` : `What it looked at from ${span}:`,
  );
  if (rows.length > 0) for (const line of table(header, rows)) terminal.out(line);
}

function loadWords(load: SessionLoad | null): string {
  if (load === null) return "–";
  return load.kind === "measured" ? numberWords(load.load, "") : load.why;
}

/** At most three digits behind the point, and none that says nothing. */
function numberWords(value: number, unit: Unit): string {
  const rounded = String(Number(value.toFixed(3)));
  return unit === "" ? rounded : `${rounded} ${unit}`;
}
