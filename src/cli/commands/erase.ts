import type { ErasePlan } from "../../usecases/erase-athlete.ts";
import { athleteOption, type CommonOptions } from "../common-options.ts";
import { EXIT, type ExitCode } from "../exit-codes.ts";
import type { Surroundings } from "../surroundings.ts";
import { type Terminal, wrap } from "../terminal.ts";
import { withCommands } from "../world.ts";

interface EraseOptions extends CommonOptions {
  readonly yes?: boolean;
}

/** `niggle erase --athlete ID --yes`: without `--yes` it says what would go and ends with exit code 2. */
export async function eraseCommand(surroundings: Surroundings, options: EraseOptions): Promise<ExitCode> {
  const athlete = athleteOption(options);
  const isMeant = options.yes === true;
  const plan = await withCommands(surroundings, options, (commands) =>
    isMeant ? commands.eraseAthlete(athlete) : commands.erasePlan(athlete),
  );
  if (options.json === true) surroundings.terminal.out(JSON.stringify({ ...plan, erased: isMeant }));
  else tell(surroundings.terminal, plan, isMeant);
  return isMeant ? EXIT.done : EXIT.usage;
}

function tell(terminal: Terminal, plan: ErasePlan, isMeant: boolean): void {
  const { athlete, originals, sharedOriginals, journalLines, backups, account } = plan;
  const say = (text: string) => terminal.out(wrap(text, terminal.columns, "  "));
  const what = `${originals} originals, ${journalLines} entries of the journal, and every row of the database`;
  say(isMeant ? `Erased ${athlete}: ${what}.` : `This would erase ${athlete} for good: ${what}.`);
  if (sharedOriginals > 0) say(`${sharedOriginals} originals stay, because another athlete has the same files.`);
  if (account !== null)
    say(
      `The account ${account}, which these data belong to, ${isMeant ? "stays" : "would stay"}. To erase it too: ` +
        `niggle account erase ${account} --yes`,
    );
  if (backups.length > 0) {
    say(`Backups ${isMeant ? "" : "would "}still hold what was there when they were made. Those that are known of:`);
    for (const { folder, madeAt } of backups) terminal.out(`  ${folder}  ${madeAt}`);
    say(
      "The next backup into one of these folders takes it out there as well. Copies made elsewhere are not known of.",
    );
  } else say("No backup is known of. Copies that were made elsewhere are not reached.");
  if (!isMeant)
    say(`Nothing was erased. To do it: niggle erase --athlete ${athlete} --yes (niggle export keeps a copy)`);
}
