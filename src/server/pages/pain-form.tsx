import type { LocalDay } from "../../domain/local-day.ts";
import { MOMENTS, type PainEntry, QUALITIES, SIDES } from "../../domain/pain.ts";
import { textOf } from "../form-body.ts";
import { MOMENT_WORDS, QUALITY_WORDS, SIDE_WORDS } from "../words/entry-words.ts";
import { Choice } from "./choice.tsx";
import { DayField } from "./day-field.tsx";
import { type LogState, problemWith, stateFor } from "./log-state.ts";
import { PainPlaces } from "./pain-places.tsx";
import { ScoreScale } from "./score-scale.tsx";

interface PainFormProps {
  readonly state: LogState;
  readonly today: LocalDay;
  readonly pain: readonly PainEntry[];
}

/** Pain in one place at one moment. */
export function PainForm({ state: all, today, pain }: PainFormProps) {
  const state = stateFor("pain", all);
  const chosen = (name: string) => textOf(state.form, name);
  return (
    <form class="card" method="post" action="/log" id="pain" aria-labelledby="pain-title">
      <input type="hidden" name="kind" value="pain" />
      <h2 id="pain-title">Something hurts</h2>
      <PainPlaces state={state} today={today} pain={pain} />
      <Choice
        name="side"
        legend="Which side"
        options={SIDES.map((side) => ({ value: side, words: SIDE_WORDS[side] }))}
        chosen={chosen("side")}
        problem={problemWith("side", state)}
      />
      <ScoreScale
        name="nrs"
        legend="How much"
        low="none"
        high="worst you can imagine"
        chosen={chosen("nrs")}
        problem={problemWith("nrs", state)}
      />
      <Choice
        name="moment"
        legend="When"
        options={MOMENTS.map((moment) => ({ value: moment, words: MOMENT_WORDS[moment] }))}
        chosen={chosen("moment")}
        problem={problemWith("moment", state)}
        required
      />
      <MoreAboutPain state={state} />
      <DayField id="pain-day" label="Day" today={today} chosen={chosen("day")} problem={problemWith("day", state)} />
      <button class="button primary wide" type="submit">
        Log this
      </button>
    </form>
  );
}

const YES_NO = [
  { value: "no", words: "No" },
  { value: "yes", words: "Yes" },
];

function MoreAboutPain({ state }: { readonly state: LogState }) {
  const chosen = (name: string) => textOf(state.form, name);
  const noteProblem = problemWith("note", state);
  const isOpen = ["quality", "alteredGait", "nightPain", "note"].some((name) => chosen(name) !== undefined);
  return (
    <details class="more" open={isOpen}>
      <summary>More: what kind, a limp, a note</summary>
      <Choice
        name="quality"
        legend="What kind"
        options={QUALITIES.map((quality) => ({ value: quality, words: QUALITY_WORDS[quality] }))}
        chosen={chosen("quality")}
        problem={problemWith("quality", state)}
      />
      <Choice
        name="alteredGait"
        legend="Did you limp or run differently?"
        options={YES_NO}
        chosen={chosen("alteredGait")}
      />
      <Choice name="nightPain" legend="Does it hurt at night?" options={YES_NO} chosen={chosen("nightPain")} />
      <div class="field">
        <label for="pain-note">Note</label>
        <textarea id="pain-note" name="note" rows={3} maxLength={1000} value={chosen("note") ?? ""} />
        {noteProblem !== undefined && <p class="problem">{noteProblem}</p>}
      </div>
    </details>
  );
}
