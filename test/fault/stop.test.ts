import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { madeRun } from "../../bench/ingest/made-archive.ts";
import { ImportProcess } from "./import-process.ts";

const RUNS = 400;

function folderOfRuns(): string {
  const folder = mkdtempSync(join(tmpdir(), "niggle-ctrl-c-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(join(folder, "runs"));
  const bytes = Array.from({ length: 40 }, (_, run) => madeRun(run, 900_000_000 + run * 90_000));
  for (let run = 0; run < RUNS; run += 1) {
    // Cut at different places, the same runs are other files.
    const cut = bytes[run % 40]!.subarray(0, 40_000 - run);
    writeFileSync(join(folder, "runs", `${String(run).padStart(3, "0")}.fit`), cut);
  }
  return folder;
}

test("Ctrl-C ends an import with what it has reported, exit code 130, and the next import goes on from there", async () => {
  const folder = folderOfRuns();
  const stopped = new ImportProcess(join(folder, "runs"), join(folder, "data"));
  await stopped.reportedAtLeast(5);
  stopped.kill("SIGINT");
  const { code, signal, reported, summary } = await stopped.ended();
  expect({ code, signal }).toEqual({ code: 130, signal: null });
  expect(summary).toMatchObject({ cancelled: true, summary: { files: reported.length } });
  expect(reported.length).toBeGreaterThanOrEqual(5);
  expect(reported.length).toBeLessThan(RUNS);

  const again = await new ImportProcess(join(folder, "runs"), join(folder, "data")).ended();
  expect([again.code, again.reported.length, again.err]).toEqual([0, RUNS, ""]);
  const known = new Set(again.reported.filter(({ outcome }) => outcome === "duplicate").map(({ path }) => path));
  expect([...known]).toEqual(reported.map(({ path }) => path));
});

test("asked a second time, the process ends at once", async () => {
  const folder = folderOfRuns();
  const stopped = new ImportProcess(join(folder, "runs"), join(folder, "data"));
  await stopped.reportedAtLeast(1);
  stopped.kill("SIGINT");
  stopped.kill("SIGINT");
  const { code, signal } = await stopped.ended();
  // The second may come when the first has done its work already.
  expect(signal === "SIGINT" || code === 130).toBe(true);
});

test("Ctrl-C beside a running server stops the import in the server", async () => {
  const folder = folderOfRuns();
  const dataDir = join(folder, "data");
  const args = ["--import", "tsx", "src/cli/main.ts", "serve", "--port", "0", "--data", dataDir];
  const server = spawn(process.execPath, args, { cwd: new URL("../../", import.meta.url).pathname });
  onTestFinished(() => void server.kill("SIGKILL"));
  await new Promise<void>((resolve, reject) => {
    server.stdout.on("data", (said: Buffer) => said.includes("http://") && resolve());
    server.once("exit", (code) => reject(new Error(`the server ended with ${code}`)));
  });
  const stopped = new ImportProcess(join(folder, "runs"), dataDir);
  await stopped.reportedAtLeast(5);
  stopped.kill("SIGINT");
  const { code, reported, summary, err } = await stopped.ended();
  expect({ code, err }).toEqual({ code: 130, err: "" });
  expect(summary).toMatchObject({ cancelled: true, summary: { files: reported.length } });
  expect(reported.length).toBeLessThan(RUNS);
});
