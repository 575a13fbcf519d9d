import { type Command, Option } from "commander";
import type { Bind } from "./bind.ts";

const json = () => new Option("--json", "stable output for machines");

/** Taking one's data along, putting everything away, and letting go of it. */
export function addCustodyCommands(program: Command, bind: Bind): void {
  program
    .command("export")
    .option("--out <path>", "a file that ends in .zip, or a folder (default: niggle-ATHLETE.zip here)")
    .addOption(json())
    .description("everything that is held of one athlete: originals, journal, tables as Parquet and CSV, report")
    .action(bind(async () => (await import("./commands/export.ts")).exportCommand));
  program
    .command("erase")
    .option("--yes", "do it; without it, says what would go")
    .addOption(json())
    .description("erase one athlete for good; name them with --athlete")
    .action(bind(async () => (await import("./commands/erase.ts")).eraseCommand));
  program
    .command("backup")
    .argument("<dir>", "an empty folder, or one that holds a backup: only new originals are copied then")
    .addOption(json())
    .description("put everything away as it is now, while a server may go on")
    .action(bind(async () => (await import("./commands/backup.ts")).backupCommand));
  program
    .command("restore")
    .argument("<dir>", "the folder of a backup")
    .addOption(json())
    .description("make a data folder again from a backup; name the new one with --data")
    .action(bind(async () => (await import("./commands/restore.ts")).restoreCommand));
}
