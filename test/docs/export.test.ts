import { readFileSync } from "node:fs";
import { expect, it, onTestFinished } from "vitest";
import { ME, openRealApp } from "../real-app.ts";

/** What docs/EXPORT.md says of each table: its columns with their types, in order. */
function described(): Record<string, string[]> {
  const text = readFileSync(new URL("../../docs/EXPORT.md", import.meta.url), "utf8");
  const sections = text.split(/^### /m).slice(1);
  return Object.fromEntries(
    sections.map((section) => [
      /^`(\w+)`/.exec(section)?.[1],
      [...section.matchAll(/^\| `(\w+)` \| (\S+) \|[^|]*\| \S/gm)].map(([, column, type]) => `${column} ${type}`),
    ]),
  );
}

it("docs/EXPORT.md describes every table of an export and every column of it, and no other", async () => {
  const real = await openRealApp();
  onTestFinished(() => real.close());
  const { manifest, release } = await real.app.exportAthlete(ME);
  await release();
  const written = manifest.tables.map(({ name, columns }): [string, string[]] => [
    name,
    columns.map((column) => `${column.name} ${column.type}`),
  ]);
  expect(described()).toEqual(Object.fromEntries(written));
});
