import { localDayAt, type UtcInstant } from "../../domain/instant.ts";
import { type Account, type Invitation, ROLES } from "../../domain/people.ts";
import type { PersonProblem } from "../../usecases/people/person-problem.ts";
import { Choice } from "./choice.tsx";
import { Document } from "./document.tsx";
import { PersonRefusal, RowButton } from "./person-fields.tsx";
import { TextField } from "./text-field.tsx";
import { useWords } from "./words-context.ts";

interface PeoplePageProps {
  readonly self: Account;
  readonly accounts: readonly Account[];
  readonly invitations: readonly Invitation[];
  readonly problem: PersonProblem | null;
  /** The address of an invitation, told once. */
  readonly invited: string | null;
  readonly now: UtcInstant;
}

/** Who is on this server, for its owners. It shows nothing of anybody's running. */
export function PeoplePage({ self, accounts, invitations, problem, invited, now }: PeoplePageProps) {
  const { say } = useWords();
  const open = invitations.filter((one) => one.usedBy === null && one.revokedAt === null && one.endsAt > now);
  return (
    <Document title={say("people.title")} current="/account">
      <PersonRefusal problem={problem} />
      <h1 class="title">{say("people.title")}</h1>
      <p class="lead">{say("people.lead")}</p>
      {invited !== null && (
        <section class="card" aria-labelledby="invited">
          <h2 id="invited">{say("people.invited")}</h2>
          <p>{say("people.invited-once")}</p>
          <p>
            <code class="secret">{invited}</code>
          </p>
        </section>
      )}
      <div class="columns">
        <section class="card" aria-labelledby="accounts">
          <h2 id="accounts">{say("people.accounts")}</h2>
          <ul class="rows">
            {accounts.map((account) => (
              <PersonRow key={account.id} account={account} isSelf={account.id === self.id} />
            ))}
          </ul>
        </section>
        <div class="column">
          <InviteForm />
          {open.length > 0 && <OpenInvitations open={open} />}
        </div>
      </div>
    </Document>
  );
}

function PersonRow({ account, isSelf }: { readonly account: Account; readonly isSelf: boolean }) {
  const { say } = useWords();
  const { id, displayName, login, role, isDisabled } = account;
  return (
    <li>
      <p>
        <strong>{displayName}</strong> ({login})
        <br />
        <span class="small">
          {say(`account.role.${role}`)}
          {isDisabled && `, ${say("people.closed")}`}
        </span>
      </p>
      {!isSelf && (
        <RowButton
          action={isDisabled ? "/people/open" : "/people/close"}
          name="account"
          id={id}
          words={say(isDisabled ? "people.open" : "people.close")}
        />
      )}
    </li>
  );
}

/** Nobody is invited to own the server. */
const INVITED = ROLES.filter((role) => role !== "owner");

function InviteForm() {
  const { say } = useWords();
  return (
    <form class="card" method="post" action="/people/invite" aria-labelledby="invite">
      <h2 id="invite">{say("people.invite")}</h2>
      <Choice
        name="role"
        legend={say("people.role")}
        options={INVITED.map((role) => ({ value: role, words: say(`account.role.${role}`) }))}
        chosen={INVITED[0]}
      />
      <TextField
        id="athlete"
        name="athlete"
        label={say("people.athlete")}
        hint={say("people.athlete-hint")}
        value=""
        maxLength={40}
      />
      <TextField
        id="birthYear"
        name="birthYear"
        label={say("people.birth-year")}
        hint={say("people.birth-year-hint")}
        value=""
        maxLength={4}
      />
      <TextField
        id="guardian"
        name="guardian"
        label={say("people.guardian")}
        hint={say("people.guardian-hint")}
        value=""
        maxLength={64}
      />
      <button class="button" type="submit">
        {say("people.invite-send")}
      </button>
    </form>
  );
}

function OpenInvitations({ open }: { readonly open: readonly Invitation[] }) {
  const { say, day } = useWords();
  return (
    <section class="card" aria-labelledby="open">
      <h2 id="open">{say("people.waiting")}</h2>
      <ul class="rows">
        {open.map(({ id, role, athlete, endsAt }) => (
          <li key={id}>
            <p>
              {say(`account.role.${role}`)}
              {athlete !== null && ` (${athlete})`}
              <br />
              <span class="small">{say("people.until", { day: day(localDayAt(endsAt, 0), "short-year") })}</span>
            </p>
            <RowButton action="/people/uninvite" name="invitation" id={id} words={say("people.uninvite")} />
          </li>
        ))}
      </ul>
    </section>
  );
}
