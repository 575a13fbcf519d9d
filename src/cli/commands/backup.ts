import { resolve } from "node:path";
import type { CommonOptions } from "../common-options.ts";
import { EXIT, type ExitCode } from "../exit-codes.ts";
import { progressBar } from "../progress.ts";
import type { Surroundings } from "../surroundings.ts";
import { withCommands } from "../world.ts";

/** `niggle backup DIR`: exit code 1 when an original could not be read and is not in it. */
export async function backupCommand(
  surroundings: Surroundings,
  options: CommonOptions,
  args: readonly string[],
): Promise<ExitCode> {
  const { terminal, now, cwd } = surroundings;
  const folder = resolve(cwd, args[0] ?? "");
  const bar = progressBar(terminal, now);
  const result = await withCommands(surroundings, options, (commands) =>
    commands.backup(folder, ({ done, total }) => bar.update(done, total, "copying the originals")),
  );
  bar.finish();
  if (options.json === true) terminal.out(JSON.stringify(result));
  else {
    const { originals, copied, journalLines, rows, athletes, missing } = result;
    terminal.out(
      `Backed up ${athletes} ${athletes === 1 ? "athlete" : "athletes"} to ${folder}: ${originals} originals (${copied} new), ${journalLines} entries, ${rows} rows. It was read again and is whole.`,
    );
    for (const sha256 of missing) terminal.out(`  Original ${sha256} could not be read and is not in it.`);
  }
  return result.missing.length > 0 ? EXIT.someRefused : EXIT.done;
}
