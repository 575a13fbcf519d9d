import type { Command } from "commander";
import type { Bind } from "./bind.ts";

/** `niggle plan …`: the fortnight ahead, and what is planned for it. */
export function addPlanCommands(program: Command, bind: Bind): void {
  const action = (name: "show" | "add" | "remove" | "return") =>
    bind(async () => (await import("./commands/plan.ts")).planActions[name]);
  const plan = program
    .command("plan")
    .option("--as-of <day>", "the day to look ahead from, YYYY-MM-DD (default: today)")
    .option("--json", "stable output for machines")
    .description("the fortnight ahead: what is planned, and what the rules would say about it")
    .action(action("show"));
  plan
    .command("add")
    .description("plan a run")
    .argument("<day>", "YYYY-MM-DD")
    .argument("<km>", "how far")
    .option("--kind <kind>", "easy, long, workout, race or walk-run", "easy")
    .option("--min <minutes>", "how long it should take")
    .option("--title <text>", "a few words")
    .option("--slot <number>", "which run of the day, 1 to 9: replaces what is planned there (default: the first free)")
    .action(action("add"));
  plan
    .command("remove")
    .description("take a planned run away")
    .argument("<day>", "YYYY-MM-DD")
    .option("--slot <number>", "which run of the day, where there is more than one")
    .action(action("remove"));
  plan
    .command("return")
    .description("begin the return-to-run levels, or leave them")
    .option("--from <day>", "their first day, YYYY-MM-DD (default: today)")
    .option("--ready", "30 minutes of brisk walking, and hopping on each leg, are free of pain")
    .option("--leave", "leave the levels")
    .action(action("return"));
}
