import { describe, expect, test } from "vitest";
import { addDays } from "../../../src/domain/local-day.ts";
import { type PainEntry, REGIONS } from "../../../src/domain/pain.ts";
import {
  ago,
  assessOn,
  EMPTY,
  findingsOf,
  massage,
  pain,
  sayings,
  says,
  TODAY,
  withPain,
} from "../risk/make-history.ts";

const inDays = (count: number) => addDays(TODAY, count);
const diary = (...entries: readonly PainEntry[]) => withPain(EMPTY, ...entries);
const night = (more: Partial<PainEntry> = {}) => pain(TODAY, 3, { region: "shin", nightPain: true, ...more });

describe("RF_BSI", () => {
  test("is raised by night pain where bone stress injuries happen, and nowhere else", () => {
    const raised = REGIONS.filter((region) => says(assessOn(diary(night({ region }))), "RF_BSI") === "clinician");
    expect(raised).toEqual(["lower-back", "hip", "groin", "shin", "heel", "arch", "forefoot", "foot"]);
  });

  test("stands for years, until the runner says that it was seen on that day or later", () => {
    const history = diary(night());
    expect(says(assessOn(history, inDays(700)), "RF_BSI")).toBe("clinician");
    const seenOn = (day: number) => ({ ...history, seenFlags: [{ rule: "RF_BSI" as const, day: inDays(day) }] });
    expect(sayings(seenOn(2), "RF_BSI", 4).slice(0, 2)).toEqual(["clinician", "clinician"]);
    expect(says(assessOn(seenOn(2), inDays(2)), "RF_BSI")).not.toBe("clinician");
    expect(says(assessOn(seenOn(0)), "RF_BSI")).not.toBe("clinician");
    expect(says(assessOn(seenOn(-1)), "RF_BSI")).toBe("clinician");
  });

  test("is not ended by another flag that was seen, and comes back with a new night", () => {
    const seen = [{ rule: "RF_PERSIST" as const, day: inDays(1) }];
    expect(says(assessOn({ ...diary(night()), seenFlags: seen }, inDays(2)), "RF_BSI")).toBe("clinician");
    const again = diary(night(), night({ day: inDays(3) }));
    const seenOnce = { ...again, seenFlags: [{ rule: "RF_BSI" as const, day: inDays(2) }] };
    expect(says(assessOn(seenOnce, inDays(3)), "RF_BSI")).toBe("clinician");
  });

  test("says how soon: hip and groin the same day", () => {
    const textFor = (region: PainEntry["region"]) => findingsOf(assessOn(diary(night({ region }))), "RF_BSI")[0]?.text;
    expect(textFor("groin")).toContain("see a clinician today");
    expect(textFor("shin")).toContain("see a clinician within a few days");
  });

  test("cannot say about a sore shin whose nights nobody asked about", () => {
    expect(says(assessOn(diary(night({ nightPain: null }))), "RF_BSI")).toBe("cannot-say");
    expect(says(assessOn(diary(night({ nightPain: false }))), "RF_BSI")).toBe("clear");
    expect(says(assessOn(diary(pain(TODAY, 3, { nightPain: null }))), "RF_BSI")).toBe("clear");
  });
});

describe("RF_NEURO", () => {
  test("is raised by numbness anywhere and stands until seen", () => {
    const history = diary(pain(TODAY, 1, { region: "toes", quality: "numb" }));
    expect(says(assessOn(history, inDays(90)), "RF_NEURO")).toBe("clinician");
    const seen = { ...history, seenFlags: [{ rule: "RF_NEURO" as const, day: inDays(1) }] };
    expect(sayings(seen, "RF_NEURO", 2)).toEqual(["clinician", "clear"]);
  });

  test("is clear with any other quality", () => {
    expect(says(assessOn(diary(pain(TODAY, 3, { quality: "burning" }))), "RF_NEURO")).toBe("clear");
  });
});

describe("RF_PERSIST", () => {
  test("is raised by pain above 5 on 2 days of 7 in one place", () => {
    const twice = (back: number) => diary(pain(ago(back), 6), pain(TODAY, 6, { moment: "next_morning" }));
    expect(says(assessOn(twice(6)), "RF_PERSIST")).toBe("clinician");
    expect(says(assessOn(twice(7)), "RF_PERSIST")).toBe("clear");
    const twoPlaces = diary(pain(ago(1), 6), pain(TODAY, 6, { region: "hip" }));
    expect(says(assessOn(twoPlaces), "RF_PERSIST")).toBe("clear");
  });

  test("is raised by a changed stride on 2 days of 7", () => {
    const limping = diary(pain(ago(6), 1, { alteredGait: true }), pain(TODAY, 1, { alteredGait: true }));
    expect(says(assessOn(limping), "RF_PERSIST")).toBe("clinician");
  });

  test("stands in silence, and is settled by two later days without it", () => {
    const history = diary(pain(ago(1), 6), pain(TODAY, 6));
    expect(says(assessOn(history, inDays(100)), "RF_PERSIST")).toBe("clinician");
    const better = withPain(history, pain(inDays(1), 4), pain(inDays(2), 4));
    expect(sayings(better, "RF_PERSIST", 3)).toEqual(["clinician", "clinician", "clear"]);
  });

  test("is not settled by a single bad day", () => {
    const history = diary(pain(ago(1), 6), pain(TODAY, 6), pain(inDays(9), 6), pain(inDays(10), 2));
    expect(says(assessOn(history, inDays(10)), "RF_PERSIST")).toBe("clinician");
  });

  test("ends when it was seen, by the runner's word or by a physio session for the place", () => {
    const history = diary(pain(ago(1), 6), pain(TODAY, 6));
    const seen = { ...history, seenFlags: [{ rule: "RF_PERSIST" as const, day: inDays(1) }] };
    expect(sayings(seen, "RF_PERSIST", 2)).toEqual(["clinician", "clear"]);
    const seenThatDay = { ...history, seenFlags: [{ rule: "RF_PERSIST" as const, day: TODAY }] };
    expect(says(assessOn(seenThatDay), "RF_PERSIST")).toBe("clear");
    const physio = (region: PainEntry["region"]) => ({
      ...history,
      therapy: [massage(TODAY, { kind: "physio", regions: [region] })],
    });
    expect(says(assessOn(physio("knee")), "RF_PERSIST")).toBe("clear");
    expect(says(assessOn(physio("calf")), "RF_PERSIST")).toBe("clinician");
  });
});
