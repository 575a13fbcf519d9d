import type { LocalDay } from "../../domain/local-day.ts";
import { textOf } from "../form-body.ts";
import { DayField } from "./day-field.tsx";
import { type LogState, problemWith, stateFor } from "./log-state.ts";
import { ScoreScale } from "./score-scale.tsx";

interface RpeFormProps {
  readonly state: LogState;
  readonly today: LocalDay;
}

/** How hard the run of a day was, as a whole. */
export function RpeForm({ state: all, today }: RpeFormProps) {
  const state = stateFor("rpe", all);
  return (
    <form class="card" method="post" action="/log" id="rpe" aria-labelledby="rpe-title">
      <input type="hidden" name="kind" value="rpe" />
      <h2 id="rpe-title">How hard was the run</h2>
      <ScoreScale
        name="rpe0To10"
        legend="The run as a whole"
        low="rest"
        high="all you had"
        chosen={textOf(state.form, "rpe0To10")}
        problem={problemWith("rpe0To10", state)}
      />
      <DayField
        id="rpe-day"
        label="Day of the run"
        today={today}
        chosen={textOf(state.form, "day")}
        problem={problemWith("day", state)}
      />
      <button class="button wide" type="submit">
        Log the effort
      </button>
    </form>
  );
}
