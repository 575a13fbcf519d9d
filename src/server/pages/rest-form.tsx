import type { LocalDay } from "../../domain/local-day.ts";
import { textOf } from "../form-body.ts";
import { DayField } from "./day-field.tsx";
import { useLogAddress } from "./log-address.ts";
import { type LogState, problemWith, stateFor } from "./log-state.ts";
import { useWords } from "./words-context.ts";

interface RestFormProps {
  readonly state: LogState;
  readonly today: LocalDay;
}

/** A day on which the runner rested, on their word. */
export function RestForm({ state: all, today }: RestFormProps) {
  const { say } = useWords();
  const action = useLogAddress();
  const state = stateFor("rest", all);
  return (
    <form class="card" method="post" action={action} id="rest" aria-labelledby="rest-title">
      <input type="hidden" name="kind" value="rest" />
      <h2 id="rest-title">{say("log.rest.title")}</h2>
      <DayField
        id="rest-day"
        name="rest"
        label={say("log.rest.day")}
        today={today}
        chosen={textOf(state.form, "rest")}
        problem={problemWith("rest", state)}
      />
      <button class="button wide" type="submit">
        {say("log.rest.send")}
      </button>
    </form>
  );
}
