import type { ImportJob } from "../imports/import-job.ts";
import { progressWords } from "../words/progress-words.ts";
import { useWords } from "./words-context.ts";

interface ImportProgressProps {
  /** The import to show; null leaves the place empty for the script. */
  readonly job: ImportJob | null;
}

/** How far an import is, with a way to stop it. The script keeps it up to date; without it, the page looks again by itself. */
export function ImportProgress({ job }: ImportProgressProps) {
  const words = useWords();
  const progress = job?.progress() ?? null;
  return (
    <div class="importing" data-progress data-import-id={job?.id} hidden={job === null}>
      <progress
        aria-label={words.say("import.progress.label")}
        max={Math.max(1, progress?.filesFound ?? 1)}
        value={progress === null ? undefined : progress.filesDone}
      />
      <div class="importing-line">
        <p class="small" data-progress-words>
          {progress === null ? "" : progressWords(progress, words)}
        </p>
        <form method="post" action={job === null ? "/import" : `/import/${job.id}/cancel`} data-cancel>
          <button class="button" type="submit">
            {words.say("import.progress.stop")}
          </button>
        </form>
      </div>
    </div>
  );
}
