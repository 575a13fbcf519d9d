import { describe, expect, test } from "vitest";
import { RULES } from "../../../src/analysis/risk/rules.ts";
import type { RunnerHistory } from "../../../src/domain/history.ts";
import { addDays } from "../../../src/domain/local-day.ts";
import { ago, assessOn, EMPTY, massage, pain, planned, steady, TODAY, withPain, withRun } from "./make-history.ts";

const inDays = (count: number) => addDays(TODAY, count);
const checked = (history: RunnerHistory) => ({ ...history, safetyChecks: [{ day: ago(1), yes: [] }] });
const tightCalf = pain(ago(1), 2, { region: "calf", quality: "tight" });

const ROWS: readonly (readonly [string, RunnerHistory, string, string])[] = [
  ["a red flag", withPain(steady(), pain(TODAY, 2, { region: "shin", nightPain: true })), "see-clinician", "clinician"],
  ["a red rule", withPain(steady(), pain(TODAY, 7)), "rest", "red"],
  ["an amber rule", withRun(steady(), ago(2), 15), "ease", "amber"],
  ["a massage reason with clear answers", checked(withPain(steady(), tightCalf)), "book-massage", "green"],
  ["a massage reason that was not asked about", withPain(steady(), tightCalf), "carry-on", "green"],
  ["no pain answer in a week", { ...steady(), noPain: [{ day: ago(7) }] }, "cannot-say", "grey"],
  ["no runs", { ...EMPTY, noPain: [{ day: TODAY }] }, "cannot-say", "grey"],
  ["nothing at all", EMPTY, "cannot-say", "grey"],
  ["nothing flagged", { ...steady(), noPain: [{ day: ago(6) }] }, "carry-on", "green"],
];

describe("the headline is the first match", () => {
  test.each(ROWS)("%s", (_, history, headline, level) => {
    expect(assessOn(history)).toMatchObject({ headline, level });
  });

  test("each louder row wins over the ones below it", () => {
    const tight = checked(withPain(steady(), tightCalf));
    const amber = withRun(tight, ago(2), 15);
    const red = withPain(amber, pain(TODAY, 7));
    const clinician = withPain(red, pain(TODAY, 2, { region: "groin", nightPain: true }));
    expect([tight, amber, red, clinician].map((history) => assessOn(history).headline)).toEqual([
      "book-massage",
      "ease",
      "rest",
      "see-clinician",
    ]);
  });

  test("a massage reason comes before a missing pain answer", () => {
    const due = { ...checked(steady()), noPain: [], therapy: [90, 60, 30].map((back) => massage(ago(back))) };
    expect(assessOn(due).headline).toBe("book-massage");
    expect(assessOn({ ...due, safetyChecks: [] }).headline).toBe("cannot-say");
  });

  test("a note is no warning", () => {
    const noted = assessOn(withPain(steady(), pain(TODAY, 1)));
    expect(noted.headline).toBe("carry-on");
    expect(noted.sentence).toBe("No warning signs in what you logged, only a note: your left knee is new on the list.");
  });

  test("a place that went silent is asked about under any level", () => {
    const history = withPain({ ...steady(), noPain: [] }, pain(ago(9), 7), pain(ago(1), 0, { region: "calf" }));
    expect(assessOn(history)).toMatchObject({ headline: "carry-on", grey: true });
    expect(assessOn(history).sentence).toBe("No warning signs in what you logged. How is your left knee now?");
  });
});

test("findings come loudest first", () => {
  const history = {
    ...withPain(withRun(steady(40), ago(2), 15), pain(TODAY, 7), pain(TODAY, 1, { region: "groin", nightPain: true })),
    planned: [planned(inDays(5), 18)],
  };
  const order = ["clinician", "red", "amber", "note", "cannot-say", "info", "clear"];
  const kinds = assessOn(history).findings.map((finding) =>
    order.indexOf(finding.kind === "flagged" ? finding.level : finding.kind),
  );
  expect(kinds).toEqual([...kinds].sort((a, b) => a - b));
  expect(new Set(kinds)).toEqual(new Set([0, 1, 2, 3, 4, 5, 6]));
});

test("a verdict carries its rule set and every rule at least once", () => {
  const assessment = assessOn(steady());
  expect(assessment.ruleSet).toMatch(/^\d{4}-\d{2}-\d{2}\.\d+$/);
  expect(new Set<string>(assessment.findings.map(({ rule }) => rule))).toEqual(new Set(Object.keys(RULES)));
});
