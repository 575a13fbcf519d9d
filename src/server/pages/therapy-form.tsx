import type { LocalDay } from "../../domain/local-day.ts";
import { REGIONS } from "../../domain/pain.ts";
import { regionWords } from "../../domain/site-words.ts";
import { THERAPY_KINDS } from "../../domain/therapy.ts";
import { textOf, valuesOf } from "../form-body.ts";
import { THERAPY_WORDS } from "../words/entry-words.ts";
import { Choice } from "./choice.tsx";
import { DayField } from "./day-field.tsx";
import { type LogState, problemWith, stateFor } from "./log-state.ts";

const SCORES = Array.from({ length: 11 }, (_, score) => String(score));

interface TherapyFormProps {
  readonly state: LogState;
  readonly today: LocalDay;
}

/** A massage, physio or other session, with the soreness around it. */
export function TherapyForm({ state: all, today }: TherapyFormProps) {
  const state = stateFor("therapy", all);
  const chosen = (name: string) => textOf(state.form, name);
  return (
    <form class="card" method="post" action="/log" id="therapy" aria-labelledby="therapy-title">
      <input type="hidden" name="kind" value="therapy" />
      <h2 id="therapy-title">A massage or other session</h2>
      <Choice
        name="therapyKind"
        legend="What it was"
        options={THERAPY_KINDS.map((kind) => ({ value: kind, words: THERAPY_WORDS[kind] }))}
        chosen={chosen("therapyKind") ?? "massage"}
        problem={problemWith("kind", state)}
        required
      />
      <div class="pair">
        <ScoreSelect id="before" name="nrsBefore" label="Sore before" state={state} />
        <ScoreSelect id="after" name="nrsAfter" label="Sore after" state={state} />
      </div>
      <TherapyPlaces state={state} />
      <div class="field">
        <label for="therapist">
          With whom <span class="hint">if you like</span>
        </label>
        <input id="therapist" name="therapist" maxLength={120} autocomplete="off" value={chosen("therapist") ?? ""} />
      </div>
      <DayField id="therapy-day" label="Day" today={today} chosen={chosen("day")} problem={problemWith("day", state)} />
      <button class="button wide" type="submit">
        Log the session
      </button>
    </form>
  );
}

function TherapyPlaces({ state }: { readonly state: LogState }) {
  const chosen = valuesOf(state.form, "regions");
  return (
    <details class="more" open={chosen.length > 0}>
      <summary>Which places</summary>
      <fieldset class="field">
        <legend class="unseen">Which places</legend>
        <div class="chips">
          {REGIONS.map((region) => (
            <label key={region} class="chip">
              <input type="checkbox" name="regions" value={region} checked={chosen.includes(region)} />
              <span>{regionWords(region)}</span>
            </label>
          ))}
        </div>
      </fieldset>
    </details>
  );
}

interface ScoreSelectProps {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly state: LogState;
}

function ScoreSelect({ id, name, label, state }: ScoreSelectProps) {
  const chosen = textOf(state.form, name);
  const problem = problemWith(name, state);
  return (
    <div class="field">
      <label for={id}>
        {label} <span class="hint">0–10</span>
      </label>
      <select id={id} name={name}>
        <option value="">not said</option>
        {SCORES.map((score) => (
          <option key={score} value={score} selected={chosen === score}>
            {score}
          </option>
        ))}
      </select>
      {problem !== undefined && <p class="problem">{problem}</p>}
    </div>
  );
}
