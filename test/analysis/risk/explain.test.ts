import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { dailyRecords } from "../../../src/analysis/daily-records.ts";
import { explainRule } from "../../../src/analysis/risk/explain.ts";
import { RULES } from "../../../src/analysis/risk/rules.ts";
import type { RuleCode } from "../../../src/domain/assessment.ts";
import type { RunnerHistory } from "../../../src/domain/history.ts";
import { addDays } from "../../../src/domain/local-day.ts";
import { ENGLISH } from "../../../src/messages/words.ts";
import { ago, assessOn, EMPTY, findingsOf, pain, planned, steady, TODAY, withPain, withRun } from "./make-history.ts";

const CODES = Object.keys(RULES) as RuleCode[];
const METHODS = readFileSync(join(import.meta.dirname, "../../../docs/METHODS.md"), "utf8");
/** An explanation with its texts in English. */
function explain(code: RuleCode, history: RunnerHistory) {
  const { formula, rows, ...told } = explainRule(code, history, dailyRecords(history, TODAY), TODAY);
  const inEnglish = rows.map((row) => ({ ...row, words: ENGLISH.tell(row.words) }));
  return { ...told, formula: ENGLISH.tell(formula), rows: inEnglish };
}

describe("an explanation", () => {
  test.each(CODES)("of %s has its formula, its section, and the findings of the day", (code) => {
    const history = withPain(steady(), pain(TODAY, 7));
    const { rule, formula, methods, findings } = explain(code, history);
    expect(rule).toBe(RULES[code]);
    expect(formula).toMatch(/^.+\.$/);
    const heading = methods.replace("docs/METHODS.md#", "").replaceAll("-", "[ -]");
    expect(METHODS).toMatch(new RegExp(`^## ${heading}$`, "im"));
    expect(findings).toEqual(findingsOf(assessOn(history), code));
  });

  test.each(CODES)("of %s of an empty history has no rows and no invented number", (code) => {
    expect(explain(code, EMPTY).rows).toEqual([]);
    expect(JSON.stringify(explain(code, EMPTY))).not.toMatch(/NaN|Infinity/);
  });

  test("shows the answers about the place that is flagged, and no other place", () => {
    const history = withPain(
      { ...steady(), noPain: [{ day: ago(1) }] },
      pain(ago(4), 3),
      pain(ago(2), 3, { alteredGait: true }),
      pain(TODAY, 2),
      pain(TODAY, 1, { region: "calf" }),
    );
    const { rows } = explain("PAIN_PERSIST", history);
    expect(rows).toEqual([
      { day: ago(4), kind: "pain", words: "Left knee at another time of the day", value: 3, unit: "NRS" },
      {
        day: ago(2),
        kind: "pain",
        words: "Left knee at another time of the day (stride changed)",
        value: 3,
        unit: "NRS",
      },
      { day: ago(1), kind: "pain", words: "No pain today", value: 0, unit: "NRS" },
      { day: TODAY, kind: "pain", words: "Left knee at another time of the day", value: 2, unit: "NRS" },
    ]);
  });

  test("of a spike shows the run, the 30 days before it and the plans, and tells rest from not known", () => {
    const history = { ...withRun(steady(), ago(2), 15), planned: [planned(addDays(TODAY, 3), 20)] };
    const { rows, window } = explain("SPIKE_M", history);
    expect(window).toEqual({ from: ago(37), to: addDays(TODAY, 3) });
    expect(rows.find(({ day }) => day === ago(2))).toMatchObject({ words: "run", value: 15, unit: "km" });
    expect(rows.find(({ day }) => day === ago(1))).toMatchObject({ words: "rest", value: 0 });
    expect(rows.at(-1)).toMatchObject({ kind: "plan", value: 20 });
    const unknown = explain("SPIKE_M", { ...history, claims: [] }).rows.find(({ day }) => day === ago(1));
    expect(unknown).toMatchObject({ words: "not known", value: null });
  });

  test("of a red flag shows what was asked and what was answered yes", () => {
    const redFlagChecks = [
      {
        day: ago(3),
        site: { region: "calf", side: "left" } as const,
        asked: ["calf-swelling", "calf-warm"] as const,
        yes: ["calf-swelling"] as const,
      },
    ];
    const { rows } = explain("RF_DVT", { ...EMPTY, redFlagChecks });
    expect(rows.map(({ words }) => words)).toEqual(["Left calf: asked 2 signs; yes to swelling"]);
  });

  test("holds nothing that was not known on the day", () => {
    const later = withPain(withRun(steady(), addDays(TODAY, 1), 30), pain(addDays(TODAY, 1), 9));
    for (const code of CODES) {
      const rows = explain(code, { ...later, planned: [] }).rows;
      expect(rows.filter(({ day }) => day > TODAY)).toEqual([]);
    }
  });
});
