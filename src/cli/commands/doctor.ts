import { openJournal } from "../../store/journal.ts";
import { openOriginals } from "../../store/originals.ts";
import { checkFolder } from "../check-folder.ts";
import type { CommonOptions } from "../common-options.ts";
import { dataFolder } from "../data-folder.ts";
import { EXIT, type ExitCode } from "../exit-codes.ts";
import { answers } from "../remote-commands.ts";
import { readServerFile } from "../server-file.ts";
import type { Surroundings } from "../surroundings.ts";
import { openWorld } from "../world.ts";

/** One thing that was looked at. */
export interface Check {
  readonly name: string;
  readonly isWell: boolean;
  readonly detail: string;
}

/** `niggle doctor`: versions, folder, database, originals and journal. Exit code 3 when something is broken. */
export async function doctorCommand(surroundings: Surroundings, options: CommonOptions): Promise<ExitCode> {
  const { terminal } = surroundings;
  const dataDir = dataFolder(surroundings, options);
  const checks = await checksOf(surroundings, dataDir);
  if (options.json === true) terminal.out(JSON.stringify({ dataDir, checks }));
  else for (const each of checks) terminal.out(lineOf(surroundings, each));
  return checks.every(({ isWell }) => isWell) ? EXIT.done : EXIT.broken;
}

/** Looks at everything there is to look at in a data folder. */
export async function checksOf(surroundings: Surroundings, dataDir: string): Promise<readonly Check[]> {
  return [
    { name: "versions", isWell: true, detail: `niggle ${surroundings.version}, node ${process.versions.node}` },
    await check("folder", () => checkFolder(dataDir)),
    await check("database", () => checkDatabase(surroundings, dataDir)),
    await check("originals", () => checkOriginals(dataDir)),
    await check("journal", () => checkJournal(dataDir)),
  ];
}

/** A check as a line for a person. */
export function lineOf({ terminal: { colours } }: Surroundings, { name, isWell, detail }: Check): string {
  const mark = isWell ? colours.green("✓ well  ") : colours.red("✗ broken");
  return `${mark}  ${name.padEnd(10)} ${detail}`;
}

async function check(name: string, look: () => Promise<string>): Promise<Check> {
  try {
    return { name, isWell: true, detail: await look() };
  } catch (error) {
    return { name, isWell: false, detail: error instanceof Error ? error.message : String(error) };
  }
}

async function checkDatabase(surroundings: Surroundings, dataDir: string): Promise<string> {
  const server = await readServerFile(dataDir);
  if (server !== null && (await answers(server))) return `in use by the server on port ${server.port}, which answers`;
  const world = await openWorld(surroundings, dataDir);
  try {
    const totals = await world.deps.store.read((reader) => world.deps.tables.totals.athleteTotals(reader));
    const activities = totals.reduce((sum, each) => sum + each.activities, 0);
    return `opens; ${activities} activities of ${totals.length} ${totals.length === 1 ? "athlete" : "athletes"}`;
  } finally {
    await world.close();
  }
}

async function checkOriginals(dataDir: string): Promise<string> {
  const { checked, damaged } = await openOriginals(dataDir).verify();
  if (damaged.length === 0) return `${checked} kept, every one whole`;
  const first = damaged[0];
  throw new Error(`${damaged.length} of ${checked} are damaged, the first ${first?.sha256} (${first?.why})`);
}

async function checkJournal(dataDir: string): Promise<string> {
  const { lines, torn, unknown } = await openJournal(dataDir).inspect();
  const remarks = [
    torn.length > 0 ? `; a last line was cut off by a crash and is set aside at the next entry` : "",
    unknown.length > 0 ? `; ${unknown.length} lines were written by a newer version` : "",
  ];
  return `${lines.length} entries, whole${remarks.join("")}`;
}
