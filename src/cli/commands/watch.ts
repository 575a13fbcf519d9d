import { mkdir, stat } from "node:fs/promises";
import { resolve } from "node:path";
import { athleteOption, type CommonOptions } from "../common-options.ts";
import { dataFolder } from "../data-folder.ts";
import { EXIT, type ExitCode, UsageError } from "../exit-codes.ts";
import type { Surroundings } from "../surroundings.ts";
import { watchFolder } from "../watch-loop.ts";
import { withCommands } from "../world.ts";

/** `niggle watch DIR`: imports what appears there until it is asked to stop. */
export async function watchCommand(
  surroundings: Surroundings,
  options: CommonOptions,
  args: readonly string[],
): Promise<ExitCode> {
  const athlete = athleteOption(options);
  const folder = await watchedFolder(surroundings, args[0] ?? "");
  const dataDir = dataFolder(surroundings, options);
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  await withCommands(surroundings, options, async (commands) => {
    const stop = new AbortController();
    const watching = watchFolder(surroundings, commands, { athlete, folder, dataDir }, stop.signal);
    await surroundings.untilStopped();
    stop.abort();
    await watching;
  });
  return EXIT.done;
}

/** @throws UsageError when there is no such folder now: a typo would be watched for ever */
export async function watchedFolder({ cwd }: Pick<Surroundings, "cwd">, given: string): Promise<string> {
  const folder = resolve(cwd, given);
  const info = await stat(folder).catch(() => null);
  if (info?.isDirectory() !== true) throw new UsageError(`cannot watch ${given}: it is no folder`);
  return folder;
}
