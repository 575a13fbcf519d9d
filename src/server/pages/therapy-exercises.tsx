import type { ExerciseDone, ExercisePlan } from "../../domain/exercise.ts";
import { addDays, formatLocalDay, type LocalDay } from "../../domain/local-day.ts";
import type { Words } from "../../messages/words.ts";
import type { TherapyReport } from "../../usecases/therapy.ts";
import { placesWords, timesWords } from "../words/care-words.ts";
import { ExerciseTick } from "./exercise-tick.tsx";
import { HiddenFields } from "./hidden-fields.tsx";
import type { LogState } from "./log-state.ts";
import { TherapyExerciseForm } from "./therapy-exercise-form.tsx";
import { useWords } from "./words-context.ts";

type Kept = TherapyReport["brief"]["exercises"][number];

const WEEKS_SHOWN = 4;

interface TherapyExercisesProps {
  readonly exercises: readonly Kept[];
  readonly doneToday: readonly ExerciseDone[];
  readonly state: LogState;
  readonly today: LocalDay;
}

/** Stretches, strength work and posture cues to do at home, with a tick for today and what was done in each week. */
export function TherapyExercises({ exercises, doneToday, state, today }: TherapyExercisesProps) {
  const { say } = useWords();
  const current = exercises.filter(({ plan }) => isInForce(plan, today));
  const ended = exercises.filter(({ plan }) => !isInForce(plan, today));
  return (
    <section class="card" id="exercises" aria-labelledby="exercises-title">
      <h2 id="exercises-title">{say("therapy.exercises")}</h2>
      {current.length === 0 && <p class="small">{say("therapy.exercises.none")}</p>}
      {current.length > 0 && <p class="small">{say("therapy.exercises.weeks")}</p>}
      {current.length > 0 && (
        <ul class="care-list">
          {current.map((kept) => (
            <li key={kept.plan.key} class="exercise">
              <ExerciseRow kept={kept} isDone={doneToday.some(({ key }) => key === kept.plan.key)} today={today} />
            </li>
          ))}
        </ul>
      )}
      {ended.length > 0 && <EndedExercises ended={ended} />}
      <TherapyExerciseForm state={state} />
    </section>
  );
}

const isInForce = ({ until }: ExercisePlan, today: LocalDay): boolean => until === null || until >= today;

interface ExerciseRowProps {
  readonly kept: Kept;
  readonly isDone: boolean;
  readonly today: LocalDay;
}

function ExerciseRow({ kept, isDone, today }: ExerciseRowProps) {
  const words = useWords();
  const { plan } = kept;
  return (
    <>
      <div class="exercise-main">
        <div>
          <h3>{plan.title}</h3>
          <p class="small">{aboutWords(plan, words)}</p>
        </div>
        <ExerciseTick plan={plan} isDone={isDone} today={today} back="/therapy" />
      </div>
      <ExerciseWeeks kept={kept} />
      <details class="more">
        <summary>
          {words.say("therapy.change-it")}
          <span class="unseen">{words.say("exercise.what", { title: plan.title })}</span>
        </summary>
        <EndForm plan={plan} today={today} />
      </details>
    </>
  );
}

function aboutWords(plan: ExercisePlan, words: Words): string {
  const until = plan.until === null ? null : untilWords(plan.until, words);
  const by = plan.by === null ? null : words.say("therapy.exercise.from", { name: plan.by });
  const kind = words.say(`exercise.kind.${plan.kind}`);
  const parts = [kind, timesWords(plan.timesPerWeek, words), placesWords(plan.regions, words), by, until];
  return parts.filter((part) => part !== null && part !== "").join(" · ");
}

const untilWords = (until: LocalDay, { say, day }: Words): string =>
  say("therapy.exercise.until", { day: day(until, "short") });

/** How often in each of the last weeks. A week without any tick at all is not known, and nothing is counted in a row. */
function ExerciseWeeks({ kept }: { readonly kept: Kept }) {
  const { say, day } = useWords();
  const weeks = kept.weeks.slice(-WEEKS_SHOWN);
  const asked = kept.plan.timesPerWeek;
  return (
    <ol class="kept" aria-label={say("therapy.exercise.times-a-week", { title: kept.plan.title })}>
      {weeks.map(({ weekStart, times }) => (
        <li key={weekStart}>
          <span class="small">{day(weekStart, "short")}</span>
          <span class={times === null ? "kept-times unknown" : "kept-times"}>
            {times === null ? "–" : asked === null ? String(times) : say("therapy.exercise.of", { times, asked })}
            {times === null && <span class="unseen">{say("therapy.exercise.nothing")}</span>}
          </span>
        </li>
      ))}
    </ol>
  );
}

/** An exercise that began today was a slip: it goes. One that was done for a while ends yesterday, and its days stay. */
function EndForm({ plan, today }: { readonly plan: ExercisePlan; readonly today: LocalDay }) {
  const { say } = useWords();
  const isNew = plan.from >= today;
  const fields = isNew
    ? { kind: "exercise-removed", key: plan.key, day: formatLocalDay(today) }
    : { kind: "exercise-ended", ...planFields({ ...plan, until: addDays(today, -1) }) };
  return (
    <form method="post" action="/log">
      <HiddenFields fields={fields} />
      <button class="button" type="submit">
        {say(isNew ? "therapy.exercise.take-off" : "therapy.exercise.end")}
        <span class="unseen">{say("exercise.what", { title: plan.title })}</span>
      </button>
    </form>
  );
}

function EndedExercises({ ended }: { readonly ended: readonly Kept[] }) {
  const words = useWords();
  const { say } = words;
  return (
    <details class="more">
      <summary>{say("therapy.exercises.ended", { count: ended.length })}</summary>
      <ul class="care-list">
        {ended.map(({ plan }) => (
          <li key={plan.key} class="exercise-main">
            <div>
              <h3>{plan.title}</h3>
              <p class="small">{plan.until === null ? "" : untilWords(plan.until, words)}</p>
            </div>
            <form method="post" action="/log">
              <HiddenFields fields={{ kind: "exercise", ...planFields({ ...plan, until: null }) }} />
              <button class="button" type="submit">
                {say("therapy.exercise.again")}
                <span class="unseen">{say("exercise.what", { title: plan.title })}</span>
              </button>
            </form>
          </li>
        ))}
      </ul>
    </details>
  );
}

function planFields(plan: ExercisePlan) {
  return {
    key: plan.key,
    exerciseKind: plan.kind,
    title: plan.title,
    regions: plan.regions,
    timesPerWeek: plan.timesPerWeek,
    from: formatLocalDay(plan.from),
    until: plan.until === null ? null : formatLocalDay(plan.until),
    by: plan.by,
  };
}
