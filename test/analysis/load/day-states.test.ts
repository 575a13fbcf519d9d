import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type DayEvidence, dayStates, firstKnownDay, statesWithin } from "../../../src/analysis/load/day-states.ts";
import { isWithin } from "../../../src/domain/local-day.ts";
import { dayAt, run } from "../daily.ts";

const NOTHING: DayEvidence = { sessions: [], dayMarks: [], claims: [], feedThrough: null };
const runsOn = (...indexes: number[]) => indexes.map((index) => run({ localDay: dayAt(index) }));
const states = (evidence: Partial<DayEvidence>, last: number) =>
  dayStates({ ...NOTHING, ...evidence }, dayAt(last))
    .map(({ state }) => ({ observed: "R", rest: "-", unknown: "?" })[state])
    .join("");

describe("day states", () => {
  test("of a range are those of the whole calendar, whoever holds the sessions of the range alone", () => {
    const days = fc.array(fc.nat(40), { maxLength: 20 });
    fc.assert(
      fc.property(fc.tuple(days, days, days), fc.nat(40), fc.nat(40), ([ran, rode, marked], from, to) => {
        const evidence: DayEvidence = {
          sessions: [...runsOn(0, ...ran), ...rode.map((index) => run({ localDay: dayAt(index), sport: "other" }))],
          dayMarks: marked.map((index) => ({ day: dayAt(index), state: "rest" })),
          claims: [{ from: dayAt(5), to: dayAt(9) }],
          feedThrough: null,
        };
        const range = { from: dayAt(from), to: dayAt(to) };
        const sessions = evidence.sessions.filter(({ localDay }) => isWithin(localDay, range));
        const whole = dayStates(evidence, dayAt(40)).filter(({ day }) => isWithin(day, range));
        expect(statesWithin({ ...evidence, sessions }, range)).toEqual(whole);
      }),
    );
  });

  test("a day without a run is unknown, not rest", () => {
    expect(states({ sessions: runsOn(0, 3) }, 5)).toBe("R??R??");
  });

  test("a rest mark makes a day rest", () => {
    expect(states({ sessions: runsOn(0, 3), dayMarks: [{ day: dayAt(1), state: "rest" }] }, 4)).toBe("R-?R?");
  });

  test("another sport shows that the feed was alive", () => {
    const ride = run({ localDay: dayAt(2), sport: "ride" });
    expect(states({ sessions: [...runsOn(0, 3), ride] }, 3)).toBe("R?-R");
  });

  test("a run wins over a rest mark, a ride and a claim", () => {
    const ride = run({ localDay: dayAt(0), sport: "ride" });
    const dayMarks = [{ day: dayAt(0), state: "rest" as const }];
    const claims = [{ from: dayAt(0), to: dayAt(0) }];
    expect(states({ sessions: [...runsOn(0), ride], dayMarks, claims }, 0)).toBe("R");
  });

  test("a closed claim speaks to its end", () => {
    expect(states({ sessions: runsOn(0, 3), claims: [{ from: dayAt(1), to: dayAt(4) }] }, 6)).toBe("R--R-??");
  });

  test("an open claim speaks only as far as files were offered", () => {
    const claims = [{ from: dayAt(0), to: null }];
    expect(states({ sessions: runsOn(0, 3), claims, feedThrough: dayAt(4) }, 6)).toBe("R--R-??");
    expect(states({ sessions: runsOn(0, 3), claims }, 6)).toBe("R??R???");
  });

  test("several claims add up", () => {
    const claims = [
      { from: dayAt(1), to: dayAt(1) },
      { from: dayAt(3), to: null },
    ];
    expect(states({ sessions: runsOn(0), claims, feedThrough: dayAt(4) }, 5)).toBe("R-?--?");
  });

  test("history begins with the first session or mark, not with a claim", () => {
    const claims = [{ from: dayAt(-1000), to: dayAt(9) }];
    expect(firstKnownDay({ ...NOTHING, sessions: runsOn(2), claims }, dayAt(9))).toBe(dayAt(2));
    const dayMarks = [{ day: dayAt(1), state: "rest" as const }];
    expect(firstKnownDay({ ...NOTHING, sessions: runsOn(2), claims, dayMarks }, dayAt(9))).toBe(dayAt(1));
    const swim = run({ localDay: dayAt(0), sport: "swim" });
    expect(firstKnownDay({ ...NOTHING, sessions: [swim, ...runsOn(2)] }, dayAt(9))).toBe(dayAt(0));
    expect(states({ claims }, 9)).toBe("");
  });

  test("nothing after the day in question counts", () => {
    expect(firstKnownDay({ ...NOTHING, sessions: runsOn(3) }, dayAt(2))).toBeNull();
    expect(states({ sessions: runsOn(3), dayMarks: [{ day: dayAt(5), state: "rest" }] }, 2)).toBe("");
    expect(states({ sessions: runsOn(0, 3), claims: [{ from: dayAt(0), to: dayAt(9) }] }, 1)).toBe("R-");
  });
});
