import { EXERCISE_KINDS } from "../../domain/exercise.ts";
import { type Form, textOf } from "../form-body.ts";
import { Choice } from "./choice.tsx";
import { TextField } from "./text-field.tsx";
import { useWords } from "./words-context.ts";

interface ProposeFormProps {
  readonly action: string;
  readonly sent: Form;
  /** Whether the reader has to say who they are: by a link nobody knows. */
  readonly asksName: boolean;
  readonly problems: readonly string[];
}

const TIMES = ["1", "2", "3", "5", "7"] as const;

/** An exercise or a posture cue for the runner, who takes it or leaves it. */
export function ProposeForm({ action, sent, asksName, problems }: ProposeFormProps) {
  const { say } = useWords();
  return (
    <form class="card" method="post" action={action} id="propose" aria-labelledby="propose-title">
      <h2 id="propose-title">{say("propose.title")}</h2>
      <p class="small">{say("propose.hint")}</p>
      {problems.length > 0 && (
        <div class="notice wrong" role="alert">
          {problems.map((problem) => (
            <p key={problem}>{problem}</p>
          ))}
        </div>
      )}
      <Choice
        name="exerciseKind"
        legend={say("propose.kind")}
        options={EXERCISE_KINDS.map((kind) => ({ value: kind, words: say(`exercise.kind.${kind}`) }))}
        chosen={textOf(sent, "exerciseKind") ?? "stretch"}
        required
      />
      <TextField
        id="propose-name"
        name="title"
        label={say("propose.name")}
        hint={say("propose.name-hint")}
        value={textOf(sent, "title")}
        required
        maxLength={78}
      />
      <TextField
        id="propose-dose"
        name="dose"
        label={say("propose.dose")}
        hint={say("propose.dose-hint")}
        value={textOf(sent, "dose")}
        maxLength={40}
      />
      <Choice
        name="timesPerWeek"
        legend={say("propose.times")}
        options={TIMES.map((value) => ({ value, words: value === "7" ? say("propose.every-day") : value }))}
        chosen={textOf(sent, "timesPerWeek")}
      />
      {asksName && (
        <TextField id="propose-by" name="by" label={say("propose.by")} value={textOf(sent, "by")} maxLength={80} />
      )}
      <button class="button primary wide" type="submit">
        {say("propose.send")}
      </button>
    </form>
  );
}
