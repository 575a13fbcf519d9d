import { type Command, Option } from "commander";
import type { Bind } from "./bind.ts";
import { type ExitCode, UsageError } from "./exit-codes.ts";

const day = () => new Option("--day <day>", "YYYY-MM-DD (default: today)");
const note = () => new Option("--note <text>", "a few words");
const side = () => new Option("--side <side>", "left, right, both or center");

/** `niggle log …`: every kind of entry, by hand. */
export function addLogCommands(program: Command, bind: Bind): void {
  const log = program
    .command("log")
    .description("write something down: pain, a rest day, how hard a run was, a massage, an exercise, sleep and more");
  const logged = (name: string) => bind(async () => (await import("./commands/log.ts")).logActions[name] ?? unknownLog);
  addPain(log, logged);
  addCare(log, logged);
  addAnswers(log, logged);
  addUndo(log, bind);
  for (const kind of log.commands) kind.option("--json", "stable output for machines: a line for each entry");
}

type Logged = (name: string) => (...passed: unknown[]) => Promise<void>;

function addPain(log: Command, logged: Logged): void {
  log
    .command("pain")
    .description("what hurts, and how much")
    .argument("<region>", "where, such as knee, calf or lower-back")
    .argument("<nrs>", "0 (none) to 10 (the worst)")
    .addOption(side())
    .option("--moment <moment>", "pre, during, after, next_morning or daily", "daily")
    .option("--quality <word>", "ache, tight, sore, stiff, sharp, burning, numb or throbbing")
    .option("--altered-gait", "it changed how I run")
    .option("--night-pain", "it hurt at night")
    .addOption(note())
    .addOption(day())
    .action(logged("pain"));
  log.command("none").description("no pain today").addOption(day()).action(logged("none"));
  log.command("rest").description("a day without a run").addOption(day()).action(logged("rest"));
  log
    .command("rpe")
    .description("how hard a run was")
    .argument("<rating>", "0 to 10")
    .option("--run <run>", "which run, where there was more than one: the beginning of its id, or last")
    .addOption(day())
    .action(logged("rpe"));
}

function addCare(log: Command, logged: Logged): void {
  log
    .command("massage")
    .description("a massage, or a session with a physio or someone else")
    .option("--region <name...>", "where, such as calf")
    .option("--kind <kind>", "massage, physio or other", "massage")
    .option("--before <nrs>", "soreness before, 0 to 10")
    .option("--after <nrs>", "soreness after")
    .option("--after-24h <nrs>", "soreness a day later")
    .option("--after-48h <nrs>", "soreness two days later")
    .option("--therapist <name>", "who")
    .addOption(note())
    .addOption(day())
    .action(logged("massage"));
  log
    .command("exercise")
    .description("an exercise that you did")
    .argument("<title...>", "what, such as calf raises")
    .option("--kind <kind>", "stretch, strength or cue: puts it on the list of exercises too, or changes it there")
    .option("--times <number>", "with --kind: how often a week it should be done")
    .option("--by <name>", "with --kind: who gave it")
    .addOption(day())
    .action(logged("exercise"));
  log
    .command("sleep")
    .description("how long you slept")
    .argument("<hours>", "such as 7.5 or 7:30, of the night that ended on this day")
    .addOption(day())
    .action(logged("sleep"));
  log
    .command("soreness")
    .description("how sore you are all over")
    .argument("<rating>", "0 (not at all) to 10 (the worst)")
    .addOption(day())
    .action(logged("soreness"));
}

function addAnswers(log: Command, logged: Logged): void {
  const answer = "its points or a word";
  log
    .command("ostrc")
    .description("the weekly questions about the last 7 days; each takes its points or a word")
    .option("--participation <answer>", `${answer}: full (0), with-problems (8), reduced (17) or none (25)`)
    .option("--modification <answer>", `changed your training: no (0), minor (8), moderate (17) or major (25)`)
    .option("--performance <answer>", `hurt your running: no (0), minor (8), moderate (17) or major (25)`)
    .option("--pain <answer>", "pain: no (0), mild (8), moderate (17) or severe (25)")
    .option("--of <version>", "O2, H2 or O1, whose middle questions give 0, 6, 13, 19 or 25", "O2")
    .option("--region <name>", "the place it is about (default: the whole body)")
    .addOption(side())
    .addOption(day())
    .action(logged("ostrc"));
  log
    .command("signs")
    .description("answers to the questions about signs that a clinician should see")
    .option("--yes <sign...>", "the signs you have, such as hop-pain,rest-pain")
    .option("--asked <sign...>", "the other signs you were asked about and do not have; all for every one")
    .option("--region <name>", "the place they are about (default: the whole body)")
    .addOption(side())
    .addOption(day())
    .action(logged("signs"));
  log
    .command("safety")
    .description("answer the short questions before a massage")
    .option("--clear", "every answer is no")
    .option("--yes <question...>", "the questions answered yes")
    .addOption(day())
    .action(logged("safety"));
  log
    .command("seen")
    .description("a clinician has seen a red flag")
    .argument("<rule>", "which one, such as RF_PERSIST")
    .addOption(day())
    .action(logged("seen"));
}

function addUndo(log: Command, bind: Bind): void {
  log
    .command("undo")
    .description("take a slip back: pain REGION, none, rest, massage or exercise TITLE")
    .argument("<what>", "pain, none, rest, massage or exercise")
    .argument("[name...]", "the region of a pain, the title of an exercise")
    .addOption(side())
    .option("--moment <moment>", "pre, during, after, next_morning or daily")
    .option("--kind <kind>", "massage, physio or other")
    .addOption(day())
    .action(bind(async () => (await import("./commands/log-undo.ts")).logUndoCommand));
}

async function unknownLog(): Promise<ExitCode> {
  throw new UsageError("unknown kind of entry (niggle log --help lists them)");
}
