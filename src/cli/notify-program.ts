import { type Command, Option } from "commander";
import type { Bind } from "./bind.ts";

const PRIVACY = `
What leaves this machine, and to whom:
  Nothing, until you name a place, and nothing after niggle notify off.
  smtp     the whole message, to your mail server and everyone who can read your
           mail. The subject says the verdict and the week, no more. With
           --no-details the mail says no more either. TLS always, but to this machine.
  ntfy     the verdict, such as "ease off", and the week, to the ntfy server and
           everyone who knows the topic. With --details also the sentence and the
           findings, which name sore places.
  webhook  the verdict and the week, signed, to your address. With --details the
           whole message and whose it is.
  No recording, no position and no note of yours is ever sent.
  The settings and secrets are in notify.json in the data folder, for you alone.
  A secret on the command line stays in your shell's history: --password-env and
  its like keep the name of an environment variable instead.
niggle serve sends; it must be running. A week is sent once, and one week that was
missed is caught up. What fails is tried again an hour later.`;

/** `niggle notify …`: the week's verdict by mail, ntfy or webhook. */
export function addNotifyCommands(program: Command, bind: Bind): void {
  const action = (name: "status" | "off" | "test") =>
    bind(async () => (await import("./commands/notify.ts")).notifyActions[name]);
  const notify = program
    .command("notify")
    .description("the week's verdict by mail, ntfy or webhook, once a week; off until you set it")
    .addHelpText("after", PRIVACY);
  addSetCommands(notify.command("set").description("name a place, and when").addHelpText("after", PRIVACY), bind);
  notify
    .command("test")
    .description("send today's message now, marked as a test")
    .argument("[kind]", "smtp, ntfy or webhook (default: all that are set)")
    .action(action("test"));
  notify
    .command("off")
    .description("send nothing more, and forget the settings and secrets")
    .argument("[kind]", "smtp, ntfy or webhook (default: all)")
    .action(action("off"));
  notify
    .command("status")
    .description("where the week is sent, when, and what became of the last one")
    .option("--json", "stable output for machines")
    .action(action("status"));
}

function addSetCommands(set: Command, bind: Bind): void {
  const action = (name: "smtp" | "ntfy" | "webhook") =>
    bind(async () => (await import("./commands/notify-set.ts")).notifySetActions[name]);
  const smtp = set
    .command("smtp")
    .description("by mail")
    .requiredOption("--host <name>", "your mail server, such as smtp.example.org")
    .option("--port <number>", "465 speaks TLS at once, others begin with STARTTLS", "465")
    .option("--user <name>", "the login, where the server wants one")
    .option("--password <text>", "its password, kept in notify.json")
    .option("--password-env <name>", "the environment variable that holds it where niggle serve runs")
    .requiredOption("--to <address>", "who gets it")
    .option("--from <address>", "who sends it (default: the same)")
    .option("--no-details", "the verdict and the week alone")
    .action(action("smtp"));
  const ntfy = set
    .command("ntfy")
    .description("as a push message")
    .option("--server <url>", "whose server", "https://ntfy.sh")
    .option("--topic <name>", "letters, digits, - and _; who knows it can read it (default: one nobody guesses)")
    .option("--token <text>", "an access token, kept in notify.json")
    .option("--token-env <name>", "the environment variable that holds it where niggle serve runs")
    .option("--details", "the sentence and the findings too")
    .action(action("ntfy"));
  const webhook = set
    .command("webhook")
    .description("as signed JSON")
    .argument("<url>", "https, or http to this machine")
    .option("--secret <text>", "whsec_ and base64, kept in notify.json (default: a new one, shown once)")
    .option("--secret-env <name>", "the environment variable that holds it where niggle serve runs")
    .option("--details", "the whole message too")
    .action(action("webhook"));
  for (const command of [smtp, ntfy, webhook]) {
    command
      .option("--day <weekday>", "monday to sunday", "sunday")
      .option("--at <time>", "by the clock there, HH:MM", "18:00")
      .addOption(new Option("--zone <zone>", "an IANA zone such as Europe/Berlin (default: your home zone)"))
      .addHelpText("after", PRIVACY);
  }
}
