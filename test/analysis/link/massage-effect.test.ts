import { describe, expect, it } from "vitest";
import { type MassageEffect, massageEffect } from "../../../src/analysis/link/massage-effect.ts";
import { seededRandom } from "../../../src/analysis/link/statistics/seeded-random.ts";
import type { RunnerHistory } from "../../../src/domain/history.ts";
import type { TherapySession } from "../../../src/domain/therapy.ts";
import { dayOf, soreEntry } from "./link-history.ts";

const DAYS = 1500;

/** Soreness wanders around 3; a massage is booked when it is high, and takes `eases` points off the next day's rating. */
function story(eases: number, seed = 1): Pick<RunnerHistory, "pain" | "noPain" | "therapy"> {
  const random = seededRandom(seed);
  const nrs: number[] = [];
  for (let day = 0; day < DAYS; day++) {
    const next = 3 + 0.6 * ((nrs[day - 1] ?? 3) - 3) + 1.4 * random.normal();
    nrs.push(Math.min(10, Math.max(1, Math.round(next))));
  }
  const therapy: TherapySession[] = [];
  for (let day = 10; day < DAYS - 2; day++) {
    const isSoon = therapy.length > 0 && dayOf(day) - therapy.at(-1)!.day < 14;
    if (nrs[day]! < 5 || isSoon || random.uniform() < 0.4) continue;
    therapy.push({
      day: dayOf(day),
      kind: "massage",
      regions: ["knee"],
      nrsBefore: nrs[day]!,
      nrsAfter: null,
      nrs24h: Math.max(0, nrs[day + 1]! - eases),
      nrs48h: null,
      therapist: null,
      note: null,
    });
  }
  return { pain: nrs.map((value, day) => soreEntry(dayOf(day), value)), noPain: [], therapy };
}

function told(history: Pick<RunnerHistory, "pain" | "noPain" | "therapy">) {
  const effect: MassageEffect = massageEffect(history, dayOf(DAYS), { horizonDays: 1 });
  if (effect.kind !== "estimated") throw new Error(effect.why);
  return effect;
}

describe("soreness after massage", () => {
  it("that does nothing looks good before and after, and is nothing beside days as sore without one", () => {
    const effect = told(story(0));
    expect(effect.sessions).toBeGreaterThan(30);
    expect(effect.naive.upper).toBeLessThan(-0.3);
    expect(effect.untreated.upper).toBeLessThan(-0.3);
    expect(effect.difference.lower).toBeLessThan(0);
    expect(effect.difference.upper).toBeGreaterThan(0);
    expect(effect.text).toContain("so we cannot tell it from none");
  });

  it("that takes a point off is found, and said to be a rating and no proof", () => {
    const effect = told(story(1));
    expect(effect.difference.upper).toBeLessThan(0);
    expect(effect.difference.lower).toBeLessThan(-0.6);
    expect(effect.text).toContain("not proof of what did it");
    expect(effect.difference.mean).toBeCloseTo(effect.naive.mean - effect.untreated.mean, 12);
  });

  it("cannot be told from fewer than ten sessions, without numbers, or of another kind", () => {
    const { therapy, ...log } = story(1);
    const of = (sessions: readonly TherapySession[], kind: "massage" | "physio" = "massage") =>
      massageEffect({ ...log, therapy: sessions }, dayOf(DAYS), { horizonDays: 1, kind });
    expect(of(therapy.slice(0, 4))).toMatchObject({
      why: "that takes 10 sessions with days as sore to compare; there are 4",
    });
    expect(of(therapy.map((session) => ({ ...session, nrs24h: null }))).kind).toBe("cannot-tell");
    expect(of(therapy, "physio").kind).toBe("cannot-tell");
    expect(massageEffect({ ...log, therapy }, dayOf(20), { horizonDays: 2 }).kind).toBe("cannot-tell");
  });

  it("says how many sessions could show what a trial found", () => {
    expect(told(story(0)).sessionsNeeded).toBeGreaterThanOrEqual(10);
    expect(told(story(0))).toEqual(told(story(0)));
  });
});
