import type { LocalDay } from "../../domain/local-day.ts";
import { textOf } from "../form-body.ts";
import { DayField } from "./day-field.tsx";
import { useLogAddress } from "./log-address.ts";
import { type LogState, problemWith, stateFor } from "./log-state.ts";
import { ScoreScale } from "./score-scale.tsx";
import { useWords } from "./words-context.ts";

interface RpeFormProps {
  readonly state: LogState;
  readonly today: LocalDay;
}

/** How hard the run of a day was, as a whole. */
export function RpeForm({ state: all, today }: RpeFormProps) {
  const { say } = useWords();
  const action = useLogAddress();
  const state = stateFor("rpe", all);
  return (
    <form class="card" method="post" action={action} id="rpe" aria-labelledby="rpe-title">
      <input type="hidden" name="kind" value="rpe" />
      <h2 id="rpe-title">{say("log.rpe.title")}</h2>
      <ScoreScale
        name="rpe0To10"
        legend={say("log.rpe.scale")}
        low={say("log.rpe.low")}
        high={say("log.rpe.high")}
        chosen={textOf(state.form, "rpe0To10")}
        problem={problemWith("rpe0To10", state)}
      />
      <DayField
        id="rpe-day"
        label={say("log.rpe.day")}
        today={today}
        chosen={textOf(state.form, "day")}
        problem={problemWith("day", state)}
      />
      <button class="button wide" type="submit">
        {say("log.rpe.send")}
      </button>
    </form>
  );
}
