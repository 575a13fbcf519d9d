import { formatLocalDay } from "../../domain/local-day.ts";
import type { Words } from "../../messages/words.ts";
import type { PlanReport } from "../../usecases/plan.ts";
import { Choice } from "./choice.tsx";
import { Document } from "./document.tsx";
import { type DoneKind, Notice } from "./notice.tsx";
import { RichText } from "./rich-text.tsx";
import { useWords } from "./words-context.ts";

type State = NonNullable<PlanReport["returning"]>;

interface ReturnPageProps {
  readonly report: PlanReport;
  readonly done: DoneKind | null;
}

/** The way back to running: levels that open one after another, each only when the one before stayed calm. */
export function ReturnPage({ report, done }: ReturnPageProps) {
  const { say } = useWords();
  const { returning } = report;
  return (
    <Document title={say("return.title")} current="/return">
      <Notice done={done} />
      <h1 class="title">{say("return.heading")}</h1>
      {returning === null ? <Begin report={report} /> : <Walking state={returning} />}
      <Levels report={report} />
      <p class="small source">
        <RichText
          text={say("return.source")}
          parts={{ link: (inside) => <a href="/methods#return-to-run">{inside}</a> }}
        />
      </p>
    </Document>
  );
}

function Begin({ report }: { readonly report: PlanReport }) {
  const { say } = useWords();
  return (
    <form class="card" method="post" action="/log" aria-labelledby="begin-title">
      <input type="hidden" name="kind" value="return" />
      <input type="hidden" name="from" value={formatLocalDay(report.asOf)} />
      <h2 id="begin-title">{say("return.begin-here")}</h2>
      <p class="small">{say("return.begin-when")}</p>
      <Choice
        name="isReady"
        legend={say("return.ready")}
        options={(["yes", "no"] as const).map((answer) => ({ value: answer, words: say(`return.ready.${answer}`) }))}
        chosen={undefined}
        required
      />
      <button class="button primary wide" type="submit">
        {say("return.begin")}
      </button>
    </form>
  );
}

function Walking({ state }: { readonly state: State }) {
  const words = useWords();
  const { say, tell, day, distance } = words;
  const title = state.isFinished ? say("return.all-done") : say(`return.outcome.${state.outcome}`);
  return (
    <section class="card" aria-labelledby="return-state">
      <p class="eyebrow">{say("return.since", { day: day(state.from, "weekday-short") })}</p>
      <h2 id="return-state" class="sentence">
        {title}
      </h2>
      <p>{tell(state.said.reason)}</p>
      {state.said.missing !== null && (
        <p class="small">{say("return.missing", { missing: tell(state.said.missing) })}</p>
      )}
      {state.level !== null && state.nextRunFrom !== null && (
        <p>
          {say("return.next", {
            level: state.level.level,
            steps: stepsOf(state.level, words),
            distance: distance(state.level.distanceM),
            day: day(state.nextRunFrom, "weekday-short"),
            times: state.times,
            needed: state.timesNeeded,
          })}
        </p>
      )}
      {state.volume !== null && (
        <p class="small">
          {say("return.volume", {
            speedFrom: distance(state.volume.speedFromM),
            speedTo: distance(state.volume.speedToM),
            normalFrom: distance(state.volume.normalFromM),
            normalTo: distance(state.volume.normalToM),
            usual: distance(state.volume.usualM),
          })}
        </p>
      )}
      <div class="actions">
        <a class="button primary" href="/log">
          {say("return.log")}
        </a>
        {!state.isReady && <ReadyForm state={state} />}
        <LeaveForm />
      </div>
      <Attempts state={state} />
    </section>
  );
}

function ReadyForm({ state }: { readonly state: State }) {
  const { say } = useWords();
  return (
    <form method="post" action="/log">
      <input type="hidden" name="kind" value="return" />
      <input type="hidden" name="from" value={formatLocalDay(state.from)} />
      <input type="hidden" name="isReady" value="yes" />
      <button class="button" type="submit">
        {say("return.is-ready")}
      </button>
    </form>
  );
}

function LeaveForm() {
  const { say } = useWords();
  return (
    <form method="post" action="/log">
      <input type="hidden" name="kind" value="return" />
      <input type="hidden" name="leave" value="yes" />
      <button class="button" type="submit">
        {say("return.leave")}
      </button>
    </form>
  );
}

function Attempts({ state }: { readonly state: State }) {
  const { say, tell, day } = useWords();
  if (state.attempts.length === 0) return null;
  return (
    <details class="more" open>
      <summary>{say("return.attempts")}</summary>
      <ul class="plan-says">
        {state.attempts.toReversed().map((attempt) => (
          <li key={attempt.day}>
            <strong>{day(attempt.day, "weekday-short")}</strong> <span class="small">{tell(attempt.said)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

type Level = NonNullable<State["level"]>;

function stepsOf({ walkMin, runMin }: Pick<Level, "walkMin" | "runMin">, { say }: Words): string {
  return runMin === null ? say("return.steps.run") : say("return.steps", { walk: walkMin, run: runMin });
}

function Levels({ report }: { readonly report: PlanReport }) {
  const words = useWords();
  const { say, distance } = words;
  const now = report.returning?.level?.level ?? null;
  return (
    <section class="card levels" aria-labelledby="levels-title">
      <h2 id="levels-title">{say("return.levels")}</h2>
      <ol>
        {report.levels.map((level) => (
          <li key={level.level} aria-current={level.level === now ? "step" : undefined}>
            <strong>{say("return.level", { level: level.level })}</strong>
            <span>{stepsOf(level, words)}</span>
            <span class="small">
              {say("return.effort", { distance: distance(level.distanceM), rpe: level.rpe0To10 })}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
