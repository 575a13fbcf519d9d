import { readdir, readFile, rename, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** How a file looked when it was last seen: unchanged between two looks, it is whole. */
interface Look {
  readonly sizeB: number;
  readonly changedMs: number;
}

/** Files that were offered already, by path, with how they looked then. Losing it costs nothing but a second offer. */
export type Offered = Readonly<Record<string, Look>>;

/** What one look at a folder found. */
export interface Found {
  /** Whole files that were not offered before as they are now, in name order. */
  readonly ready: readonly string[];
  /** Files that are new or still changing: look again. */
  readonly settling: number;
}

/**
 * Watches a folder by looking at it again and again, because mounted watches and network folders send no reliable notices.
 * A file is whole when its size and time are the same at two looks. Nothing in the folder is ever changed.
 */
export class FolderWatch {
  readonly #folder: string;
  readonly #offered: Map<string, Look>;
  #seen = new Map<string, Look>();

  constructor(folder: string, offered: Offered) {
    this.#folder = folder;
    this.#offered = new Map(Object.entries(offered));
  }

  /** Looks once. A folder that is away (an unplugged watch) holds nothing for now. */
  async look(): Promise<Found> {
    const seen = await looksUnder(this.#folder);
    const fresh = [...seen].filter(([path, look]) => !isSame(this.#offered.get(path), look));
    const ready = fresh.filter(([path, look]) => isSame(this.#seen.get(path), look)).map(([path]) => path);
    this.#seen = seen;
    return { ready: ready.sort(), settling: fresh.length - ready.length };
  }

  /** Remembers that files were offered as they looked last. */
  markOffered(paths: readonly string[]): void {
    for (const path of paths) {
      const look = this.#seen.get(path);
      if (look !== undefined) this.#offered.set(path, look);
    }
  }

  offered(): Offered {
    return Object.fromEntries(this.#offered);
  }
}

function isSame(a: Look | undefined, b: Look): boolean {
  return a !== undefined && a.sizeB === b.sizeB && a.changedMs === b.changedMs;
}

async function looksUnder(folder: string): Promise<Map<string, Look>> {
  const looks = new Map<string, Look>();
  for (const name of await namesUnder(folder)) {
    const path = join(folder, name);
    const info = await stat(path).catch(() => null); // gone between listing and looking
    if (info?.isFile() === true && info.size > 0) looks.set(path, { sizeB: info.size, changedMs: info.mtimeMs });
  }
  return looks;
}

/** Every name under a folder but hidden ones, which sync programs use for files that are still on their way. */
async function namesUnder(folder: string): Promise<readonly string[]> {
  try {
    const names = await readdir(folder, { recursive: true });
    return names.filter((name) => !name.split(/[/\\]/).some((part) => part.startsWith(".")));
  } catch (error) {
    if (error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR")) return [];
    throw error;
  }
}

const OFFERED_FILE = "watched.json";

/** What an earlier run offered; empty when there was none or its note cannot be read. */
export async function readOffered(dataDir: string): Promise<Offered> {
  try {
    const said: unknown = JSON.parse(await readFile(join(dataDir, OFFERED_FILE), "utf8"));
    return typeof said === "object" && said !== null ? (said as Offered) : {};
  } catch {
    return {}; // missing or torn: files are offered once more and found to be known
  }
}

export async function writeOffered(dataDir: string, offered: Offered): Promise<void> {
  const target = join(dataDir, OFFERED_FILE);
  await writeFile(`${target}.tmp`, JSON.stringify(offered), { mode: 0o600 });
  await rename(`${target}.tmp`, target);
}
