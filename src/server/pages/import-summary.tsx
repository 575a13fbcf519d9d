import type { ImportJob } from "../imports/import-job.ts";
import { countsWords } from "../words/outcome-words.ts";
import { stateWords } from "../words/progress-words.ts";
import { useWords } from "./words-context.ts";

/** What an import came to, once it is over. */
export function ImportSummary({ job }: { readonly job: Pick<ImportJob, "state" | "counts" | "batchId" | "failure"> }) {
  const { state, counts, batchId, failure } = job;
  const words = useWords();
  const { say } = words;
  const ending = failure ?? stateWords(state, words);
  const brought = counts === null ? 0 : counts.imported + counts.merged;
  return (
    <div class="result" role="status">
      {ending !== null && <p>{ending}</p>}
      <p>
        {counts !== null && <strong>{say("import.count.done", { counts: countsWords(counts, words) })}</strong>}{" "}
        {brought > 0 && <a href="/">{say("import.see-week")}</a>}
      </p>
      {counts !== null && counts.rejected > 0 && (
        <p class="small">
          {batchId !== null && <a href={`/import/${batchId}?show=refused`}>{say("import.only-refused")}</a>}{" "}
          {say("import.retry")}
        </p>
      )}
    </div>
  );
}
