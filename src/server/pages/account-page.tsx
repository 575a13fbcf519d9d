import { localDayAt, type UtcInstant } from "../../domain/instant.ts";
import { type Account, SCOPES, type Token } from "../../domain/people.ts";
import type { PersonProblem } from "../../usecases/people/person-problem.ts";
import type { LoginSession } from "../../usecases/people.ts";
import { Document } from "./document.tsx";
import { PasskeysCard, type PasskeysCardProps } from "./passkeys-card.tsx";
import { PasswordField, PersonRefusal, RowButton } from "./person-fields.tsx";
import { LevelChoice } from "./share-fields.tsx";
import { TextField } from "./text-field.tsx";
import { useWords } from "./words-context.ts";

/** What a form of the page of an account came to. */
export const ACCOUNT_DONE = [
  "password",
  "passkey",
  "passkey-removed",
  "factor",
  "factor-removed",
  "session",
  "token-ended",
] as const;
export type AccountDone = (typeof ACCOUNT_DONE)[number];

export interface AccountPageProps extends PasskeysCardProps {
  readonly account: Account;
  readonly sessions: readonly LoginSession[];
  /** The session of this browser, by its name in the list. */
  readonly ownSession: string | null;
  readonly tokens: readonly (Token & { readonly usedAt: UtcInstant | null })[];
  readonly hasTotp: boolean;
  readonly codesLeft: number;
  readonly done: AccountDone | null;
  readonly problem: PersonProblem | "password-wrong" | "passkey-not-taken" | null;
  /** Told once, right after it was made. */
  readonly newToken: string | null;
  readonly newCodes: readonly string[] | null;
  readonly now: UtcInstant;
}

/** Who one is here: password, passkeys, second factor, browsers that are signed in, and keys for programs. */
export function AccountPage(props: AccountPageProps) {
  const { account, done, problem, newCodes, newToken } = props;
  const { say } = useWords();
  return (
    <Document title={say("account.title")} current="/account">
      {done !== null && (
        <p class="notice" role="status">
          {say(`account.done.${done}`)}
        </p>
      )}
      <Problem problem={problem} />
      <p class="eyebrow">{say(`account.role.${account.role}`)}</p>
      <h1 class="title">{account.displayName}</h1>
      <p class="lead">{say("account.lead", { login: account.login })}</p>
      {newCodes !== null && <NewCodes codes={newCodes} />}
      {newToken !== null && <NewToken token={newToken} />}
      <div class="columns">
        <div class="column">
          <Sessions {...props} />
          <Tokens {...props} />
        </div>
        <div class="column">
          <Password />
          <PasskeysCard {...props} />
          <Factor {...props} />
          {account.role === "owner" && (
            <p class="card">
              <a class="link" href="/people">
                {say("account.people")}
              </a>
            </p>
          )}
        </div>
      </div>
    </Document>
  );
}

function Problem({ problem }: Pick<AccountPageProps, "problem">) {
  const { say } = useWords();
  if (problem !== "password-wrong" && problem !== "passkey-not-taken") return <PersonRefusal problem={problem} />;
  return (
    <p class="notice wrong" role="alert">
      {say(problem === "password-wrong" ? "account.password-wrong" : "passkey.not-taken")}
    </p>
  );
}

function NewCodes({ codes }: { readonly codes: readonly string[] }) {
  const { say } = useWords();
  return (
    <section class="card" aria-labelledby="codes">
      <h2 id="codes">{say("account.codes")}</h2>
      <p>{say("account.codes-why")}</p>
      <ul class="codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
    </section>
  );
}

function NewToken({ token }: { readonly token: string }) {
  const { say } = useWords();
  return (
    <section class="card" aria-labelledby="new-token">
      <h2 id="new-token">{say("account.token-made")}</h2>
      <p>{say("account.token-once")}</p>
      <p>
        <code class="secret">{token}</code>
      </p>
    </section>
  );
}

function Sessions({ sessions, ownSession }: AccountPageProps) {
  const { say, day } = useWords();
  return (
    <section class="card" aria-labelledby="sessions">
      <h2 id="sessions">{say("account.sessions")}</h2>
      <ul class="rows">
        {sessions.map(({ id, seenAt, userAgent }) => (
          <li key={id}>
            <p>
              {userAgent ?? say("account.session-unknown")}
              <br />
              <span class="small">
                {id === ownSession
                  ? say("account.session-here")
                  : say("account.session-seen", { day: day(localDayAt(seenAt, 0), "short-year") })}
              </span>
            </p>
            {id !== ownSession && (
              <RowButton action="/account/sessions/end" name="session" id={id} words={say("account.sign-out-there")} />
            )}
          </li>
        ))}
      </ul>
      <form method="post" action="/logout">
        <button class="button" type="submit">
          {say("account.sign-out")}
        </button>
      </form>
    </section>
  );
}

function Tokens({ tokens, now }: AccountPageProps) {
  const { say, day, list } = useWords();
  const standing = tokens.filter(({ revokedAt, endsAt }) => revokedAt === null && (endsAt === null || endsAt > now));
  return (
    <section class="card" aria-labelledby="tokens">
      <h2 id="tokens">{say("account.tokens")}</h2>
      <p class="small">{say("account.tokens-why")}</p>
      <ul class="rows">
        {standing.map(({ id, name, scopes, level, usedAt, endsAt }) => (
          <li key={id}>
            <p>
              <strong>{name}</strong>: {list(scopes.map((scope) => say(`scope.${scope}`)))}, {say(`level.${level}`)}
              <br />
              <span class="small">
                {usedAt === null
                  ? say("account.token-unused")
                  : say("account.token-used", { day: day(localDayAt(usedAt, 0), "short-year") })}
                {endsAt !== null && ` ${say("account.token-ends", { day: day(localDayAt(endsAt, 0), "short-year") })}`}
              </span>
            </p>
            <RowButton action="/account/tokens/end" name="token" id={id} words={say("account.token-end")} />
          </li>
        ))}
      </ul>
      <TokenForm />
    </section>
  );
}

function TokenForm() {
  const { say } = useWords();
  return (
    <form method="post" action="/account/tokens">
      <TextField id="name" name="name" label={say("account.token-name")} value="" maxLength={60} required />
      <fieldset class="field">
        <legend>{say("account.token-scope")}</legend>
        <div class="chips">
          {SCOPES.map((scope) => (
            <label key={scope} class="chip">
              <input type="checkbox" name="scope" value={scope} />
              <span>{say(`scope.${scope}`)}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <LevelChoice legend={say("account.token-level")} />
      <button class="button" type="submit">
        {say("account.token-make")}
      </button>
    </form>
  );
}

function Password() {
  const { say } = useWords();
  return (
    <form class="card" method="post" action="/account/password" aria-labelledby="password-title">
      <h2 id="password-title">{say("sign-in.password")}</h2>
      <PasswordField name="old" label={say("account.password-old")} autocomplete="current-password" />
      <PasswordField
        name="fresh"
        label={say("account.password-new")}
        hint={say("invite.password-hint")}
        autocomplete="new-password"
      />
      <button class="button" type="submit">
        {say("account.password-send")}
      </button>
      <p class="small">{say("account.password-why")}</p>
    </form>
  );
}

function Factor({ hasTotp, codesLeft }: AccountPageProps) {
  const { say } = useWords();
  return (
    <section class="card" aria-labelledby="factor">
      <h2 id="factor">{say("account.factor")}</h2>
      {hasTotp ? (
        <>
          <p>{say("account.factor-on", { count: codesLeft })}</p>
          <form method="post" action="/account/recovery">
            <button class="button" type="submit">
              {say("account.codes-new")}
            </button>
          </form>
          <form method="post" action="/account/second-factor/remove">
            <PasswordField name="confirm" label={say("sign-in.password")} autocomplete="current-password" />
            <button class="button" type="submit">
              {say("account.factor-remove")}
            </button>
          </form>
        </>
      ) : (
        <>
          <p>{say("account.factor-why")}</p>
          <p>
            <a class="button" href="/account/second-factor">
              {say("account.factor-set")}
            </a>
          </p>
        </>
      )}
    </section>
  );
}
