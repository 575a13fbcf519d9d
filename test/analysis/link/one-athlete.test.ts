import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { linkDays } from "../../../src/analysis/link/episodes/link-days.ts";
import { linkChecks } from "../../../src/analysis/link/link-checks.ts";
import { matchedSets } from "../../../src/analysis/link/one-athlete/matched-sets.ts";
import { type OneAthleteLink, oneAthleteLink } from "../../../src/analysis/link/one-athlete.ts";
import { seededRandom } from "../../../src/analysis/link/statistics/seeded-random.ts";
import { said } from "../../../src/messages/said.ts";
import { type LinkStory, lastDayOf, linkHistory, steadyKm } from "./link-history.ts";

const linkOf = (story: LinkStory): OneAthleteLink => oneAthleteLink(linkHistory(story), lastDayOf(story));
function told(story: LinkStory) {
  const link = linkOf(story);
  if (link.kind !== "estimated") throw new Error(link.why);
  const finding = (name: string) => {
    const found = link.findings.find(({ exposure }) => exposure === name);
    if (found === undefined) throw new Error(`no ${name}`);
    return found;
  };
  return { ...link, finding };
}

/** Every `gap` days a long week of 20 km runs, and an episode 2 days after it, or in the middle between two of them. */
function story(episodes: number, gap: number, isLinked: boolean): LinkStory {
  const starts = Array.from({ length: episodes }, (_, i) => 90 + i * gap);
  const isLong = (day: number) => starts.some((start) => day >= start - 6 && day <= start - 2);
  return {
    days: 90 + episodes * gap + 30,
    kmOn: (day) => (day % 2 === 0 ? (isLong(day) ? 20 : 10) : 0),
    sore: starts.map((start) => (isLinked ? start : start + Math.floor(gap / 2))),
  };
}

describe("one runner with few episodes", () => {
  it("is told counts and percentiles, and nothing that looks like a test", () => {
    const link = told(story(4, 90, true));
    expect(link.tier).toBe("descriptive");
    expect(link.tests).toBe(0);
    expect(link.finding("week")).toMatchObject({ role: "secondary", onsets: 4, higher: 4, shift: null, odds: null });
    expect(link.finding("week").text).toBe(
      "4 of 4 episodes followed weeks above your median; with so few this can be chance.",
    );
    expect(link.finding("spike")).toMatchObject({ role: "primary", higher: 4, percentiles: [], adjustedP: null });
    expect(link.runsText).toMatch(
      /^Of your \d+ runs that were a spike, \d had a new sore place within 7 days\. Of \d+ other runs, \d+\.$/,
    );
  });

  it("with one says so in the singular", () => {
    const link = told(story(1, 120, true));
    expect(link.neededText).toMatch(
      /^You have 1 episode\. To see what the largest study saw would take about \d+, more than/,
    );
  });
});

describe("one runner with 5 to 14 episodes", () => {
  it("is compared with shifted calendars, without any odds", () => {
    const link = told(story(8, 90, true));
    expect(link.tier).toBe("compared");
    const week = link.finding("week");
    expect(week.odds).toBeNull();
    expect(week.medianPercentile).toBeGreaterThan(90);
    expect(week.shift?.kind === "estimated" && week.shift.pValue).toBeLessThan(0.1);
    expect(link.tests).toBe(4);
    expect(link.lagDays).toBe(0);
    expect(link.nextMorning).toEqual({
      kind: "cannot-tell",
      why: "no day at risk has an answer of its own and one of the day before",
      said: said("own-link.why.no-answers"),
    });
    for (const finding of link.findings) expect(finding.adjustedP).toBeGreaterThan(0);
  });

  it("is told that so few can be chance, however seldom chance would give as much", () => {
    const link = told(story(14, 90, true));
    expect([link.tier, link.finding("week").onsets]).toEqual(["compared", 14]);
    const { text, shortText, adjustedP } = link.finding("week");
    expect(adjustedP).toBeLessThanOrEqual(0.05);
    expect(text).toMatch(/With so few this can still be chance\. It says what went together, not why\.$/);
    expect(shortText).toBe(
      "14 of 14 episodes followed weeks above your median; chance alone seldom gives as much, but with so few it still can.",
    );
    expect(told(story(16, 90, true)).finding("week").text).not.toContain("so few");
  });

  it("finds nothing where episodes fall between the long weeks", () => {
    const link = told(story(8, 90, false));
    expect(link.finding("week").text).toContain("so this can be chance");
    expect(link.finding("spike").higher).toBe(0);
  });
});

describe("one runner with 15 episodes or more", () => {
  const random = seededRandom(4);
  const runKm = (i: number) => (i % 46 === 0 ? 16 + (i % 92) / 10 : 6 + 8 * random.uniform());
  const km = Array.from({ length: 3600 }, (_, i) => (i % 2 === 0 ? runKm(i) : 0));
  const weekBefore = (day: number) => km.slice(day - 7, day).reduce((a, b) => a + b, 0);
  const noisy = (isLinked: boolean): LinkStory => {
    const sore: number[] = [];
    for (let day = 60; day < km.length; day++) {
      const last = sore.at(-1) ?? -100;
      const risk = isLinked ? 0.008 * Math.exp(0.25 * (weekBefore(day) - 35)) : 0.012;
      if (day - last > 40 && random.uniform() < risk) sore.push(day);
    }
    return { days: km.length, kmOn: (i) => km[i]!, sore };
  };

  it("is given exploratory odds with both posteriors for the spike, between the estimate and each prior", () => {
    const link = told(noisy(true));
    expect(link.tier).toBe("exploratory");
    const { odds } = link.finding("spike");
    if (odds?.kind !== "estimated" || odds.ratio === null) throw new Error("no odds");
    expect(odds.lower).toBeLessThan(odds.ratio);
    expect(odds.sceptical?.ratio).toBeLessThan(odds.published!.ratio);
    expect(odds.published!.upper - odds.published!.lower).toBeLessThan(odds.upper - odds.lower);
    const week = link.finding("week");
    expect(week.odds?.kind === "estimated" && week.odds.ratio).toBeGreaterThan(1);
    expect(week.text).toContain("Exploratory: odds");
    expect(week.odds?.kind === "estimated" && week.odds.published).toBeNull();
  });

  it("has a bound and no ratio where every episode followed a spike and its days to compare did not", () => {
    const link = told(story(16, 91, true));
    const { odds, text } = link.finding("spike");
    if (odds?.kind !== "estimated") throw new Error("no odds");
    expect(odds).toMatchObject({ ratio: null, upper: null, published: null, sceptical: null });
    expect(odds.lower).toBeGreaterThan(1);
    expect(text).toMatch(
      /odds at least \d+\.\d times as high after a spike \(95 % bound; all of them lie on this side/,
    );
  });

  it("has odds around 1 where there is no link", () => {
    const { odds } = told(noisy(false)).finding("week");
    if (odds?.kind !== "estimated") throw new Error("no odds");
    expect(odds.lower).toBeLessThan(1);
    expect(odds.upper).toBeGreaterThan(1);
  });
});

describe("mornings with pain up by 2 or more", () => {
  const daily = (sore: readonly number[]): LinkStory => {
    const planted = story(8, 90, true);
    return { ...planted, sore, free: Array.from({ length: planted.days }, (_, i) => i) };
  };

  it("are one more question, asked of the spike alone and counted among the tests", () => {
    const planted = story(8, 90, true);
    const link = told(daily(planted.sore ?? []));
    if (link.nextMorning.kind !== "estimated") throw new Error(link.nextMorning.why);
    expect(link.nextMorning).toMatchObject({
      outcome: "next-morning",
      role: "secondary",
      exposure: "spike",
      onsets: 8,
      higher: 8,
    });
    expect(link.tests).toBe(5);
    expect(link.findings.map(({ outcome }) => outcome)).toEqual(["episode", "episode", "episode", "episode"]);
    expect(link.nextMorning.text).toMatch(
      /^8 of 8 mornings with pain up by 2 or more came within 7 days after a run that was a spike/,
    );
    const others = link.findings.slice(1).map(({ adjustedP }) => adjustedP ?? 1);
    expect(link.nextMorning.adjustedP).toBeLessThanOrEqual(Math.max(...others));
  });

  it("that did not come are said with how many could be compared", () => {
    const answered = Array.from({ length: 35 }, (_, i) => 80 + i);
    const link = told({ ...daily([120]), free: answered });
    expect(link.nextMorning).toEqual({
      kind: "cannot-tell",
      why: "pain was not up by 2 or more on the 34 mornings that can be compared with the day before",
      said: said("own-link.why.no-rise", { mornings: 34 }),
    });
  });
});

describe("the referent days", () => {
  it("are every fourth week of the 16-week block of their onset, and at risk", () => {
    const told = { ...story(6, 75, true) };
    const days = linkDays(linkHistory(told), lastDayOf(told));
    if (days === null) throw new Error("no days");
    const sets = matchedSets(
      days,
      Float64Array.from({ length: days.length }, (_, t) => t),
    );
    expect(sets.length).toBeGreaterThan(2);
    for (const { rows } of sets) {
      const [onset = -1, ...referents] = rows.map((row) => row[0]!);
      for (const t of referents) {
        expect(t).not.toBe(onset);
        expect(Math.abs(t - onset) % 28).toBe(0);
        expect(Math.floor((days.from + t - 4) / 112)).toBe(Math.floor((days.from + onset - 4) / 112));
        expect(days.atRisk[t]).toBe(1);
      }
    }
  });
});

describe("other choices", () => {
  it("are asked again: quiet days and days left out", () => {
    const told = story(6, 90, true);
    const history = linkHistory(told);
    const first = oneAthleteLink(history, lastDayOf(told));
    if (first.kind !== "estimated") throw new Error(first.why);
    const checks = linkChecks(history, lastDayOf(told), first);
    expect(checks.map(({ choice }) => choice)).toEqual(["quiet-14", "quiet-42", "leave-out-3"]);
    expect(checks[2]?.text).toBe(
      "With the last 3 days before each day left out: 6 of 6 after a spike, 6 of 6 after weeks above your median.",
    );
    const counted = linkChecks(history, lastDayOf(told), { ...first, lagDays: 3 })[2];
    expect(counted).toMatchObject({ choice: "leave-out-none", link: { lagDays: 0 } });
    expect(counted?.text).toMatch(/^With the last 3 days before each day counted too: /);
    const short = { days: 40, kmOn: steadyKm() };
    expect(linkChecks(linkHistory(short), lastDayOf(short), first)[0]?.text).toContain("no new episode began");
  });
});

describe("what cannot be told", () => {
  it("is nothing known, no episode, no answers, or no loads", () => {
    const empty = { kind: "cannot-tell", why: "nothing is known yet", said: said("own-link.why.nothing") };
    expect(linkOf({ days: 0, kmOn: () => null })).toEqual(empty);
    expect(linkOf({ days: 200, kmOn: steadyKm() })).toMatchObject({ why: expect.stringContaining("no new episode") });
    expect(linkOf({ days: 200, kmOn: steadyKm(), free: [], sore: [90] })).toMatchObject({
      why: expect.stringContaining("“no pain today” is an answer"),
    });
    const silent = linkOf({ days: 200, kmOn: (i) => (i === 0 ? 5 : null), sore: [90] });
    expect(silent).toMatchObject({ why: "the loads before the episodes are not known" });
  });

  it("never is a number that is none, whatever the history", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10_000 }),
        fc.integer({ min: 30, max: 500 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (seed, days, share) => {
          const random = seededRandom(seed);
          const km = Array.from({ length: days }, () =>
            random.uniform() < 0.1 ? null : random.uniform() < share ? 0 : 12 * random.uniform(),
          );
          const sore = Array.from({ length: days }, (_, i) => i).filter(() => random.uniform() < 0.02);
          const text = JSON.stringify(linkOf({ days, kmOn: (i) => km[i]!, sore }), (_, value) => {
            if (typeof value === "number" && !Number.isFinite(value)) throw new Error("not a number");
            return value;
          });
          expect(text).not.toMatch(/NaN|Infinity|cause/);
        },
      ),
      { numRuns: 40 },
    );
  });
});
