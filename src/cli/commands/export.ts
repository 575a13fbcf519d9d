import { resolve } from "node:path";
import { athleteOption, type CommonOptions } from "../common-options.ts";
import { EXIT, type ExitCode } from "../exit-codes.ts";
import { progressBar } from "../progress.ts";
import type { Surroundings } from "../surroundings.ts";
import { withCommands } from "../world.ts";

interface ExportOptions extends CommonOptions {
  readonly out?: string;
}

/** `niggle export [--out PATH]`: exit code 1 when an original could not be read and is left out. */
export async function exportCommand(surroundings: Surroundings, options: ExportOptions): Promise<ExitCode> {
  const { terminal, now, cwd } = surroundings;
  const athlete = athleteOption(options);
  const path = resolve(cwd, options.out ?? `niggle-${athlete}.zip`);
  const bar = progressBar(terminal, now);
  const written = await withCommands(surroundings, options, (commands) =>
    commands.exportTo({ athlete, path }, ({ done, total }) => bar.update(done, total, "reading the originals")),
  );
  bar.finish();
  if (options.json === true) terminal.out(JSON.stringify(written));
  else {
    const { counts, tables, missing, sizeB } = written;
    terminal.out(
      `Exported ${athlete} to ${path}: ${counts.originals} originals, ${counts.journalLines} entries, ${tables} tables, ${(sizeB / 1e6).toFixed(1)} MB.`,
    );
    if (missing > 0) terminal.out(`${missing} originals could not be read and are left out; manifest.json names them.`);
  }
  return written.missing > 0 ? EXIT.someRefused : EXIT.done;
}
