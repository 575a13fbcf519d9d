import { describe, expect, test } from "vitest";
import { SPIKE_LIMITS } from "../../../src/analysis/ratio/spike.ts";
import { LOAD_RULES } from "../../../src/analysis/risk/load-rules.ts";
import { addDays } from "../../../src/domain/local-day.ts";
import {
  ago,
  assessOn,
  EMPTY,
  findingsOf,
  pain,
  planned,
  run,
  sayings,
  says,
  steady,
  TODAY,
  withPain,
  withRun,
} from "./make-history.ts";

const SPIKES = ["SPIKE_S", "SPIKE_M", "SPIKE_L"] as const;
const inDays = (count: number) => addDays(TODAY, count);
const saysAll = (history: Parameters<typeof assessOn>[0]) => SPIKES.map((rule) => says(assessOn(history), rule));
/** A steady runner whose run `back` days ago had another length. */
const ran = (distanceKm: number | null, back = 2) => withRun(steady(), ago(back), distanceKm);

describe("runs done", () => {
  test.each([
    [11, ["clear", "clear", "clear"]],
    [11.01, ["note", "clear", "clear"]],
    [13, ["note", "clear", "clear"]],
    [13.01, ["clear", "amber", "clear"]],
    [20, ["clear", "amber", "clear"]],
    [20.01, ["clear", "clear", "amber"]],
  ])("%s km after 10 km says %j for small, moderate and large", (distanceKm, expected) => {
    expect(saysAll(ran(distanceKm))).toEqual(expected);
  });

  test("stand for 7 days after the run", () => {
    const history = { ...ran(15, 0), claims: [{ from: ago(130), to: inDays(20) }] };
    expect(sayings(history, "SPIKE_M", 9)).toEqual([...Array(8).fill("amber"), "clear"]);
    expect(findingsOf(assessOn(history), "SPIKE_M")[0]).toMatchObject({ standsUntil: inDays(7) });
  });

  test("carry their numbers, the study and the absolute risk", () => {
    const [finding] = findingsOf(assessOn(ran(12.4)), "SPIKE_S");
    expect(finding).toMatchObject({
      kind: "flagged",
      threshold: 10,
      unit: "%",
      from: ago(32),
      to: ago(2),
      coverage: 1,
    });
    expect(finding?.kind === "flagged" && finding.value).toBeCloseTo(24, 9);
    expect(finding?.text).toBe("Fri 20 Nov: 12.4 km, 24 % longer than anything in the 30 days before (10.0 km).");
    expect(finding?.evidence).toBe(
      "In a study of 5,205 runners, runs like this went with about 1.6 times the overuse-injury rate (95 % CI 1.3–2.1). Most such runs cause no injury.",
    );
    expect(finding?.absoluteRisk).toContain("about 3.7 per 1,000");
  });

  // Frandsen et al. 2025: 1,820 injuries in 588,071 sessions; 72 % of them overuse (third party).
  test("their absolute risks are 2.228 per 1,000 runs times 1.64, 1.52 and 2.28: one more injury in 701, 863 and 351 runs", () => {
    const per1000 = (1000 * 0.72 * 1820) / 588_071;
    expect(per1000).toBeCloseTo(2.228, 3);
    const rows = [
      ["SPIKE_S", 1.64, 3.65, 701],
      ["SPIKE_M", 1.52, 3.39, 863],
      ["SPIKE_L", 2.28, 5.08, 351],
    ] as const;
    for (const [rule, ratio, derived, runs] of rows) {
      expect(per1000 * ratio).toBeCloseTo(derived, 2);
      expect(Math.round(1000 / (per1000 * (ratio - 1)))).toBe(runs);
      expect(LOAD_RULES[rule].absoluteRisk).toBe(
        `about ${per1000.toFixed(1)} overuse injuries per 1,000 runs at reference, about ${(per1000 * ratio).toFixed(1)} per 1,000 runs like this (derived, approximate)`,
      );
    }
  });

  test("say that they are provisional on a short history", () => {
    const [finding] = findingsOf(assessOn(withRun(steady(20), ago(2), 15)), "SPIKE_M");
    expect(finding?.text).toContain("provisional");
  });

  test("the thresholds printed are the ends of the categories", () => {
    const printed = SPIKES.map((code) => 1 + LOAD_RULES[code].thresholds.abovePct / 100);
    const { reference, small, moderate } = SPIKE_LIMITS;
    for (const [i, limit] of [reference, small, moderate].entries()) expect(printed[i]).toBeCloseTo(limit, 12);
  });
});

describe("a small spike", () => {
  test("is a note by itself and amber beside any pain", () => {
    expect(says(assessOn(ran(12)), "SPIKE_S")).toBe("note");
    expect(says(assessOn(withPain(ran(12), pain(TODAY, 1, { region: "calf" }))), "SPIKE_S")).toBe("amber");
  });

  test("is amber when another spike stood in the 14 days before it", () => {
    const saysWithSpike = (back: number) => {
      const first = withRun(steady(), ago(back), 11.5);
      return says(assessOn(withRun(first, ago(0), 14)), "SPIKE_S");
    };
    expect(saysWithSpike(21)).toBe("amber"); // stood until 14 days before
    expect(saysWithSpike(22)).toBe("note"); // stood until 15 days before
  });
});

describe("runs planned", () => {
  const withPlan = (distanceKm: number, ahead: number) => ({
    ...steady(),
    planned: [planned(inDays(ahead), distanceKm)],
  });

  test("count from today to 7 days ahead", () => {
    expect(saysAll(withPlan(15, 0))).toEqual(["clear", "clear", "clear"]); // today's run is done
    expect(saysAll(withPlan(15, 1))).toEqual(["clear", "amber", "clear"]);
    expect(saysAll(withPlan(15, 7))).toEqual(["clear", "amber", "clear"]);
    expect(saysAll(withPlan(15, 8))).toEqual(["clear", "clear", "clear"]);
  });

  test("are worded as plans, and compared with runs done only", () => {
    const history = { ...withPlan(15, 1), planned: [...withPlan(15, 1).planned, ...withPlan(16, 3).planned] };
    const findings = findingsOf(assessOn(history), "SPIKE_M");
    expect(findings).toHaveLength(1);
    expect(findings[0]?.text).toMatch(/^Planned for Mon 23 Nov: 15\.0 km, 50 % longer/);
    expect(assessOn(history).sentence).toContain("planned for Mon 23 Nov");
  });

  test("stand beside a run done", () => {
    const history = { ...ran(15), planned: [planned(inDays(2), 25)] };
    expect(findingsOf(assessOn(history), "SPIKE_M").map(({ to }) => to)).toEqual([ago(2), inDays(2)]);
  });
});

describe("what is missing", () => {
  const missing = (history: Parameters<typeof assessOn>[0]) => {
    const [finding] = findingsOf(assessOn(history), "SPIKE_M");
    return finding?.kind === "cannot-say" ? finding.missing : null;
  };

  test("no run at all", () => {
    expect(missing(EMPTY)).toBe("your runs");
    expect(missing({ ...EMPTY, dayMarks: [{ day: TODAY, state: "rest" }] })).toBe("your runs");
  });

  test("nothing known of the last week", () => {
    const lapsed = { ...steady(), sessions: steady().sessions.filter(({ localDay }) => localDay < ago(7)), claims: [] };
    expect(missing(lapsed)).toBe("your runs and rest days of the last week");
    expect(missing({ ...lapsed, dayMarks: [{ day: ago(1), state: "rest" as const }] })).toBeNull();
  });

  test("some days of the last week: the rule is clear and says how many are not known", () => {
    const textOf = (history: Parameters<typeof assessOn>[0]) => findingsOf(assessOn(history), "SPIKE_M")[0]?.text;
    const marked = (backs: readonly number[]) => backs.map((back) => ({ day: ago(back), state: "rest" as const }));
    const before = steady().sessions.filter(({ localDay }) => localDay < ago(7));
    const lapsed = { ...steady(), sessions: before, claims: [] };
    expect(textOf({ ...lapsed, dayMarks: marked([1]) })).toBe(
      "No run in the last 7 days. Of the last 8 days 7 are not known.",
    );
    expect(textOf({ ...lapsed, dayMarks: marked([0, 1, 2, 3, 4, 5, 6, 7]) })).toBe("No run in the last 7 days.");
    expect(textOf({ ...steady(), claims: [] })).toBe(
      "No run of the last 7 days was in this band; the longest was as long as the longest in the 30 days before it. Of the last 8 days 4 are not known.",
    );
  });

  test("a run of the last week without a distance", () => {
    expect(missing(ran(null))).toBe("the distance of the run on Fri 20 Nov");
    expect(missing(ran(null, 7))).toBe("the distance of the run on Sun 15 Nov");
    expect(missing(ran(null, 8))).toBeNull();
  });

  test("nothing to compare with: a first run, or no distance before", () => {
    expect(missing({ ...EMPTY, sessions: [run(TODAY, 5)] })).toBe(
      "a run with a known distance in the 30 days before Sun 22 Nov",
    );
    const blind = {
      ...steady(),
      sessions: steady().sessions.map((done) => (done.localDay === TODAY ? done : run(done.localDay, null))),
    };
    expect(
      missing({ ...blind, sessions: blind.sessions.filter(({ localDay }) => localDay === TODAY || localDay < ago(7)) }),
    ).toMatch(/^a run with a known distance/);
  });

  test("a spike that is known speaks although another run has no distance", () => {
    const history = withRun(ran(15), ago(4), null);
    expect(saysAll(history)).toEqual(["cannot-say", "amber", "cannot-say"]);
  });
});
