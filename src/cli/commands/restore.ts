import { resolve } from "node:path";
import { ENGLISH } from "../../messages/words.ts";
import * as custody from "../../store/custody/custody.ts";
import type { BackupManifest } from "../../usecases/backup-manifest.ts";
import { changedVerdicts, restoreFiles } from "../../usecases/restore.ts";
import type { CommonOptions } from "../common-options.ts";
import { dataFolder } from "../data-folder.ts";
import { EXIT, type ExitCode } from "../exit-codes.ts";
import { progressBar } from "../progress.ts";
import type { Surroundings } from "../surroundings.ts";
import { openWorld } from "../world.ts";
import { checksOf, lineOf } from "./doctor.ts";

/** `niggle restore DIR --data NEW`: exit code 3 when the restored folder is not well, or says something else. */
export async function restoreCommand(
  surroundings: Surroundings,
  options: CommonOptions,
  args: readonly string[],
): Promise<ExitCode> {
  const { terminal, now, cwd } = surroundings;
  const [from, to] = [resolve(cwd, args[0] ?? ""), dataFolder(surroundings, options)];
  const bar = progressBar(terminal, now);
  const manifest = await restoreFiles(custody, { from, to }, (done, total) =>
    bar.update(done, total, "copying the originals"),
  );
  bar.finish();
  const changed = await changesIn(surroundings, to, manifest);
  const checks = await checksOf(surroundings, to);
  const isWell = changed.length === 0 && checks.every((check) => check.isWell);
  if (options.json === true) {
    const { madeAt, originals, journalLines, verdicts } = manifest;
    terminal.out(
      JSON.stringify({ dataDir: to, madeAt, originals: originals.length, journalLines, verdicts, changed, checks }),
    );
  } else {
    terminal.out(`Restored the backup of ${manifest.madeAt} to ${to}.`);
    for (const check of checks) terminal.out(lineOf(surroundings, check));
    for (const { athlete, asOf, headline } of manifest.verdicts) {
      const isSame = !changed.some(({ before }) => before.athlete === athlete);
      terminal.out(
        `  ${athlete}, ${asOf}: ${ENGLISH.say(`headline.${headline}`).toLowerCase()}, ${isSame ? "the same as before" : "NOT the same as before"}`,
      );
    }
  }
  return isWell ? EXIT.done : EXIT.broken;
}

async function changesIn(surroundings: Surroundings, dataDir: string, manifest: BackupManifest) {
  const world = await openWorld(surroundings, dataDir);
  try {
    return await changedVerdicts(world.deps, manifest);
  } finally {
    await world.close();
  }
}
