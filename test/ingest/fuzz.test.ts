import { describe, expect, it } from "vitest";
import { campaign } from "../../scripts/fuzz/campaign.ts";
import { makeCase } from "../../scripts/fuzz/make-case.ts";
import { FORMATS, makeSeeds } from "../../scripts/fuzz/seeds.ts";

const seeds = makeSeeds();
const SEED = 20_261_122;
const CASES = 250;

describe("a damaged file", () => {
  it.each(FORMATS)("of kind %s is answered with values that can be, and never with a throw", async (format) => {
    const failures: string[] = [];
    const tally = await campaign({
      seeds,
      formats: [format],
      seed: SEED,
      cases: CASES,
      onFailure: async ({ number, faults }) => void failures.push(`case ${number}: ${faults.join("; ")}`),
    });
    expect(failures).toEqual([]);
    expect(tally.cases).toBe(CASES);
    // The damage must leave some files readable and others not, or the cases show nothing.
    expect(new Set(tally.outcomes.keys()).size).toBeGreaterThan(2);
  });

  it.each(FORMATS)("of kind %s is made again from its seed and number", (format) => {
    for (let number = 0; number < 20; number++) {
      const once = makeCase(seeds, format, SEED, number);
      expect(Buffer.compare(once, makeCase(seeds, format, SEED, number))).toBe(0);
    }
  });
});
