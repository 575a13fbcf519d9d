import type { PersonProblem } from "../../usecases/people/person-problem.ts";
import { TextField } from "./text-field.tsx";
import { useWords } from "./words-context.ts";

/** Where to go on, as a form carries it along. */
export const HiddenNext = ({ next }: { readonly next: string }) => <input type="hidden" name="next" value={next} />;

interface PasswordFieldProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly autocomplete: "current-password" | "new-password";
}

/** A password with its label. It never comes back with a page. */
export function PasswordField({ name, label, hint, autocomplete }: PasswordFieldProps) {
  return (
    <div class="field">
      <label for={name}>
        {label} {hint !== undefined && <span class="hint">{hint}</span>}
      </label>
      <input id={name} name={name} type="password" autocomplete={autocomplete} required maxLength={200} />
    </div>
  );
}

/** The code of an authenticator, or of a list of recovery codes. It never comes back with a page. */
export function CodeField() {
  const { say } = useWords();
  return <TextField id="code" name="code" label={say("sign-in.code")} value="" required autocomplete="one-time-code" />;
}

/** What is wrong with a form about a person; nothing when nothing is. */
export function PersonRefusal({ problem }: { readonly problem: PersonProblem | null }) {
  const { say } = useWords();
  if (problem === null) return null;
  return (
    <div class="notice wrong" role="alert">
      <p>{say(`person.problem.${problem}`)}</p>
    </div>
  );
}

/** A button that does one thing about one of a list. */
export function RowButton(props: {
  readonly action: string;
  readonly name: string;
  readonly id: string;
  readonly words: string;
}) {
  const { action, name, id, words } = props;
  return (
    <form method="post" action={action}>
      <input type="hidden" name={name} value={id} />
      <button class="button" type="submit">
        {words}
      </button>
    </form>
  );
}
