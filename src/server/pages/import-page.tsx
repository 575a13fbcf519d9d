import type { HistoryClaim } from "../../domain/journal.ts";
import type { DayRange, LocalDay } from "../../domain/local-day.ts";
import type { RecentImport } from "../../usecases/app.ts";
import type { ImportJob } from "../imports/import-job.ts";
import type { FieldProblem } from "../problem.ts";
import { Document } from "./document.tsx";
import { HistoryQuestion } from "./history-question.tsx";
import { type DoneKind, Notice } from "./notice.tsx";
import { RecentBatches } from "./recent-batches.tsx";
import { RichText } from "./rich-text.tsx";
import { UploadCard } from "./upload-card.tsx";
import { useWords } from "./words-context.ts";

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
  const { say } = useWords();
  return (
    <Document title={say("import.title")} current="/import">
      <Notice done={done} />
      <h1 class="title">{say("import.heading")}</h1>
      {done === "history" && (
        <p class="actions">
          <a class="button primary" href="/">
            {say("import.see-week")}
          </a>
        </p>
      )}
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
  const { say } = useWords();
  return (
    <section class="card side" aria-labelledby="from-title">
      <h2 id="from-title">{say("import.from.title")}</h2>
      <dl class="facts stacked">
        <div>
          <dt>Garmin Connect</dt>
          <dd>{say("import.from.garmin")}</dd>
        </div>
        <div>
          <dt>Strava</dt>
          <dd>{say("import.from.strava")}</dd>
        </div>
        <div>
          <dt>{say("import.from.watch")}</dt>
          <dd>{say("import.from.watch.how")}</dd>
        </div>
        <div>
          <dt>{say("import.from.diary")}</dt>
          <dd>
            <RichText
              text={say("import.from.diary.how")}
              parts={{ code: (inside) => <code>{inside}</code>, link: (inside) => <a href="/diary">{inside}</a> }}
            />
          </dd>
        </div>
      </dl>
      <p class="small">{say("import.from.stay")}</p>
    </section>
  );
}
