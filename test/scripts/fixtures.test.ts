import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { allFixtures } from "../../scripts/fixtures/all-fixtures.ts";

const folder = new URL("../../fixtures", import.meta.url).pathname;

describe("fixtures", () => {
  const files = allFixtures();

  it.each(files.map((file) => [file.path, file] as const))("%s is what the script makes", (path, file) => {
    expect(Buffer.from(file.bytes).equals(readFileSync(join(folder, path)))).toBe(true);
  });

  it("hold nothing that the script did not make", () => {
    const made = new Set(files.map((file) => file.path));
    const there = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
    expect(there.filter((path) => !made.has(path))).toEqual([]);
  });
});
