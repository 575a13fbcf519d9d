import { formatLocalDay, type LocalDay } from "../../domain/local-day.ts";
import { SAFETY_QUESTIONS } from "../../domain/therapy.ts";
import { type Form, textOf } from "../form-body.ts";
import type { FieldProblem } from "../problem.ts";
import { HiddenFields } from "./hidden-fields.tsx";
import { useWords } from "./words-context.ts";
import { YesNo } from "./yes-no.tsx";

interface SafetyFormProps {
  readonly form: Form;
  readonly problems: readonly FieldProblem[];
  readonly today: LocalDay;
  /** The page that the form stands on, where that is not the week. */
  readonly back?: "/therapy";
}

/** The questions before any massage suggestion. Nothing is chosen beforehand: what is not asked is not clear. */
export function SafetyForm({ form, problems, today, back }: SafetyFormProps) {
  const { say } = useWords();
  return (
    <form class="safety" method="post" action="/log">
      <HiddenFields fields={{ kind: "safety", day: formatLocalDay(today), back: back ?? null }} />
      {SAFETY_QUESTIONS.map((question) => (
        <YesNo
          key={question}
          name={question}
          text={say(`safety.${question}`)}
          answer={textOf(form, question)}
          problem={problems.find((problem) => problem.field === question)?.message}
          required
        />
      ))}
      <p class="small">{say("safety.one-yes")}</p>
      <button class="button primary" type="submit">
        {say("answer.save")}
      </button>
    </form>
  );
}
