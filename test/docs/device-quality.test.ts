import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "../..");
const FOLDER = "src/ingest/quality";
const METHODS = readFileSync(join(ROOT, "docs/METHODS.md"), "utf8");
const CHAPTER = METHODS.split(/^# Device quality$/m)[1]?.split(/^# /m)[0] ?? "";
const SECTIONS = CHAPTER.split(/^## /m).slice(1);

const sources = readdirSync(join(ROOT, FOLDER)).map((name) => {
  const path = `${FOLDER}/${name}`;
  return { path, text: readFileSync(join(ROOT, path), "utf8") };
});
const exportsOf = (pattern: RegExp) =>
  sources.flatMap(({ path, text }) => [...text.matchAll(pattern)].map((match) => ({ path, match })));

describe("the chapter on device quality", () => {
  test("gives every threshold its name and its number", () => {
    const constants = exportsOf(/^export const ([A-Z_0-9]+) = ([\d.]+);/gm);
    expect(constants.length).toBeGreaterThan(20);
    for (const { path, match } of constants) {
      const [, name = "", value = ""] = match;
      const asShare = `${Number(value) * 100} %`;
      const said = [`\`${name}\` = ${value}`, `\`${name}\` = ${asShare}`, `\`${name}\` = half`];
      expect(
        said.some((words) => CHAPTER.includes(words)),
        `${name} of ${path}`,
      ).toBe(true);
    }
  });

  test("names every file, and the rule in it", () => {
    for (const { path } of sources.filter(({ text }) => /^export function/m.test(text)))
      expect(CHAPTER, path).toContain(`\`${path}\``);
    for (const { path, match } of exportsOf(/^export function (\w+)/gm).filter(
      ({ path: of }) => !of.endsWith("-words.ts"),
    ))
      expect(CHAPTER, path).toContain(`\`${match[1]}\``);
  });

  test("says for every rule what it asks, what it does, what is known against it, and where its code and tests are", () => {
    expect(SECTIONS.length).toBeGreaterThan(4);
    for (const section of SECTIONS)
      for (const part of ["**Question.**", "**Rule.**", "| case |", "**Known criticism.**", "**Code.**", "**Tests.**"])
        expect(section, `${section.split("\n")[0]} lacks ${part}`).toContain(part);
  });
});
