import { describe, expect, test } from "vitest";
import { RUN_INFO_RULES } from "../../../src/analysis/risk/run-info-data.ts";
import type { RuleCode } from "../../../src/domain/assessment.ts";
import type { RunnerHistory, SessionSummary } from "../../../src/domain/history.ts";
import { ago, assessOn, EMPTY, findingsOf, steady, TODAY } from "./make-history.ts";

const CODES = Object.keys(RUN_INFO_RULES) as RuleCode[];
const measured = (fields: (session: SessionSummary, i: number) => Partial<SessionSummary>): RunnerHistory => {
  const history = steady();
  return { ...history, sessions: history.sessions.map((session, i) => ({ ...session, ...fields(session, i) })) };
};
const findingOf = (history: RunnerHistory, rule: RuleCode) => findingsOf(assessOn(history), rule)[0];

describe("numbers of the runs themselves", () => {
  test("that no watch measured are not known, say so, and do not make the verdict grey", () => {
    const assessment = assessOn(steady());
    for (const rule of CODES) {
      const [finding] = findingsOf(assessment, rule);
      expect(finding).toMatchObject({ kind: "info", value: null });
      expect(finding?.text).toMatch(/not known\. Missing: .+\.$/);
    }
    expect(assessment.grey).toBe(false);
    expect(findingOf(EMPTY, "CADENCE")?.text).toBe("Cadence: not known. Missing: a recent run.");
  });

  test("cadence stands beside the usual at that speed", () => {
    const history = measured(({ localDay }) => ({ avgCadenceSpm: localDay === TODAY ? 176 : 170 }));
    expect(findingOf(history, "CADENCE")).toMatchObject({
      kind: "info",
      value: 176,
      unit: "spm",
      to: TODAY,
      text: "Cadence: 176 steps a minute on Sun 22 Nov, usually 170 steps a minute at that speed. Higher than 100 % of your own.",
    });
  });

  test("ground contact is told in percent, and carries that it was not linked to injury", () => {
    const history = measured((_, i) => ({ groundContactBalanceLeftFrac: i % 2 === 0 ? 0.5 : 0.506 }));
    const finding = findingOf(history, "ASYM");
    expect(finding?.kind === "info" && finding.value).toBeCloseTo(50.6, 9);
    expect(finding?.evidence).toContain("not linked to injury");
  });

  test("no number of them has a level or moves the headline, however wild", () => {
    const history = measured(({ localDay }) => ({
      avgCadenceSpm: localDay === TODAY ? 240 : 150,
      groundContactBalanceLeftFrac: localDay === TODAY ? 0.69 : 0.5,
    }));
    const assessment = assessOn(history);
    for (const rule of CODES) expect(findingsOf(assessment, rule)[0]).not.toHaveProperty("level");
    expect(assessment).toMatchObject({ headline: "carry-on", level: "green" });
  });

  test("hard running says what is known of it: above chance in one sample, and no more", () => {
    expect(RUN_INFO_RULES.HARD_SHARE.evidence).toContain("AUC 0.62, where the load ratio had 0.51");
    expect(findingOf(steady(), "HARD_SHARE")).toMatchObject({ from: ago(6), to: TODAY });
  });
});
