import type { Invitation } from "../../domain/people.ts";
import type { PersonProblem } from "../../usecases/people/person-problem.ts";
import { type Form, textOf } from "../form-body.ts";
import { Document } from "./document.tsx";
import { PasswordField, PersonRefusal } from "./person-fields.tsx";
import { TextField } from "./text-field.tsx";
import { useWords } from "./words-context.ts";

interface InvitePageProps {
  readonly invitation: Invitation;
  readonly form: Form;
  readonly problem: PersonProblem | null;
}

/** What an invitation leads to: an account of one's own. The form goes to the address it came from. */
export function InvitePage({ invitation, form, problem }: InvitePageProps) {
  const { say } = useWords();
  const { role, athlete } = invitation;
  return (
    <Document title={say("invite.title")} current="/invite" isBare>
      <form class="card narrow" method="post">
        <h1 class="title">{say("invite.title")}</h1>
        <p>{say(`invite.as.${role}`)}</p>
        {athlete !== null && <p class="small">{say("invite.athlete", { athlete })}</p>}
        <PersonRefusal problem={problem} />
        <TextField
          id="login"
          name="login"
          label={say("invite.login")}
          hint={say("invite.login-hint")}
          value={textOf(form, "login")}
          required
          maxLength={64}
          autocomplete="username"
        />
        <TextField
          id="displayName"
          name="displayName"
          label={say("invite.name")}
          hint={say("invite.name-hint")}
          value={textOf(form, "displayName")}
          required
          maxLength={80}
          autocomplete="name"
        />
        <PasswordField
          name="password"
          label={say("sign-in.password")}
          hint={say("invite.password-hint")}
          autocomplete="new-password"
        />
        <button class="button primary wide" type="submit">
          {say("invite.send")}
        </button>
        <p class="small">{say("invite.promise")}</p>
      </form>
    </Document>
  );
}
