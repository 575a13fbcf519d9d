import type { HistoryClaim } from "../../domain/journal.ts";
import type { DayRange, LocalDay } from "../../domain/local-day.ts";
import type { RecentImport } from "../../usecases/app.ts";
import type { ImportJob } from "../imports/import-job.ts";
import type { FieldProblem } from "../problem.ts";
import { Document } from "./document.tsx";
import { HistoryQuestion } from "./history-question.tsx";
import { type DoneKind, Notice } from "./notice.tsx";
import { RecentBatches } from "./recent-batches.tsx";
import { UploadCard } from "./upload-card.tsx";

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
            <code>duration_min</code>, <code>rpe</code>. Or <a href="/diary">write the last four weeks here</a>.
          </dd>
        </div>
      </dl>
      <p class="small">Files stay on this machine. Importing one twice changes nothing.</p>
    </section>
  );
}
