import { readdir, readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { AthleteId, EntryId } from "../domain/ids.ts";
import { PEOPLE } from "../domain/people.ts";
import { replaceDurably, syncFolder } from "./durable-file.ts";

const MONTH_FILE = /^(\d{4}-\d{2})\.jsonl$/;
const PART_OF_JOURNAL = /^\d{4}-\d{2}\.(?:jsonl|torn)$/;

/** How far the journal had come at a moment: the bytes of each month, by `YYYY-MM`. */
export type JournalMark = Readonly<Record<string, number>>;

export function fileOfMonth(folder: string, month: string): string {
  return join(folder, `${month}.jsonl`);
}

/** The months that have a file, ascending. */
export async function monthsIn(folder: string): Promise<readonly string[]> {
  return (await namesIn(folder)).flatMap((name) => MONTH_FILE.exec(name)?.[1] ?? []).sort();
}

async function namesIn(folder: string): Promise<readonly string[]> {
  return readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
}

export async function markOf(folder: string): Promise<JournalMark> {
  const mark: Record<string, number> = {};
  for (const month of await monthsIn(folder)) mark[month] = (await stat(fileOfMonth(folder, month))).size;
  return mark;
}

/**
 * Takes every line of an athlete out of the journal, and every piece of a line that cannot be told to be another's. Each
 * file is rewritten as a whole: after a crash it is as it was, or without them.
 *
 * @returns how many lines went
 */
export function removeLinesOf(folder: string, athlete: AthleteId): Promise<number> {
  return removeWhere(folder, (line) => !isAnothers(line, athlete));
}

/**
 * Takes some lines out of the journal, and every piece of a line that may be about an account. Files are rewritten as by
 * {@link removeLinesOf}.
 *
 * @returns how many lines went
 */
export function removeLines(folder: string, ids: ReadonlySet<EntryId>): Promise<number> {
  return removeWhere(folder, (line) => {
    const id = idIn(line);
    return id === null ? !isAthletes(line) : ids.has(id as EntryId);
  });
}

async function removeWhere(folder: string, goes: (line: string) => boolean): Promise<number> {
  let removed = 0;
  for (const name of await namesIn(folder)) {
    if (PART_OF_JOURNAL.test(name)) removed += await removeFrom(folder, name, goes);
  }
  return removed;
}

async function removeFrom(folder: string, name: string, goes: (line: string) => boolean): Promise<number> {
  const file = join(folder, name);
  const lines = (await readFile(file, "utf8")).split("\n").filter((line) => line !== "");
  const kept = lines.filter((line) => !goes(line));
  if (kept.length === lines.length) return 0;
  if (kept.length === 0) {
    await rm(file);
    await syncFolder(folder);
  } else {
    await replaceDurably(file, Buffer.from(`${kept.join("\n")}\n`));
  }
  return lines.length - kept.length;
}

/** The athlete stands in the envelope, before anything that a person wrote. */
const ATHLETE = /^\{"id":"[^"]*","at":"[^"]*","athlete":"([^"]*)"/;

function isAnothers(line: string, athlete: AthleteId): boolean {
  const said = athleteIn(line);
  return said !== null && said !== athlete;
}

function athleteIn(line: string): string | null {
  try {
    const { athlete } = JSON.parse(line) as { readonly athlete?: unknown };
    return typeof athlete === "string" ? athlete : null;
  } catch {
    return ATHLETE.exec(line)?.[1] ?? null; // a piece that a crash cut off
  }
}

/** Whether a line can be told to be about an athlete, and not about accounts. */
function isAthletes(line: string): boolean {
  const said = athleteIn(line);
  return said !== null && said !== PEOPLE;
}

/** The id of a whole line; null for a piece of one. */
function idIn(line: string): string | null {
  try {
    const { id } = JSON.parse(line) as { readonly id?: unknown };
    return typeof id === "string" ? id : null;
  } catch {
    return null;
  }
}
