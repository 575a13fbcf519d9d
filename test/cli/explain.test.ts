import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { RULES } from "../../src/analysis/risk/rules.ts";
import { RATIO_NAMES } from "../../src/domain/load.ts";
import { runCli } from "./run-cli.ts";

type Json = Readonly<Record<string, unknown>>;
interface RatioJson {
  readonly now: { readonly value: number | null; readonly reason?: string };
  readonly rows: readonly { readonly day: string; readonly load: { readonly value: number | null } }[];
}

const AS_OF = "2014-04-22";
let folder = "";
const niggle = (...words: readonly string[]) => runCli([...words, "--data", join(folder, "data")]);
const explain = (code: string, ...more: readonly string[]) =>
  niggle("report", "--explain", code, "--as-of", AS_OF, ...more);
const ratio = async (code: string, ...more: readonly string[]) =>
  (await explain(code, "--json", ...more)).json()[0] as unknown as RatioJson;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "niggle-explain-"));
  const diary = fileURLToPath(new URL("../../fixtures/diary-lovdal-athlete-0.csv", import.meta.url));
  await niggle("import", diary);
  await niggle("log", "pain", "knee", "6", "--side", "left", "--day", "2014-04-20");
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe("niggle report --explain", () => {
  it("prints a rule's formula, source and section, what it says, and the rows it looked at", async () => {
    const { code, out } = await explain("pain_high");
    expect(code).toBe(0);
    const told = out.replaceAll(/\s+/g, " ");
    expect(told).toMatch(/^PAIN_HIGH: pain above 5 of 10 /);
    for (const label of ["On 2014-04-22:", "Formula:", "Limits: nrsAbove 5", "Source: Silbernagel", "Evidence:"]) {
      expect(told).toContain(label);
    }
    expect(told).toContain("Methods: docs/METHODS.md#pain-high");
    expect(out).toMatch(/^2014-04-20 .*left knee.* 6 NRS$/im);
  });

  it("explains every rule and every ratio, for people and for machines", async () => {
    for (const code of [...Object.keys(RULES), ...RATIO_NAMES]) {
      const { code: exit, out } = await explain(code);
      expect([exit, out.split("\n").length > 5], code).toEqual([0, true]);
      expect(out, code).not.toMatch(/NaN|undefined|null|Infinity/);
    }
    const rule = (await explain("SPIKE_L", "--json")).json()[0] as Json;
    expect(rule).toMatchObject({ asOf: AS_OF, rule: "SPIKE_L", methods: "docs/METHODS.md#spike-rules" });
    expect(rule["findings"]).toHaveLength(1);
  }, 120_000);

  it("gives a ratio as the report has it, and the loads it can be worked out from by hand", async () => {
    const report = (await niggle("report", "--json", "--as-of", AS_OF)).json()[0] as { days: Json[] };
    const { ratios } = report.days.at(-1) as { ratios: Record<string, Record<string, Json>> };
    for (const name of RATIO_NAMES) expect((await ratio(name)).now, name).toEqual(ratios["distance"]?.[name]);

    const { now, rows } = await ratio("acwrUncoupled");
    const loads = rows.map(({ load }) => load.value ?? Number.NaN);
    expect(rows).toHaveLength(28);
    expect(rows.at(-1)?.day).toBe(AS_OF);
    expect(now.value).toBeCloseTo(mean(loads.slice(21)) / mean(loads.slice(0, 21)), 12);

    const week = (await ratio("monotony")).rows.map(({ load }) => load.value ?? Number.NaN);
    const deviation = Math.sqrt(week.reduce((sum, load) => sum + (load - mean(week)) ** 2, 0) / 6);
    expect((await ratio("monotony")).now.value).toBeCloseTo(mean(week) / deviation, 12);
    expect((await ratio("strain")).now.value).toBeCloseTo((7 * mean(week) * mean(week)) / deviation, 12);
  });

  it("says why there is no number, and never 0 in its place", async () => {
    const { now, rows } = await ratio("acwrCoupled", "--method", "powerWork");
    expect(now).toEqual({ value: null, reason: "UNMEASURED" });
    expect(rows.some(({ load }) => load.value === null)).toBe(true);
    expect((await explain("acwrCoupled", "--method", "powerWork")).out).toMatch(/no number: UNMEASURED/);
    const early = await niggle("report", "--explain", "ctl", "--as-of", "1990-01-01");
    expect(early.out).toMatch(/no number: NO_HISTORY[\s\S]*nothing it could look at/);
  });

  it.each<[string[], RegExp]>([
    [["--explain", "SPIKE_XL"], /there is no rule or ratio SPIKE_XL \(want RF_CARDIAC, .*acwrCoupled/],
    [["--explain", "tsb", "--method", "miles"], /there is no load method miles \(want distance, duration/],
    [["--method", "distance"], /--method needs --explain/],
  ])("%j is wrong usage, and the way out is named", async (words, sentence) => {
    const { code, err } = await niggle("report", ...words);
    expect(code).toBe(2);
    expect(err.replaceAll(/\s+/g, " ")).toMatch(sentence);
  });
});
