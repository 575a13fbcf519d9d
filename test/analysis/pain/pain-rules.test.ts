import { describe, expect, test } from "vitest";
import { addDays } from "../../../src/domain/local-day.ts";
import type { PainEntry } from "../../../src/domain/pain.ts";
import { ago, assessOn, EMPTY, findingsOf, pain, run, sayings, says, TODAY, withPain } from "../risk/make-history.ts";

const inDays = (count: number) => addDays(TODAY, count);
const diary = (...entries: readonly PainEntry[]) => withPain(EMPTY, ...entries);
const saysOf = (rule: Parameters<typeof says>[1], ...entries: readonly PainEntry[]) =>
  says(assessOn(diary(...entries)), rule);
const PAIN_CODES = [
  "PAIN_HIGH",
  "PAIN_GAIT",
  "PAIN_KNEE",
  "PAIN_MORNING",
  "PAIN_TREND",
  "PAIN_PERSIST",
  "PAIN_NEW",
] as const;

describe("without answers", () => {
  test.each(PAIN_CODES)("%s cannot say when nothing was answered for 28 days", (rule) => {
    const [finding] = findingsOf(assessOn({ ...EMPTY, noPain: [{ day: ago(28) }] }), rule);
    expect(finding).toMatchObject({ kind: "cannot-say", missing: "a pain answer", coverage: 0 });
  });

  test.each(PAIN_CODES)("%s is clear once a no-pain day is among the 28", (rule) => {
    expect(says(assessOn({ ...EMPTY, noPain: [{ day: ago(27) }] }), rule)).toBe("clear");
  });
});

describe("PAIN_HIGH", () => {
  test.each(["during", "after", "daily", "pre"] as const)("is red above 5 of 10 at %s", (moment) => {
    expect(saysOf("PAIN_HIGH", pain(TODAY, 6, { moment }))).toBe("red");
    expect(saysOf("PAIN_HIGH", pain(TODAY, 5, { moment }))).toBe("clear");
  });

  test("leaves the morning after to its own rule", () => {
    const morning = diary(pain(TODAY, 8, { moment: "next_morning" }));
    expect(says(assessOn(morning), "PAIN_HIGH")).toBe("clear");
    expect(says(assessOn(morning), "PAIN_MORNING")).toBe("amber");
  });

  test("stands 7 days without an answer and then asks how it is now", () => {
    const history = diary(pain(TODAY, 7));
    expect(sayings(history, "PAIN_HIGH", 10)).toEqual([...Array(8).fill("red"), "cannot-say", "cannot-say"]);
    const [asking] = findingsOf(assessOn(history, inDays(8)), "PAIN_HIGH");
    expect(asking).toMatchObject({ missing: "how is the left knee now?", text: "How is your left knee now?" });
  });

  test("is settled by two later days at 5 or less", () => {
    const settling = diary(pain(TODAY, 7), pain(inDays(1), 5), pain(inDays(3), 4));
    expect(sayings(settling, "PAIN_HIGH", 4)).toEqual(["red", "red", "red", "clear"]);
  });

  test("is not settled by two answers of one day, by another place, or by the other side", () => {
    const twice = diary(pain(TODAY, 7), pain(inDays(1), 1, { moment: "pre" }), pain(inDays(1), 1));
    expect(says(assessOn(twice, inDays(2)), "PAIN_HIGH")).toBe("red");
    const elsewhere = diary(
      pain(TODAY, 7),
      pain(inDays(1), 0, { side: "right" }),
      pain(inDays(2), 0, { region: "knee-front" }),
    );
    expect(says(assessOn(elsewhere, inDays(3)), "PAIN_HIGH")).toBe("red");
  });

  test("is settled by two no-pain days", () => {
    const history = { ...diary(pain(TODAY, 7)), noPain: [{ day: inDays(1) }, { day: inDays(2) }] };
    expect(sayings(history, "PAIN_HIGH", 3)).toEqual(["red", "red", "clear"]);
  });

  test("speaks once for each place, and asks about the silent one beside it", () => {
    const history = diary(pain(TODAY, 7), pain(inDays(9), 6, { region: "hip", side: "right" }));
    const findings = findingsOf(assessOn(history, inDays(9)), "PAIN_HIGH");
    expect(findings.map(({ kind, about }) => [kind, about])).toEqual([
      ["flagged", "right hip"],
      ["cannot-say", "left knee"],
    ]);
  });
});

describe("PAIN_KNEE", () => {
  type BeforeInAfter = readonly [number, number, number];
  const kneeRun = (back: number, [before, during, after]: BeforeInAfter, more: Partial<PainEntry> = {}) => [
    pain(ago(back), before, { moment: "pre", ...more }),
    pain(ago(back), during, { moment: "during", ...more }),
    pain(ago(back), after, { moment: "after", ...more }),
  ];

  test("is amber above 2 in the run and above the start an hour later", () => {
    expect(saysOf("PAIN_KNEE", ...kneeRun(0, [1, 3, 2]))).toBe("amber");
    expect(saysOf("PAIN_KNEE", ...kneeRun(0, [1, 2, 2]))).toBe("clear");
    expect(saysOf("PAIN_KNEE", ...kneeRun(0, [2, 3, 2]))).toBe("clear");
  });

  test("is about the front of the knee and a knee without a part", () => {
    expect(saysOf("PAIN_KNEE", ...kneeRun(0, [1, 3, 2], { region: "knee-front" }))).toBe("amber");
    expect(saysOf("PAIN_KNEE", ...kneeRun(0, [1, 3, 2], { region: "knee-outer" }))).toBe("clear");
    expect(saysOf("PAIN_KNEE", ...kneeRun(0, [1, 3, 2], { region: "shin" }))).toBe("clear");
  });

  test("is red on the second run within 14 days", () => {
    expect(saysOf("PAIN_KNEE", ...kneeRun(14, [1, 3, 2]), ...kneeRun(0, [1, 3, 2]))).toBe("red");
    expect(saysOf("PAIN_KNEE", ...kneeRun(15, [1, 3, 2]), ...kneeRun(0, [1, 3, 2]))).toBe("amber");
  });

  test("is red on the second run even when it settled in between", () => {
    const between = [pain(ago(8), 0), pain(ago(7), 0)];
    expect(saysOf("PAIN_KNEE", ...kneeRun(10, [1, 3, 2]), ...between, ...kneeRun(0, [1, 3, 2]))).toBe("red");
  });

  test("cannot say without the numbers of a run", () => {
    expect(saysOf("PAIN_KNEE", pain(TODAY, 3))).toBe("cannot-say");
    expect(saysOf("PAIN_KNEE", pain(TODAY, 3, { moment: "during" }))).toBe("cannot-say");
    expect(saysOf("PAIN_KNEE", pain(TODAY, 1, { moment: "during" }))).toBe("clear");
    expect(saysOf("PAIN_KNEE", pain(TODAY, 3, { moment: "during" }), pain(TODAY, 0, { moment: "after" }))).toBe(
      "clear",
    );
  });
});

describe("PAIN_GAIT", () => {
  test("is red when the stride changed", () => {
    expect(saysOf("PAIN_GAIT", pain(TODAY, 1, { alteredGait: true }))).toBe("red");
  });

  test("is red when pain grew by 2 through the run, and silent without the start", () => {
    const grown = [pain(TODAY, 1, { moment: "pre" }), pain(TODAY, 3, { moment: "during" })];
    expect(saysOf("PAIN_GAIT", ...grown)).toBe("red");
    expect(saysOf("PAIN_GAIT", pain(TODAY, 2, { moment: "pre" }), pain(TODAY, 3, { moment: "during" }))).toBe("clear");
    expect(saysOf("PAIN_GAIT", pain(TODAY, 3, { moment: "during" }))).toBe("clear");
  });

  test("cannot say about a sore place whose stride nobody asked about", () => {
    expect(saysOf("PAIN_GAIT", pain(TODAY, 2, { alteredGait: null }))).toBe("cannot-say");
    expect(saysOf("PAIN_GAIT", pain(TODAY, 0, { alteredGait: null }))).toBe("clear");
    expect(saysOf("PAIN_GAIT", pain(ago(7), 2, { alteredGait: null }))).toBe("clear");
  });

  test("is settled by two later days without it", () => {
    const history = diary(pain(TODAY, 1, { alteredGait: true }), pain(inDays(1), 1), pain(inDays(2), 1));
    expect(sayings(history, "PAIN_GAIT", 3)).toEqual(["red", "red", "clear"]);
  });
});

describe("PAIN_MORNING", () => {
  const ran = (back: number, before: number) => pain(ago(back), before, { moment: "pre" });
  const woke = (back: number, nrs: number) => pain(ago(back), nrs, { moment: "next_morning" });

  test("is amber 2 above the start of the run before it", () => {
    expect(saysOf("PAIN_MORNING", ran(1, 1), woke(0, 3))).toBe("amber");
    expect(saysOf("PAIN_MORNING", ran(1, 1), woke(0, 2))).toBe("clear");
  });

  test("goes by the usual when there is no start", () => {
    const usual = [pain(ago(20), 1), pain(ago(10), 1)];
    const during = pain(ago(1), 2, { moment: "during" });
    expect(saysOf("PAIN_MORNING", ...usual, during, woke(0, 3))).toBe("amber");
    expect(saysOf("PAIN_MORNING", ...usual, during, woke(0, 2))).toBe("clear");
  });

  test("is not fooled by a sore start: 2 above the usual is not back to usual", () => {
    expect(saysOf("PAIN_MORNING", pain(ago(20), 0), pain(ago(10), 0), ran(1, 2), woke(0, 2))).toBe("amber");
  });

  test("cannot say with nothing to compare, unless it is above 5", () => {
    expect(saysOf("PAIN_MORNING", woke(0, 4))).toBe("cannot-say");
    expect(saysOf("PAIN_MORNING", woke(0, 6))).toBe("amber");
    expect(saysOf("PAIN_MORNING", woke(0, 1))).toBe("clear");
  });

  test("is red when the morning after the next run is the same", () => {
    expect(saysOf("PAIN_MORNING", ran(3, 1), woke(2, 3), ran(1, 1), woke(0, 3))).toBe("red");
    expect(saysOf("PAIN_MORNING", ran(5, 1), woke(4, 3), ran(3, 1), woke(2, 1), ran(1, 1), woke(0, 3))).toBe("amber");
  });

  test("is amber on two mornings after one run", () => {
    expect(saysOf("PAIN_MORNING", ran(2, 1), woke(1, 3), woke(0, 3))).toBe("amber");
  });

  test("takes the latest run day from the recordings too", () => {
    const answers = diary(pain(ago(20), 0), ran(9, 3), woke(0, 4));
    const recorded = { ...answers, sessions: [run(ago(2), 10)] };
    expect(findingsOf(assessOn(answers), "PAIN_MORNING")[0]).toMatchObject({ from: ago(9), to: TODAY, threshold: 2 });
    expect(findingsOf(assessOn(recorded), "PAIN_MORNING")[0]).toMatchObject({
      from: ago(2),
      to: TODAY,
      threshold: 3.5,
    });
  });

  test("is settled by two later days without it", () => {
    const history = diary(ran(1, 1), woke(0, 3), pain(inDays(1), 1), pain(inDays(2), 1));
    expect(sayings(history, "PAIN_MORNING", 3)).toEqual(["amber", "amber", "clear"]);
  });
});

describe("PAIN_TREND", () => {
  /** Four answers in each of three weeks that end on TODAY. */
  const weeks = (...means: number[]) =>
    means.flatMap((nrs, i) => [0, 1, 2, 3].map((j) => pain(ago(7 * (means.length - 1 - i) + j), nrs)));

  test("is amber when the weekly mean rises by 1 twice", () => {
    expect(saysOf("PAIN_TREND", ...weeks(1, 2, 3))).toBe("amber");
    expect(saysOf("PAIN_TREND", ...weeks(2, 2, 3))).toBe("clear");
    expect(saysOf("PAIN_TREND", ...weeks(1, 3, 3))).toBe("clear");
  });

  test("cannot say with fewer than 4 answers in a week, unless the week is too low to have risen", () => {
    expect(saysOf("PAIN_TREND", ...weeks(1, 2, 3).slice(1))).toBe("cannot-say");
    expect(saysOf("PAIN_TREND", ...weeks(1, 1))).toBe("clear");
    expect(saysOf("PAIN_TREND", pain(TODAY, 3))).toBe("cannot-say");
  });

  test("stands for 7 days after the last answer that raised it", () => {
    const history = diary(...weeks(1, 2, 3));
    expect(sayings(history, "PAIN_TREND", 9)).toEqual([...Array(8).fill("amber"), "clear"]);
  });
});

describe("PAIN_PERSIST", () => {
  test("is amber from the third day at 2 or more within 14 days", () => {
    expect(saysOf("PAIN_PERSIST", pain(ago(13), 2), pain(ago(5), 2), pain(TODAY, 2))).toBe("amber");
    expect(saysOf("PAIN_PERSIST", pain(ago(14), 2), pain(ago(5), 2), pain(TODAY, 2))).toBe("clear");
    expect(saysOf("PAIN_PERSIST", pain(ago(13), 2), pain(ago(5), 1), pain(TODAY, 2))).toBe("clear");
  });

  test("counts days, not answers, and one place at a time", () => {
    expect(saysOf("PAIN_PERSIST", pain(TODAY, 2), pain(TODAY, 3, { moment: "after" }), pain(ago(1), 2))).toBe("clear");
    expect(saysOf("PAIN_PERSIST", pain(ago(2), 2), pain(ago(1), 2, { side: "right" }), pain(TODAY, 2))).toBe("clear");
  });

  test("lasts while it is true, asks after 7 silent days, and then the days have passed", () => {
    const history = diary(pain(ago(2), 2), pain(ago(1), 2), pain(TODAY, 2));
    const expected = [...Array(8).fill("amber"), ...Array(4).fill("cannot-say"), "clear"];
    expect(sayings(history, "PAIN_PERSIST", 13)).toEqual(expected);
    expect(findingsOf(assessOn(history), "PAIN_PERSIST")[0]).toMatchObject({
      standsUntil: null,
      value: 3,
      threshold: 3,
    });
  });
});

describe("PAIN_NEW", () => {
  test("is a note for 3 days after the first sore day", () => {
    expect(sayings(diary(pain(TODAY, 1)), "PAIN_NEW", 5)).toEqual(["note", "note", "note", "note", "clear"]);
  });

  test("needs 14 days without symptoms before", () => {
    expect(saysOf("PAIN_NEW", pain(ago(15), 1), pain(TODAY, 1))).toBe("note");
    expect(saysOf("PAIN_NEW", pain(ago(14), 1), pain(TODAY, 1))).toBe("clear");
    expect(saysOf("PAIN_NEW", pain(TODAY, 0))).toBe("clear");
  });
});
