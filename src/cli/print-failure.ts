import { NotFoundError } from "../usecases/not-found-error.ts";
import { EXIT, type ExitCode, UsageError } from "./exit-codes.ts";
import { type Terminal, wrap } from "./terminal.ts";

/** Says in one sentence why a command failed, and gives the exit code for it. */
export function printFailure(terminal: Terminal, error: unknown): ExitCode {
  const isUsage = error instanceof UsageError || error instanceof NotFoundError;
  const message = error instanceof Error ? error.message : String(error);
  terminal.err(wrap(`${terminal.colours.red("niggle:")} ${message}`, terminal.columns, "  "));
  if (isUsage) terminal.err("  See niggle --help, or niggle <command> --help.");
  else if (error instanceof Error && !isExpected(error)) terminal.err(terminal.colours.dim(error.stack ?? ""));
  return isUsage ? EXIT.usage : EXIT.broken;
}

/** Errors that say all there is to say; anything else is our mistake and shows where it happened. */
function isExpected(error: Error): boolean {
  return (
    [
      "WorldError",
      "FolderError",
      "StoreLockedError",
      "StoreBrokenError",
      "JournalDamagedError",
      "OriginalDamagedError",
      "ExportPlaceError",
      "BackupPlaceError",
      "RestoreError",
    ].includes(error.name) || "code" in error
  );
}
