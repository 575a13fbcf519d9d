import type { LocalDay } from "../../domain/local-day.ts";
import { MOMENTS, type PainEntry, QUALITIES, SIDES } from "../../domain/pain.ts";
import { textOf } from "../form-body.ts";
import { Choice } from "./choice.tsx";
import { DayField } from "./day-field.tsx";
import { useLogAddress } from "./log-address.ts";
import { type LogState, problemWith, stateFor } from "./log-state.ts";
import { PainPlaces } from "./pain-places.tsx";
import { ScoreScale } from "./score-scale.tsx";
import { useWords } from "./words-context.ts";

interface PainFormProps {
  readonly state: LogState;
  readonly today: LocalDay;
  readonly pain: readonly PainEntry[];
}

/** Pain in one place at one moment. */
export function PainForm({ state: all, today, pain }: PainFormProps) {
  const { say } = useWords();
  const action = useLogAddress();
  const state = stateFor("pain", all);
  const chosen = (name: string) => textOf(state.form, name);
  return (
    <form class="card" method="post" action={action} id="pain" aria-labelledby="pain-title">
      <input type="hidden" name="kind" value="pain" />
      <h2 id="pain-title">{say("log.pain.title")}</h2>
      <PainPlaces state={state} today={today} pain={pain} />
      <Choice
        name="side"
        legend={say("log.pain.side")}
        options={SIDES.map((side) => ({ value: side, words: say(`entry.side.${side}`) }))}
        chosen={chosen("side")}
        problem={problemWith("side", state)}
      />
      <ScoreScale
        name="nrs"
        legend={say("log.pain.nrs")}
        low={say("log.pain.low")}
        high={say("log.pain.high")}
        chosen={chosen("nrs")}
        problem={problemWith("nrs", state)}
      />
      <Choice
        name="moment"
        legend={say("log.pain.moment")}
        options={MOMENTS.map((moment) => ({ value: moment, words: say(`entry.moment.${moment}`) }))}
        chosen={chosen("moment")}
        problem={problemWith("moment", state)}
        required
      />
      <MoreAboutPain state={state} />
      <DayField
        id="pain-day"
        label={say("log.day")}
        today={today}
        chosen={chosen("day")}
        problem={problemWith("day", state)}
      />
      <button class="button primary wide" type="submit">
        {say("log.pain.send")}
      </button>
    </form>
  );
}

function MoreAboutPain({ state }: { readonly state: LogState }) {
  const { say } = useWords();
  const yesNo = (["no", "yes"] as const).map((value) => ({ value, words: say(`answer.${value}`) }));
  const chosen = (name: string) => textOf(state.form, name);
  const noteProblem = problemWith("note", state);
  const isOpen = ["quality", "alteredGait", "nightPain", "note"].some((name) => chosen(name) !== undefined);
  return (
    <details class="more" open={isOpen}>
      <summary>{say("log.pain.more")}</summary>
      <Choice
        name="quality"
        legend={say("log.pain.quality")}
        options={QUALITIES.map((quality) => ({ value: quality, words: say(`entry.quality.${quality}`) }))}
        chosen={chosen("quality")}
        problem={problemWith("quality", state)}
      />
      <Choice name="alteredGait" legend={say("log.pain.gait")} options={yesNo} chosen={chosen("alteredGait")} />
      <Choice name="nightPain" legend={say("log.pain.night")} options={yesNo} chosen={chosen("nightPain")} />
      <div class="field">
        <label for="pain-note">{say("log.pain.note")}</label>
        <textarea id="pain-note" name="note" rows={3} maxLength={1000} value={chosen("note") ?? ""} />
        {noteProblem !== undefined && <p class="problem">{noteProblem}</p>}
      </div>
    </details>
  );
}
