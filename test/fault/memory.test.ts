import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { measuredImport, writeLargeExport } from "./large-export.ts";

const MB = 1_000_000;

test("an export of 2 GB takes hardly more memory than one of its hundredth part", () => {
  const folder = mkdtempSync(join(tmpdir(), "niggle-large-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const [small, large] = [join(folder, "small.zip"), join(folder, "large.zip")];
  writeLargeExport(small, { runs: 20, mediaB: 0, nestedB: 0, healthB: 0 });
  writeLargeExport(large, { runs: 40, mediaB: 1_900 * MB, nestedB: 120 * MB, healthB: 90 * MB });
  expect(statSync(large).size).toBeGreaterThan(2_000 * MB);

  const least = measuredImport(small, join(folder, "small"), false);
  const most = measuredImport(large, join(folder, "large"), false);
  expect([least.code, most.code]).toEqual([0, 0]);
  expect(least.summary).toMatchObject({ imported: 20, activities: 20 });
  // Forty runs, the one in the zip in the zip, and the workout of the health export.
  expect(most.summary).toMatchObject({ imported: 42, activities: 42, rejected: 0 });
  // What is read whole is small; of 2 GB nothing else stays. A tenth of it would show.
  expect(most.peakB - least.peakB).toBeLessThan(150 * MB);
  expect(most.peakB).toBeLessThan(500 * MB);
  console.log(
    `peak ${Math.round(least.peakB / MB)} MB for the small export, ${Math.round(most.peakB / MB)} MB for 2 GB`,
  );
  expect(readdirSync(join(folder, "large", "tmp"))).toEqual([]);
}, 180_000);
