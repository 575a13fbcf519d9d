import { EXERCISE_KINDS } from "../../domain/exercise.ts";
import { textOf, valuesOf } from "../form-body.ts";
import { Choice } from "./choice.tsx";
import { HiddenFields } from "./hidden-fields.tsx";
import { type LogState, problemWith, stateFor } from "./log-state.ts";
import { PlaceChoice } from "./place-choice.tsx";
import { TextField } from "./text-field.tsx";
import { useWords } from "./words-context.ts";

const TIMES = ["1", "2", "3", "5", "7"];

/** Something new to do at home, from today on. */
export function TherapyExerciseForm({ state: all }: { readonly state: LogState }) {
  const { say } = useWords();
  const state = stateFor("exercise", all);
  const chosen = (name: string) => textOf(state.form, name);
  return (
    <details class="more" open={state.problems.length > 0}>
      <summary>{say("therapy.exercise.add")}</summary>
      <form method="post" action="/log" aria-label={say("therapy.exercise.add")}>
        <HiddenFields fields={{ kind: "exercise" }} />
        <Choice
          name="exerciseKind"
          legend={say("therapy.exercise.what")}
          options={EXERCISE_KINDS.map((kind) => ({ value: kind, words: say(`exercise.kind.${kind}`) }))}
          chosen={chosen("exerciseKind") ?? "stretch"}
          problem={problemWith("kind", state)}
          required
        />
        <TextField
          id="exercise-title"
          name="title"
          label={say("therapy.exercise.name")}
          hint={say("therapy.exercise.name-hint")}
          value={chosen("title")}
          problem={problemWith("title", state)}
          required
        />
        <Choice
          name="timesPerWeek"
          legend={say("therapy.exercise.days")}
          hint={say("therapy.exercise.days-hint")}
          options={TIMES.map((value) => ({ value, words: value === "7" ? say("therapy.exercise.every-day") : value }))}
          chosen={chosen("timesPerWeek")}
          problem={problemWith("timesPerWeek", state)}
        />
        <TextField
          id="exercise-by"
          name="by"
          label={say("therapy.exercise.by")}
          hint={say("therapy.form.if-you-like")}
          value={chosen("by")}
          problem={problemWith("by", state)}
        />
        <PlaceChoice chosen={valuesOf(state.form, "regions")} />
        <button class="button wide" type="submit">
          {say("therapy.exercise.add-it")}
        </button>
      </form>
    </details>
  );
}
