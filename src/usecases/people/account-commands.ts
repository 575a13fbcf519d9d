import type { Account, AccountId, Role } from "../../domain/people.ts";
import type { App } from "../app.ts";
import type { AccountErasePlan } from "../erase-account.ts";
import { NotFoundError } from "../not-found-error.ts";
import type { NewAccount, NewInvitation, People } from "../people.ts";

/** What the command line asks about accounts. People are named by their login. */
export type AccountCommand =
  | ({ readonly do: "add"; readonly guardian: string | null } & Omit<NewAccount, "guardian">)
  | { readonly do: "list" }
  /** Unless it is meant, it says what would go. */
  | { readonly do: "erase"; readonly login: string; readonly isMeant: boolean }
  | { readonly do: "disable" | "enable" | "recovery"; readonly login: string }
  | { readonly do: "role"; readonly login: string; readonly role: Role }
  | { readonly do: "password"; readonly login: string; readonly password: string }
  | ({ readonly do: "invite"; readonly guardian: string | null } & Omit<NewInvitation, "guardian">);

/** What came of it: the accounts it was about, and secrets that are told once. */
export interface AccountAnswer {
  readonly accounts: readonly Account[];
  readonly recoveryCodes: readonly string[];
  /** The secret of an invitation's address. */
  readonly invitation: string | null;
  /** What went, or would go. */
  readonly erasing: AccountErasePlan | null;
}

const NOTHING: AccountAnswer = { accounts: [], recoveryCodes: [], invitation: null, erasing: null };

/** Runs a command of the person at this machine. @throws PersonError, NotFoundError */
export async function runAccountCommand(
  people: People,
  erasing: Pick<App, "accountErasePlan" | "eraseAccount">,
  command: AccountCommand,
): Promise<AccountAnswer> {
  switch (command.do) {
    case "add": {
      const { do: _, guardian, ...person } = command;
      const made = await people.addAccount(null, { ...person, guardian: await idOf(people, guardian) });
      return { ...NOTHING, accounts: [made] };
    }
    case "list":
      return { ...NOTHING, accounts: await people.accounts() };
    case "invite": {
      const { do: _, guardian, ...invitation } = command;
      const told = await people.invite(null, { ...invitation, guardian: await idOf(people, guardian) });
      return { ...NOTHING, invitation: told.secret };
    }
    case "erase": {
      const work = command.isMeant ? erasing.eraseAccount : erasing.accountErasePlan;
      return { ...NOTHING, erasing: await work(command.login) };
    }
    default:
      return changeAccount(people, command);
  }
}

type Change = Exclude<AccountCommand, { readonly do: "add" | "list" | "invite" | "erase" }>;

async function changeAccount(people: People, command: Change): Promise<AccountAnswer> {
  const id = await idOf(people, command.login);
  switch (command.do) {
    case "disable":
    case "enable":
      await people.setDisabled(null, id, command.do === "disable");
      break;
    case "role":
      await people.setRole(null, id, command.role);
      break;
    case "password":
      await people.setPassword(null, id, command.password);
      break;
    case "recovery":
      return { ...NOTHING, recoveryCodes: await people.renewRecoveryCodes(null, id) };
    default:
      return command satisfies never;
  }
  const changed = await people.account(id);
  return { ...NOTHING, accounts: changed === null ? [] : [changed] };
}

async function idOf(people: People, login: string): Promise<AccountId>;
async function idOf(people: People, login: string | null): Promise<AccountId | null>;
async function idOf(people: People, login: string | null): Promise<AccountId | null> {
  if (login === null) return null;
  const account = await people.accountOfLogin(login);
  if (account === null) throw new NotFoundError(`there is no account ${login} (niggle account list shows them)`);
  return account.id;
}
