import { describe, expect, test } from "vitest";
import { addDays } from "../../../src/domain/local-day.ts";
import {
  ago,
  assessOn,
  EMPTY,
  findingsOf,
  pain,
  planned,
  says,
  steady,
  TODAY,
  withPain,
  withRun,
} from "./make-history.ts";

const inDays = (count: number) => addDays(TODAY, count);
/** A spike `back` days ago, and a morning 2 above the start on TODAY. */
function spikeAndMorning(back: number, distanceKm: number) {
  const spiked = withRun(steady(), ago(back), distanceKm);
  return withPain(
    { ...spiked, noPain: [], claims: [{ from: ago(130), to: inDays(20) }] },
    pain(ago(2), 1, { moment: "pre" }),
    pain(TODAY, 3, { moment: "next_morning" }),
  );
}

describe("pain that rose after a spike", () => {
  test("is red within 72 hours of a moderate or large one", () => {
    expect(says(assessOn(spikeAndMorning(2, 14)), "PAIN_X_SPIKE")).toBe("red");
    expect(says(assessOn(spikeAndMorning(2, 25)), "PAIN_X_SPIKE")).toBe("red");
    expect(says(assessOn(spikeAndMorning(3, 14)), "PAIN_X_SPIKE")).toBe("red");
    expect(assessOn(spikeAndMorning(2, 14)).headline).toBe("rest");
  });

  test("is not raised by a small spike, nor by one 4 days back", () => {
    expect(says(assessOn(spikeAndMorning(2, 12)), "PAIN_X_SPIKE")).toBe("clear");
    expect(says(assessOn(spikeAndMorning(4, 14)), "PAIN_X_SPIKE")).toBe("clear");
  });

  test("stands for 72 hours after the pain rose, settled or not", () => {
    const history = withPain(spikeAndMorning(2, 14), pain(inDays(1), 0), pain(inDays(2), 0));
    const days = [0, 1, 2, 3, 4].map((i) => says(assessOn(history, inDays(i)), "PAIN_X_SPIKE"));
    expect(days).toEqual(["red", "red", "red", "red", "clear"]);
    expect(findingsOf(assessOn(history), "PAIN_X_SPIKE")[0]).toMatchObject({
      about: "left knee",
      standsUntil: inDays(3),
      value: 2,
      threshold: 3,
    });
  });

  test("is not raised by a new sore place alone, which is only a note", () => {
    const history = withPain(withRun(steady(), ago(2), 14), pain(ago(1), 1));
    expect(says(assessOn(history), "PAIN_X_SPIKE")).toBe("clear");
  });
});

describe("a spike planned on pain", () => {
  const sore = (ahead: number, distanceKm: number) => ({
    ...withPain({ ...steady(), noPain: [] }, pain(ago(9), 2), pain(ago(5), 2), pain(TODAY, 2)),
    planned: [planned(inDays(ahead), distanceKm)],
  });

  test("is red within 48 hours, even a small one", () => {
    expect(says(assessOn(sore(2, 12)), "PAIN_X_SPIKE")).toBe("red");
    expect(assessOn(sore(2, 12)).sentence).toContain("shorten the plan");
    expect(findingsOf(assessOn(sore(2, 12)), "PAIN_X_SPIKE")[0]).toMatchObject({ standsUntil: null });
  });

  test("is not red when the place is only new, which is a note", () => {
    const noted = { ...withPain(steady(), pain(TODAY, 1)), planned: sore(2, 15).planned };
    expect(says(assessOn(noted), "PAIN_X_SPIKE")).toBe("clear");
  });

  test("is not red when it is further away, or shortened", () => {
    expect(says(assessOn(sore(3, 12)), "PAIN_X_SPIKE")).toBe("clear");
    expect(says(assessOn(sore(2, 11)), "PAIN_X_SPIKE")).toBe("clear");
    expect(assessOn(sore(2, 11)).headline).toBe("ease");
  });
});

test("cannot say without runs, or without a pain answer", () => {
  expect(says(assessOn({ ...EMPTY, noPain: [{ day: TODAY }] }), "PAIN_X_SPIKE")).toBe("cannot-say");
  expect(says(assessOn({ ...steady(), noPain: [] }), "PAIN_X_SPIKE")).toBe("cannot-say");
  expect(says(assessOn(steady()), "PAIN_X_SPIKE")).toBe("clear");
});
