import { describe, expect, it } from "vitest";
import type { LinkDays } from "../../../../src/analysis/link/episodes/link-days.ts";
import { personDays } from "../../../../src/analysis/link/squad/person-days.ts";
import { plantedSquad } from "./make-squad.ts";

/** An athlete at risk on day 60 alone, who ran 40 km on one day and nothing else, and answered on some days. */
function onDay60(answers: readonly number[], ranOn: number) {
  const [member] = plantedSquad({ athletes: 1, days: 80, base: 0, spikeRatio: 1, seed: 1 });
  if (member === undefined) throw new Error("no athlete was made");
  const only = (days: readonly number[]) => Uint8Array.from({ length: 80 }, (_, t) => (days.includes(t) ? 1 : 0));
  const days: LinkDays = {
    ...member.days,
    load: Float64Array.from({ length: 80 }, (_, t) => (t === ranOn ? 40 : 0)),
    answered: only(answers),
    atRisk: only([60]),
  };
  return (lagDays: number) => {
    const { recent, dayNumber } = personDays([{ athlete: "a", days }], lagDays);
    expect([...dayNumber]).toEqual([60]);
    return recent[0];
  };
}

describe("days at risk of a squad", () => {
  it("with no day left out, look at the 7 days before, whenever the last answer was", () => {
    const recent = onDay60([40], 53);
    expect(recent(0)).toBe(40);
    expect(onDay60([40], 52)(0)).toBe(0);
  });

  it("with 3 left out, look at the days 10 to 4 before the day after the last answer: pain can have begun then", () => {
    expect(onDay60([59], 50)(3)).toBe(40);
    expect(onDay60([59], 57)(3)).toBe(0);
    for (const [ranOn, km] of [
      [45, 0],
      [46, 40],
      [52, 40],
      [53, 0],
      [56, 0],
    ] as const)
      expect(onDay60([40, 55], ranOn)(3)).toBe(km);
  });

  it("do not take the answer of the day itself for one before it", () => {
    expect(onDay60([55, 60], 46)(3)).toBe(40);
  });
});
