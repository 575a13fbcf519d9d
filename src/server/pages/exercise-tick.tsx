import type { ExercisePlan } from "../../domain/exercise.ts";
import { formatLocalDay, type LocalDay } from "../../domain/local-day.ts";
import { HiddenFields } from "./hidden-fields.tsx";

interface ExerciseTickProps {
  readonly plan: ExercisePlan;
  readonly isDone: boolean;
  readonly today: LocalDay;
  /** The page it stands on. */
  readonly back: "/log" | "/therapy";
}

/** Done today: one tap, and one to take it back. */
export function ExerciseTick({ plan, isDone, today, back }: ExerciseTickProps) {
  const kind = isDone ? "exercise-undone" : "exercise-done";
  return (
    <form class="tick" method="post" action="/log">
      <HiddenFields fields={{ kind, key: plan.key, day: formatLocalDay(today), back }} />
      <button class={isDone ? "button done" : "button"} type="submit">
        {isDone ? "✓ Done" : "Done today"}
        <span class="unseen">{isDone ? `: ${plan.title}. Take it back` : `: ${plan.title}`}</span>
        {isDone && <span aria-hidden="true">· undo</span>}
      </button>
    </form>
  );
}
