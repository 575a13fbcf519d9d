import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { killImports } from "./kill-import.ts";

test("a real import that is killed again and again loses nothing it reported, and the next start says what it found", async () => {
  const folder = mkdtempSync(join(tmpdir(), "niggle-kill-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const log = () => undefined;
  const { kills, reported, faults } = await killImports({ kills: 3, folder, runs: 150, seed: 7, built: false, log });
  expect(faults).toEqual([]);
  expect(kills).toBe(3);
  expect(reported).toBe(150);
}, 180_000);
