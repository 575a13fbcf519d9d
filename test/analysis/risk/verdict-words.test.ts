import { describe, expect, test } from "vitest";
import { RULES } from "../../../src/analysis/risk/rules.ts";
import { addDays } from "../../../src/domain/local-day.ts";
import type { PainEntry } from "../../../src/domain/pain.ts";
import { ago, assessOn, EMPTY, massage, pain, planned, steady, TODAY, withPain, withRun } from "./make-history.ts";

const inDays = (count: number) => addDays(TODAY, count);
const bare = { ...steady(), noPain: [] };
const knee = (back: number, nrs: number, more: Partial<PainEntry> = {}) => pain(ago(back), nrs, more);
const kneeRun = (back: number) => [
  knee(back, 1, { moment: "pre" }),
  knee(back, 3, { moment: "during" }),
  knee(back, 3, { moment: "after" }),
];

const SENTENCES: readonly (readonly [string, Parameters<typeof assessOn>[0]])[] = [
  [
    "Your left knee is speaking up after a longer run. Keep the next ones short.",
    withPain(withRun(bare, ago(2), 12.4), knee(2, 1, { moment: "pre" }), knee(1, 3, { moment: "next_morning" })),
  ],
  [
    "Your left knee keeps speaking up. Run no longer than now until it settles.",
    withPain(bare, knee(9, 3), knee(5, 3), knee(0, 3)),
  ],
  [
    "Your left knee and your right calf are speaking up. Keep the next runs short.",
    withPain(
      bare,
      knee(2, 1, { moment: "pre" }),
      knee(1, 3, { moment: "next_morning" }),
      ...[1, 3, 5].map((back) => knee(back, 2, { region: "calf", side: "right" })),
    ),
  ],
  [
    "Your run of Fri 20 Nov was much longer than you are used to. Keep the next ones short.",
    withRun(steady(), ago(2), 15),
  ],
  [
    "The run planned for Mon 23 Nov is much longer than you are used to. Shorten it, or split it.",
    { ...steady(), planned: [planned(inDays(1), 30)] },
  ],
  ["Your left knee was at 7 of 10. Rest from running for a day or two, then log it again.", withPain(bare, knee(0, 7))],
  [
    "Your left knee changed your stride. Stop and rest until it no longer does.",
    withPain(bare, knee(0, 2, { alteredGait: true })),
  ],
  [
    "Your left knee got sorer through the run. Rest before the next one.",
    withPain(bare, knee(0, 0, { moment: "pre" }), knee(0, 2, { moment: "during" })),
  ],
  [
    "Your left knee was sorer on two mornings after a run. Rest before the next one.",
    withPain(
      bare,
      ...[4, 2].flatMap((back) => [knee(back, 1, { moment: "pre" }), knee(back - 1, 3, { moment: "next_morning" })]),
    ),
  ],
  [
    "Your left knee was sore in two runs and not back an hour later. Rest before the next one.",
    withPain(
      bare,
      ...[...kneeRun(4), ...kneeRun(2)].map((entry) => (entry.moment === "pre" ? { ...entry, nrs: 2 } : entry)),
    ),
  ],
  [
    "Both your shins hurt at night. Stop running and see a clinician within a few days.",
    withPain(bare, knee(0, 2, { region: "shin", side: "both", nightPain: true })),
  ],
  [
    "Your left toes went numb. Stop running and see a clinician today.",
    withPain(bare, knee(0, 1, { region: "toes", quality: "numb" })),
  ],
  [
    "Your left knee has been loud more than once in a week. See a physio or clinician, and rest until then.",
    withPain(bare, knee(1, 6), knee(0, 6)),
  ],
  ["No warning signs in what you logged. Carry on as you are.", steady()],
  [
    "No warning signs in what you logged, but some questions about your left calf are open.",
    withPain(steady(), knee(0, 2, { region: "calf" })),
  ],
  ["We cannot say yet. Log how your body feels today; “no pain” is an answer too.", bare],
  ["We cannot say yet: we do not know your runs.", { ...EMPTY, noPain: [{ day: TODAY }] }],
  ["We cannot say yet: we do not know your runs. Log how your body feels today; “no pain” is an answer too.", EMPTY],
  [
    "No warning signs in what you logged. Both your calves are a little tight, and a massage may ease that a little.",
    {
      ...withPain(steady(), knee(1, 2, { region: "calf", side: "both", quality: "tight" })),
      safetyChecks: [{ day: TODAY, yes: [] }],
    },
  ],
  [
    "No warning signs in what you logged. By your own rhythm a massage is due.",
    {
      ...steady(),
      therapy: [60, 40, 20].map((back) => massage(ago(back))),
      safetyChecks: [{ day: TODAY, yes: [] }],
    },
  ],
];

describe("the sentence", () => {
  test.each(SENTENCES)("%s", (sentence, history) => {
    expect(assessOn(history).sentence).toBe(sentence);
  });
});

describe("the tone", () => {
  const FORBIDDEN =
    /!|\bsafe\b|low risk|cleared|because of|caused by|leads to|prevents? injur|sweet spot|danger|must /i;

  test("no verdict shouts, promises safety, or names a cause", () => {
    for (const [, history] of SENTENCES) {
      const { sentence, wouldChangeIf, findings, massage: card } = assessOn(history);
      const texts = [sentence, wouldChangeIf, card?.text ?? "", ...findings.flatMap((f) => [f.text, f.evidence])];
      for (const text of texts) expect(text).not.toMatch(FORBIDDEN);
      expect(wouldChangeIf).toMatch(/\.$/);
    }
  });

  test("every rule says what it stands for, what to do, how sure it is and where it is from", () => {
    for (const [code, rule] of Object.entries(RULES)) {
      expect(rule.code).toBe(code);
      for (const text of [
        rule.meaning,
        rule.stands,
        rule.action,
        rule.evidence,
        rule.grade,
        rule.source,
        rule.wouldChangeIf,
      ])
        expect(text).not.toMatch(/^$|!|\bsafe\b/);
    }
  });

  test("no rule about load alone is louder than amber", () => {
    for (const code of ["SPIKE_S", "SPIKE_M", "SPIKE_L", "RETURN_BREAK"] as const)
      for (const level of [RULES[code].level, RULES[code].louderLevel])
        expect(["note", "amber", null]).toContain(level);
  });
});
