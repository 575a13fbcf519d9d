import { expect, test } from "vitest";
import { REGIONS, SIDES } from "../../src/domain/pain.ts";
import { regionWords, siteName, siteWords } from "../../src/domain/site-words.ts";

test("a place is named as people say it", () => {
  expect(siteName({ region: "knee", side: "left" }).your).toBe("your left knee");
  expect(siteName({ region: "knee", side: null }).your).toBe("your knee");
  expect(siteName({ region: "lower-back", side: "center" }).plain).toBe("lower back");
  expect(siteName({ region: "knee-front", side: "left" }).plain).toBe("front of the left knee");
  expect(siteName({ region: "knee-front", side: "left" }).your).toBe("the front of your left knee");
  expect(siteName({ region: "calf", side: "both" })).toEqual({
    plain: "both calves",
    the: "both calves",
    your: "both your calves",
    isPlural: true,
  });
  expect(siteName({ region: "knee-outer", side: "both" }).your).toBe("the outside of both your knees");
  expect(siteName({ region: "lower-back", side: "both" }).your).toBe("your lower back");
});

test("every region and side has a name without a code in it", () => {
  for (const region of REGIONS)
    for (const side of [...SIDES, null]) {
      const name = siteName({ region, side });
      expect(name.your).toContain("your");
      expect(`${name.plain}${name.the}${name.your}`).not.toMatch(/-|undefined|null|center/);
    }
});

test("a list and a label use the same words", () => {
  expect(regionWords("knee-front")).toBe("Front of the knee");
  expect(regionWords("other")).toBe("Elsewhere");
  expect(siteWords({ region: "knee-front", side: "left" })).toBe("Front of the left knee");
  expect(siteWords({ region: "achilles", side: null })).toBe("Achilles tendon");
});
