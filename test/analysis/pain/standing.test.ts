import { expect, test } from "vitest";
import { type Judged, standingOn } from "../../../src/analysis/pain/standing.ts";
import { addDays } from "../../../src/domain/local-day.ts";
import { TODAY } from "../risk/make-history.ts";

/** `m` met, `n` not met, `u` unknown, a space for a day without an answer; TODAY is the first. */
const days = (text: string): Judged[] =>
  [...text].flatMap((letter, i) => {
    const outcome = letter === "m" ? "met" : letter === "n" ? "not-met" : "unknown";
    return letter === " " ? [] : [{ day: addDays(TODAY, i), outcome } as const];
  });

const kindAfter = (text: string, back: number) => standingOn(days(text), addDays(TODAY, back)).kind;

test("nothing met, nothing stands", () => {
  expect(kindAfter("", 0)).toBe("none");
  expect(kindAfter("nnu", 3)).toBe("none");
});

test("a flag stands for 7 days after the last answer and then asks", () => {
  expect(kindAfter("m", 0)).toBe("stands");
  expect(kindAfter("m", 7)).toBe("stands");
  expect(kindAfter("m", 8)).toBe("stale");
  expect(kindAfter("m n", 9)).toBe("stands");
  expect(kindAfter("m n", 10)).toBe("stale");
});

test("two later days that do not meet it settle a flag, one does not", () => {
  expect(kindAfter("mn", 1)).toBe("stands");
  expect(kindAfter("mnn", 2)).toBe("none");
  expect(kindAfter("m n  n", 6)).toBe("none");
});

test("a day that cannot be judged settles nothing", () => {
  expect(kindAfter("mnu", 2)).toBe("stands");
  expect(kindAfter("mnun", 3)).toBe("none");
});

test("meeting it again starts the count anew and keeps the earlier days in the flag", () => {
  const standing = standingOn(days("mnmn"), addDays(TODAY, 3));
  expect(standing.kind === "stands" && standing.raised.length).toBe(2);
  expect(kindAfter("mnmnn", 4)).toBe("none");
});
