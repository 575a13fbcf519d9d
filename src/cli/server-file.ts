import { open, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";

/** How a command finds the process that owns the database. Readable by its owner alone. */
export interface ServerFile {
  readonly pid: number;
  readonly port: number;
  /** Where this machine reaches it; 127.0.0.1 unless it is said. */
  readonly host?: string;
  /** Proves that the caller can read the data folder. */
  readonly token: string;
}

const NAME = "server.json";

export async function writeServerFile(dataDir: string, content: ServerFile): Promise<void> {
  const target = join(dataDir, NAME);
  const temporary = `${target}.${content.pid}.tmp`;
  const handle = await open(temporary, "w", 0o600);
  try {
    await handle.writeFile(`${JSON.stringify(content)}\n`);
  } finally {
    await handle.close();
  }
  await rename(temporary, target);
}

/** What the file says; null when there is none or it cannot be understood (then no server has written it). */
export async function readServerFile(dataDir: string): Promise<ServerFile | null> {
  let text: string;
  try {
    text = await readFile(join(dataDir, NAME), "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
  try {
    const said: unknown = JSON.parse(text);
    return isServerFile(said) ? said : null;
  } catch {
    return null; // a torn file of a server that was killed
  }
}

function isServerFile(said: unknown): said is ServerFile {
  if (typeof said !== "object" || said === null) return false;
  const { pid, port, token } = said as Record<string, unknown>;
  return Number.isInteger(pid) && Number.isInteger(port) && typeof token === "string" && token.length > 0;
}

export async function removeServerFile(dataDir: string): Promise<void> {
  await rm(join(dataDir, NAME), { force: true });
}
