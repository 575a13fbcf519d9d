// Adds or changes texts: reads lines `key<TAB>English<TAB>German` from standard input, and keeps both catalogues sorted.
// `#key` takes a text out. See docs/TRANSLATING.md.
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const ENTRY = /^ {2}"([^"]+)": (".*"),$/;
const asked = readFileSync(0, "utf8")
  .split("\n")
  .filter((line) => line.trim() !== "")
  .map((line) => line.split("\t"));

for (const [column, language] of ["en", "de"].entries()) {
  const path = fileURLToPath(new URL(`../src/messages/${language}.ts`, import.meta.url));
  const lines = readFileSync(path, "utf8").split("\n");
  const at = lines.findIndex((line) => ENTRY.test(line));
  const end = lines.findLastIndex((line) => ENTRY.test(line)) + 1;
  const texts = new Map(
    lines.slice(at, end).map((line) => {
      const [, key, text] = ENTRY.exec(line) ?? [];
      if (key === undefined) throw new Error(`no text: ${line} (want one a line)`);
      return [key, JSON.parse(text)];
    }),
  );
  for (const [key, ...said] of asked) {
    if (key.startsWith("#")) texts.delete(key.slice(1));
    else if (said.length !== 2) throw new Error(`invalid line: ${key} (want key, English and German between tabs)`);
    else texts.set(key, said[column]);
  }
  const sorted = [...texts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, text]) => `  "${key}": ${JSON.stringify(text)},`);
  const next = `${path}.next`;
  writeFileSync(next, [...lines.slice(0, at), ...sorted, ...lines.slice(end)].join("\n"));
  renameSync(next, path);
}
