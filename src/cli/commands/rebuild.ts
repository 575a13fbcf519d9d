import type { AthleteTotals } from "../../usecases/athlete-totals.ts";
import type { RebuildResult } from "../../usecases/rebuild.ts";
import type { CommonOptions } from "../common-options.ts";
import { EXIT, type ExitCode } from "../exit-codes.ts";
import { progressBar } from "../progress.ts";
import type { Surroundings } from "../surroundings.ts";
import type { Terminal } from "../terminal.ts";
import { withCommands } from "../world.ts";

/** `niggle rebuild`: the database again from the originals and the journal, and which sums changed. */
export async function rebuildCommand(surroundings: Surroundings, options: CommonOptions): Promise<ExitCode> {
  const { terminal, now } = surroundings;
  const bar = progressBar(terminal, now);
  const result = await withCommands(surroundings, options, (commands) =>
    commands.rebuild((event) => bar.update(event.done, event.total, "replaying the journal")),
  );
  bar.finish();
  if (options.json === true) terminal.out(JSON.stringify(result));
  else printResult(terminal, result);
  return EXIT.done;
}

function printResult(terminal: Terminal, result: RebuildResult): void {
  terminal.out(`Replayed ${result.entries} journal entries.`);
  for (const after of result.after) {
    const before = result.before.find((each) => each.athlete === after.athlete);
    const km = (after.distanceM / 1000).toFixed(1);
    terminal.out(`  ${after.athlete}: ${after.activities} activities, ${km} km, ${changeOf(before, after)}`);
  }
  if (result.unmentionedOriginals > 0) {
    terminal.out(
      `${result.unmentionedOriginals} originals are in no journal line; they are kept. Import them to use them.`,
    );
  }
}

/** Which numbers changed, from what to what. A database that was lost says nothing about before. */
function changeOf(before: AthleteTotals | undefined, after: AthleteTotals): string {
  if (before === undefined) return "new since the database was lost";
  const changed = NUMBERS.filter((name) => before[name] !== after[name]);
  if (changed.length === 0) return "the same as before";
  return changed.map((name) => `${name} ${before[name]} → ${after[name]}`).join(", ");
}

const NUMBERS = [
  "activities",
  "runs",
  "distanceM",
  "durationS",
  "longestRunM",
  "rated",
  "withHeartRate",
  "painEntries",
  "therapySessions",
  "wellnessDays",
] as const satisfies readonly (keyof AthleteTotals)[];
