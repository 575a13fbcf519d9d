import { kmWords } from "../../charts/number-words.ts";
import { weekdayAndDay } from "../../domain/day-words.ts";
import { formatLocalDay } from "../../domain/local-day.ts";
import type { PlanReport } from "../../usecases/plan.ts";
import { Document } from "./document.tsx";
import { type DoneKind, Notice } from "./notice.tsx";

type State = NonNullable<PlanReport["returning"]>;

interface ReturnPageProps {
  readonly report: PlanReport;
  readonly done: DoneKind | null;
}

const OUTCOME_WORDS: Readonly<Record<State["outcome"], string>> = {
  advance: "Go on",
  hold: "Stay at this level",
  "step-back": "A level back",
  "cannot-say": "Cannot say yet",
};

/** The way back to running: levels that open one after another, each only when the one before stayed calm. */
export function ReturnPage({ report, done }: ReturnPageProps) {
  const { returning } = report;
  return (
    <Document title="Return" current="/return">
      <Notice done={done} />
      <h1 class="title">Back to running, step by step</h1>
      {returning === null ? <Begin report={report} /> : <Walking state={returning} />}
      <Levels report={report} />
      <p class="small source">
        The levels are those of a published program (Trials 2023, doi 10.1186/s13063-023-07502-x). Flat ground only,
        each level at least twice, a rest day between. Not for bone pain that nobody has looked at. No trial has
        compared such programs. <a href="/methods#return-to-run">How it works</a>
      </p>
    </Document>
  );
}

function Begin({ report }: { readonly report: PlanReport }) {
  return (
    <form class="card" method="post" action="/log" aria-labelledby="begin-title">
      <input type="hidden" name="kind" value="return" />
      <input type="hidden" name="from" value={formatLocalDay(report.asOf)} />
      <h2 id="begin-title">Begin here</h2>
      <p class="small">
        The levels begin when 30 minutes of brisk walking and hopping on one leg are free of pain, with your normal
        stride.
      </p>
      <fieldset class="field">
        <legend>Are they free of pain today?</legend>
        <div class="chips">
          <label class="chip">
            <input type="radio" name="isReady" value="yes" required />
            <span>Yes, both</span>
          </label>
          <label class="chip">
            <input type="radio" name="isReady" value="no" required />
            <span>Not yet</span>
          </label>
        </div>
      </fieldset>
      <button class="button primary wide" type="submit">
        Begin the levels
      </button>
    </form>
  );
}

function Walking({ state }: { readonly state: State }) {
  const title = state.isFinished ? "All levels done" : OUTCOME_WORDS[state.outcome];
  return (
    <section class="card" aria-labelledby="return-state">
      <p class="eyebrow">{`Since ${weekdayAndDay(state.from)}`}</p>
      <h2 id="return-state" class="sentence">
        {title}
      </h2>
      <p>{state.reason}</p>
      {state.missing !== null && <p class="small">{`Missing: ${state.missing}.`}</p>}
      {state.level !== null && state.nextRunFrom !== null && (
        <p>
          {`Next: level ${state.level.level}, ${stepsOf(state.level)}, ${kmWords(state.level.distanceM)} together, on ${weekdayAndDay(state.nextRunFrom)} or later. Done ${state.times} of ${state.timesNeeded} times.`}
        </p>
      )}
      {state.volume !== null && (
        <p class="small">
          {`For information: speed and hills come back at ${kmWords(state.volume.speedFromM)} to ${kmWords(state.volume.speedToM)} a week, normal training at ${kmWords(state.volume.normalFromM)} to ${kmWords(state.volume.normalToM)}, from a usual week of ${kmWords(state.volume.usualM)}.`}
        </p>
      )}
      <div class="actions">
        <a class="button primary" href="/log">
          Log how it feels
        </a>
        {!state.isReady && <ReadyForm state={state} />}
        <LeaveForm />
      </div>
      <Attempts state={state} />
    </section>
  );
}

function ReadyForm({ state }: { readonly state: State }) {
  return (
    <form method="post" action="/log">
      <input type="hidden" name="kind" value="return" />
      <input type="hidden" name="from" value={formatLocalDay(state.from)} />
      <input type="hidden" name="isReady" value="yes" />
      <button class="button" type="submit">
        Walking and hopping are free of pain
      </button>
    </form>
  );
}

function LeaveForm() {
  return (
    <form method="post" action="/log">
      <input type="hidden" name="kind" value="return" />
      <input type="hidden" name="leave" value="yes" />
      <button class="button" type="submit">
        Leave the levels
      </button>
    </form>
  );
}

function Attempts({ state }: { readonly state: State }) {
  if (state.attempts.length === 0) return null;
  return (
    <details class="more" open>
      <summary>What you have run since</summary>
      <ul class="plan-says">
        {state.attempts.toReversed().map((attempt) => (
          <li key={attempt.day}>
            <strong>{weekdayAndDay(attempt.day)}</strong> <span class="small">{attempt.text}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

type Level = NonNullable<State["level"]>;

function stepsOf({ walkMin, runMin }: Pick<Level, "walkMin" | "runMin">): string {
  return runMin === null ? "run all of it" : `walk ${walkMin} min, run ${runMin} min, in turn`;
}

function Levels({ report }: { readonly report: PlanReport }) {
  const now = report.returning?.level?.level ?? null;
  return (
    <section class="card levels" aria-labelledby="levels-title">
      <h2 id="levels-title">The levels</h2>
      <ol>
        {report.levels.map((level) => (
          <li key={level.level} aria-current={level.level === now ? "step" : undefined}>
            <strong>{`Level ${level.level}`}</strong>
            <span>{stepsOf(level)}</span>
            <span class="small">{`${kmWords(level.distanceM)}, effort ${level.rpe0To10} of 10`}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
