import { formatLocalDay, type LocalDay } from "../../domain/local-day.ts";
import { SAFETY_QUESTIONS, type SafetyQuestion } from "../../domain/therapy.ts";
import { type Form, textOf } from "../form-body.ts";
import type { FieldProblem } from "../problem.ts";
import { HiddenFields } from "./hidden-fields.tsx";
import { useWords } from "./words-context.ts";

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
        <Question
          key={question}
          question={question}
          answer={textOf(form, question)}
          problem={problems.find((problem) => problem.field === question)?.message}
        />
      ))}
      <p class="small">{say("safety.one-yes")}</p>
      <button class="button primary" type="submit">
        {say("answer.save")}
      </button>
    </form>
  );
}

interface QuestionProps {
  readonly question: SafetyQuestion;
  readonly answer: string | undefined;
  readonly problem: string | undefined;
}

function Question({ question, answer, problem }: QuestionProps) {
  const { say } = useWords();
  return (
    <fieldset class="question">
      <legend>{say(`safety.${question}`)}</legend>
      <div class="chips">
        {(["no", "yes"] as const).map((value) => (
          <label key={value} class="chip">
            <input type="radio" name={question} value={value} required checked={answer === value} />
            <span>{say(`answer.${value}`)}</span>
          </label>
        ))}
      </div>
      {problem !== undefined && <p class="problem">{problem}</p>}
    </fieldset>
  );
}
