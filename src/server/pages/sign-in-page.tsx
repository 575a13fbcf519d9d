import type { PasskeyPlace } from "../access/passkey-place.ts";
import { Document } from "./document.tsx";
import { PasskeySignIn, WherePasskeysWork } from "./passkey-parts.tsx";
import { CodeField, HiddenNext, PasswordField } from "./person-fields.tsx";
import { TextField } from "./text-field.tsx";
import { useWords } from "./words-context.ts";

/** Why somebody is not signed in yet. The same for a wrong login, a wrong password and an account that is closed. */
export type SignInProblem = { readonly kind: "refused" } | { readonly kind: "wait"; readonly waitS: number };

interface SignInPageProps {
  readonly next: string;
  readonly login?: string;
  readonly place: PasskeyPlace;
  readonly problem: SignInProblem | null;
}

/** Login and password, or a passkey. */
export function SignInPage({ next, login, place, problem }: SignInPageProps) {
  const { say } = useWords();
  return (
    <Document title={say("sign-in.title")} current="/login" isBare>
      <form class="card narrow" method="post" action="/login">
        <h1 class="title">{say("sign-in.title")}</h1>
        <Refusal problem={problem} refused={say("sign-in.refused")} />
        <HiddenNext next={next} />
        <TextField
          id="login"
          name="login"
          label={say("sign-in.login")}
          value={login}
          required
          autocomplete="username"
        />
        <PasswordField name="password" label={say("sign-in.password")} autocomplete="current-password" />
        <button class="button primary wide" type="submit">
          {say("sign-in.send")}
        </button>
        <p class="small">{say("sign-in.lost")}</p>
        {place.kind !== "here" && <WherePasskeysWork place={place} />}
      </form>
      {place.kind === "here" && <PasskeySignIn next={next} />}
    </Document>
  );
}

/** The second step, where a second factor is set. */
export function CodePage({ next, problem }: Pick<SignInPageProps, "next" | "problem">) {
  const { say } = useWords();
  return (
    <Document title={say("sign-in.code-title")} current="/login" isBare>
      <form class="card narrow" method="post" action="/login/code">
        <h1 class="title">{say("sign-in.code-title")}</h1>
        <Refusal problem={problem} refused={say("sign-in.code-refused")} />
        <p>{say("sign-in.code-why")}</p>
        <HiddenNext next={next} />
        <CodeField />
        <button class="button primary wide" type="submit">
          {say("sign-in.send")}
        </button>
        <p>
          <a class="link" href="/login">
            {say("sign-in.again")}
          </a>
        </p>
      </form>
    </Document>
  );
}

function Refusal({ problem, refused }: { readonly problem: SignInProblem | null; readonly refused: string }) {
  const { say } = useWords();
  if (problem === null) return null;
  return (
    <div class="notice wrong" role="alert">
      <p>{problem.kind === "refused" ? refused : say("sign-in.wait", { seconds: problem.waitS })}</p>
    </div>
  );
}
