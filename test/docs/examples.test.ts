import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "../..");

/** Every `@example call(…) // value` in a doc comment; `…` after a number says that more digits follow. */
const examples = ["src/analysis/load", "src/analysis/ratio"].flatMap((folder) =>
  readdirSync(join(ROOT, folder)).flatMap((file) =>
    [...readFileSync(join(ROOT, folder, file), "utf8").matchAll(/@example (.+) \/\/ (.+)$/gm)].map((match) => ({
      path: `${folder}/${file}`,
      call: match[1] ?? "",
      value: match[2] ?? "",
    })),
  ),
);

test("there are examples to run", () => {
  expect(examples.length).toBeGreaterThan(5);
});

test.each(examples)("$path: $call is $value", async ({ path, call, value }) => {
  const exported: Record<string, unknown> = await import(pathToFileURL(join(ROOT, path)).href);
  const result: unknown = new Function(...Object.keys(exported), `return ${call}`)(...Object.values(exported));
  if (value.endsWith("…")) expect(String(result)).toMatch(new RegExp(`^${value.slice(0, -1).replace(".", "\\.")}`));
  else expect(JSON.stringify(result)).toBe(value);
});
