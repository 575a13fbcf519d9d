import { setTimeout as sleep } from "node:timers/promises";
import type { AthleteId } from "../domain/ids.ts";
import type { Commands } from "../usecases/commands.ts";
import { humanReporter } from "./commands/import.ts";
import type { Surroundings } from "./surroundings.ts";
import { FolderWatch, readOffered, writeOffered } from "./watch-folder.ts";

/** How long a file must stay as it is to count as whole. */
const LOOK_EVERY_MS = 2000;

export interface Watching {
  readonly athlete: AthleteId;
  /** Absolute path of the folder. */
  readonly folder: string;
  /** Where the note of what was offered is kept. */
  readonly dataDir: string;
  readonly everyMs?: number;
}

/** Imports what appears in a folder until the signal says stop. A failure is told, and the next look tries again. */
export async function watchFolder(
  surroundings: Surroundings,
  commands: Commands,
  watching: Watching,
  signal: AbortSignal,
): Promise<void> {
  const { athlete, folder, dataDir, everyMs = LOOK_EVERY_MS } = watching;
  const watch = new FolderWatch(folder, await readOffered(dataDir));
  surroundings.terminal.out(`Watching ${folder}. Your files stay where they are.`);
  while (!signal.aborted) {
    try {
      const { ready } = await watch.look();
      if (ready.length > 0) {
        const isThrough = await importReady(surroundings, commands, { athlete, ready, signal });
        if (!isThrough) return;
        watch.markOffered(ready);
        await writeOffered(dataDir, watch.offered());
      }
    } catch (error) {
      surroundings.terminal.err(`watching ${folder}: ${error instanceof Error ? error.message : String(error)}`);
    }
    await sleep(everyMs, undefined, { signal }).catch(() => undefined); // aborted: the loop ends
  }
}

interface Ready {
  readonly athlete: AthleteId;
  readonly ready: readonly string[];
  readonly signal: AbortSignal;
}

/** False when the signal stopped it: the next watch offers all of them again. */
async function importReady(
  surroundings: Surroundings,
  commands: Commands,
  { athlete, ready, signal }: Ready,
): Promise<boolean> {
  const reporter = humanReporter(surroundings);
  const paths = ready.map((path) => ({ given: path, absolute: path }));
  reporter.finish(await commands.importPaths(athlete, { paths, isComplete: false }, reporter.onEvent, signal));
  return !reporter.wasCancelled();
}
