import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { anchorOf, methodChapters } from "../../src/server/methods/methods-text.ts";

const TEXT = readFileSync(new URL("../../docs/METHODS.md", import.meta.url), "utf8");
const chapters = methodChapters(TEXT);
const sections = chapters.flatMap((chapter) => chapter.sections);

describe("the methods page", () => {
  test("has a section for every heading of the text, under its own address", () => {
    const headings = [...TEXT.matchAll(/^## (.+)$/gm)].map(([, title = ""]) => anchorOf(title.replaceAll("`", "")));
    expect(sections.map(({ anchor }) => anchor)).toEqual(headings);
    expect(new Set(headings).size).toBe(headings.length);
  });

  test("leads every link inside the text to a section that is there", () => {
    const anchors = new Set([...sections, ...chapters].map(({ anchor }) => anchor));
    const html = [...sections, ...chapters].map((part) => part.html).join("\n");
    const links = [...html.matchAll(/href="#([^"]+)"/g)].map(([, anchor = ""]) => decodeURIComponent(anchor));
    expect(links.length).toBeGreaterThan(10);
    expect(links.filter((anchor) => !anchors.has(anchor))).toEqual([]);
  });

  test("shows tables as tables and code as code", () => {
    const conventions = sections.find(({ anchor }) => anchor === "conventions");
    expect(conventions?.html).toContain("<table>");
    expect(conventions?.html).toContain("<code>WARMUP</code>");
  });
});
