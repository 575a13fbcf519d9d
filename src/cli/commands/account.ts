import { athleteIdFrom } from "../../domain/ids.ts";
import { isoFromInstant } from "../../domain/instant.ts";
import { type Account, ROLES, type Role } from "../../domain/people.ts";
import type { AccountErasePlan } from "../../usecases/erase-account.ts";
import type { AccountAnswer, AccountCommand } from "../../usecases/people/account-commands.ts";
import { type CommonOptions, oneOf, wholeNumber } from "../common-options.ts";
import { EXIT, type ExitCode, UsageError } from "../exit-codes.ts";
import type { Surroundings } from "../surroundings.ts";
import { table, wrap } from "../terminal.ts";
import { withCommands } from "../world.ts";

interface PersonOptions extends CommonOptions {
  readonly role: string;
  readonly own?: string;
  readonly birthYear?: string;
  readonly guardian?: string;
}

interface AddOptions extends PersonOptions {
  readonly name?: string;
}

interface InviteOptions extends PersonOptions {
  readonly days: string;
}

const YEARS = { from: 1900, to: 2200 };

/** What `niggle account …` does. */
export const accountActions = {
  async add(surroundings: Surroundings, options: AddOptions, [login = ""]: readonly string[]): Promise<ExitCode> {
    const { name = login } = options;
    const person = personIn(options, login);
    const password = await newPassword(surroundings);
    const answer = await ask(surroundings, options, { do: "add", login, displayName: name, password, ...person });
    return tell(surroundings, options, answer, (account) => [`Made ${account.login}, ${account.role}.`]);
  },

  async list(surroundings: Surroundings, options: CommonOptions): Promise<ExitCode> {
    const answer = await ask(surroundings, options, { do: "list" });
    if (options.json === true) return tell(surroundings, options, answer, () => []);
    if (answer.accounts.length === 0)
      surroundings.terminal.out("No accounts. niggle account add NAME --role owner makes the first.");
    else for (const line of table(HEADER, answer.accounts.map(rowOf))) surroundings.terminal.out(line);
    return EXIT.done;
  },

  async invite(surroundings: Surroundings, options: InviteOptions): Promise<ExitCode> {
    const days = wholeNumber("--days", options.days, { from: 1, to: 30 });
    const answer = await ask(surroundings, options, { do: "invite", days, ...personIn(options, null) });
    if (options.json === true) return tell(surroundings, options, answer, () => []);
    surroundings.terminal.out(`/invite/${answer.invitation ?? ""}`);
    surroundings.terminal.err(
      "Put the address of your server before it, and send it to one person. It is shown this once.",
    );
    return EXIT.done;
  },

  async erase(surroundings: Surroundings, options: EraseOptions, [login = ""]: readonly string[]): Promise<ExitCode> {
    const isMeant = options.yes === true;
    const { erasing } = await ask(surroundings, options, { do: "erase", login, isMeant });
    if (erasing !== null) tellErasing(surroundings, options, erasing, isMeant);
    return isMeant ? EXIT.done : EXIT.usage;
  },

  disable: change((login) => ({ do: "disable", login }), "Closed"),
  enable: change((login) => ({ do: "enable", login }), "Opened"),
  role: change((login, role = "") => ({ do: "role", login, role: oneOf("role", role, ROLES) }), "Changed"),

  async password(
    surroundings: Surroundings,
    options: CommonOptions,
    [login = ""]: readonly string[],
  ): Promise<ExitCode> {
    const password = await newPassword(surroundings);
    const answer = await ask(surroundings, options, { do: "password", login, password });
    return tell(surroundings, options, answer, () => [`Set the password of ${login}. Every browser is signed out.`]);
  },

  async recovery(
    surroundings: Surroundings,
    options: CommonOptions,
    [login = ""]: readonly string[],
  ): Promise<ExitCode> {
    const answer = await ask(surroundings, options, { do: "recovery", login });
    if (options.json === true) return tell(surroundings, options, answer, () => []);
    for (const code of answer.recoveryCodes) surroundings.terminal.out(code);
    surroundings.terminal.err(
      "Each works once, with the password. They are shown this once; those before them are over.",
    );
    return EXIT.done;
  },
};

interface EraseOptions extends CommonOptions {
  readonly yes?: boolean;
}

function tellErasing({ terminal }: Surroundings, { json }: CommonOptions, plan: AccountErasePlan, isMeant: boolean) {
  const { login, journalLines, notes, athlete, backups } = plan;
  if (json === true) return terminal.out(JSON.stringify({ ...plan, erased: isMeant }));
  const say = (text: string) => terminal.out(wrap(text, terminal.columns, "  "));
  say(
    `${isMeant ? "Erased" : "This would erase"} the account ${login} for good: ${journalLines} entries of the journal, ` +
      "its sessions, tokens, groups and views, grants to it, and links and grants to its own data.",
  );
  if (notes > 0) say(`${notes} ${notes === 1 ? "note stays" : "notes stay"}, by a former account.`);
  if (athlete !== null) say(`The data of ${athlete} stay. To erase them too: niggle erase --athlete ${athlete} --yes`);
  for (const { folder, madeAt } of backups) say(`This backup still holds what was there then: ${folder}  ${madeAt}`);
  if (!isMeant) say(`Nothing was erased. To do it: niggle account erase ${login} --yes`);
}

const HEADER = ["login", "name", "role", "athlete", "state"];
const rowOf = ({ login, displayName, role, athlete, isDisabled }: Account): readonly string[] => [
  login,
  displayName,
  role,
  athlete ?? "",
  isDisabled ? "closed" : "open",
];

type Change = (surroundings: Surroundings, options: CommonOptions, args: readonly string[]) => Promise<ExitCode>;

function change(commandFor: (login: string, word?: string) => AccountCommand, done: string): Change {
  return async (surroundings, options, [login = "", word]) => {
    const answer = await ask(surroundings, options, commandFor(login, word));
    return tell(surroundings, options, answer, ({ login: who, role }) => [`${done} ${who}, ${role}.`]);
  };
}

function ask(surroundings: Surroundings, options: CommonOptions, command: AccountCommand): Promise<AccountAnswer> {
  return withCommands(surroundings, options, async (commands) => {
    try {
      return await commands.account(command);
    } catch (error) {
      if (error instanceof Error && REFUSALS.has(error.name)) throw new UsageError(error.message);
      throw error;
    }
  });
}

const REFUSALS: ReadonlySet<string> = new Set(["PersonError", "NotAllowedError", "RangeError"]);

function tell(
  { terminal }: Surroundings,
  { json }: CommonOptions,
  answer: AccountAnswer,
  linesFor: (account: Account) => readonly string[],
): ExitCode {
  if (json === true) {
    const accounts = answer.accounts.map((account) => ({ ...account, madeAt: isoFromInstant(account.madeAt) }));
    terminal.out(JSON.stringify({ ...answer, accounts }));
  } else for (const account of answer.accounts) for (const line of linesFor(account)) terminal.out(line);
  return EXIT.done;
}

function personIn(options: PersonOptions, login: string | null) {
  const role: Role = oneOf("--role", options.role, ROLES);
  const named = options.own ?? (role === "runner" ? login : null);
  const athlete = named === null ? null : athleteIdFrom(named);
  if (athlete === null && (named !== null || role === "runner"))
    throw new UsageError(`a runner has data of their own: name them with --own (1–40 letters, digits, - or _)`);
  const birthYear = options.birthYear === undefined ? null : wholeNumber("--birth-year", options.birthYear, YEARS);
  return { role, athlete, birthYear, guardian: options.guardian ?? null };
}

const newPassword = ({ readSecret }: Surroundings): Promise<string> => readSecret("Password");
