import { kmWords, kmWordsDown } from "../../charts/number-words.ts";
import { weekdayAndDay } from "../../domain/day-words.ts";
import { HEADLINE_WORDS } from "../../domain/headline-words.ts";
import type { PlanReport } from "../../usecases/plan.ts";
import { LEVEL_SHAPES } from "../words/headline-words.ts";
import { Document } from "./document.tsx";
import { LevelMark } from "./level-mark.tsx";
import { type DoneKind, Notice } from "./notice.tsx";
import { PlanDay } from "./plan-day.tsx";

interface PlanPageProps {
  readonly report: PlanReport;
  readonly done: DoneKind | null;
  readonly problems: readonly string[];
}

/** What the script says while a run is dragged; `{…}` stays for it to fill in. */
const DRAG_TEXTS = {
  "data-say-lifted": "Lifted the run of {run}. Let it go over another day; Escape puts it back.",
  "data-say-over": "Over {day}.",
  "data-say-moved": "Moving the run of {run} to {day}.",
  "data-say-put-back": "The run of {run} stays where it was.",
};

/** The next fortnight: write runs, see what the rules would say before running them. */
export function PlanPage({ report, done, problems }: PlanPageProps) {
  return (
    <Document title="Plan" current="/plan">
      <Notice done={done} />
      {problems.length > 0 && (
        <div class="notice wrong" role="alert">
          <p>Not kept yet. {problems.join(" ")}</p>
        </div>
      )}
      <h1 class="title">The next two weeks</h1>
      <p class="lead">
        Write what you mean to run. Each day says how far you may go before a run counts as a spike: more than 10 %
        above your longest of the 30 days before it. It describes a rule, not a distance that is known to be safe.
      </p>
      <div class="columns">
        <form class="card plan" method="post" action="/log" aria-label="Plan" data-plan {...DRAG_TEXTS}>
          <input type="hidden" name="kind" value="plan" />
          <ol class="plan-days">
            {report.days.map((day) => (
              <PlanDay key={day.day} day={day} asOf={report.asOf} last={report.window.to} />
            ))}
          </ol>
          <p class="plan-keep">
            <button class="button primary wide" type="submit">
              Keep and check the plan
            </button>
          </p>
        </form>
        <div class="column">
          <TodayCard report={report} />
          <LimitCard report={report} />
          <ReturnLink report={report} />
        </div>
      </div>
    </Document>
  );
}

function TodayCard({ report }: { readonly report: PlanReport }) {
  const { headline, level, sentence } = report.today;
  return (
    <section class="card side" aria-labelledby="plan-today">
      <h2 id="plan-today">Today’s verdict comes first</h2>
      <p class="pills">
        <span class={`pill level-${level}`}>
          <LevelMark shape={LEVEL_SHAPES[level]} />
          {HEADLINE_WORDS[headline]}
        </span>
      </p>
      <p class="small">{sentence}</p>
    </section>
  );
}

function LimitCard({ report }: { readonly report: PlanReport }) {
  const limit = report.days[0]?.limitFromDone ?? null;
  return (
    <section class="card side" aria-labelledby="plan-limit">
      <h2 id="plan-limit">Longest run today that is no spike</h2>
      <p class="big">{limit === null ? "Cannot say yet" : kmWordsDown(limit.limitM)}</p>
      <p class="small">
        {limit === null
          ? "There is no run in the last 30 days to compare with. Start short."
          : `From ${kmWords(limit.prior.distanceM)} on ${weekdayAndDay(limit.prior.day)}.`}
      </p>
      {report.taper !== null && (
        <p class="small">{`The 7 days before your race on ${weekdayAndDay(report.taper.raceDay)} hold ${Math.round(
          100 * report.taper.shareFrac,
        )} % of your usual week: a taper.`}</p>
      )}
    </section>
  );
}

function ReturnLink({ report }: { readonly report: PlanReport }) {
  return (
    <section class="card side" aria-labelledby="plan-return">
      <h2 id="plan-return">Coming back from a break</h2>
      <p class="small">
        {report.returning === null
          ? "Walk and run levels lead back step by step, each only after a calm day."
          : report.returning.reason}
      </p>
      <p class="actions">
        <a class="button" href="/return">
          {report.returning === null ? "See the levels" : "Your level"}
        </a>
      </p>
    </section>
  );
}
