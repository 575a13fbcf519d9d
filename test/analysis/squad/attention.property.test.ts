import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { attentionGroup, compareAttention } from "../../../src/analysis/squad/attention.ts";
import type { AssessmentLevel } from "../../../src/domain/assessment.ts";
import { ATTENTION_GROUPS, type SquadStanding, type StoodVerdict } from "../../../src/domain/squad.ts";

const LEVELS: readonly AssessmentLevel[] = ["green", "grey", "amber", "red", "clinician"];
const verdict = fc.record({
  level: fc.constantFrom(...LEVELS),
  headline: fc.constantFrom("carry-on", "ease", "rest", "see-clinician", "cannot-say", "book-massage"),
}) as fc.Arbitrary<StoodVerdict>;
const orNull = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: null });
const standing = fc.record({
  athlete: fc.string({ minLength: 1, maxLength: 3 }),
  name: fc.constantFrom("Ada", "Bo", "Bo", "Cy"),
  now: orNull(verdict),
  weekAgo: orNull(verdict),
  painNrs: orNull(fc.array(orNull(fc.integer({ min: 0, max: 10 })), { minLength: 28, maxLength: 28 })),
  silentDays: orNull(fc.nat(40)),
}) as fc.Arbitrary<SquadStanding>;
const squad = fc.uniqueArray(standing, { selector: ({ athlete }) => athlete, maxLength: 12 });
const sorted = (some: readonly SquadStanding[]) => some.toSorted(compareAttention);
const places = (some: readonly SquadStanding[]) => sorted(some).map(({ athlete }) => athlete);

describe("the order of a squad", () => {
  test("is total: two athletes are never equal, and one is before the other either way", () => {
    fc.assert(
      fc.property(squad, (some) => {
        for (const one of some) {
          for (const other of some) {
            const way = compareAttention(one, other);
            expect(Math.sign(way) + Math.sign(compareAttention(other, one))).toBe(0);
            expect(way === 0).toBe(one === other);
          }
        }
      }),
    );
  });

  test("is transitive: whoever comes before the next comes before everybody behind", () => {
    fc.assert(
      fc.property(squad, (some) => {
        const order = sorted(some);
        for (const [i, one] of order.entries())
          for (const later of order.slice(i + 1)) expect(compareAttention(one, later)).toBeLessThan(0);
      }),
    );
  });

  test("is the same from whatever order it begins with", () => {
    fc.assert(
      fc.property(
        squad.chain((some) => fc.tuple(fc.constant(some), fc.shuffledSubarray(some, { minLength: some.length }))),
        ([some, shuffled]) => {
          expect(places(shuffled)).toEqual(places(some));
        },
      ),
    );
  });

  test("never moves anybody down whose level rises", () => {
    fc.assert(
      fc.property(squad, fc.nat(), fc.constantFrom(...LEVELS), (some, pick, level) => {
        const one = some[pick % Math.max(1, some.length)];
        if (one === undefined) return;
        const was = one.now?.level ?? "grey";
        fc.pre(LEVELS.indexOf(level) >= LEVELS.indexOf(was));
        const raised = { ...one, now: { headline: "ease", level } } as SquadStanding;
        const after = some.map((each) => (each === one ? raised : each));
        expect(places(after).indexOf(one.athlete)).toBeLessThanOrEqual(places(some).indexOf(one.athlete));
      }),
    );
  });

  test("puts every athlete into a group that is known, and groups in their order", () => {
    fc.assert(
      fc.property(squad, (some) => {
        const groups = sorted(some).map((one) => ATTENTION_GROUPS.indexOf(attentionGroup(one)));
        expect(groups).not.toContain(-1);
        expect(groups).toEqual(groups.toSorted((a, b) => a - b));
      }),
    );
  });

  test("is the same with pain that is not shared, however strong: what is hidden moves nobody", () => {
    fc.assert(
      fc.property(standing, (one) => {
        expect(["pain-rising", "pain-unjudged"]).not.toContain(attentionGroup({ ...one, painNrs: null }));
      }),
    );
  });
});
