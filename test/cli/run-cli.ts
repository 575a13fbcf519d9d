import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import pc from "picocolors";
import { onTestFinished } from "vitest";
import { run } from "../../src/cli/run.ts";
import type { Surroundings } from "../../src/cli/surroundings.ts";
import { instantFromWallClock } from "../../src/domain/instant.ts";
import { parseLocalDay } from "../../src/domain/local-day.ts";

export interface CliResult {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  /** Every line of standard output, read as JSON. */
  readonly json: () => Record<string, unknown>[];
}

export interface CliWorld {
  /** The day it is; noon in UTC. */
  readonly today?: string;
  readonly zone?: string;
  readonly cwd?: string;
  /** What is typed where something secret is asked for. */
  readonly secret?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Resolves when the person stops the command; at once when absent. */
  readonly untilStopped?: () => Promise<void>;
  /** Aborts when the person stops an import; never when absent. */
  readonly stop?: AbortSignal;
}

/** Runs a command in this process, with a real data folder and a clock that stands still. */
export async function runCli(args: readonly string[], world: CliWorld = {}): Promise<CliResult> {
  const out: string[] = [];
  const err: string[] = [];
  const day = parseLocalDay(world.today ?? "2026-11-22");
  if (day === null) throw new Error(`no day: ${world.today}`);
  const surroundings: Surroundings = {
    terminal: {
      out: (line) => void out.push(line),
      err: (line) => void err.push(line),
      redraw: () => undefined,
      isInteractive: false,
      columns: 100,
      colours: pc.createColors(false),
    },
    env: world.env ?? {},
    cwd: world.cwd ?? tmpdir(),
    version: "0.0.0-test",
    now: () => instantFromWallClock(day, 12 * 3600, 0),
    readSecret: async () => world.secret ?? "",
    pipes: () => ({ input: new PassThrough(), output: new PassThrough() }),
    machineZone: world.zone ?? "UTC",
    untilStopped: world.untilStopped ?? (() => Promise.resolve()),
    stopSignal: () => world.stop ?? new AbortController().signal,
  };
  const code = await run(surroundings, args);
  const text = out.join("\n");
  return { code, out: text, err: err.join("\n"), json: () => out.map((line) => JSON.parse(line)) };
}

/** A folder that goes when the test ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "niggle-cli-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
