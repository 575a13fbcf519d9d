import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { allFixtures } from "./fixtures/all-fixtures.ts";

const folder = new URL("../fixtures", import.meta.url).pathname;

for (const { path, bytes } of allFixtures()) {
  const target = join(folder, path);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, bytes);
  console.log(`${path} ${bytes.length} B`);
}
