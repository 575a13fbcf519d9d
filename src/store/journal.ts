import { type FileHandle, mkdir, open, readFile } from "node:fs/promises";
import { join } from "node:path";
import { asFolderError } from "../domain/folder-error.ts";
import type { AthleteId, EntryId } from "../domain/ids.ts";
import { isoFromInstant, type UtcInstant } from "../domain/instant.ts";
import type { JournalEntry } from "../domain/journal.ts";
import { syncFolder } from "./durable-file.ts";
import { parseEntry, serialiseEntry } from "./journal-entry.ts";
import { fileOfMonth, type JournalMark, markOf, monthsIn, removeLines, removeLinesOf } from "./journal-months.ts";
import { cutTornTail, endsTorn } from "./torn-tail.ts";
import { createWriteQueue } from "./write-queue.ts";

/** A line in the middle of the journal cannot be read. Nothing is skipped silently: a person has to look. */
export class JournalDamagedError extends Error {
  readonly file: string;
  readonly line: number;

  constructor(file: string, line: number, why: string) {
    super(
      `${file} line ${line} is damaged: ${why}. put that line right, or take it out of the file, from a backup if there is one`,
    );
    this.name = "JournalDamagedError";
    this.file = file;
    this.line = line;
  }
}

/** One line of the journal and where it stands. `month` is `YYYY-MM`, `line` counts from 1. */
export interface JournalLine {
  readonly month: string;
  readonly line: number;
  readonly entry: JournalEntry;
}

/** A line that a newer version wrote: kept in the file, skipped here. */
export interface UnknownLine {
  readonly file: string;
  readonly line: number;
  readonly factKind: string;
}

/** A last line that a crash cut off. It was never acknowledged; the next append sets it aside in `<month>.torn`. */
export interface TornLine {
  readonly file: string;
  readonly line: number;
  readonly sizeB: number;
}

export interface JournalReading {
  readonly lines: readonly JournalLine[];
  readonly unknown: readonly UnknownLine[];
  readonly torn: readonly TornLine[];
}

/** Everything a person said, in the order they said it, one file a month: `journal/YYYY-MM.jsonl`. */
export interface Journal {
  /** Resolves when the entries are on disk and synced. What fails leaves no half line behind. @throws FolderError */
  append(entries: readonly JournalEntry[]): Promise<void>;
  /** Every entry, in order. @throws JournalDamagedError */
  read(): Promise<readonly JournalEntry[]>;
  /** Every line with its place, and the lines that were skipped; those up to a mark when there is one. @throws JournalDamagedError */
  inspect(upTo?: JournalMark): Promise<JournalReading>;
  /** How far it has come. What is appended later lies behind that. */
  mark(): Promise<JournalMark>;
  /** Takes out every line of an athlete, for good. @returns how many lines that were @throws FolderError */
  removeLinesOf(athlete: AthleteId): Promise<number>;
  /** Takes out some lines, for good, and pieces of lines about accounts. @returns how many lines that were @throws FolderError */
  removeLines(ids: ReadonlySet<EntryId>): Promise<number>;
}

const LINE_FEED = 0x0a;

/** The journal of a data folder. Only the process that owns the folder's database may append. */
export function openJournal(dataDir: string): Journal {
  const folder = join(dataDir, "journal");
  const appends = createWriteQueue();
  const inspect = async (upTo?: JournalMark) => {
    const months = upTo === undefined ? await monthsIn(folder) : Object.keys(upTo).sort();
    return joined(await Promise.all(months.map((month) => readMonth(folder, month, upTo?.[month]))));
  };
  const inTurn = <T>(work: () => Promise<T>): Promise<T> =>
    appends.add(() =>
      work().catch((error: unknown) => {
        throw asFolderError(dataDir, error);
      }),
    );

  return {
    append: (entries) => inTurn(() => appendEntries(folder, entries)),
    inspect,
    mark: () => inTurn(() => markOf(folder)),
    removeLinesOf: (athlete) => inTurn(() => removeLinesOf(folder, athlete)),
    removeLines: (ids) => inTurn(() => removeLines(folder, ids)),
    read: async () => (await inspect()).lines.map(({ entry }) => entry),
  };
}

/** The file a moment belongs to: its month in UTC. */
export function journalMonth(at: UtcInstant): string {
  return isoFromInstant(at).slice(0, 7);
}

async function appendEntries(folder: string, entries: readonly JournalEntry[]): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const byMonth = new Map<string, string>();
  for (const entry of entries) {
    const month = journalMonth(entry.at);
    byMonth.set(month, `${byMonth.get(month) ?? ""}${serialiseEntry(entry)}\n`);
  }
  for (const [month, text] of byMonth) await appendText(folder, month, Buffer.from(text));
}

async function appendText(folder: string, month: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(fileOfMonth(folder, month), "a+", 0o600);
  try {
    const isNew = (await handle.stat()).size === 0;
    if (await endsTorn(handle)) await cutTornTail(handle, join(folder, `${month}.torn`), isWholeEntry);
    await writeOrUndo(handle, bytes);
    if (isNew) {
      await syncFolder(folder);
      await syncFolder(join(folder, ".."));
    }
  } finally {
    await handle.close();
  }
}

/** One write, synced. When the disk is full, what was half written is taken back: the journal stays readable. */
async function writeOrUndo(handle: FileHandle, bytes: Uint8Array): Promise<void> {
  const { size } = await handle.stat();
  try {
    await handle.appendFile(bytes);
    await handle.sync();
  } catch (error) {
    await handle.truncate(size).catch(() => undefined); // a torn tail is dealt with at the next append as well
    throw error;
  }
}

function isWholeEntry(tail: Uint8Array): boolean {
  return parseEntry(Buffer.from(tail).toString("utf8")).kind !== "damaged";
}

/** Lines that end in a line feed, and what stands behind the last one. A tail that reads as an entry is a whole line. */
function splitLines(bytes: Buffer): { whole: readonly string[]; tail: Buffer } {
  const end = bytes.lastIndexOf(LINE_FEED) + 1;
  const whole = bytes.subarray(0, end).toString("utf8").split("\n").slice(0, -1);
  const tail = bytes.subarray(end);
  if (tail.length === 0 || !isWholeEntry(tail)) return { whole, tail };
  return { whole: [...whole, tail.toString("utf8")], tail: Buffer.alloc(0) };
}

async function readMonth(folder: string, month: string, sizeB?: number): Promise<JournalReading> {
  const file = fileOfMonth(folder, month);
  const { whole, tail } = splitLines((await readFile(file)).subarray(0, sizeB));
  const lines: JournalLine[] = [];
  const unknown: UnknownLine[] = [];
  for (const [index, text] of whole.entries()) {
    const parsed = parseEntry(text);
    const line = index + 1;
    if (parsed.kind === "damaged") throw new JournalDamagedError(file, line, parsed.why);
    if (parsed.kind === "unknown") unknown.push({ file, line, factKind: parsed.factKind });
    else lines.push({ month, line, entry: parsed.entry });
  }
  const torn = tail.length === 0 ? [] : [{ file, line: whole.length + 1, sizeB: tail.length }];
  return { lines, unknown, torn };
}

function joined(readings: readonly JournalReading[]): JournalReading {
  return {
    lines: readings.flatMap((reading) => reading.lines),
    unknown: readings.flatMap((reading) => reading.unknown),
    torn: readings.flatMap((reading) => reading.torn),
  };
}
