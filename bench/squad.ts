import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { append, circumstances } from "./results.ts";

const SIZES = [100, 200, 500];
const LIMIT_MS = 15 * 60_000;
const LIMIT_MB = 1000;
const PROCESS = new URL("squad/squad-process.ts", import.meta.url).pathname;

interface Took {
  readonly wallMs: number;
  readonly readMs: number;
  readonly cpuMs: number;
  readonly peakMb: number;
  readonly longestHoldMs: number;
  readonly events: number;
  readonly daysAtRisk: number;
  readonly episodes: number;
}

/**
 * A made-up squad of two years, from the database to the report: every athlete read, the models by day and by run without and
 * with the last three days, the distributed lag, and the loads that are not known filled in. Each size in a process of its
 * own, so that its memory is its own.
 */
export async function benchSquad({ write }: { readonly write: boolean }): Promise<void> {
  const sizes = SIZES.map((athletes) => {
    const took = tookOf(athletes);
    console.log(lineOf(athletes, took));
    return { athletes, took };
  });
  const report = describe(sizes);
  console.log(`\n${report}`);
  if (write) append(report);
}

function tookOf(athletes: number): Took {
  const place = mkdtempSync(join(tmpdir(), "niggle-squad-"));
  try {
    const dataDir = join(place, "data");
    run(["fill", dataDir, String(athletes)]);
    return JSON.parse(run(["analyse", dataDir])) as Took;
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

function run(args: readonly string[]): string {
  const { status, stdout } = spawnSync(process.execPath, ["--import", "tsx", PROCESS, ...args], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (status !== 0) throw new Error(`${args.join(" ")} ended with ${status}`);
  return stdout;
}

const lineOf = (athletes: number, took: Took): string =>
  `- ${athletes} athletes: ${(took.wallMs / 1000).toFixed(1)} s (${(took.readMs / 1000).toFixed(1)} s of it reading; ${(took.cpuMs / 1000).toFixed(1)} s of processor time), at most ${took.peakMb.toFixed(0)} MB; ${took.daysAtRisk} days at risk, ${took.episodes} episodes; ${took.events} steps of progress; the thread that answers was held up for at most ${took.longestHoldMs.toFixed(0)} ms`;

function describe(sizes: readonly { readonly athletes: number; readonly took: Took }[]): string {
  const [first, last] = [sizes[0], sizes.at(-1)];
  if (first === undefined || last === undefined) throw new Error("no sizes to measure");
  const times = last.athletes / first.athletes;
  const verdict = last.took.wallMs <= LIMIT_MS && last.took.peakMb <= LIMIT_MB ? "within" : "over";
  return `## squad: ${last.athletes} athletes of two years in ${(last.took.wallMs / 1000).toFixed(0)} s and ${last.took.peakMb.toFixed(0)} MB, ${verdict} 15 minutes and 1 GB

${circumstances()}
A made-up squad in a database, read and analysed: by day and by run without and with the last three days, by lag, and with unknown loads filled in.

${sizes.map(({ athletes, took }) => lineOf(athletes, took)).join("\n")}

From ${first.athletes} to ${last.athletes} athletes (times ${times.toFixed(0)}): time times ${(last.took.wallMs / first.took.wallMs).toFixed(1)}, processor time times ${(last.took.cpuMs / first.took.cpuMs).toFixed(1)}, memory times ${(last.took.peakMb / first.took.peakMb).toFixed(1)}.
`;
}
