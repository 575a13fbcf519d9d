import type { LocalDay } from "../../domain/local-day.ts";
import type { Words } from "../../messages/words.ts";
import type { TherapyReport } from "../../usecases/therapy.ts";
import { textOf } from "../form-body.ts";
import { agoWords } from "../words/care-words.ts";
import { HiddenFields } from "./hidden-fields.tsx";
import { type LogState, problemWith, stateFor } from "./log-state.ts";
import { SafetyForm } from "./safety-form.tsx";
import { useWords } from "./words-context.ts";

interface TherapyRhythmProps {
  readonly report: TherapyReport;
  readonly state: LogState;
  readonly today: LocalDay;
}

/** When the last massage was, how often they are, and how often the runner would like one. */
export function TherapyRhythm({ report, state, today }: TherapyRhythmProps) {
  const words = useWords();
  const { say, tell, value } = words;
  const { massage, rhythm, brief } = report;
  const hasWarning = brief.redFlags.length > 0;
  const safety = stateFor("safety", state);
  return (
    <section class="card side" id="massage" aria-labelledby="rhythm-title">
      <h2 id="rhythm-title">{say("massage.title")}</h2>
      <p class="big">
        {rhythm.daysSinceLast === null
          ? say("massage.none")
          : value({ capital: agoWords(rhythm.daysSinceLast, words) })}
      </p>
      {massage !== null && <p class="small">{tell(massage.said ?? massage.text)}</p>}
      <p class="small">{rhythmWords(rhythm, words)}</p>
      {massage?.gate === "ask" && !hasWarning && (
        <details class="ask" open={safety.problems.length > 0}>
          <summary>{say("massage.answer")}</summary>
          <SafetyForm form={safety.form} problems={safety.problems} today={today} back="/therapy" />
        </details>
      )}
      <RhythmForm report={report} state={state} />
    </section>
  );
}

function rhythmWords({ rhythmDays, isStated }: TherapyReport["rhythm"], { say }: Words): string {
  if (rhythmDays === null) return say("therapy.rhythm.none");
  return say(isStated ? "therapy.rhythm.asked" : "therapy.rhythm.own", { days: Math.round(rhythmDays) });
}

function RhythmForm({ report: { rhythm }, state: all }: Pick<TherapyRhythmProps, "report" | "state">) {
  const { say } = useWords();
  const state = stateFor("rhythm", all);
  const stated = rhythm.isStated && rhythm.rhythmDays !== null ? String(rhythm.rhythmDays) : "";
  const problem = problemWith("rhythmDays", state);
  return (
    <form class="rhythm" method="post" action="/log">
      <HiddenFields fields={{ kind: "rhythm" }} />
      <div class="field">
        <label for="rhythm-days">
          {say("therapy.rhythm.days")} <span class="hint">{say("therapy.rhythm.days-hint")}</span>
        </label>
        <input
          id="rhythm-days"
          name="rhythmDays"
          inputMode="numeric"
          autocomplete="off"
          maxLength={3}
          value={textOf(state.form, "rhythmDays") ?? stated}
          aria-describedby={problem === undefined ? undefined : "rhythm-problem"}
        />
        {problem !== undefined && (
          <p class="problem" id="rhythm-problem">
            {problem}
          </p>
        )}
      </div>
      <button class="button" type="submit">
        {say("therapy.rhythm.keep")}
      </button>
    </form>
  );
}
