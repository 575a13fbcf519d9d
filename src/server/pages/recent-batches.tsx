import { weekdayAndDay } from "../../charts/day-words.ts";
import type { ImportOutcome } from "../../domain/import-outcome.ts";
import { localDayAt } from "../../domain/instant.ts";
import type { RecentImport } from "../../usecases/app.ts";
import { OUTCOME_WORDS } from "../words/outcome-words.ts";
import { OutcomeList } from "./outcome-list.tsx";

const MOST_ROWS = 200;

interface RecentBatchesProps {
  readonly batches: readonly RecentImport[];
}

/** What came in lately, and what became of it. */
export function RecentBatches({ batches }: RecentBatchesProps) {
  if (batches.length === 0) return null;
  return (
    <section class="card" aria-labelledby="recent-title">
      <h2 id="recent-title">Came in lately</h2>
      {batches.map((batch) => (
        <details key={batch.batchId} class="batch">
          <summary>
            <span>{weekdayAndDay(localDayAt(batch.at, 0))}</span>
            <span class="small">{batchWords(batch)}</span>
          </summary>
          <OutcomeList outcomes={batch.outcomes.slice(0, MOST_ROWS)} />
          {batch.outcomes.length > MOST_ROWS && (
            <p class="small">{`and ${batch.outcomes.length - MOST_ROWS} more files`}</p>
          )}
        </details>
      ))}
    </section>
  );
}

function batchWords(batch: RecentImport): string {
  const counts = new Map<ImportOutcome, number>();
  for (const { outcome } of batch.outcomes) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  const words = [...counts].map(([outcome, count]) => `${count} ${OUTCOME_WORDS[outcome].toLowerCase()}`);
  return words.length === 0 ? "no files" : words.join(", ");
}
