import { describe, expect, it } from "vitest";
import { linkDays } from "../../../../src/analysis/link/episodes/link-days.ts";
import { asNextMornings, nextMornings } from "../../../../src/analysis/link/episodes/next-morning.ts";
import type { PainEntry } from "../../../../src/domain/pain.ts";
import { dayOf, lastDayOf, linkHistory, START, soreEntry, steadyKm } from "../link-history.ts";

type Said = Partial<Pick<PainEntry, "region" | "side" | "moment">>;
const said = (day: number, nrs: number, about: Said = {}): PainEntry => ({ ...soreEntry(dayOf(day), nrs), ...about });
function mornings(pain: readonly PainEntry[], free: readonly number[] = []): string {
  const { compared, rise } = nextMornings(
    { pain, noPain: free.map((day) => ({ day: dayOf(day) })) },
    { from: START, to: dayOf(5) },
  );
  return [...compared].map((isCompared, t) => (isCompared === 0 ? "." : rise[t] === 1 ? "up" : "no")).join(" ");
}

describe("pain of the next morning", () => {
  it("is up from 2 points on, and from no pain too", () => {
    expect(mornings([said(1, 3), said(2, 4)])).toBe(". . no . . .");
    expect(mornings([said(1, 3), said(2, 5)])).toBe(". . up . . .");
    expect(mornings([said(2, 2)], [1])).toBe(". . up . . .");
    expect(mornings([said(2, 1)], [1])).toBe(". . no . . .");
  });

  it("is not up on a day without pain, whatever was said the day before", () => {
    expect(mornings([said(1, 5)], [2, 3])).toBe(". . no no . .");
  });

  it("cannot be compared without an answer on both days, or with one about another place", () => {
    expect(mornings([said(1, 0), said(3, 6)])).toBe(". . . . . .");
    expect(mornings([said(1, 1), said(2, 6, { side: "right" })])).toBe(". . . . . .");
    expect(mornings([said(1, 1, { region: "calf" }), said(2, 6)])).toBe(". . . . . .");
  });

  it("is the morning's own answer before any other of the day, and what a run did is neither", () => {
    expect(mornings([said(1, 2), said(2, 3, { moment: "next_morning" }), said(2, 7)])).toBe(". . no . . .");
    expect(mornings([said(1, 2), said(2, 7, { moment: "during" })])).toBe(". . . . . .");
    expect(mornings([said(1, 6, { moment: "during" }), said(2, 3)])).toBe(". . . . . .");
    expect(mornings([said(1, 1, { moment: "pre" }), said(1, 6, { moment: "after" }), said(2, 3)])).toBe(". . up . . .");
  });

  it("counts as an outcome on days at risk only", () => {
    const told = { days: 120, kmOn: steadyKm(), sore: [60, 62, 110], free: [59, 61, 108, 109] };
    const days = linkDays(linkHistory(told), lastDayOf(told));
    if (days === null) throw new Error("no days");
    const marked = (column: Uint8Array) => [...column.keys()].filter((t) => column[t] === 1);
    expect(marked(days.rise)).toEqual([60, 62, 110]);
    const { onset, atRisk } = asNextMornings(days);
    expect(marked(onset)).toEqual([60, 110]);
    expect(marked(atRisk)).toEqual([60, 109, 110]);
  });
});
