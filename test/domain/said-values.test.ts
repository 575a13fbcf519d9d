import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { exerciseKeyFrom, isExerciseKey } from "../../src/domain/exercise.ts";
import { OSTRC_QUESTIONS, ostrcPointsOf } from "../../src/domain/ostrc.ts";
import { SETTING_NAMES, settingProblem } from "../../src/domain/setting-values.ts";
import { isEmail, isHttpsUrl } from "../../src/domain/therapist.ts";

describe("the key of an exercise", () => {
  it.each([
    ["Calf raises", "calf-raises"],
    ["  Calf raises, 3 × 15! ", "calf-raises-3-15"],
    ["Wadenheben über die Stufe", "wadenheben-uber-die-stufe"],
    ["股関節ストレッチ", "股関節ストレッチ"],
    ["!!!", null],
    ["", null],
  ])("of %j is %j", (title, key) => {
    expect(exerciseKeyFrom(title)).toBe(key);
  });

  it("is a key whatever the title, and its own key", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (title) => {
        const key = exerciseKeyFrom(title);
        if (key === null) return;
        expect(isExerciseKey(key)).toBe(true);
        expect(exerciseKeyFrom(key)).toBe(key);
      }),
    );
  });
});

describe("the points of an answer", () => {
  it("are those of the four-item version of 2020, and of 2013 with its five answers to the middle questions", () => {
    // Clarsen et al. 2020, BJSM 54:390; Clarsen, Myklebust & Bahr 2013, BJSM 47:495.
    for (const question of OSTRC_QUESTIONS) expect(ostrcPointsOf("O2", question)).toEqual([0, 8, 17, 25]);
    expect(OSTRC_QUESTIONS.map((question) => ostrcPointsOf("O1", question).length)).toEqual([4, 5, 5, 4]);
    expect(ostrcPointsOf("O1", "performance")).toEqual([0, 6, 13, 19, 25]);
  });
});

describe("a therapist's addresses", () => {
  it.each(["ana@example.com", "a.b+c@sub.example.co.uk", "jörg@praxis-süd.example"])("%s is one for mail", (text) => {
    expect(isEmail(text)).toBe(true);
  });
  it.each(["ana", "ana@home", "ana@@example.com", "a b@example.com", "a@b.example,c@d.example", "<a@b.example>", ""])(
    "%j is none for mail",
    (text) => {
      expect(isEmail(text)).toBe(false);
    },
  );
  it.each(["https://example.com/book?at=1", "https://sub.example.org:8443/"])("%s is one to book at", (text) => {
    expect(isHttpsUrl(text)).toBe(true);
  });
  it.each([
    "http://example.com",
    "javascript:alert(1)",
    "https://",
    "https://localhost/",
    "https://me:secret@example.com",
    'https://example.com/"onclick=',
    `https://example.com/${"x".repeat(2000)}`,
  ])("%s is none to book at", (text) => {
    expect(isHttpsUrl(text)).toBe(false);
  });
});

describe("every setting", () => {
  it("can be taken back, and refuses what is no value of it, saying what it wants", () => {
    for (const name of SETTING_NAMES) {
      expect(settingProblem({ name, value: null }, () => false)).toBeNull();
      for (const value of [-1, Number.NaN, 1e6, "somewhere"]) {
        expect(
          settingProblem({ name, value }, () => false),
          `${name} ${value}`,
        ).toMatch(/^want /);
      }
    }
  });
});
