import { describe, expect, test } from "vitest";
import {
  hasAnyProblem,
  isSubstantial,
  type OstrcAnswers,
  ostrcSeverity,
  timeLossWeeks,
} from "../../../src/analysis/pain/ostrc.ts";
import { studentTQuantile } from "../../../src/analysis/pain/student-t.ts";
import { weeklyPrevalence } from "../../../src/analysis/pain/weekly-prevalence.ts";

type Points = number | null;
const week = (
  answers: readonly [Points, Points, Points, Points],
  version: OstrcAnswers["version"] = "O2",
): OstrcAnswers => {
  const [participation, modification, performance, pain] = answers;
  return { version, participation, modification, performance, pain };
};

describe("severity", () => {
  test("is the sum: the example of the R package ostRc gives 92, 41, 42 and 0", () => {
    const weeks = [week([17, 25, 25, 25]), week([8, 17, 8, 8]), week([8, 17, 17, 0]), week([0, 0, 0, 0])];
    expect(weeks.map(ostrcSeverity)).toEqual([92, 41, 42, 0]);
  });

  test("is not known when an answer is missing", () => {
    const gaps = [week([null, 8, 8, 8]), week([8, null, 8, 8]), week([8, 8, null, 8]), week([8, 8, 8, null])];
    expect(gaps.map(ostrcSeverity)).toEqual([null, null, null, null]);
  });

  test("ends at the first question: no problem is 0, no participation is 100", () => {
    expect(ostrcSeverity(week([0, null, null, null]))).toBe(0);
    expect(ostrcSeverity(week([25, null, null, null]))).toBe(100);
    expect(ostrcSeverity(week([25, 8, 8, 8], "H2"))).toBe(100);
  });

  test("of the first version is the sum of its own points, with every question answered", () => {
    expect(ostrcSeverity(week([17, 13, 19, 25], "O1"))).toBe(74);
    expect(ostrcSeverity(week([25, 25, 25, 25], "O1"))).toBe(100);
    expect(ostrcSeverity(week([25, null, null, null], "O1"))).toBeNull();
    expect(ostrcSeverity(week([0, null, 0, 0], "O1"))).toBeNull();
  });
});

describe("any problem", () => {
  test("0, 8, 17, 25 to the first question is no, yes, yes, yes (ostRc find_hp)", () => {
    expect([0, 8, 17, 25].map((participation) => hasAnyProblem({ participation }))).toEqual([false, true, true, true]);
    expect(hasAnyProblem({ participation: null })).toBeNull();
  });
});

describe("a substantial problem", () => {
  test("ostRc example: no problem, none, performance, modification", () => {
    const weeks = [week([0, 0, 0, 0]), week([8, 0, 0, 0]), week([8, 0, 17, 0]), week([8, 25, 0, 0])];
    expect(weeks.map(isSubstantial)).toEqual([null, false, true, true]);
  });

  test("ostRc example with answers missing: 1, NA, NA, 1", () => {
    const weeks = [
      week([25, null, null, null]),
      week([null, null, 8, null]),
      week([null, null, null, null]),
      week([null, 17, null, null]),
    ];
    expect(weeks.map(isSubstantial)).toEqual([true, null, null, true]);
  });

  test("begins at 13 points in the first version and at 17 in the later ones", () => {
    expect(isSubstantial(week([8, 13, 0, 0], "O1"))).toBe(true);
    expect(isSubstantial(week([8, 6, 6, 25], "O1"))).toBe(false);
    expect(isSubstantial(week([17, 8, 8, 25], "H2"))).toBe(false);
  });
});

test("weeks of time loss are those without participation: 1, 2 and 0 in three cases (ostRc)", () => {
  const cases = [
    [25, 17],
    [25, 25, 8],
    [8, null],
  ];
  const lost = cases.map((answers) => timeLossWeeks(answers.map((participation) => ({ participation }))));
  expect(lost).toEqual([1, 2, 0]);
});

describe("weekly prevalence", () => {
  test("of 5/6, 4/6 and 3/4 is 0.75, SD 0.0833, 95 % interval 0.543 to 0.957 (ostRc)", () => {
    const result = weeklyPrevalence([
      { cases: 5, answered: 6 },
      { cases: 4, answered: 6 },
      { cases: 3, answered: 4 },
    ]);
    expect(result?.meanFrac).toBeCloseTo(0.75, 12);
    expect(result?.sdFrac).toBeCloseTo(0.0833, 4);
    expect(result?.lowFrac).toBeCloseTo(0.543, 3);
    expect(result?.highFrac).toBeCloseTo(0.957, 3);
  });

  test("leaves out weeks that nobody answered, and has no interval with one week", () => {
    expect(weeklyPrevalence([{ cases: 0, answered: 0 }])).toBeNull();
    const one = weeklyPrevalence([
      { cases: 1, answered: 2 },
      { cases: 0, answered: 0 },
    ]);
    expect(one).toEqual({ meanFrac: 0.5, sdFrac: null, lowFrac: null, highFrac: null, weeks: 1 });
  });

  test("stands on the tabled points of Student's t", () => {
    // R 4.2.2: qt(0.975, c(1, 2, 3, 4, 10, 51))
    const tabled = [12.706205, 4.302653, 3.182446, 2.776445, 2.228139, 2.007584];
    [1, 2, 3, 4, 10, 51].forEach((freedom, i) => {
      expect(studentTQuantile(0.975, freedom)).toBeCloseTo(tabled[i] ?? 0, 5);
    });
  });
});
