import type { Words } from "../../messages/words.ts";
import { outcomeJson } from "../../usecases/import-json.ts";
import { HistoryQuestion } from "../pages/history-question.tsx";
import { ImportSummary } from "../pages/import-summary.tsx";
import { OutcomeRow } from "../pages/outcome-list.tsx";
import { RecentBatches } from "../pages/recent-batches.tsx";
import { renderPart } from "../render-page.tsx";
import type { OneAthlete } from "../server-options.ts";
import { progressWords } from "../words/progress-words.ts";
import type { Telling } from "./event-stream.ts";

/** Imports listed on the page. */
export const RECENT_BATCHES = 8;

/** The events of an import, with its rows drawn by the same parts as the page, so that both say the same. */
export function pageTelling({ app, athlete }: OneAthlete, words: Words): Telling {
  return {
    progress(job) {
      const progress = job.progress();
      return { ...progress, words: progressWords(progress, words) };
    },
    files(job, from, to) {
      const outcomes = job.outcomes.slice(from, to);
      return {
        files: outcomes.map(outcomeJson),
        html: outcomes.map((outcome) => renderPart(<OutcomeRow outcome={outcome} />, words)).join(""),
      };
    },
    async end(job) {
      const today = await app.today(athlete);
      const [{ claims }, span, batches] = await Promise.all([
        app.weeklyReport(athlete, today),
        app.historySpan(athlete),
        app.recentImports(athlete, RECENT_BATCHES),
      ]);
      return {
        state: job.state,
        batchId: job.batchId,
        summary: job.counts,
        html: renderPart(<ImportSummary job={job} />, words),
        history: renderPart(<HistoryQuestion span={span} claims={claims} today={today} problems={[]} />, words),
        batches: renderPart(<RecentBatches batches={batches} />, words),
      };
    },
  };
}
