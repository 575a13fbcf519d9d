import type { ImportJob } from "../imports/import-job.ts";
import { Document } from "./document.tsx";
import { ImportProgress } from "./import-progress.tsx";
import { ImportSummary } from "./import-summary.tsx";
import { OutcomeList } from "./outcome-list.tsx";
import { useWords } from "./words-context.ts";

const LOOK_AGAIN_S = 2;
/** The last files of an import that runs; the finished one has a page with all of them. */
const MOST_ROWS = 200;

/** An import that runs, for a browser without script: it looks again by itself. */
export function RunningPage({ job }: { readonly job: ImportJob }) {
  const { say } = useWords();
  const isRunning = job.state === "running";
  return (
    <Document title={say("import.running")} current="/import" {...(isRunning ? { refreshS: LOOK_AGAIN_S } : {})}>
      <h1 class="title">{say(isRunning ? "import.running" : "import.over")}</h1>
      <section class="card" aria-labelledby="upload-title">
        <h2 id="upload-title">{say("import.upload.title")}</h2>
        <ImportProgress job={isRunning ? job : null} />
        <p class="notice wrong" data-import-problem role="alert" hidden />
        <div data-result>{!isRunning && <ImportSummary job={job} />}</div>
        <OutcomeList outcomes={job.outcomes.slice(-MOST_ROWS)} />
      </section>
    </Document>
  );
}
