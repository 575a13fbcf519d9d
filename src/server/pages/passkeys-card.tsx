import { localDayAt, type UtcInstant } from "../../domain/instant.ts";
import type { Passkey } from "../../domain/people.ts";
import type { PasskeyPlace } from "../access/passkey-place.ts";
import { PasskeyProblem, passkeyTexts, WherePasskeysWork } from "./passkey-parts.tsx";
import { PasswordField, RowButton } from "./person-fields.tsx";
import { TextField } from "./text-field.tsx";
import { useWords } from "./words-context.ts";

export interface PasskeysCardProps {
  readonly passkeys: readonly (Passkey & { readonly usedAt: UtcInstant | null })[];
  readonly place: PasskeyPlace;
}

/** What one signs in with instead of a password. */
export function PasskeysCard({ passkeys, place }: PasskeysCardProps) {
  const { say } = useWords();
  return (
    <section class="card" aria-labelledby="passkeys">
      <h2 id="passkeys">{say("passkey.title")}</h2>
      <p class="small">{say("passkey.why")}</p>
      <ul class="rows">
        {passkeys.map((passkey) => (
          <li key={passkey.id}>
            <PasskeyLine passkey={passkey} place={place} />
            <RowButton action="/account/passkeys/remove" name="passkey" id={passkey.id} words={say("passkey.remove")} />
          </li>
        ))}
      </ul>
      {place.kind === "here" ? <AddForm /> : <WherePasskeysWork place={place} />}
    </section>
  );
}

function PasskeyLine({
  passkey,
  place,
}: { readonly passkey: PasskeysCardProps["passkeys"][number] } & Pick<PasskeysCardProps, "place">) {
  const { say, day } = useWords();
  const { name, site, madeAt, usedAt, doubtedAt } = passkey;
  const dayOf = (at: UtcInstant) => day(localDayAt(at, 0), "short-year");
  const isHere = place.kind === "here" && place.site.name === site;
  return (
    <p>
      <strong>{name}</strong>
      <br />
      <span class="small">
        {!isHere && `${say("passkey.other-site", { site })} `}
        {say("passkey.made", { day: dayOf(madeAt) })}{" "}
        {usedAt === null ? say("account.token-unused") : say("account.token-used", { day: dayOf(usedAt) })}
      </span>
      {doubtedAt !== null && (
        <>
          <br />
          <span class="problem">{say("passkey.doubted", { day: dayOf(doubtedAt) })}</span>
        </>
      )}
    </p>
  );
}

/** Shown by the browser's module where the browser can; without it the line below stands there. */
function AddForm() {
  const { say } = useWords();
  return (
    <>
      <form method="post" action="/account/passkeys" data-passkey="new" hidden {...passkeyTexts(say)}>
        <TextField
          id="passkey-name"
          name="name"
          label={say("passkey.name")}
          hint={say("passkey.name-hint")}
          value=""
          maxLength={60}
          required
        />
        <PasswordField name="password" label={say("sign-in.password")} autocomplete="current-password" />
        <button class="button" type="submit">
          {say("passkey.add")}
        </button>
        <PasskeyProblem />
      </form>
      <p class="small" data-without-passkeys>
        {say("passkey.without-script")}
      </p>
    </>
  );
}
