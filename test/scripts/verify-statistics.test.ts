import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { DESIGNS } from "../../scripts/verify/designs.ts";
import { sectionOf, withSections } from "../../scripts/verify/report.ts";
import { type Check, covers, type Design, holds, runDesign } from "../../scripts/verify/tally.ts";

const COHORTS = 24;
const SEED = 90_001;
/** Twenty-four cohorts cannot tell 93 % from 97 %: this far off a share may be before it says that something broke. */
const SLACK = 0.15;
/** Designs that take seconds a cohort are left to the long form. */
const QUICK = DESIGNS.filter(({ name }) => !name.startsWith("squad"));
const SQUAD = DESIGNS.filter(({ name }) => name === "squad, no link");

describe("statistics against a known truth, in short", () => {
  test.each(QUICK)("$name", (design) => {
    for (const check of runDesign(design, { cohorts: COHORTS, seed: SEED })) {
      expect(check.of, check.what).toBeGreaterThan(0);
      expect(holds(check, SLACK), `${check.what}: ${check.hits} of ${check.of}`).toBe(true);
    }
  });

  test.each(SQUAD)("$name", (design) => {
    for (const check of runDesign(design, { cohorts: 8, seed: SEED })) {
      expect(holds(check, 0.2), `${check.what}: ${check.hits} of ${check.of}`).toBe(true);
    }
  });
});

describe("the account of it", () => {
  const design: Design = {
    name: "coins",
    about: "A coin.",
    wanted: { heads: { kind: "between", lower: 0.93, upper: 0.97 }, seen: { kind: "told" } },
    cohort: (seed) => ({ heads: seed % 2 === 0, seen: null }),
  };

  test("counts what has an answer, and says what does not hold", () => {
    const checks = runDesign(design, { cohorts: 10, seed: 1 });
    expect(checks).toMatchObject([
      { what: "heads", hits: 5, of: 10 },
      { what: "seen", hits: 0, of: 0 },
    ]);
    expect(sectionOf(design, checks, { cohorts: 10, seed: 1 })).toContain(
      "| heads | 50.0 % | 5 of 10 | 93 % to 97 % | **does not hold** |",
    );
  });

  test("an empty check holds nothing", () => {
    const check: Check = { what: "nothing", wanted: { kind: "at-least", lower: 0 }, hits: 0, of: 0 };
    expect(holds(check)).toBe(false);
    expect(covers(null, 1)).toBeNull();
  });

  test("puts new sections in place of old ones and keeps the others, in the order of the designs", () => {
    const first = withSections("", new Map([["b", "## b\n\nold b\n"]]), ["a", "b"]);
    const second = withSections(first, new Map([["a", "## a\n\nnew a\n"]]), ["a", "b"]);
    expect(second.slice(second.indexOf("## a"))).toBe("## a\n\nnew a\n\n## b\n\nold b\n");
    const third = withSections(second, new Map([["b", "## b\n\nnew b\n"]]), ["a", "b"]);
    expect(third).toContain("new b");
    expect(third).not.toContain("old b");
  });

  test("the document in the house has a section for every design", () => {
    const document = readFileSync(join(import.meta.dirname, "../../docs/VERIFICATION.md"), "utf8");
    const sections = [...document.matchAll(/^## (.+)$/gm)].map(([, name]) => name);
    expect(sections).toEqual(DESIGNS.map(({ name }) => name));
  });
});
