import type { ImportJob } from "../imports/import-job.ts";
import { countsWords } from "../words/outcome-words.ts";
import { STATE_WORDS } from "../words/progress-words.ts";

/** What an import came to, once it is over. */
export function ImportSummary({ job }: { readonly job: Pick<ImportJob, "state" | "counts" | "batchId" | "failure"> }) {
  const { state, counts, batchId, failure } = job;
  const ending = failure ?? STATE_WORDS[state];
  const brought = counts === null ? 0 : counts.imported + counts.merged;
  return (
    <div class="result" role="status">
      {ending !== null && <p>{ending}</p>}
      <p>
        {counts !== null && <strong>{countsWords(counts)}.</strong>} {brought > 0 && <a href="/">See this week</a>}
      </p>
      {counts !== null && counts.rejected > 0 && (
        <p class="small">
          {batchId !== null && <a href={`/import/${batchId}?show=refused`}>Only what was refused</a>} {RETRY_WORDS}
        </p>
      )}
    </div>
  );
}

/** How to try again: nothing that came in is in the way. */
export const RETRY_WORDS =
  "To try again, put the file right and send it, alone or with all the others: what is here already is recognised and left alone.";
