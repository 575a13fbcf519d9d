import type { BacktestReport, BacktestView } from "../../domain/backtest.ts";
import { formatLocalDay } from "../../domain/local-day.ts";
import type { Worked } from "../../usecases/kept-answers.ts";
import { flagTable } from "../words/flag-words.ts";
import { DataTable } from "./data-table.tsx";
import { FlagItem, SeldomFlags } from "./flag-item.tsx";
import { RichText } from "./rich-text.tsx";
import { useWords } from "./words-context.ts";
import { WorkedOut } from "./worked-out.tsx";

/** How every flag would have done on this runner's own history, beside random alerts at the same rate. */
export function OwnFlags({ backtest }: { readonly backtest: Worked<BacktestReport> }) {
  const { say } = useWords();
  return (
    <section class="card methods own" id="own-flags" aria-labelledby="own-flags-title">
      <h2 id="own-flags-title">{say("own-flags.title")}</h2>
      <WorkedOut worked={backtest} href="/methods#own-flags">
        {(report) => <Record report={report} />}
      </WorkedOut>
    </section>
  );
}

function Record({ report }: { readonly report: BacktestReport }) {
  const { say, tell } = useWords();
  const { span, views, horizonDays } = report;
  const [fresh, all] = (["new-onset", "all-days"] as const).map((kind) => views.find((view) => view.kind === kind));
  return (
    <>
      <p class="own-sentence">{tell(report.said)}</p>
      {span !== null && (
        <p class="small">
          {say("own-flags.span", {
            from: formatLocalDay(span.from),
            to: formatLocalDay(span.to),
            days: String(report.calendarDays),
            answered: String(report.answeredDays),
            followed: String(report.followedDays),
            horizon: horizonDays,
          })}
        </p>
      )}
      {fresh !== undefined && <View view={fresh} />}
      {all !== undefined && (
        <details class="method">
          <summary>{say("own-flags.flatters")}</summary>
          <p class="small">{say("own-flags.flatters.why")}</p>
          <View view={all} />
        </details>
      )}
      <p class="small">
        <RichText
          text={say("own-flags.how")}
          parts={{
            alerts: (inside) => <a href="#alerts-and-events">{inside}</a>,
            replay: (inside) => <a href="#replay">{inside}</a>,
            verdicts: (inside) => <a href="#flags-and-their-verdicts">{inside}</a>,
          }}
        />
      </p>
    </>
  );
}

function View({ view }: { readonly view: BacktestView }) {
  const words = useWords();
  const { say } = words;
  const title = say(`own-flags.view.${view.kind}`);
  const spoke = view.flags.filter(({ score }) => score.episodes > 0);
  const told = spoke.filter(({ isPrimary, verdict }) => isPrimary || verdict.kind !== "too-few");
  const untold = spoke.filter((one) => !told.includes(one));
  return (
    <>
      <h3>{title}</h3>
      <p class="small">
        {say(`own-flags.count.${view.kind}`, {
          days: String(view.days),
          events: String(view.events.length),
          silent: view.flags.length - spoke.length,
        })}
      </p>
      <ul class="own-list">
        {told.map((one) => (
          <FlagItem key={one.flag.code} one={one} />
        ))}
        <SeldomFlags flags={untold.map(({ flag }) => flag)} />
      </ul>
      {spoke.length > 0 && (
        <details class="method">
          <summary>
            <RichText
              text={say("own-flags.table", { title })}
              parts={{ unseen: (inside) => <span class="unseen">{inside}</span> }}
            />
          </summary>
          <DataTable caption={title} table={flagTable(spoke, words)} />
        </details>
      )}
    </>
  );
}
