import { civilOf, localDayOf } from "../../domain/local-day.ts";
import type { Words } from "../../messages/words.ts";
import type { RunRow } from "../../usecases/app.ts";
import type { RunMonth } from "../../usecases/list-runs.ts";
import { type RunChoice, type RunPage, runsAddress } from "../list-runs.ts";
import { paceWords } from "../words/measure-words.ts";
import { runTitle, sumOf, sumWords } from "../words/run-words.ts";
import { Document } from "./document.tsx";
import { FilterLinks } from "./filter-links.tsx";
import { RunFilterForm } from "./run-filter.tsx";
import { type RunYear, RunYears } from "./run-years.tsx";
import { useWords } from "./words-context.ts";

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
  const words = useWords();
  const { say } = words;
  const sport = choice.sport ?? "run";
  return (
    <Document title={say("runs.title")} current="/runs">
      <h1 class="title">{titleOf(choice, words)}</h1>
      <div class="columns runs">
        <div class="column">
          <RunFilterForm choice={choice} />
          <RunYears years={years} choice={choice} />
        </div>
        <div class="column">
          <QuickChoices choice={choice} />
          {page.rows.length === 0 && <NoRuns isNarrowed={runsAddress(choice) !== "/runs"} />}
          {months.length > 1 && <p class="small all-sum">{sumWords(sumOf(months), sport, words)}</p>}
          {monthsShown(page.rows, months).map(({ month, rows }) => (
            <section key={`${month.year} ${month.month}`} class="card month" aria-label={monthTitle(month, words)}>
              <header class="month-head">
                <h2>{monthTitle(month, words)}</h2>
                <p class="small">{sumWords(month, sport, words)}</p>
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
                {say("runs.newest")}
              </a>
            )}
            {page.next !== null && (
              <a class="button" href={runsAddress(choice, page.next)}>
                {say("runs.older")}
              </a>
            )}
          </p>
        </div>
      </div>
    </Document>
  );
}

const monthTitle = ({ year, month }: Pick<RunMonth, "year" | "month">, { day }: Words): string =>
  day(localDayOf(year, month, 1), "month-year");

function titleOf({ year, month }: RunChoice, words: Words): string {
  if (year === null) return words.say("runs.title");
  return words.say("runs.title.of", { period: month === null ? String(year) : monthTitle({ year, month }, words) });
}

/** The choices that are made most, one press away. */
function QuickChoices({ choice }: { readonly choice: RunChoice }) {
  const { say } = useWords();
  const plain: RunChoice = { ...choice, sport: null, flagged: false, corrected: false };
  const choices: readonly (readonly ["all" | "runs" | "flagged" | "corrected", RunChoice])[] = [
    ["all", plain],
    ["runs", { ...plain, sport: "run" }],
    ["flagged", { ...plain, flagged: true }],
    ["corrected", { ...plain, corrected: true }],
  ];
  const links = choices.map(([name, one]) => {
    const href = runsAddress(one);
    return { href, words: say(`runs.quick.${name}`), isCurrent: href === runsAddress(choice) };
  });
  return <FilterLinks label={say("runs.quick.label")} links={links} />;
}

function NoRuns({ isNarrowed }: { readonly isNarrowed: boolean }) {
  const { say } = useWords();
  return (
    <section class="card" aria-label={say("runs.none.label")}>
      <p>{say(isNarrowed ? "runs.none.narrowed" : "runs.none.at-all")}</p>
      <p class="actions">
        {isNarrowed && (
          <a class="button" href="/runs">
            {say("runs.none.show-all")}
          </a>
        )}
        <a class="button primary" href="/import">
          {say("import.heading")}
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

interface RowProps {
  readonly row: RunRow;
  /** Where the pages of runs are: one's own, unless the list is of somebody else. */
  readonly under?: string;
}

/** One session in a list. */
export function Row({ row, under = "/runs" }: RowProps) {
  const words = useWords();
  const { say, clock, day, distance } = words;
  const measures = [
    row.durationS === null ? null : clock(row.durationS),
    row.sport === "run" ? paceWords(row.distanceM, row.durationS, words) : null,
    row.avgHeartRateBpm === null ? null : `${Math.round(row.avgHeartRateBpm)} bpm`,
    row.sport !== "run" && row.title !== null ? say(`sport.${row.sport}`) : null,
    ...row.formats.slice(0, 2).map((format) => say(`source.${format}`)),
  ].filter((measure) => measure !== null);
  const remarks = [
    ...(row.corrected.length > 0 ? [say("runs.row.corrected")] : []),
    ...row.flags.map((flag) => say(`run.flag.${flag}.name`).toLowerCase()),
  ];
  return (
    <li class="run">
      <a class="run-link" href={`${under}/${encodeURIComponent(row.id)}`}>
        <span class="run-head">
          <span class="run-day">{day(row.day, "weekday-short")}</span>
          <span class="run-title">{runTitle(row, words)}</span>
          <span class="run-distance">{row.distanceM === null ? "" : distance(row.distanceM, 2)}</span>
        </span>
        <span class="small">{measures.join(" · ")}</span>
        {remarks.length > 0 && <span class="small run-flags">{remarks.join(", ")}</span>}
      </a>
    </li>
  );
}
