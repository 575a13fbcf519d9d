import type { ImportOutcome } from "../../domain/import-outcome.ts";
import { localDayAt } from "../../domain/instant.ts";
import type { Words } from "../../messages/words.ts";
import type { RecentImport } from "../../usecases/app.ts";
import { clockWords } from "../words/clock-words.ts";
import { OutcomeList } from "./outcome-list.tsx";
import { UndoForm } from "./undo-form.tsx";
import { useWords } from "./words-context.ts";

const MOST_ROWS = 8;

interface RecentBatchesProps {
  readonly batches: readonly RecentImport[];
}

/** What came in lately, what became of it, and the way to take it back. */
export function RecentBatches({ batches }: RecentBatchesProps) {
  const words = useWords();
  if (batches.length === 0) return null;
  return (
    <section class="card" aria-labelledby="recent-title">
      <h2 id="recent-title">{words.say("import.lately.title")}</h2>
      {batches.map((batch) => (
        <details key={batch.batchId} class="batch" id={`batch-${batch.batchId}`}>
          <summary>
            <span>{batchMoment(batch, words)}</span>
            <span class="small">{batchWords(batch, words)}</span>
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
  const { say } = useWords();
  const refused = batch.outcomes.filter(({ outcome }) => outcome === "rejected");
  const others = batch.outcomes.filter(({ outcome }) => outcome !== "rejected");
  const shown = [...refused, ...others].slice(0, MOST_ROWS);
  return (
    <>
      <OutcomeList outcomes={shown} />
      {batch.outcomes.length > shown.length && (
        <p>
          <a class="link" href={`/import/${batch.batchId}`}>
            {say("import.lately.all", { files: batch.outcomes.length })}
          </a>
        </p>
      )}
    </>
  );
}

/** `Sun 22 Nov, 14:05` on the runner's clock. */
export function batchMoment({ at, utcOffsetMin }: RecentImport, { say }: Words): string {
  const day = localDayAt(at, utcOffsetMin);
  return say("import.lately.moment", { day: { day, as: "weekday-short" }, clock: clockWords(at, utcOffsetMin) });
}

/** `12 imported, 3 already here`. */
export function batchWords(batch: RecentImport, { say }: Words): string {
  if (batch.undone) return say("import.lately.undone");
  const counts = new Map<ImportOutcome, number>();
  for (const { outcome } of batch.outcomes) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  const parts = [...counts].map(([outcome, files]) => say(`import.lately.${outcome}`, { files }));
  return parts.length === 0 ? say("import.lately.none") : parts.join(", ");
}
