import { describe, expect, test } from "vitest";
import {
  type BeforeAfter,
  beforeAfter,
  ENOUGH_SESSIONS,
  type Horizon,
} from "../../../src/analysis/therapy/before-after.ts";
import { changeSummary } from "../../../src/analysis/therapy/change-summary.ts";
import type { RunnerHistory } from "../../../src/domain/history.ts";
import type { PainEntry } from "../../../src/domain/pain.ts";
import type { TherapySession } from "../../../src/domain/therapy.ts";
import { ago, EMPTY, massage, pain, TODAY } from "../risk/make-history.ts";

const calf = (back: number, nrs: number, more: Partial<PainEntry> = {}) =>
  pain(ago(back), nrs, { region: "calf", ...more });
const rated = (back: number, nrsBefore: number, later: Partial<TherapySession>) =>
  massage(ago(back), { regions: ["calf"], nrsBefore, ...later });
const at = (result: BeforeAfter, horizon: Horizon) => {
  const found = result.changes.find((change) => change.horizon === horizon);
  if (found === undefined) throw new Error(`no horizon ${horizon}`);
  return found;
};
const of = (history: Partial<RunnerHistory>) => beforeAfter({ ...EMPTY, ...history }, TODAY, "massage");

/** Sessions every 20 days at 4, one a day later at `later`; between them sore days at 4 that go to `without` by themselves. */
const manySessions = (count: number, later: number, without: number): Partial<RunnerHistory> => {
  const backs = Array.from({ length: count }, (_, i) => 20 * (i + 1));
  return {
    therapy: backs.map((back) => rated(back, 4, { nrs24h: later })).reverse(),
    pain: backs.flatMap((back) => [calf(back - 10, 4), calf(back - 11, without)]),
  };
};

describe("change after a session", () => {
  test("has n, mean, median and range of the sessions with both numbers", () => {
    const result = of({
      therapy: [
        rated(60, 4, { nrsAfter: 2, nrs24h: 1 }),
        rated(40, 3, { nrsAfter: 3 }),
        rated(20, 5, { nrsAfter: 1, nrs48h: 5 }),
        massage(ago(10), { nrsAfter: 0 }),
      ],
    });
    expect(result.sessions).toBe(4);
    expect(at(result, "after").sessions).toEqual({ n: 3, mean: -2, median: -2, lowest: -4, highest: 0 });
    expect(at(result, "24h").sessions).toMatchObject({ n: 1, mean: -3 });
    expect(at(result, "48h").sessions).toMatchObject({ n: 1, mean: 0 });
  });

  test("keeps kinds apart and leaves out what is still to come", () => {
    const therapy = [rated(20, 4, { nrsAfter: 2 }), { ...rated(10, 4, { nrsAfter: 0 }), kind: "physio" as const }];
    expect(at(of({ therapy }), "after").sessions?.n).toBe(1);
    expect(of({ therapy: [rated(-1, 4, { nrsAfter: 2 })] })).toMatchObject({ sessions: 0 });
  });

  test("says so when no session has the numbers", () => {
    expect(at(of({ therapy: [massage(ago(5))] }), "24h")).toMatchObject({
      sessions: null,
      verdict: "cannot-tell",
      text: "No session has a number from before and from a day later.",
    });
  });
});

describe("days as sore without a session", () => {
  const therapy = [rated(50, 4, { nrs24h: 2 })];
  const without = (...entries: readonly PainEntry[]) => at(of({ therapy, pain: entries }), "24h").without;

  test("are the same part of the body within one point, with an answer a day later", () => {
    expect(without(calf(20, 4), calf(19, 3))).toMatchObject({ n: 1, mean: -1 });
    expect(without(calf(20, 5), calf(19, 3))).toMatchObject({ mean: -2 });
    expect(without(calf(20, 6), calf(19, 3))).toBeNull();
    expect(without(calf(20, 4))).toBeNull(); // nobody answered the day after
    expect(without(pain(ago(20), 4), pain(ago(19), 3))).toBeNull(); // a knee is no calf
    expect(without(calf(20, 4, { region: "achilles" }), calf(19, 3))).toMatchObject({ mean: -1 }); // same body part
  });

  test("a no-pain day after it is a zero", () => {
    expect(at(of({ therapy, pain: [calf(20, 4)], noPain: [{ day: ago(19) }] }), "24h").without).toMatchObject({
      mean: -4,
    });
  });

  test("lie more than three days after any therapy; one that comes later is none of their business", () => {
    const near = (back: number) =>
      at(of({ therapy: [...therapy, massage(ago(back), { kind: "other" })], pain: [calf(20, 4), calf(19, 3)] }), "24h")
        .without;
    expect([20, 21, 23].map(near)).toEqual([null, null, null]);
    // Leaving out days that a session followed would leave out those that stayed sore.
    expect([24, 19, 17].map((back) => near(back)?.n)).toEqual([1, 1, 1]);
  });

  test("are moved to the number of the session when they start a point above or below it", () => {
    // Days at 3 fall by 1, days at 5 by 2: from 4 it is 1.5, and so it is with four days at 3 and two at 5.
    const days = [30, 70, 110].flatMap((back) => [
      calf(back, 3),
      calf(back - 1, 2),
      calf(back - 20, 5),
      calf(back - 21, 3),
    ]);
    expect(without(...days)?.mean).toBeCloseTo(-1.5, 12);
    expect(without(...days, calf(140, 3), calf(139, 2))?.mean).toBeCloseTo(-1.5, 12);
  });

  test("count as one mean a session, so that many sore days do not outweigh it", () => {
    expect(without(calf(30, 4), calf(29, 2), calf(20, 4), calf(19, 4))).toMatchObject({ n: 1, mean: -1 });
    expect(at(of({ therapy, pain: [calf(30, 4), calf(29, 2), calf(20, 4), calf(19, 4)] }), "24h").matchedDays).toBe(2);
  });

  test("are not known for right after", () => {
    expect(at(of({ therapy: [rated(50, 4, { nrsAfter: 2 })], pain: [calf(20, 4)] }), "after")).toMatchObject({
      without: null,
      verdict: "cannot-tell",
    });
  });
});

describe("what may be said", () => {
  test("nothing below ten sessions with a comparison, however large the difference", () => {
    const few = at(of(manySessions(ENOUGH_SESSIONS - 1, 0, 4)), "24h");
    expect(few.verdict).toBe("cannot-tell");
    expect(few.text).toContain("We cannot tell: 9 of at least 10 sessions have a comparison.");
  });

  test("both numbers stand side by side", () => {
    const enough = at(of(manySessions(ENOUGH_SESSIONS, 2, 3)), "24h");
    expect(enough).toMatchObject({ verdict: "eased-more", compared: { mean: -2 }, without: { mean: -1 } });
    expect(enough.text).toContain(
      "On days as sore without one: down 1.0, against down 2.0 in the 10 sessions compared.",
    );
    expect(at(of(manySessions(ENOUGH_SESSIONS, 4, 1)), "24h").verdict).toBe("eased-less");
  });

  test("regression to the mean alone is no benefit: the same fall on both sides cannot tell", () => {
    expect(at(of(manySessions(30, 2, 2)), "24h")).toMatchObject({
      verdict: "cannot-tell",
      sessions: { mean: -2 },
      without: { mean: -2 },
    });
  });

  test("never that it heals, prevents or proves", () => {
    for (const later of [0, 2, 4])
      for (const { text } of of(manySessions(12, later, 2)).changes)
        expect(text).not.toMatch(/heal|prevent|cure|works/i);
  });
});

test("a summary of nothing is nothing, not zero", () => {
  expect(changeSummary([])).toBeNull();
  expect(changeSummary([-2, 0, -1])).toEqual({ n: 3, mean: -1, median: -1, lowest: -2, highest: 0 });
});
