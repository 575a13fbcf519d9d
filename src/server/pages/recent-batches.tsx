import { weekdayAndDay } from "../../domain/day-words.ts";
import type { ImportOutcome } from "../../domain/import-outcome.ts";
import { localDayAt } from "../../domain/instant.ts";
import type { RecentImport } from "../../usecases/app.ts";
import { clockWords } from "../words/clock-words.ts";
import { OUTCOME_WORDS } from "../words/outcome-words.ts";
import { OutcomeList } from "./outcome-list.tsx";
import { UndoForm } from "./undo-form.tsx";

const MOST_ROWS = 8;

interface RecentBatchesProps {
  readonly batches: readonly RecentImport[];
}

/** What came in lately, what became of it, and the way to take it back. */
export function RecentBatches({ batches }: RecentBatchesProps) {
  if (batches.length === 0) return null;
  return (
    <section class="card" aria-labelledby="recent-title">
      <h2 id="recent-title">Came in lately</h2>
      {batches.map((batch) => (
        <details key={batch.batchId} class="batch" id={`batch-${batch.batchId}`}>
          <summary>
            <span>{batchMoment(batch)}</span>
            <span class="small">{batchWords(batch)}</span>
          </summary>
          <BatchFiles batch={batch} />
          <UndoForm batch={batch} />
        </details>
      ))}
    </section>
  );
}

/** The refused files first: they are what a person has to do something about. */
function BatchFiles({ batch }: { readonly batch: RecentImport }) {
  const refused = batch.outcomes.filter(({ outcome }) => outcome === "rejected");
  const others = batch.outcomes.filter(({ outcome }) => outcome !== "rejected");
  const shown = [...refused, ...others].slice(0, MOST_ROWS);
  return (
    <>
      <OutcomeList outcomes={shown} />
      {batch.outcomes.length > shown.length && (
        <p>
          <a class="link" href={`/import/${batch.batchId}`}>{`All ${batch.outcomes.length} files of this import`}</a>
        </p>
      )}
    </>
  );
}

/** `Sun 22 Nov, 14:05` on the runner's clock. */
export function batchMoment({ at, utcOffsetMin }: RecentImport): string {
  return `${weekdayAndDay(localDayAt(at, utcOffsetMin))}, ${clockWords(at, utcOffsetMin)}`;
}

export function batchWords(batch: RecentImport): string {
  if (batch.undone) return "taken back";
  const counts = new Map<ImportOutcome, number>();
  for (const { outcome } of batch.outcomes) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  const words = [...counts].map(([outcome, count]) => `${count} ${OUTCOME_WORDS[outcome].toLowerCase()}`);
  return words.length === 0 ? "no files" : words.join(", ");
}
