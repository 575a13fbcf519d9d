import type { HistoryClaim } from "../../domain/journal.ts";
import type { DayRange, LocalDay } from "../../domain/local-day.ts";
import type { RecentImport } from "../../usecases/app.ts";
import type { ImportJob } from "../imports/import-job.ts";
import type { FieldProblem } from "../problem.ts";
import { Document } from "./document.tsx";
import { HistoryQuestion } from "./history-question.tsx";
import { ImportProgress } from "./import-progress.tsx";
import { type DoneKind, Notice } from "./notice.tsx";
import { RecentBatches } from "./recent-batches.tsx";

export interface ImportPageProps {
  readonly today: LocalDay;
  readonly span: DayRange | null;
  readonly claims: readonly HistoryClaim[];
  readonly batches: readonly RecentImport[];
  /** An import that runs now; null when there is none. */
  readonly running: ImportJob | null;
  readonly done: DoneKind | null;
  readonly problems: readonly FieldProblem[];
}

/** Where files come in. */
export function ImportPage({ today, span, claims, batches, running, done, problems }: ImportPageProps) {
  return (
    <Document title="Import" current="/import">
      <Notice done={done} />
      <h1 class="title">Import runs</h1>
      <div class="columns">
        <div class="column">
          <UploadCard running={running} />
          <div data-history>
            <HistoryQuestion span={span} claims={claims} today={today} problems={problems} />
          </div>
          <div data-batches>
            <RecentBatches batches={batches} />
          </div>
        </div>
        <div class="column">
          <WhereFrom />
        </div>
      </div>
    </Document>
  );
}

function UploadCard({ running }: { readonly running: ImportJob | null }) {
  return (
    <section class="card" aria-labelledby="upload-title">
      <h2 id="upload-title">Your files</h2>
      <form method="post" action="/import" enctype="multipart/form-data" data-import>
        <div class="drop">
          <svg class="drop-sign" viewBox="0 0 24 24" width="28" height="28" aria-hidden="true" focusable="false">
            <path d="M12 15V4m0 0L7.5 8.5M12 4l4.5 4.5M4 15v4h16v-4" />
          </svg>
          <label for="files">Choose files</label>
          <p class="small" data-drop-hint>
            FIT, TCX, GPX, CSV, gz or a whole export as zip
          </p>
          <input type="file" id="files" name="files" multiple />
        </div>
        <button class="button primary wide" type="submit">
          Import
        </button>
      </form>
      <ImportProgress job={running} />
      <p class="notice wrong" data-import-problem role="alert" hidden />
      <div data-result />
      <ul class="outcomes" data-outcomes />
    </section>
  );
}

function WhereFrom() {
  return (
    <section class="card side" aria-labelledby="from-title">
      <h2 id="from-title">Where the files are</h2>
      <dl class="facts stacked">
        <div>
          <dt>Garmin Connect</dt>
          <dd>One run: open it, then “Export file”. Everything: Account, “Export your data”, and drop the zip here.</dd>
        </div>
        <div>
          <dt>Strava</dt>
          <dd>Settings, My account, “Download or delete your account”, “Request your archive”. Drop the zip here.</dd>
        </div>
        <div>
          <dt>A watch on a cable</dt>
          <dd>The folder GARMIN/Activity. Choose all its files.</dd>
        </div>
        <div>
          <dt>A diary</dt>
          <dd>
            A CSV with the columns <code>day</code>, <code>kind</code>, <code>distance_km</code>,{" "}
            <code>duration_min</code>, <code>rpe</code>.
          </dd>
        </div>
      </dl>
      <p class="small">Files stay on this machine. Importing one twice changes nothing.</p>
    </section>
  );
}
