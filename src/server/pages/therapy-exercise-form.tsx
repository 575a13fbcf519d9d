import { EXERCISE_KINDS } from "../../domain/exercise.ts";
import { textOf, valuesOf } from "../form-body.ts";
import { Choice } from "./choice.tsx";
import { HiddenFields } from "./hidden-fields.tsx";
import { type LogState, problemWith, stateFor } from "./log-state.ts";
import { PlaceChoice } from "./place-choice.tsx";
import { TextField } from "./text-field.tsx";
import { useWords } from "./words-context.ts";

const TIMES = [
  { value: "1", words: "1" },
  { value: "2", words: "2" },
  { value: "3", words: "3" },
  { value: "5", words: "5" },
  { value: "7", words: "Every day" },
];

/** Something new to do at home, from today on. */
export function TherapyExerciseForm({ state: all }: { readonly state: LogState }) {
  const { say } = useWords();
  const state = stateFor("exercise", all);
  const chosen = (name: string) => textOf(state.form, name);
  return (
    <details class="more" open={state.problems.length > 0}>
      <summary>Add an exercise</summary>
      <form method="post" action="/log" aria-label="Add an exercise">
        <HiddenFields fields={{ kind: "exercise" }} />
        <Choice
          name="exerciseKind"
          legend="What it is"
          options={EXERCISE_KINDS.map((kind) => ({ value: kind, words: say(`exercise.kind.${kind}`) }))}
          chosen={chosen("exerciseKind") ?? "stretch"}
          problem={problemWith("kind", state)}
          required
        />
        <TextField
          id="exercise-title"
          name="title"
          label="Its name"
          hint="such as Calf raises, or Shorter steps"
          value={chosen("title")}
          problem={problemWith("title", state)}
          required
        />
        <Choice
          name="timesPerWeek"
          legend="Days a week"
          hint="if somebody said"
          options={TIMES}
          chosen={chosen("timesPerWeek")}
          problem={problemWith("timesPerWeek", state)}
        />
        <TextField
          id="exercise-by"
          name="by"
          label="Who gave it"
          hint="if you like"
          value={chosen("by")}
          problem={problemWith("by", state)}
        />
        <PlaceChoice chosen={valuesOf(state.form, "regions")} />
        <button class="button wide" type="submit">
          Add it
        </button>
      </form>
    </details>
  );
}
