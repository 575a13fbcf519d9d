import { createInterface } from "node:readline";
import { Writable } from "node:stream";
import { UsageError } from "./exit-codes.ts";

interface Streams {
  readonly stdin: NodeJS.ReadStream;
  readonly stderr: NodeJS.WriteStream;
}

const MOST_CHARS = 10_000;

/**
 * Reads something secret: typed twice at a terminal without an echo, else the first line that comes in, as from a password
 * manager. It is never an argument: those stay in the shell's history, and other users see them.
 */
export function secretReader({ stdin, stderr }: Streams): (prompt: string) => Promise<string> {
  return async (prompt) => {
    if (stdin.isTTY !== true) return firstLine(stdin, false);
    const typed: string[] = [];
    for (const asked of [`${prompt}: `, "Again: "]) {
      stderr.write(asked);
      typed.push(await firstLine(stdin, true));
      stderr.write("\n");
    }
    if (typed[0] !== typed[1]) throw new UsageError("the two are not the same: try again");
    return typed[0] ?? "";
  };
}

async function firstLine(input: NodeJS.ReadableStream, terminal: boolean): Promise<string> {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input, output: silent, terminal });
  try {
    for await (const line of lines) return line.slice(0, MOST_CHARS);
    return "";
  } finally {
    lines.close();
  }
}
