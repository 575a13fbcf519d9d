import { execFileSync } from "node:child_process";
import { appendFileSync, existsSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";

const RESULTS = new URL("RESULTS.md", import.meta.url).pathname;
const WARM_UP_MS = 1000;

/** Enough work for a decoder to be compiled: a few files alone do not keep it busy for long enough. */
export function warmUp(work: () => void): void {
  for (const until = performance.now() + WARM_UP_MS; performance.now() < until; ) work();
}

/** Milliseconds of one run. */
export function timed(work: () => void): number {
  const from = performance.now();
  work();
  return performance.now() - from;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** When, on which commit and on which machine: the line under a result's heading. */
export function circumstances(): string {
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? "unknown processor"}`;
  return `${new Date().toISOString().slice(0, 10)}, commit ${commit()}, Node ${process.version}, ${machine}.`;
}

function commit(): string {
  try {
    return execFileSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8" }).trim();
  } catch {
    // Outside a git checkout there is no commit to name.
    return "unknown";
  }
}

/** Adds a result to bench/RESULTS.md. */
export function append(report: string): void {
  if (!existsSync(RESULTS))
    writeFileSync(RESULTS, "# Bench results\n\nNewest last. Made by `npm run bench -- NAME --write`.\n");
  appendFileSync(RESULTS, `\n${report}`);
}
