import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import * as tables from "../../src/store/aggregates.ts";
import { openStore } from "../../src/store/connect.ts";
import { openJournal } from "../../src/store/journal.ts";
import { openOriginals } from "../../src/store/originals.ts";
import { ME, newDataDir } from "../store/sample.ts";
import { applyRun, LAPS } from "./made-up-run.ts";

const root = new URL("../../", import.meta.url).pathname;
const KILLS = 6;

/** Imports until it has worked for a while, then kills it without a warning. Returns what it acknowledged. */
async function importAndKill(dataDir: string, first: number, workMs: number): Promise<Map<number, string>> {
  const child = spawn(
    process.execPath,
    ["--import", "tsx", fileURLToPath(new URL("./importing.ts", import.meta.url)), dataDir, `${first}`],
    {
      cwd: root,
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  const said = listen(child);
  await said.ready;
  await new Promise((resolve) => setTimeout(resolve, workMs));
  child.kill("SIGKILL");
  await once(child, "close");
  // A line that the kill cut off was not acknowledged.
  const lines = said.text().split("\n").slice(0, -1);
  return new Map(
    lines.flatMap((line): [number, string][] => {
      const [number, sha256] = line.split(" ");
      return sha256 === undefined ? [] : [[Number(number), sha256]];
    }),
  );
}

function listen(child: ChildProcess) {
  let text = "";
  const ready = new Promise<void>((resolve, reject) => {
    child.stdout?.on("data", (chunk) => {
      text += String(chunk);
      if (text.includes("ready\n")) resolve();
    });
    child.once("exit", (code) => reject(new Error(`the import ended by itself with ${code}`)));
  });
  return { ready, text: () => text };
}

test("an import killed at any moment loses nothing it acknowledged and leaves nothing half done", async () => {
  const dataDir = await newDataDir();
  const acknowledged = new Map<number, string>();
  for (let kill = 0; kill < KILLS; kill += 1) {
    const said = await importAndKill(dataDir, 1_000_000 * kill, 20 + Math.random() * 700);
    for (const [number, sha256] of said) acknowledged.set(number, sha256);
  }
  expect(acknowledged.size).toBeGreaterThan(KILLS);

  const store = await openStore({ dataDir });
  try {
    const journal = openJournal(dataDir);
    const originals = openOriginals(dataDir);
    const unapplied = await tables.journalPosition.unappliedEntries(store, journal);
    // Only the last kill can have left anything: every start before it applied the rest.
    expect(unapplied.length).toBeLessThanOrEqual(1);
    for (const entry of unapplied) await store.write((tx) => applyRun(tx, entry));

    const kept = new Set<string>(await originals.list());
    const lines = await journal.read();
    const sessions = await store.read((reader) => tables.runSources.runSources(reader, ME));
    const [recent] = await store.read((reader) => tables.importLog.recentImports(reader, ME, 1));
    const files = recent?.outcomes ?? [];

    // Nothing that was acknowledged is lost.
    const imported = new Set(files.map(({ sha256 }) => sha256));
    for (const sha256 of acknowledged.values()) {
      expect(imported.has(sha256 as never)).toBe(true);
      expect(kept.has(sha256)).toBe(true);
    }
    // Nothing is an orphan: a line of the journal, a file, an activity and an original for each run, and no more.
    const journalled = lines.map(({ fact }) => (fact.kind === "import" ? fact.file.sha256 : null)).toSorted();
    expect(new Set(journalled).size).toBe(journalled.length);
    expect(files.map(({ sha256 }) => sha256).toSorted()).toEqual(journalled);
    expect(files.flatMap(({ activities }) => activities).length).toBe(files.length);
    expect(sessions.map(({ id }) => id.replace("run-", "")).toSorted()).toEqual(journalled);
    for (const sha256 of journalled) expect(kept.has(sha256 ?? "")).toBe(true);
    // Between keeping a file and writing it down there is one moment, so one file a kill at most was kept for nothing.
    expect(kept.size - journalled.length).toBeLessThanOrEqual(KILLS);
    expect((await originals.verify()).damaged).toEqual([]);
    // Nothing is partial.
    const whole = await store.read((reader) =>
      Promise.all(sessions.map(({ id }) => tables.activities.activityById(reader, ME, id))),
    );
    expect(whole.filter((run) => run?.laps.length !== LAPS || run.histograms.length !== 2)).toEqual([]);
    console.log(
      `${KILLS} kills, ${acknowledged.size} acknowledged, ${journalled.length} in the journal and the database`,
    );
  } finally {
    await store.close();
  }
}, 60_000);
