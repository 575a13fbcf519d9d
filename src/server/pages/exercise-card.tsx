import type { LocalDay } from "../../domain/local-day.ts";
import type { CareToday } from "../../usecases/care-today.ts";
import { ExerciseTick } from "./exercise-tick.tsx";
import { useWords } from "./words-context.ts";

interface ExerciseCardProps {
  readonly care: CareToday;
  readonly today: LocalDay;
}

/** What is planned for home, to tick off. Where nothing is planned, the way to plan it. */
export function ExerciseCard({ care: { exercises, doneToday }, today }: ExerciseCardProps) {
  const { say } = useWords();
  return (
    <section class="card" aria-labelledby="exercise-card-title">
      <h2 id="exercise-card-title">{say("exercise.title")}</h2>
      {exercises.length > 0 && (
        <ul class="care-list">
          {exercises.map(({ plan }) => (
            <li key={plan.key} class="exercise-main">
              <span>{plan.title}</span>
              <ExerciseTick
                plan={plan}
                isDone={doneToday.some(({ key }) => key === plan.key)}
                today={today}
                back="/log"
              />
            </li>
          ))}
        </ul>
      )}
      <a class="link" href="/therapy#exercises">
        {say(exercises.length === 0 ? "exercise.add" : "exercise.change")}
      </a>
    </section>
  );
}
