import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";

const root = new URL("../../", import.meta.url).pathname;

/** How the program is started: as it was built when `built` is asked for, else from its source. */
export function program(built: boolean): readonly string[] {
  if (!built) return ["--import", "tsx", "src/cli/main.ts"];
  if (!existsSync(new URL("dist/cli/main.js", `file://${root}`))) throw new Error("nothing is built: npm run build");
  return ["dist/cli/main.js"];
}

/** One file as `import --json` reported it. */
export interface Reported {
  readonly path: string;
  readonly outcome: string;
  readonly sha256: string | null;
  readonly activities: readonly { readonly activityId: string }[];
}

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** Whole lines that name a file: a line that a kill cut off was not reported. */
  readonly reported: readonly Reported[];
  readonly summary: Record<string, unknown> | null;
  readonly err: string;
}

/** A real `niggle import --json` in a process of its own. */
export class ImportProcess {
  readonly #child: ChildProcess;
  readonly #closed: Promise<unknown>;
  #out = "";
  #err = "";

  constructor(files: string, dataDir: string, { built = false }: { readonly built?: boolean } = {}) {
    this.#child = spawn(process.execPath, [...program(built), "import", "--json", "--data", dataDir, files], {
      cwd: root,
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.#closed = once(this.#child, "close");
    this.#child.stdout?.on("data", (chunk: Buffer) => {
      this.#out += chunk.toString();
    });
    this.#child.stderr?.on("data", (chunk: Buffer) => {
      this.#err += chunk.toString();
    });
  }

  /** Resolves when at least this many files were reported, or the process has ended. */
  async reportedAtLeast(files: number): Promise<void> {
    while (this.#out.split("\n").length <= files && this.#child.exitCode === null && this.#child.signalCode === null) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  kill(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  async ended(): Promise<Ended> {
    await this.#closed;
    const lines = this.#out
      .split("\n")
      .slice(0, -1)
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    return {
      code: this.#child.exitCode,
      signal: this.#child.signalCode,
      reported: lines.filter((line) => "outcome" in line) as unknown as Reported[],
      summary: lines.find((line) => "summary" in line) ?? null,
      err: this.#err,
    };
  }
}
