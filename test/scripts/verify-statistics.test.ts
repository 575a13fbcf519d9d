import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { DESIGNS } from "../../scripts/verify/designs.ts";
import { runInPieces } from "../../scripts/verify/pieces.ts";
import { sectionOf, withSections } from "../../scripts/verify/report.ts";
import {
  type Check,
  COVERAGE,
  covers,
  type Design,
  FALSE_FINDINGS,
  holds,
  runDesign,
} from "../../scripts/verify/tally.ts";
import { seededRandom } from "../../src/analysis/link/statistics/seeded-random.ts";
import { wilsonInterval } from "../../src/analysis/link/statistics/wilson.ts";

const SEED = 90_001;

/**
 * The short form: as many cohorts of each design as a build has time for. Squads in other guises and truths that take thousands of runners are left to the
 * long form.
 */
const COHORTS: readonly (readonly [design: string, cohorts: number])[] = [
  ["shares, rates and posteriors", 2000],
  ["backtest intervals, no link", 60],
  ["backtest verdicts", 40],
  ["one athlete, no link", 120],
  ["one athlete, no link, a log kept nearly every day", 60],
  ["one athlete, no link, few onsets", 200],
  ["one athlete, spikes double the chance", 60],
  ["one athlete, no link, running drops in pain", 60],
  ["one athlete, no link, running drops before the pain is logged", 60],
  ["one athlete, a ratio drawn from the prior", 60],
  ["squad, no link", 16],
  ["massage", 24],
  ["logging that depends on soreness", 100],
];

/** A share of so many cohorts may be off by chance: three of its standard errors, and no more. */
const slackOf = ({ of }: Check): number => 3 * Math.sqrt((0.05 * 0.95) / Math.max(1, of));

describe("statistics against a known truth, in short", () => {
  test.each(COHORTS)("%s: %i cohorts", (name, cohorts) => {
    const design = DESIGNS.find((one) => one.name === name);
    if (design === undefined) throw new Error(`no design is called ${name}`);
    for (const check of runDesign(design, { cohorts, seed: SEED })) {
      expect(check.of, check.what).toBeGreaterThan(0);
      if (check.wanted.kind === "told") continue;
      expect(holds(check, slackOf(check)), `${check.what}: ${check.hits} of ${check.of}`).toBe(true);
    }
  });

  /** Intervals of a share that hold the truth in `level` of 100 and say 95. */
  const sharesAt = (level: number): Design => ({
    name: "a share",
    about: "",
    wanted: { covers: COVERAGE, found: FALSE_FINDINGS },
    cohort(seed) {
      const random = seededRandom(seed);
      const hits = Array.from({ length: 80 }, () => random.uniform()).filter((draw) => draw < 0.4).length;
      const interval = wilsonInterval(hits, 80, level);
      const isHeld = covers(interval.kind === "estimated" ? interval : null, 0.4);
      return { covers: isHeld, found: isHeld === false };
    },
  });
  const failsAt = (level: number, cohorts: number): boolean =>
    runDesign(sharesAt(level), { cohorts, seed: SEED }).every((check) => !holds(check, slackOf(check)));

  test("would fail on intervals a third too short with 120 cohorts, and a quarter too short with 500", () => {
    // 1.96 errors, two thirds of that, and three quarters.
    expect([failsAt(0.95, 120), failsAt(0.809, 120)]).toEqual([false, true]);
    expect([failsAt(0.95, 500), failsAt(0.858, 500)]).toEqual([false, true]);
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
      "| heads | 50.0 % (23.7 to 76.3) | 5 of 10 | 93 % to 97 % | **does not hold** |",
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

  test("pieces are counted together, are not run again, and wait for those of another part", () => {
    const folder = mkdtempSync(join(tmpdir(), "niggle-pieces-"));
    const range = { cohorts: 60, seed: 1 };
    let ran = 0;
    const counted: Design = {
      ...design,
      cohort: (seed) => {
        ran++;
        return design.cohort(seed);
      },
    };
    expect(runInPieces(counted, range, folder, { run: 2, runs: 2 })).toBeNull();
    expect(ran).toBe(25);
    expect(runInPieces(counted, range, folder, { run: 1, runs: 2 })).toEqual(runDesign(design, range));
    expect(ran).toBe(60);
    expect(runInPieces(counted, range, folder, { run: 1, runs: 1 })).toEqual(runDesign(design, range));
    expect(ran).toBe(60);
    const other = { ...counted, wanted: { ...design.wanted, tails: design.wanted["heads"] ?? COVERAGE } };
    expect(() => runInPieces(other, range, folder, { run: 1, runs: 1 })).toThrow(/has no "tails"/);
    rmSync(folder, { recursive: true });
  });

  test("the document in the house has a section for every design", () => {
    const document = readFileSync(join(import.meta.dirname, "../../docs/VERIFICATION.md"), "utf8");
    const sections = [...document.matchAll(/^## (.+)$/gm)].map(([, name]) => name);
    expect(sections).toEqual(DESIGNS.map(({ name }) => name));
  });
});
