import type { BacktestReport, BacktestView, FlagBacktest } from "../../domain/backtest.ts";
import { formatLocalDay } from "../../domain/local-day.ts";
import type { Worked } from "../../usecases/kept-answers.ts";
import { flagTable } from "../words/flag-words.ts";
import { DataTable } from "./data-table.tsx";
import { WorkedOut } from "./worked-out.tsx";

/** How every flag would have done on this runner's own history, beside random alerts at the same rate. */
export function OwnFlags({ backtest }: { readonly backtest: Worked<BacktestReport> }) {
  return (
    <section class="card methods own" id="own-flags" aria-labelledby="own-flags-title">
      <h2 id="own-flags-title">How our flags did on your history</h2>
      <WorkedOut worked={backtest} href="/methods#own-flags">
        {(report) => <Record report={report} />}
      </WorkedOut>
    </section>
  );
}

function Record({ report }: { readonly report: BacktestReport }) {
  const { span, views, horizonDays } = report;
  const [fresh, all] = (["new-onset", "all-days"] as const).map((kind) => views.find((view) => view.kind === kind));
  return (
    <>
      <p class="own-sentence">{report.sentence}</p>
      {span !== null && (
        <p class="small">
          {`${formatLocalDay(span.from)} to ${formatLocalDay(span.to)}: ${report.calendarDays} days, ${report.answeredDays} with an answer about pain, ${report.followedDays} that could be followed for ${horizonDays} days. The rules as they are now, replayed day by day; none was fitted to your history.`}
        </p>
      )}
      {fresh !== undefined && <View view={fresh} />}
      {all !== undefined && (
        <details class="method">
          <summary>Before any sore day: this flatters every flag</summary>
          <p class="small">Pain that is there tends to stay, so whatever speaks while it hurts looks right.</p>
          <View view={all} />
        </details>
      )}
      <p class="small">
        How it is counted: <a href="#alerts-and-events">alerts and events</a>, <a href="#replay">the replay</a>,{" "}
        <a href="#flags-and-their-verdicts">the verdicts</a>.
      </p>
    </>
  );
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function View({ view }: { readonly view: BacktestView }) {
  const isFresh = view.kind === "new-onset";
  const title = isFresh ? "Before a new sore place, after 28 days without one" : "Before any sore day, on every day";
  const spoke = view.flags.filter(({ score }) => score.episodes > 0);
  const told = spoke.filter(({ isPrimary, verdict }) => isPrimary || verdict.kind !== "too-few");
  const untold = spoke.filter((one) => !told.includes(one));
  return (
    <>
      <h3>{title}</h3>
      <p class="small">
        {`${view.days} days; ${view.events.length} ${isFresh ? "sore spells began" : "sore days"}. ${view.flags.length - spoke.length} flags never spoke on these days.`}
      </p>
      <ul class="own-list">
        {told.map((one) => (
          <FlagItem key={one.flag.code} one={one} />
        ))}
        {untold.length > 0 && (
          <li>
            <p class="own-name">Spoke too seldom to be judged</p>
            <p class="small">{`${capital(untold.map(({ meaning }) => meaning).join("; "))}.`}</p>
          </li>
        )}
      </ul>
      {spoke.length > 0 && (
        <details class="method">
          <summary>
            Hits, misses and false alarms<span class="unseen">: {title}</span>
          </summary>
          <DataTable caption={title} table={flagTable(spoke)} />
        </details>
      )}
    </>
  );
}

function FlagItem({ one: { flag, meaning, isPrimary, verdict } }: { readonly one: FlagBacktest }) {
  return (
    <li>
      <p class="own-name">
        {capital(meaning)}
        {isPrimary && <span class="small"> · the question asked beforehand</span>}
        {flag.kind === "comparator" && <span class="small"> · not our rule, for comparison</span>}
      </p>
      <p class="small">{verdict.text}</p>
    </li>
  );
}
