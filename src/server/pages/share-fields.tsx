import { LEVELS, SCOPES } from "../../domain/people.ts";
import { type Form, textOf } from "../form-body.ts";
import { Choice } from "./choice.tsx";
import { useWords } from "./words-context.ts";

interface ShareFieldsProps {
  /** Tells the fields of two forms of one page apart. */
  readonly form: string;
  readonly sent: Form;
}

/** What is shared, how far, and until when. The least is chosen until somebody says more. */
export function ShareFields({ form, sent }: ShareFieldsProps) {
  const { say } = useWords();
  return (
    <>
      <Choice
        name="scope"
        legend={say("sharing.what")}
        options={SCOPES.map((one) => ({ value: one, words: say(`scope.${one}`) }))}
        chosen={textOf(sent, "scope") ?? "summary"}
      />
      <p class="small">{say("sharing.what-hint")}</p>
      <LevelChoice legend={say("sharing.level")} chosen={textOf(sent, "level")} />
      <p class="small">{say("sharing.level-hint")}</p>
      <div class="field">
        <label for={`${form}-through`}>
          {say("sharing.through")} <span class="hint">{say("sharing.through-hint")}</span>
        </label>
        <input id={`${form}-through`} type="date" name="through" value={textOf(sent, "through") ?? ""} />
      </div>
    </>
  );
}

/** How far: the least where nothing is chosen yet. */
export function LevelChoice({
  legend,
  chosen = "view",
}: {
  readonly legend: string;
  readonly chosen?: string | undefined;
}) {
  const { say } = useWords();
  const options = LEVELS.map((level) => ({ value: level, words: say(`level.${level}`) }));
  return <Choice name="level" legend={legend} options={options} chosen={chosen} />;
}
