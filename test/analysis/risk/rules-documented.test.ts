import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { RULES } from "../../../src/analysis/risk/rules.ts";

const ROOT = join(import.meta.dirname, "../../..");
const RULES_PART = readFileSync(join(ROOT, "docs/METHODS.md"), "utf8").split("<!-- pain and rules -->")[1] ?? "";
const SECTIONS = RULES_PART.split(/^## /m).slice(1);
const FILES = ["pain", "risk", "therapy"].flatMap((folder) =>
  readdirSync(join(ROOT, "src/analysis", folder)).map((file) => `src/analysis/${folder}/${file}`),
);
const EXPORTED = FILES.flatMap((path) =>
  [...readFileSync(join(ROOT, path), "utf8").matchAll(/^export function (\w+)/gm)].map(
    (match) => [match[1] ?? "", path] as const,
  ),
);

describe("the methods document, from the rules on", () => {
  test("explains every rule by its code", () => {
    expect(Object.keys(RULES).filter((code) => !RULES_PART.includes(`\`${code}\``))).toEqual([]);
  });

  test.each(EXPORTED)("names %s of %s, and its file beside it", (name, path) => {
    const naming = SECTIONS.filter((section) => section.includes(`\`${name}\``));
    expect(naming.some((section) => section.includes(`\`${path}\``))).toBe(true);
  });

  test("says of every section what it answers, what is known against it, and where code and tests are", () => {
    for (const section of SECTIONS)
      for (const part of ["**Question.**", "nown criticism.**", "**Code.**", "**Tests.**"])
        expect(section).toContain(part);
  });

  test("names only files that exist", () => {
    const paths = [...RULES_PART.matchAll(/`((?:src|test)\/[^`\s]+)`/g)].map((match) => match[1] ?? "");
    expect(paths.length).toBeGreaterThan(40);
    expect(paths.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });
});
