import { describe, expect, test } from "vitest";
import { questionsFor } from "../../../src/analysis/pain/red-flag-questions.ts";
import { SIGNS } from "../../../src/analysis/pain/red-flag-signs.ts";
import { RED_FLAG_CODES, type RuleCode } from "../../../src/domain/assessment.ts";
import type { RunnerHistory } from "../../../src/domain/history.ts";
import { addDays, type LocalDay } from "../../../src/domain/local-day.ts";
import type { PainEntry, PainSite } from "../../../src/domain/pain.ts";
import { RED_FLAG_SIGNS, type RedFlagCheck, type RedFlagSign } from "../../../src/domain/red-flag-check.ts";
import { DE } from "../../../src/messages/de.ts";
import { EN } from "../../../src/messages/en.ts";
import { ENGLISH, wordsFor } from "../../../src/messages/words.ts";
import { ago, assessOn, EMPTY, findingsOf, pain, says, steady, TODAY, withPain } from "../risk/make-history.ts";

const CALF: PainSite = { region: "calf", side: "left" };
const inDays = (count: number) => addDays(TODAY, count);
const check = (yes: readonly RedFlagSign[], more: Partial<RedFlagCheck> = {}): RedFlagCheck => ({
  day: TODAY,
  site: null,
  asked: yes,
  yes,
  ...more,
});
const checked = (...redFlagChecks: readonly RedFlagCheck[]): RunnerHistory => ({ ...EMPTY, redFlagChecks });
const textOf = (history: RunnerHistory, rule: RuleCode, asOf: LocalDay = TODAY) =>
  findingsOf(assessOn(history, asOf), rule)[0]?.text;

describe("a yes to any sign", () => {
  test.each(RED_FLAG_SIGNS)("%s means a clinician, whatever else the log says", (sign) => {
    const history = { ...steady(), redFlagChecks: [check([sign])] };
    const assessment = assessOn(history);
    expect(assessment).toMatchObject({ headline: "see-clinician", level: "clinician", massage: null });
    expect(says(assessment, SIGNS[sign].rule)).toBe("clinician");
  });

  test("stands until it was seen, and a later no does not take it back", () => {
    const history = checked(
      check(["calf-swelling"], { site: CALF }),
      check([], { day: inDays(3), site: CALF, asked: ["calf-swelling"] }),
    );
    expect(says(assessOn(history, inDays(400)), "RF_DVT")).toBe("clinician");
    const seen = { ...history, seenFlags: [{ rule: "RF_DVT" as const, day: inDays(1) }] };
    expect(says(assessOn(seen, inDays(1)), "RF_DVT")).not.toBe("clinician");
    const other = { ...history, seenFlags: [{ rule: "RF_BSI" as const, day: inDays(1) }] };
    expect(says(assessOn(other, inDays(1)), "RF_DVT")).toBe("clinician");
  });

  test("of tomorrow is not known today", () => {
    expect(assessOn(checked(check(["chest-pain"], { day: inDays(1) }))).level).toBe("grey");
  });
});

describe("how soon", () => {
  const URGENT: readonly (readonly [RedFlagSign, string])[] = [
    ["chest-pain", "call the emergency number now"],
    ["breathless", "call the emergency number now"],
    ["dark-urine", "call the emergency number now"],
    ["saddle-numbness", "call the emergency number now"],
    ["bladder-bowel-change", "call the emergency number now"],
    ["calf-swelling", "see a clinician today"],
    ["cannot-bear-weight", "see a clinician today"],
    ["fever", "see a clinician today"],
    ["tense-leg-at-rest", "see a clinician today"],
    ["bone-tender", "see a clinician within a few days"],
    ["missed-periods", "it need not be today"],
  ];

  test.each(URGENT)("%s: %s", (sign, words) => {
    const assessment = assessOn(checked(check([sign])));
    expect(findingsOf(assessment, SIGNS[sign].rule)[0]?.text).toContain(words);
    expect(assessment.sentence).toContain(words);
  });

  // Where the sources say "urgent", it is today (docs/METHODS.md#red-flags).
  test("every sign has the flag and the urgency of the table, and no other", () => {
    const table: Readonly<Record<string, readonly RedFlagSign[]>> = {
      "RF_BSI days": ["bone-tender", "hop-pain", "worse-through-run", "rest-pain", "prior-bone-stress"],
      "RF_DVT today": [
        "calf-swelling",
        "calf-warm",
        "calf-discoloured",
        "hard-veins",
        "recent-travel-surgery-oestrogen",
      ],
      "RF_PE emergency": ["breathless"],
      "RF_CARDIAC emergency": ["chest-pain", "collapse", "palpitations"],
      "RF_TRAUMA today": ["fall-or-pop", "deformity", "cannot-bear-weight", "large-bruise", "locked-or-giving-way"],
      "RF_NEURO today": ["numbness", "weakness", "foot-drop", "radiating-below-knee"],
      "RF_NEURO emergency": ["saddle-numbness", "bladder-bowel-change"],
      "RF_SYSTEMIC today": ["fever", "hot-swollen-joint", "weight-loss", "cancer-history"],
      "RF_COMPARTMENT days": ["tense-leg-with-numbness"],
      "RF_COMPARTMENT today": ["tense-leg-at-rest"],
      "RF_RHABDO emergency": ["severe-swelling-or-weakness", "dark-urine"],
      "RF_MENSTRUAL_REDS routine": ["missed-periods", "disordered-eating", "recurrent-bone-stress"],
    };
    const told = RED_FLAG_SIGNS.map((sign) => [sign, `${SIGNS[sign].rule} ${SIGNS[sign].urgency}`]);
    const expected = Object.entries(table).flatMap(([flag, signs]) => signs.map((sign) => [sign, flag]));
    expect(Object.fromEntries(told)).toEqual(Object.fromEntries(expected));
  });

  test("near the hip a bone is seen the same day", () => {
    const at = (region: PainEntry["region"]) =>
      textOf(checked(check(["hop-pain"], { site: { region, side: "left" } })), "RF_BSI");
    expect(at("groin")).toContain("today");
    expect(at("shin")).toContain("within a few days");
  });

  test("the most pressing flag has the verdict and comes first", () => {
    const history = checked(check(["missed-periods"]), check(["bone-tender"]), check(["saddle-numbness"]));
    const assessment = assessOn(history);
    expect(assessment.sentence).toBe(
      "You logged numbness between the legs. Stop running and call the emergency number now.",
    );
    const flagged = assessment.findings.filter(({ kind }) => kind === "flagged").map(({ rule }) => rule);
    expect(flagged).toEqual(["RF_NEURO", "RF_BSI", "RF_MENSTRUAL_REDS"]);
  });

  test("several signs of one place are one finding, and a clot says no massage", () => {
    const history = checked(check(["calf-swelling", "calf-warm"], { site: CALF }));
    expect(findingsOf(assessOn(history), "RF_DVT")).toHaveLength(1);
    expect(textOf(history, "RF_DVT")).toBe(
      "Left calf: swelling and warmth on Sun 22 Nov. Stop running and see a clinician today. No massage until it was seen.",
    );
    expect(assessOn(history).sentence).toBe(
      "You logged swelling and warmth at your left calf. Stop running and see a clinician today.",
    );
  });
});

describe("questions", () => {
  const asked = (entry: PainEntry, checks: readonly RedFlagCheck[] = []) =>
    questionsFor([entry], checks).map(({ sign }) => sign);
  const rulesAsked = (entry: PainEntry) => new Set(questionsFor([entry]).map(({ rule }) => rule));

  test("come from few answers: a mild knee and a tight thigh call for none", () => {
    expect(asked(pain(TODAY, 3))).toEqual([]);
    expect(asked(pain(TODAY, 3, { region: "hamstring", quality: "tight" }))).toEqual([]);
    expect(asked(pain(TODAY, 0, { region: "calf" }))).toEqual([]);
  });

  const CALLED: readonly (readonly [string, Partial<PainEntry> & { readonly nrs: number }, readonly RuleCode[]])[] = [
    ["pain in one calf", { nrs: 1, region: "calf" }, ["RF_DVT", "RF_PE"]],
    ["a shin at 4", { nrs: 4, region: "shin" }, ["RF_BSI"]],
    ["a shin at 4 in a run", { nrs: 4, region: "shin", moment: "during" }, ["RF_BSI", "RF_COMPARTMENT"]],
    ["a groin that changes the stride", { nrs: 1, region: "groin", alteredGait: true }, ["RF_BSI"]],
    ["a foot at night", { nrs: 1, region: "foot", nightPain: true }, ["RF_BSI", "RF_MENSTRUAL_REDS", "RF_SYSTEMIC"]],
    ["a knee above 5", { nrs: 6 }, ["RF_TRAUMA", "RF_SYSTEMIC"]],
    ["a limping knee at 4", { nrs: 4, alteredGait: true }, ["RF_TRAUMA", "RF_SYSTEMIC"]],
    ["numb toes", { nrs: 1, region: "toes", quality: "numb" }, ["RF_NEURO"]],
    ["a back at 4", { nrs: 4, region: "lower-back" }, ["RF_BSI", "RF_NEURO"]],
    ["a thigh at 7", { nrs: 7, region: "thigh" }, ["RF_RHABDO", "RF_TRAUMA"]],
    ["the upper back at 4 in a run", { nrs: 4, region: "upper-back", moment: "during" }, ["RF_CARDIAC", "RF_PE"]],
  ];

  test.each(CALLED)("%s", (_, { nrs, ...more }, rules) => {
    expect(rulesAsked(pain(TODAY, nrs, more))).toEqual(new Set(rules));
  });

  test("both calves are no clot's picture", () => {
    expect(asked(pain(TODAY, 2, { region: "calf", side: "both" }))).toEqual([]);
  });

  test("name the place they are about, and are asked once", () => {
    const entries = [pain(TODAY, 2, { region: "calf" }), pain(TODAY, 3, { region: "calf", moment: "after" })];
    const questions = questionsFor(entries);
    const swollen = questions.find(({ sign }) => sign === "calf-swelling");
    expect(swollen).toMatchObject({ sign: "calf-swelling", rule: "RF_DVT", urgency: "today", site: CALF });
    expect(ENGLISH.tell(swollen?.text ?? "")).toBe("Left calf: is it swollen, more than the other side?");
    expect(wordsFor("de", "metric").tell(swollen?.text ?? "")).toBe(
      "Linke Wade: Ist die Stelle geschwollen, stärker als auf der anderen Seite?",
    );
    expect(new Set(questions.map(({ sign }) => sign)).size).toBe(questions.length);
    expect(questions.find(({ sign }) => sign === "breathless")?.site).toBeNull();
  });

  test("are not asked again for 3 days, and about the past for 28", () => {
    const calf = pain(TODAY, 2, { region: "calf" });
    const answered = (back: number) => asked(calf, [check([], { day: ago(back), site: CALF, asked: asked(calf) })]);
    expect(answered(3)).toEqual([]);
    expect(answered(4)).toEqual(asked(calf).filter((sign) => sign !== "recent-travel-surgery-oestrogen"));
    expect(answered(29)).toEqual(asked(calf));
  });

  test("asked about another place are still open", () => {
    const calf = pain(TODAY, 2, { region: "calf" });
    const right = check([], { site: { region: "calf", side: "right" }, asked: asked(calf) });
    expect(asked(calf, [right])).toContain("calf-swelling");
    expect(asked(calf, [right])).not.toContain("breathless");
  });

  test("every sign can be asked: some answer calls for it", () => {
    const entries = CALLED.map(([, { nrs, ...more }]) => pain(TODAY, nrs, more));
    const reached = new Set(questionsFor(entries).map(({ sign }) => sign));
    expect(RED_FLAG_SIGNS.filter((sign) => !reached.has(sign))).toEqual([]);
  });

  test("are plain questions", () => {
    for (const sign of RED_FLAG_SIGNS) {
      const starts = SIGNS[sign].scope === "place" ? "{place}: [a-z]" : "[A-Z]";
      expect(EN[`sign.${sign}.question`]).toMatch(new RegExp(`^${starts}.*\\?$`));
      expect(EN[`sign.${sign}.noun`]).toMatch(/^[a-z][^.?!]*$/);
      expect(DE[`sign.${sign}.question`]).toMatch(/^(\{place\}: )?[A-ZÄÖÜ].*\?$/);
      expect(DE[`sign.${sign}.noun`]).toMatch(/^[A-Za-zÄÖÜäöü][^.?!]*$/);
    }
  });
});

describe("unasked is not clear", () => {
  const calf = withPain(steady(), pain(TODAY, 2, { region: "calf" }));

  test("a rule whose questions an answer called for cannot say, and asks", () => {
    expect(findingsOf(assessOn(calf), "RF_DVT")[0]).toMatchObject({
      kind: "cannot-say",
      missing:
        "whether there is swelling, warmth, a change of colour, hard or swollen veins or a long journey, an operation or oestrogen at your left calf",
    });
    expect(says(assessOn(calf), "RF_PE")).toBe("cannot-say");
    expect(assessOn(calf).grey).toBe(true);
  });

  test("it is clear once they were answered no, or the place is free of symptoms", () => {
    const signs = questionsFor([pain(TODAY, 2, { region: "calf" })]).map(({ sign }) => sign);
    const answered = { ...calf, redFlagChecks: [check([], { site: CALF, asked: signs })] };
    for (const rule of RED_FLAG_CODES) expect(says(assessOn(answered), rule)).toBe("clear");
    const gone = { ...calf, noPain: [{ day: inDays(1) }] };
    expect(says(assessOn(gone, inDays(1)), "RF_DVT")).toBe("clear");
  });

  test("it asks about the last 7 days only", () => {
    const old = { ...withPain(steady(), pain(ago(7), 2, { region: "calf" })), noPain: [] };
    expect(says(assessOn(old), "RF_DVT")).toBe("clear");
    expect(says(assessOn({ ...old, pain: [pain(ago(6), 2, { region: "calf" })] }), "RF_DVT")).toBe("cannot-say");
  });

  test("a flag that nothing calls for is clear, and does not make the verdict grey", () => {
    const assessment = assessOn(steady());
    for (const rule of ["RF_CARDIAC", "RF_PE", "RF_DVT", "RF_MENSTRUAL_REDS", "OSTRC_SUBST"] as const)
      expect(says(assessment, rule)).toBe("clear");
    expect(assessment.grey).toBe(false);
  });
});
