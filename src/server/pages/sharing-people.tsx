import type { UtcInstant } from "../../domain/instant.ts";
import type { Grant, Invitation } from "../../domain/people.ts";
import type { Words } from "../../messages/words.ts";
import { EMPTY_FORM, type Form, textOf } from "../form-body.ts";
import type { SharingView } from "../sharing/sharing-view.ts";
import { Choice } from "./choice.tsx";
import { RowButton } from "./person-fields.tsx";
import { ShareFields } from "./share-fields.tsx";
import { TextField } from "./text-field.tsx";
import { useWords } from "./words-context.ts";

interface ViewProps {
  readonly view: SharingView;
}

/** Who sees something now, what of it waits for a word, and who was invited to. */
export function SharedWithCard({ view }: ViewProps) {
  const { say } = useWords();
  const { grants, invitations } = view;
  return (
    <section class="card" aria-labelledby="shared-with">
      <h2 id="shared-with">{say("sharing.people")}</h2>
      {grants.length + invitations.length === 0 && <p class="small">{say("sharing.nobody")}</p>}
      <ul class="rows">
        {grants.map((grant) => (
          <GrantRow key={grant.id} grant={grant} view={view} />
        ))}
        {invitations.map((invitation) => (
          <InvitationRow key={invitation.id} invitation={invitation} view={view} />
        ))}
      </ul>
    </section>
  );
}

/** `runs, look, until 3 Dec 2026`. */
export function shareWords(
  { scope, level, endsAt }: Pick<Grant, "scope" | "level" | "endsAt">,
  lastDayOf: SharingView["lastDayOf"],
  { say, day }: Words,
): string {
  const what = { scope: say(`scope.${scope}`), level: say(`level.${level}`) };
  return endsAt === null
    ? say("sharing.terms.open", what)
    : say("sharing.terms.until", { ...what, day: day(lastDayOf(endsAt), "short-year") });
}

function GrantRow({ grant, view }: ViewProps & { readonly grant: Grant }) {
  const words = useWords();
  const { say, list } = words;
  const name = view.nameOf(grant.to) ?? grant.to;
  return (
    <li>
      <p>
        <strong>{name}</strong>
        <br />
        <span class="small">{shareWords(grant, view.lastDayOf, words)}</span>
        {grant.awaits.length > 0 && (
          <>
            <br />
            <span class="small">
              {say("sharing.waits", { who: list(grant.awaits.map((as) => say(`sharing.confirmer.${as}`))) })}
            </span>
          </>
        )}
      </p>
      <RowButton action="/sharing/revoke" name="grant" id={grant.id} words={say("sharing.revoke", { name })} />
    </li>
  );
}

function InvitationRow({ invitation, view }: ViewProps & { readonly invitation: Invitation }) {
  const words = useWords();
  const { say, day } = words;
  const { id, role, offer, endsAt } = invitation;
  if (offer === undefined) return null;
  return (
    <li>
      <p>
        <strong>{say("sharing.invited", { role: say(`account.role.${role}`) })}</strong>
        <br />
        <span class="small">
          {shareWords(offer, view.lastDayOf, words)}.{" "}
          {say("sharing.invited-until", { day: day(view.lastDayOf(endsAt as UtcInstant), "short-year") })}
        </span>
      </p>
      <RowButton action="/sharing/uninvite" name="invitation" id={id} words={say("people.uninvite")} />
    </li>
  );
}

interface SentProps {
  /** What was refused, to be filled in again; nothing on a fresh page. */
  readonly sent: Form;
}

/** For somebody who has an account here. */
export function GiveForm({ sent }: SentProps) {
  const { say } = useWords();
  return (
    <form class="card" method="post" action="/sharing/give" aria-labelledby="give">
      <h2 id="give">{say("sharing.give")}</h2>
      <TextField
        id="give-login"
        name="login"
        label={say("sharing.login")}
        hint={say("sharing.login-hint")}
        value={textOf(sent, "login")}
        required
        maxLength={64}
      />
      <ShareFields form="give" sent={sent} />
      <button class="button wide" type="submit">
        {say("sharing.give-send")}
      </button>
    </form>
  );
}

/** For somebody who has none: a link by which they make one. */
export function InviteToShareForm() {
  const { say } = useWords();
  return (
    <details class="card more">
      <summary>{say("sharing.invite")}</summary>
      <form method="post" action="/sharing/invite">
        <p class="small">{say("sharing.invite-hint")}</p>
        <Choice
          name="role"
          legend={say("people.role")}
          options={(["coach", "therapist"] as const).map((role) => ({
            value: role,
            words: say(`account.role.${role}`),
          }))}
          chosen="coach"
        />
        <ShareFields form="invite" sent={EMPTY_FORM} />
        <button class="button wide" type="submit">
          {say("sharing.invite-send")}
        </button>
      </form>
    </details>
  );
}
