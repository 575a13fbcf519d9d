import type { LocalDay } from "../../domain/local-day.ts";
import { THERAPY_KINDS } from "../../domain/therapy.ts";
import { textOf, valuesOf } from "../form-body.ts";
import { Choice } from "./choice.tsx";
import { DayField } from "./day-field.tsx";
import { HiddenFields } from "./hidden-fields.tsx";
import { useLogAddress } from "./log-address.ts";
import { type LogState, problemWith, stateFor } from "./log-state.ts";
import { PlaceChoice } from "./place-choice.tsx";
import { ScoreSelect } from "./score-select.tsx";
import { useWords } from "./words-context.ts";

interface TherapyFormProps {
  readonly state: LogState;
  readonly today: LocalDay;
  /** The page that the form stands on, where that is not the log. */
  readonly back?: "/therapy";
}

/** A massage, physio or other session, with the soreness around it. */
export function TherapyForm({ state: all, today, back }: TherapyFormProps) {
  const { say } = useWords();
  const action = useLogAddress();
  const state = stateFor("therapy", all);
  const chosen = (name: string) => textOf(state.form, name);
  return (
    <form class="card" method="post" action={action} id="therapy" aria-labelledby="therapy-title">
      <HiddenFields fields={{ kind: "therapy", back: back ?? null }} />
      <h2 id="therapy-title">{say("therapy.form.title")}</h2>
      <Choice
        name="therapyKind"
        legend={say("therapy.form.kind")}
        options={THERAPY_KINDS.map((kind) => ({ value: kind, words: say(`therapy.kind.${kind}`) }))}
        chosen={chosen("therapyKind") ?? "massage"}
        problem={problemWith("kind", state)}
        required
      />
      <div class="pair">
        <ScoreSelect
          id="before"
          name="nrsBefore"
          label={say("therapy.form.before")}
          chosen={chosen("nrsBefore")}
          problem={problemWith("nrsBefore", state)}
        />
        <ScoreSelect
          id="after"
          name="nrsAfter"
          label={say("therapy.form.after")}
          chosen={chosen("nrsAfter")}
          problem={problemWith("nrsAfter", state)}
        />
      </div>
      <PlaceChoice chosen={valuesOf(state.form, "regions")} />
      <div class="field">
        <label for="therapist">
          {say("therapy.form.with")} <span class="hint">{say("therapy.form.if-you-like")}</span>
        </label>
        <input id="therapist" name="therapist" maxLength={120} autocomplete="off" value={chosen("therapist") ?? ""} />
      </div>
      <DayField
        id="therapy-day"
        label={say("log.day")}
        today={today}
        chosen={chosen("day")}
        problem={problemWith("day", state)}
      />
      <button class="button wide" type="submit">
        {say("therapy.form.send")}
      </button>
    </form>
  );
}
