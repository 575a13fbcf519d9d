import { monthWord, weekdayAndDay } from "../../domain/day-words.ts";
import { civilOf, localDayOf } from "../../domain/local-day.ts";
import type { RunRow } from "../../usecases/app.ts";
import type { RunMonth } from "../../usecases/list-runs.ts";
import { type RunChoice, type RunPage, runsAddress } from "../list-runs.ts";
import { distanceWords, durationWords, paceWords } from "../words/measure-words.ts";
import { FLAG_WORDS, FORMAT_WORDS, runTitle, SPORT_WORDS, sumOf, sumWords } from "../words/run-words.ts";
import { Document } from "./document.tsx";
import { FilterLinks } from "./filter-links.tsx";
import { RunFilterForm } from "./run-filter.tsx";
import { type RunYear, RunYears } from "./run-years.tsx";

interface RunsPageProps {
  readonly choice: RunChoice;
  readonly page: RunPage;
  /** What the months of the choice come to, newest first. */
  readonly months: readonly RunMonth[];
  /** The same for every year. */
  readonly years: readonly RunYear[];
  /** Not the newest page. */
  readonly isLater: boolean;
}

/** Every session, newest first, a page at a time, with what each month comes to. */
export function RunsPage({ choice, page, months, years, isLater }: RunsPageProps) {
  const sport = choice.sport ?? "run";
  return (
    <Document title="Runs" current="/runs">
      <h1 class="title">{titleOf(choice)}</h1>
      <div class="columns runs">
        <div class="column">
          <RunFilterForm choice={choice} />
          <RunYears years={years} choice={choice} />
        </div>
        <div class="column">
          <QuickChoices choice={choice} />
          {page.rows.length === 0 && <NoRuns isNarrowed={runsAddress(choice) !== "/runs"} />}
          {months.length > 1 && <p class="small all-sum">{sumWords(sumOf(months), sport)}</p>}
          {monthsShown(page.rows, months).map(({ month, rows }) => (
            <section key={`${month.year} ${month.month}`} class="card month" aria-label={monthTitle(month)}>
              <header class="month-head">
                <h2>{monthTitle(month)}</h2>
                <p class="small">{sumWords(month, sport)}</p>
              </header>
              <ul>
                {rows.map((row) => (
                  <Row key={row.id} row={row} />
                ))}
              </ul>
            </section>
          ))}
          <p class="actions">
            {isLater && (
              <a class="button" href={runsAddress(choice)}>
                Newest
              </a>
            )}
            {page.next !== null && (
              <a class="button" href={runsAddress(choice, page.next)}>
                Older
              </a>
            )}
          </p>
        </div>
      </div>
    </Document>
  );
}

const monthTitle = ({ year, month }: Pick<RunMonth, "year" | "month">): string =>
  `${monthWord(localDayOf(year, month, 1))} ${year}`;

function titleOf({ year, month }: RunChoice): string {
  if (year === null) return "Runs";
  return month === null ? `Runs of ${year}` : `Runs of ${monthTitle({ year, month })}`;
}

/** The choices that are made most, one press away. */
function QuickChoices({ choice }: { readonly choice: RunChoice }) {
  const plain: RunChoice = { ...choice, sport: null, flagged: false, corrected: false };
  const choices: readonly (readonly [string, RunChoice])[] = [
    ["All", plain],
    ["Runs only", { ...plain, sport: "run" }],
    ["Flagged", { ...plain, flagged: true }],
    ["Corrected", { ...plain, corrected: true }],
  ];
  const links = choices.map(([words, one]) => {
    const href = runsAddress(one);
    return { href, words, isCurrent: href === runsAddress(choice) };
  });
  return <FilterLinks label="Which to show" links={links} />;
}

function NoRuns({ isNarrowed }: { readonly isNarrowed: boolean }) {
  return (
    <section class="card" aria-label="Nothing to list">
      <p>{isNarrowed ? "Nothing to show under this choice." : "No runs yet."}</p>
      <p class="actions">
        {isNarrowed && (
          <a class="button" href="/runs">
            Show all runs
          </a>
        )}
        <a class="button primary" href="/import">
          Import runs
        </a>
      </p>
    </section>
  );
}

/** The rows of a page under their months. A month may go on on the next page; its sum is that of the whole month. */
function monthsShown(
  rows: readonly RunRow[],
  months: readonly RunMonth[],
): readonly { readonly month: RunMonth; readonly rows: readonly RunRow[] }[] {
  return months.flatMap((month) => {
    const own = rows.filter(({ day }) => {
      const civil = civilOf(day);
      return civil.year === month.year && civil.month === month.month;
    });
    return own.length === 0 ? [] : [{ month, rows: own }];
  });
}

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
