import type { FileOutcome } from "../domain/import-outcome.ts";
import type { ImportCounts, OfferedSource } from "../usecases/app.ts";
import type { ServerOptions } from "./server-options.ts";

/** Imports and gathers what became of each file. */
export async function runImport(
  { app, athlete }: Pick<ServerOptions, "app" | "athlete">,
  sources: AsyncIterable<OfferedSource>,
): Promise<{ readonly counts: ImportCounts; readonly outcomes: readonly FileOutcome[] }> {
  const outcomes: FileOutcome[] = [];
  const counts = await app.importFiles(athlete, sources, (event) => {
    if (event.kind === "file") outcomes.push(event.outcome);
  });
  return { counts, outcomes };
}
