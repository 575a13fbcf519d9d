import type { FileOutcome, ImportOutcome } from "../../domain/import-outcome.ts";
import { broughtWords, reasonWords } from "../words/outcome-words.ts";
import { useWords } from "./words-context.ts";

const SIGNS: Readonly<Record<ImportOutcome, string>> = {
  imported: "✓",
  merged: "✓",
  duplicate: "=",
  skipped: "–",
  rejected: "×",
};

interface OutcomeRowProps {
  readonly outcome: FileOutcome;
}

/** What became of one file: the word, the reason, and the way out. */
export function OutcomeRow({ outcome }: OutcomeRowProps) {
  const words = useWords();
  const brought = broughtWords(outcome, words);
  const reason = reasonWords(outcome, words);
  return (
    <li class={`outcome outcome-${outcome.outcome}`}>
      <span class="outcome-sign" aria-hidden="true">
        {SIGNS[outcome.outcome]}
      </span>
      <span class="outcome-body">
        <span class="outcome-path">{outcome.path}</span>
        <span class="small">
          {words.say(`import.outcome.${outcome.outcome}`)}
          {brought === "" ? "" : ` · ${brought}`}
          {reason === "" ? "" : `. ${reason}`}
          {outcome.reason === null ? "" : <code class="code"> {outcome.reason}</code>}
        </span>
      </span>
    </li>
  );
}

interface OutcomeListProps {
  readonly outcomes: readonly FileOutcome[];
}

export function OutcomeList({ outcomes }: OutcomeListProps) {
  return (
    <ul class="outcomes" data-outcomes>
      {outcomes.map((outcome, i) => (
        <OutcomeRow key={`${i} ${outcome.path}`} outcome={outcome} />
      ))}
    </ul>
  );
}
