import { describe, expect, it } from "vitest";
import type { UtcInstant } from "../../../src/domain/instant.ts";
import { createSlowDown, type Trying } from "../../../src/usecases/people/slow-down.ts";

const DAY_S = 86_400;
const at = (s: number) => (s * 1000) as UtcInstant;
const VICTIM = "rita";

/** How many guesses somebody makes in a day who never rests. @param restarts of the server, evenly over the day */
function guessesInADay(tryingAt: (guess: number) => Trying, restarts = 0): number {
  let slowDown = createSlowDown();
  let [guesses, begun] = [0, 0];
  for (let s = 0; s < DAY_S; ) {
    const begins = Math.floor((s / DAY_S) * (restarts + 1));
    if (begins > begun) slowDown = createSlowDown();
    begun = begins;
    const waitS = slowDown.tryNow(tryingAt(guesses), at(s));
    if (waitS === 0) guesses += 1;
    // Nobody gains by asking while they have to wait.
    s += Math.max(waitS, 0.001);
  }
  return guesses;
}

const atOneAccount = (guess: number): Trying => ({ account: VICTIM, address: `10.${guess}` });
const fromOneAddress = (guess: number): Trying => ({ account: `a${guess}`, address: "192.0.2.7" });

// docs/decisions/0010-slowing-down-is-kept-in-memory.md rests on these figures.
describe("who guesses without rest", () => {
  it.each([
    ["one guess a minute at an account, from wherever they ask", atOneAccount, 1448, 9],
    ["five an hour from one address, at whichever account", fromOneAddress, 123, 27],
  ])("gets %s, and little more by restarts of the server", (_, tryingAt, inADay, moreByRestart) => {
    expect(guessesInADay(tryingAt)).toBe(inADay);
    expect(guessesInADay(tryingAt, 1) - inADay).toBeLessThanOrEqual(moreByRestart);
    expect((guessesInADay(tryingAt, 23) - inADay) / 23).toBeLessThanOrEqual(moreByRestart);
  });
});

describe("who is slowed down", () => {
  it("waits a minute at most for an account of theirs, whatever others guess", () => {
    const slowDown = createSlowDown();
    const waits = Array.from({ length: 500 }, (_, i) =>
      slowDown.tryNow({ account: VICTIM, address: `10.${i}` }, at(i * 61)),
    );
    expect(Math.max(...waits)).toBe(0);
    expect(slowDown.tryNow({ account: VICTIM, address: "192.0.2.1" }, at(499 * 61))).toBe(60);
  });

  it("begins anew after a right try, or an hour without one", () => {
    const slowDown = createSlowDown();
    const rita: Trying = { account: VICTIM, address: "192.0.2.1" };
    for (let i = 0; i < 5; i += 1) expect(slowDown.tryNow(rita, at(i))).toBe(0);
    expect(slowDown.tryNow(rita, at(4))).toBe(2);
    expect(slowDown.tryNow(rita, at(7))).toBe(0);
    slowDown.wasRight(rita);
    expect(slowDown.tryNow(rita, at(7))).toBe(0);
    for (let i = 0; i < 4; i += 1) slowDown.tryNow(rita, at(8));
    expect(slowDown.tryNow(rita, at(8))).toBe(2);
    expect(slowDown.tryNow(rita, at(8 + 3601))).toBe(0);
  });
});
