import { LEVELS, SCOPES } from "../../domain/people.ts";
import { type Form, textOf } from "../form-body.ts";
import { useWords } from "./words-context.ts";

interface ShareFieldsProps {
  /** Tells the fields of two forms of one page apart. */
  readonly form: string;
  readonly sent: Form;
}

/** What is shared, how far, and until when. The least is chosen until somebody says more. */
export function ShareFields({ form, sent }: ShareFieldsProps) {
  const { say } = useWords();
  const [scope, level] = [textOf(sent, "scope") ?? "summary", textOf(sent, "level") ?? "view"];
  return (
    <>
      <fieldset class="field">
        <legend>{say("sharing.what")}</legend>
        <div class="chips">
          {SCOPES.map((one) => (
            <label key={one} class="chip">
              <input type="radio" name="scope" value={one} checked={one === scope} />
              <span>{say(`scope.${one}`)}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <p class="small">{say("sharing.what-hint")}</p>
      <fieldset class="field">
        <legend>{say("sharing.level")}</legend>
        <div class="chips">
          {LEVELS.map((one) => (
            <label key={one} class="chip">
              <input type="radio" name="level" value={one} checked={one === level} />
              <span>{say(`level.${one}`)}</span>
            </label>
          ))}
        </div>
      </fieldset>
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
