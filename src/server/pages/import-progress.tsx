import type { ImportJob } from "../imports/import-job.ts";
import { progressWords } from "../words/progress-words.ts";

interface ImportProgressProps {
  /** The import to show; null leaves the place empty for the script. */
  readonly job: ImportJob | null;
}

/** How far an import is, with a way to stop it. The script keeps it up to date; without it, the page looks again by itself. */
export function ImportProgress({ job }: ImportProgressProps) {
  const progress = job?.progress() ?? null;
  return (
    <div class="importing" data-progress data-import-id={job?.id} hidden={job === null}>
      <progress
        aria-label="Import"
        max={Math.max(1, progress?.filesFound ?? 1)}
        value={progress === null ? undefined : progress.filesDone}
      />
      <div class="importing-line">
        <p class="small" data-progress-words>
          {progress === null ? "" : progressWords(progress)}
        </p>
        <form method="post" action={job === null ? "/import" : `/import/${job.id}/cancel`} data-cancel>
          <button class="button" type="submit">
            Stop
          </button>
        </form>
      </div>
    </div>
  );
}
