import { type Command, Option } from "commander";
import { ROLES } from "../domain/people.ts";
import type { Bind } from "./bind.ts";

const json = () => new Option("--json", "stable output for machines");

/** `niggle account …`: who may sign in to the server of this data folder. */
export function addAccountCommands(program: Command, bind: Bind): void {
  const action = (name: keyof typeof import("./commands/account.ts")["accountActions"]) =>
    bind(async () => (await import("./commands/account.ts")).accountActions[name]);
  const account = program
    .command("account")
    .description("who may sign in to the server; as soon as there is one account, everybody signs in (docs/ACCESS.md)");
  const person = (command: Command): Command =>
    command
      .option("--role <role>", `${ROLES.join(", ")}; the first account is an owner`, "runner")
      .option("--own <athlete>", "whose data are their own (default: the login for a runner, else none)")
      .option("--birth-year <year>", "who is under 16 shares with the word of a guardian and an owner")
      .option("--guardian <login>", "the account of a parent or guardian");
  person(account.command("add").argument("<login>", "a short name or a mail address"))
    .option("--name <name>", "as others see it (default: the login)")
    .addOption(json())
    .description("make an account; the password is asked for, or read from standard input")
    .action(action("add"));
  person(account.command("invite"))
    .option("--days <number>", "how long the link holds", "7")
    .addOption(json())
    .description("a link by which one person makes one account")
    .action(action("invite"));
  account.command("list").addOption(json()).description("every account").action(action("list"));
  account
    .command("disable")
    .argument("<login>")
    .description("close an account: it is signed out everywhere")
    .action(action("disable"));
  account.command("enable").argument("<login>").description("open a closed account again").action(action("enable"));
  addErase(account).action(action("erase"));
  account
    .command("role")
    .argument("<login>")
    .argument("<role>", ROLES.join(", "))
    .description("what somebody is here for")
    .action(action("role"));
  account
    .command("password")
    .argument("<login>")
    .description("set a password; it is asked for, or read from standard input")
    .action(action("password"));
  account
    .command("recovery")
    .argument("<login>")
    .addOption(json())
    .description("new recovery codes, for who lost their authenticator")
    .action(action("recovery"));
}

const addErase = (account: Command): Command =>
  account
    .command("erase")
    .argument("<login>")
    .option("--yes", "do it; without it, says what would go")
    .addOption(json())
    .description("erase an account for good; the data of a runner stay until niggle erase");
