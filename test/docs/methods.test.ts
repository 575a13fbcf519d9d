import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "../..");
const METHODS = readFileSync(join(ROOT, "docs/METHODS.md"), "utf8");
const SECTIONS = METHODS.split(/^## /m).slice(1);
const NUMBERS = METHODS.split("<!-- pain and rules -->")[0] ?? "";

const sourcesUnder = (folder: string): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => `${folder}/${name.replaceAll("\\", "/")}`);
const textOf = (path: string): string => readFileSync(join(ROOT, path), "utf8");

/** The anchor a heading gets on the web. */
const slug = (heading: string): string =>
  heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, "")
    .replace(/\s/g, "-");
const anchors = new Set([...METHODS.matchAll(/^#+ (.+)$/gm)].map((match) => slug(match[1] ?? "")));

const exportedFunctions = ["src/analysis/load", "src/analysis/ratio"].flatMap((folder) =>
  sourcesUnder(folder).flatMap((path) =>
    [...textOf(path).matchAll(/^export function (\w+)/gm)].map((match) => [match[1] ?? "", path] as const),
  ),
);

describe("the methods document", () => {
  test.each(exportedFunctions)("names %s of %s, and its file beside it", (name, path) => {
    const naming = SECTIONS.filter((section) => section.includes(`\`${name}\``));
    expect(naming.some((section) => section.includes(`\`${path}\``))).toBe(true);
  });

  test("names only files that exist", () => {
    const paths = [...METHODS.matchAll(/`((?:src|test|docs|scripts|bench)\/[^`\s]+)`/g)].map((match) => match[1] ?? "");
    expect(paths.length).toBeGreaterThan(20);
    expect(paths.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });

  test("names no function or constant that is not there", () => {
    const exported = new Set(
      sourcesUnder("src/analysis").flatMap((path) =>
        [...textOf(path).matchAll(/^export (?:function|const) (\w+)/gm)].map((match) => match[1] ?? ""),
      ),
    );
    const codeLines = [...NUMBERS.matchAll(/\*\*Code\.\*\*([\s\S]*?)\*\*Tests\.\*\*/g)].map((match) => match[1] ?? "");
    const named = codeLines.flatMap((lines) => [...lines.matchAll(/`(\w+)`/g)].map((match) => match[1] ?? ""));
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((name) => !exported.has(name))).toEqual([]);
  });

  test("has every section that the code cites", () => {
    const cited = sourcesUnder("src").flatMap((path) =>
      [...textOf(path).matchAll(/METHODS\.md#([\w-]+)/g)].map((match) => ({ path, anchor: match[1] ?? "" })),
    );
    expect(cited.length).toBeGreaterThan(20);
    expect(cited.filter(({ anchor }) => !anchors.has(anchor))).toEqual([]);
  });

  test("has every section that it points to itself", () => {
    const linked = [...METHODS.matchAll(/\]\(#([\w-]+)\)/g)].map((match) => match[1] ?? "");
    expect(linked.filter((anchor) => !anchors.has(anchor))).toEqual([]);
  });

  test("says for every number what it answers, what is known against it, and where its code and tests are", () => {
    for (const section of NUMBERS.split(/^## /m).slice(1)) {
      const heading = section.split("\n")[0] ?? "";
      for (const part of ["**Question.**", "**Known criticism.**", "**Code.**", "**Tests.**", "| case |"]) {
        if (heading === "Conventions" && part === "| case |") continue;
        expect(section, `${heading} lacks ${part}`).toContain(part);
      }
    }
  });

  test("every file it cites as code for a number cites the document back", () => {
    const cited = new Set(
      [...NUMBERS.matchAll(/`(src\/analysis\/(?:load|ratio)\/[^`\s]+)`/g)].map((match) => match[1] ?? ""),
    );
    expect([...cited].filter((path) => !textOf(path).includes("docs/METHODS.md#"))).toEqual([]);
  });
});
