import type { ExercisePlan } from "../../domain/exercise.ts";
import { formatLocalDay, type LocalDay } from "../../domain/local-day.ts";
import { HiddenFields } from "./hidden-fields.tsx";
import { useWords } from "./words-context.ts";

interface ExerciseTickProps {
  readonly plan: ExercisePlan;
  readonly isDone: boolean;
  readonly today: LocalDay;
  /** The page it stands on. */
  readonly back: "/log" | "/therapy";
}

/** Done today: one tap, and one to take it back. */
export function ExerciseTick({ plan, isDone, today, back }: ExerciseTickProps) {
  const { say } = useWords();
  const { title } = plan;
  const kind = isDone ? "exercise-undone" : "exercise-done";
  return (
    <form class="tick" method="post" action="/log">
      <HiddenFields fields={{ kind, key: plan.key, day: formatLocalDay(today), back }} />
      <button class={isDone ? "button done" : "button"} type="submit">
        {say(isDone ? "exercise.done" : "exercise.do")}
        <span class="unseen">{isDone ? say("exercise.undo-what", { title }) : say("exercise.what", { title })}</span>
        {isDone && <span aria-hidden="true">{say("exercise.undo")}</span>}
      </button>
    </form>
  );
}
