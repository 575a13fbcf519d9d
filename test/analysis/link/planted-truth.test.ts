import { describe, expect, it } from "vitest";
import { linkOfDays } from "../../../src/analysis/link/one-athlete.ts";
import { type CohortModel, NO_LINK } from "../../../src/analysis/link/simulate/cohort-model.ts";
import { simulateCohort } from "../../../src/analysis/link/simulate/simulate-cohort.ts";
import { simulatedDays } from "../../../src/analysis/link/simulate/simulated-days.ts";
import type { SquadMember } from "../../../src/analysis/link/squad/person-days.ts";
import { squadHazard } from "../../../src/analysis/link/squad/squad-hazard.ts";
import { squadSessions } from "../../../src/analysis/link/squad/squad-sessions.ts";
import type { Estimated } from "../../../src/analysis/link/statistics/estimated.ts";
import { seededRandom } from "../../../src/analysis/link/statistics/seeded-random.ts";

const planted = (days: number, pain: Partial<CohortModel["pain"]>, more: Partial<CohortModel> = {}): CohortModel => ({
  ...NO_LINK,
  days,
  ...more,
  pain: { ...NO_LINK.pain, ...pain },
});
const membersOf = (model: CohortModel, runners: number, seed: number): SquadMember[] =>
  simulateCohort(model, runners, seed).map((runner, i) => ({ athlete: `r${i}`, days: simulatedDays(runner) }));
const options = (lagDays = 0) => ({ random: seededRandom(1), replicates: 200, lagDays });
function of<T>(result: Estimated<T>): T {
  if (result.kind === "cannot-tell") throw new Error(result.why);
  return result;
}

/** Share of runners for whom each exposure stands out at 5 %. */
function foundShares(model: CohortModel, runners: number): ReadonlyMap<string, number> {
  const asked = new Map<string, boolean[]>();
  for (const { days } of membersOf(model, runners, 7)) {
    const link = linkOfDays(days);
    if (link.kind !== "estimated") continue;
    for (const { exposure, shift } of link.findings)
      if (shift?.kind === "estimated") asked.set(exposure, [...(asked.get(exposure) ?? []), shift.pValue <= 0.05]);
  }
  for (const found of asked.values()) expect(found.length).toBeGreaterThan(runners / 2);
  return new Map([...asked].map(([name, found]) => [name, found.filter(Boolean).length / found.length]));
}

describe("one runner without a planted link", () => {
  it("seems to have one as often as 5 % promise, whatever is asked", () => {
    const model = planted(1200, { onsetPerDay: 0.009 });
    const shares = foundShares(model, 150);
    expect([...shares.keys()]).toEqual(["spike", "week", "month", "longest"]);
    for (const share of shares.values()) expect(share).toBeLessThan(0.1);
  });

  it("seems to have none the more who runs less when it hurts", () => {
    const training = { ...NO_LINK.training, runningInPain: 0.3, prodromeDays: 3 };
    const shares = foundShares(planted(1200, { onsetPerDay: 0.009 }, { training }), 120);
    for (const share of shares.values()) expect(share).toBeLessThan(0.05);
  });
});

describe("one runner whose running drops before pain is written down", () => {
  const training = {
    ...NO_LINK.training,
    spikeChance: { small: 0.04, moderate: 0.03, large: 0.005 },
    runningInPain: 0.3,
    prodromeDays: 3,
  };
  const [member] = membersOf(planted(3652, { onsetPerDay: 0.012 }, { training }), 1, 1);
  if (member === undefined) throw new Error("a cohort of one has one runner");

  it("would seem to be harmed by rest were the last days counted, and is told neither odds below 1 nor a harm", () => {
    const link = of(linkOfDays(member.days));
    expect(link.drop).toMatchObject({ kind: "estimated", isFound: true });
    expect(link.reverseText).toContain("so less running before an episode says nothing against rest.");
    for (const { odds, text } of link.findings) {
      if (odds?.kind === "estimated") expect(odds.ratio).toBeGreaterThanOrEqual(1);
      if (odds?.kind === "cannot-tell") expect(text).toContain("No odds: ");
      expect(text).not.toMatch(/odds 0/);
    }
  });

  it("is not taken for one whose running stays as it is", () => {
    const found = membersOf(planted(3652, { onsetPerDay: 0.012 }), 40, 3).filter(({ days }) => {
      const { drop } = of(linkOfDays(days));
      return drop.kind === "estimated" && drop.isFound;
    });
    expect(found.length).toBeLessThanOrEqual(6);
  });
});

describe("a squad", () => {
  it("gives a planted ratio back, within its interval, with frail and sturdy runners", () => {
    const pain = { onsetPerDay: 0.005, spikeRatio: { small: 2, moderate: 2, large: 2 }, frailtySd: 0.6 };
    const members = membersOf(planted(500, pain), 200, 11);
    const any = of(of(squadSessions(members, options(0))).anySpike);
    expect(any.lower).toBeGreaterThan(1.2);
    expect(any.lower).toBeLessThan(2);
    expect(any.upper).toBeGreaterThan(1.8);
    const moderate = of(of(squadHazard(members, options(0))).levels.find(({ level }) => level === "moderate")!.ratio);
    expect(moderate.lower).toBeLessThan(2);
    expect(moderate.upper).toBeGreaterThan(2);
  });

  it("whose running drops before it logs pain shows a link that is none, and leaving 3 days out takes it away", () => {
    const training = { ...NO_LINK.training, runningInPain: 0.3, prodromeDays: 3 };
    const members = membersOf(planted(730, { onsetPerDay: 0.005 }, { training }), 240, 11);
    const fooled = of(of(squadSessions(members, options(0))).anySpike);
    const checked = of(of(squadSessions(members, options(3))).anySpike);
    expect(fooled.upper).toBeLessThan(1);
    expect(checked.lower).toBeLessThan(1);
    expect(checked.upper).toBeGreaterThan(1);
  });
});
