import { monthWord, weekdayAndDay } from "../../charts/day-words.ts";
import { civilOf } from "../../domain/local-day.ts";
import type { RunRow } from "../../usecases/app.ts";
import { RUN_VIEWS, type RunPage, type RunView } from "../list-runs.ts";
import { distanceWords, durationWords, paceWords } from "../words/measure-words.ts";
import { FLAG_WORDS, FORMAT_WORDS, SPORT_WORDS } from "../words/run-words.ts";
import { Document } from "./document.tsx";
import { FilterLinks } from "./filter-links.tsx";

const VIEW_WORDS: Readonly<Record<RunView, string>> = { all: "All", runs: "Runs only", flagged: "Flagged" };

interface RunsPageProps {
  readonly view: RunView;
  readonly page: RunPage;
  /** Not the newest page. */
  readonly isLater: boolean;
}

/** Every session, newest first, a page at a time. */
export function RunsPage({ view, page, isLater }: RunsPageProps) {
  return (
    <Document title="Runs" current="/runs">
      <h1 class="title">Runs</h1>
      <FilterLinks
        label="Which to show"
        links={RUN_VIEWS.map((one) => ({
          href: one === "all" ? "/runs" : `/runs?show=${one}`,
          words: VIEW_WORDS[one],
          isCurrent: one === view,
        }))}
      />
      {page.rows.length === 0 && <NoRuns view={view} />}
      {monthsOf(page.rows).map(({ title, rows }) => (
        <section key={title} class="card month" aria-label={title}>
          <h2>{title}</h2>
          <ul>
            {rows.map((row) => (
              <Row key={row.id} row={row} />
            ))}
          </ul>
        </section>
      ))}
      <p class="actions">
        {isLater && (
          <a class="button" href={view === "all" ? "/runs" : `/runs?show=${view}`}>
            Newest
          </a>
        )}
        {page.next !== null && (
          <a class="button" href={`/runs?show=${view}&before=${encodeURIComponent(page.next)}`}>
            Older
          </a>
        )}
      </p>
    </Document>
  );
}

function NoRuns({ view }: { readonly view: RunView }) {
  return (
    <section class="card" aria-label="Nothing to list">
      <p>{view === "all" ? "No runs yet." : "Nothing to show under this choice."}</p>
      <p class="actions">
        <a class="button primary" href="/import">
          Import runs
        </a>
      </p>
    </section>
  );
}

function monthsOf(rows: readonly RunRow[]): readonly { readonly title: string; readonly rows: readonly RunRow[] }[] {
  const months = new Map<string, RunRow[]>();
  for (const row of rows) {
    const title = `${monthWord(row.day)} ${civilOf(row.day).year}`;
    months.set(title, [...(months.get(title) ?? []), row]);
  }
  return [...months].map(([title, own]) => ({ title, rows: own }));
}

/** What a session is called where it has no title. */
export const runTitle = (row: Pick<RunRow, "title" | "sport">): string =>
  row.title === null || row.title.trim() === "" ? SPORT_WORDS[row.sport] : row.title;

function Row({ row }: { readonly row: RunRow }) {
  const measures = [
    row.durationS === null ? null : durationWords(row.durationS),
    row.sport === "run" ? paceWords(row.distanceM, row.durationS) : null,
    row.avgHeartRateBpm === null ? null : `${Math.round(row.avgHeartRateBpm)} bpm`,
    row.sport !== "run" && row.title !== null ? SPORT_WORDS[row.sport] : null,
    ...row.formats.slice(0, 2).map((format) => FORMAT_WORDS[format]),
  ].filter((words) => words !== null);
  const remarks = [
    ...(row.corrected.length > 0 ? ["corrected"] : []),
    ...row.flags.map((flag) => FLAG_WORDS[flag].name.toLowerCase()),
  ];
  return (
    <li class="run">
      <a class="run-link" href={`/runs/${encodeURIComponent(row.id)}`}>
        <span class="run-head">
          <span class="run-day">{weekdayAndDay(row.day)}</span>
          <span class="run-title">{runTitle(row)}</span>
          <span class="run-distance">{row.distanceM === null ? "" : distanceWords(row.distanceM)}</span>
        </span>
        <span class="small">{measures.join(" · ")}</span>
        {remarks.length > 0 && <span class="small run-flags">{remarks.join(", ")}</span>}
      </a>
    </li>
  );
}
