import { expect, test } from "vitest";
import { INFO_RULES } from "../../../src/analysis/risk/info-rule-data.ts";
import type { RuleCode } from "../../../src/domain/assessment.ts";
import { ago, assessOn, EMPTY, findingsOf, says, steady, withRun } from "./make-history.ts";

const CODES = Object.keys(INFO_RULES) as RuleCode[];

test("with enough history every number is shown, and none has a level", () => {
  const assessment = assessOn(steady());
  for (const rule of CODES) {
    const [finding] = findingsOf(assessment, rule);
    expect(finding).toMatchObject({ kind: "info", coverage: 1 });
    expect(finding).not.toHaveProperty("level");
    expect(finding?.text).toMatch(/Higher than \d+ % of your own days\.$/);
  }
  expect(assessment.grey).toBe(false);
});

test("without history each says what is missing, and that makes the verdict grey", () => {
  const assessment = assessOn({ ...steady(10) });
  for (const rule of CODES.filter((code) => code !== "MONO" && code !== "STRAIN"))
    expect(findingsOf(assessment, rule)[0]).toMatchObject({ kind: "cannot-say" });
  expect(assessment).toMatchObject({ level: "green", grey: true });
  expect(CODES.every((rule) => says(assessOn(EMPTY), rule) === "cannot-say")).toBe(true);
});

test("a wild ratio stays without a colour", () => {
  let history = steady();
  for (const back of [0, 1, 2, 3, 4, 5, 6]) history = withRun(history, ago(back), 11);
  const assessment = assessOn(history);
  const [ratio] = findingsOf(assessment, "ACWR_COUPLED");
  expect(ratio?.kind === "info" && (ratio.value ?? 0) > 1.5).toBe(true);
  expect(assessment).toMatchObject({ headline: "carry-on", level: "green" });
});

test("the week change carries its 30 percent and no warning", () => {
  const [finding] = findingsOf(assessOn(withRun(steady(), ago(2), 11)), "WOW_30");
  expect(finding).toMatchObject({ kind: "info", threshold: 30, unit: "%" });
  expect(finding?.evidence).toContain("found no difference");
});
