import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ActivityId, Sha256 } from "../../src/domain/ids.ts";
import type { UtcInstant } from "../../src/domain/instant.ts";
import type { LocalDay } from "../../src/domain/local-day.ts";
import { groupRuns } from "../../src/ingest/group-runs.ts";
import type { SourceHead } from "../../src/ingest/match-sources.ts";
import { SourcesAround } from "../../src/ingest/sources-around.ts";
import { at, dayOnly, garmin, head, START, strava } from "./source-heads.ts";

type Split = { readonly first: ActivityId; readonly second: ActivityId };

/** Each group as its ids, the one that counts first. */
const idsOf = (heads: readonly SourceHead[], splits: readonly Split[] = []) =>
  groupRuns(heads, splits).map(({ counting, others }) => [counting.id, ...others.map((other) => other.head.id)]);
const named = (name: string, made: SourceHead): SourceHead => ({ ...made, id: name as ActivityId });
const split = (first: string, second: string): Split => ({ first: first as ActivityId, second: second as ActivityId });

describe("of several sources of one run the one that counts", () => {
  it("is a recording before a list, and a list before a diary", () => {
    const all = [named("diary", dayOnly()), named("strava", strava()), named("fit", head())];
    expect(idsOf(all)).toEqual([["fit", "strava", "diary"]]);
  });

  it("is the one with more samples, then the one that states more, then one by the order of hashes", () => {
    expect(idsOf([named("few", head()), named("many", head({ samples: 3002 }))])).toEqual([["many", "few"]]);
    expect(idsOf([named("less", head()), named("more", head({ measures: 15 }))])).toEqual([["more", "less"]]);
    const sha = (text: string) => ({ sourceSha256: text as Sha256 });
    expect(idsOf([named("b", head(sha("b"))), named("a", head(sha("a")))])).toEqual([["a", "b"]]);
  });

  it("is the whole of a recording before a piece of it, however rich the piece", () => {
    const half = { ...at(100), durationS: 1200, elapsedS: 1200, distanceM: 4000 };
    const piece = named("piece", head({ ...half, samples: 9000, measures: 18 }));
    const other = named("other", head({ ...half, ...at(1600), samples: 9000, measures: 18 }));
    const whole = named("whole", head({ format: "gpx", samples: 500 }));
    expect(idsOf([piece, other, whole]).map((group) => group.toSorted())).toEqual([["other", "piece", "whole"]]);
    expect(idsOf([piece, other, whole])[0]?.[0]).toBe("whole");
    expect(idsOf([piece, other])).toHaveLength(2);
  });
});

describe("a source", () => {
  it("joins the closest of several runs that match", () => {
    const starts = [100, 3, 60].map((seconds) => named(`at ${seconds}`, head({ ...at(seconds), samples: 0 })));
    const list = named("list", strava());
    const all = idsOf([...starts.map((start) => ({ ...start, sourceSha256: "one file" as Sha256 })), list]);
    expect(all.find((group) => group.includes("list" as ActivityId))).toEqual(["at 3", "list"]);
  });

  it("never joins another row of its file, so two equal runs of a day stay two", () => {
    const ofFile = (name: string, file: string, index: number) =>
      named(name, dayOnly({ sourceSha256: file as Sha256, indexInFile: index }));
    const rows = [ofFile("a1", "a", 0), ofFile("a2", "a", 1), ofFile("b1", "b", 0), ofFile("b2", "b", 1)];
    expect(idsOf(rows).map((group) => group.length)).toEqual([2, 2]);
    expect(idsOf(rows.slice(0, 3)).map((group) => group.length)).toEqual([2, 1]);
  });

  it("is never joined with one that a person split it from, whichever counts later", () => {
    const all = [named("fit", head()), named("strava", strava()), named("garmin", garmin())];
    expect(idsOf(all, [split("fit", "strava")])).toEqual([["fit", "garmin"], ["strava"]]);
    expect(idsOf(all, [split("strava", "garmin")])).toEqual([["fit", "garmin"], ["strava"]]);
    const richer = named("richer", head({ samples: 4000 }));
    const together = idsOf([...all, richer], [split("strava", "fit")]);
    expect(together.some((group) => group.includes(all[0]!.id) && group.includes(all[1]!.id))).toBe(false);
  });
});

/** Sources of a few days that meet often: same starts, same lengths, few files. */
const someHeads = fc
  .uniqueArray(
    fc.record({
      file: fc.integer({ min: 0, max: 5 }),
      indexInFile: fc.integer({ min: 0, max: 2 }),
      format: fc.constantFrom("fit", "gpx", "strava-csv", "garmin-csv", "diary-csv"),
      day: fc.integer({ min: 0, max: 9 }),
      startS: fc.option(fc.constantFrom(0, 30, 110, 1000, 3600, 36_000), { freq: 4 }),
      utcOffsetMin: fc.option(fc.constantFrom(0, 60), { freq: 4 }),
      zoneSource: fc.constantFrom("file", "home"),
      sport: fc.constantFrom("run", "run", "other", "ride"),
      durationS: fc.option(fc.constantFrom(1200, 3000, 3100), { freq: 5 }),
      distanceM: fc.option(fc.constantFrom(4000, 10_000, 10_100, 10_900), { freq: 5 }),
      samples: fc.constantFrom(0, 100, 3001),
      measures: fc.constantFrom(5, 10),
    }),
    { maxLength: 14, selector: ({ file, indexInFile }) => `${file}/${indexInFile}` },
  )
  .map((all) =>
    all.map(({ file, day, startS, ...some }) => {
      const startedAt = startS === null ? null : ((START + (day * 86_400 + startS) * 1000) as UtcInstant);
      return head({
        ...(some as Partial<SourceHead>),
        id: `${file}/${some.indexInFile}` as ActivityId,
        sourceSha256: `file ${file}` as Sha256,
        localDay: (20_509 + day) as LocalDay,
        startedAt,
        elapsedS: null,
      });
    }),
  );
const someSplits = fc.array(
  fc.record({
    first: fc.constantFrom("0/0", "1/0", "2/0") as fc.Arbitrary<ActivityId>,
    second: fc.constantFrom("0/1", "1/1", "3/0") as fc.Arbitrary<ActivityId>,
  }),
  { maxLength: 2 },
);

const asSet = (heads: readonly SourceHead[], splits: readonly Split[]) =>
  new Set(groupRuns(heads, splits).map((group) => JSON.stringify(group)));

describe("grouping", () => {
  it("is a function of the set: the order in which sources came does not matter", () => {
    const shuffled = someHeads.chain((heads) =>
      fc.tuple(fc.constant(heads), fc.shuffledSubarray([...heads], { minLength: heads.length })),
    );
    fc.assert(
      fc.property(shuffled, someSplits, ([heads, other], splits) => {
        expect(groupRuns(other, splits)).toEqual(groupRuns(heads, splits));
      }),
      { numRuns: 1000 },
    );
  });

  it("puts each source in one group, no two rows of a file and no split pair in the same", () => {
    fc.assert(
      fc.property(someHeads, someSplits, (heads, splits) => {
        const groups = groupRuns(heads, splits).map(({ counting, others }) => [counting, ...others.map((o) => o.head)]);
        const placed = groups.flat().map(({ id }) => id);
        expect(placed.toSorted()).toEqual(heads.map(({ id }) => id).toSorted());
        for (const group of groups) {
          expect(new Set(group.map(({ sourceSha256 }) => sourceSha256)).size).toBe(group.length);
          const ids = new Set(group.map(({ id }) => id));
          expect(splits.some(({ first, second }) => ids.has(first) && ids.has(second))).toBe(false);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it("of the sources around some others is what grouping all of them gives for these", () => {
    fc.assert(
      fc.property(someHeads, someSplits, fc.nat(13), (heads, splits, index) => {
        const seed = heads[index % Math.max(1, heads.length)];
        if (seed === undefined) return;
        const around = new SourcesAround();
        around.add(heads);
        const near = around.reachedFrom([seed]);
        const whole = asSet(heads, splits);
        for (const group of asSet(near, splits)) expect(whole).toContain(group);
        // One that went away is still the seed of what depended on it.
        const rest = heads.filter((each) => each !== seed);
        const without = new SourcesAround();
        without.add(rest);
        const left = asSet(without.reachedFrom([seed]), splits);
        const wholeRest = asSet(rest, splits);
        for (const group of left) expect(wholeRest).toContain(group);
        const untouched = asSet(
          rest.filter((each) => !near.includes(each)),
          splits,
        );
        expect(new Set([...left, ...untouched])).toEqual(wholeRest);
      }),
      { numRuns: 1000 },
    );
  });
});
