import { describe, expect, test } from "vitest";
import { wholeRuns } from "../../../src/analysis/ratio/whole-runs.ts";
import { instantFromWallClock } from "../../../src/domain/instant.ts";
import { dayAt, run } from "../daily.ts";

/** A run that starts `atMin` minutes into the first day. */
const recording = (atMin: number, over: Parameters<typeof run>[0] = {}) =>
  run({ startedAt: instantFromWallClock(dayAt(0), atMin * 60, 0), ...over });
const distances = (...sessions: ReturnType<typeof run>[]) => wholeRuns(sessions).map((whole) => whole.distanceM);

describe("recordings of one run", () => {
  test("a pause under 30 minutes does not end a run, one of 30 does", () => {
    expect(distances(recording(420), recording(480 + 29))).toEqual([20_000]);
    expect(distances(recording(420), recording(480 + 30))).toEqual([10_000, 10_000]);
  });

  test("the pause is counted from the end of the elapsed time, or of the timer time without it", () => {
    const slow = recording(420, { durationS: 3600, elapsedS: 7200 });
    expect(distances(slow, recording(545))).toEqual([20_000]);
    const silent = recording(420, { durationS: 3600, elapsedS: null });
    expect(distances(silent, recording(545))).toEqual([10_000, 10_000]);
    expect(distances(silent, recording(500))).toEqual([20_000]);
  });

  test("three parts make one run, in whatever order they come", () => {
    const parts = [recording(560, { distanceM: 3000 }), recording(420), recording(490)];
    expect(wholeRuns(parts)).toEqual([{ day: dayAt(0), distanceM: 23_000, parts: 3 }]);
  });

  test("without both starts, or an end, nothing is joined", () => {
    expect(distances(recording(420), run({ startedAt: null }))).toEqual([10_000, 10_000]);
    expect(distances(recording(420, { durationS: null, elapsedS: null }), recording(481))).toEqual([10_000, 10_000]);
  });

  test("two devices on one run are not added up", () => {
    expect(distances(recording(420), recording(421))).toEqual([10_000, 10_000]);
    expect(distances(recording(420), recording(479.5))).toEqual([20_000]);
  });

  test("a part without distance leaves the whole without", () => {
    expect(distances(recording(420), recording(485, { distanceM: null }))).toEqual([null]);
  });

  test("days and other sports are kept apart", () => {
    const late = recording(1430, { elapsedS: 600, durationS: 600 });
    const early = recording(1441, { localDay: dayAt(1) });
    const ride = recording(485, { sport: "ride" });
    expect(wholeRuns([early, late, ride]).map((whole) => whole.day)).toEqual([dayAt(0), dayAt(1)]);
  });
});
