import { describe, expect, test } from "vitest";
import { massageView } from "../../../src/analysis/therapy/massage-view.ts";
import type { RunnerHistory } from "../../../src/domain/history.ts";
import { addDays } from "../../../src/domain/local-day.ts";
import { type PainEntry, REGIONS } from "../../../src/domain/pain.ts";
import type { RedFlagCheck, RedFlagSign } from "../../../src/domain/red-flag-check.ts";
import type { SafetyQuestion, TherapySession } from "../../../src/domain/therapy.ts";
import {
  ago,
  assessOn,
  EMPTY,
  massage,
  pain,
  planned,
  run,
  steady,
  TODAY,
  withPain,
  withRun,
} from "../risk/make-history.ts";

const EFFECT = "Massage may ease soreness a little; it has not been shown to prevent or heal injury.";
const cardOf = (history: RunnerHistory) => assessOn(history).massage;
const reasonsOf = (history: RunnerHistory) => cardOf(history)?.reasons ?? [];
const checked = (history: RunnerHistory, back = 1, ...yes: SafetyQuestion[]) => ({
  ...history,
  safetyChecks: [...history.safetyChecks, { day: ago(back), yes }],
});
const tight = (more: Partial<PainEntry> = {}) =>
  withPain(steady(), pain(ago(1), 2, { region: "calf", quality: "tight", ...more }));
const massaged = (...backs: readonly (readonly [number, Partial<TherapySession>?])[]) => ({
  ...steady(),
  therapy: backs.map(([back, more]) => massage(ago(back), more)),
});

describe("MASSAGE_TIGHT", () => {
  test("is raised by muscle, and not by joints, tendons, shin or foot", () => {
    const raised = REGIONS.filter((region) => reasonsOf(tight({ region })).includes("MASSAGE_TIGHT"));
    expect(raised).toEqual([
      "lower-back",
      "glute",
      "thigh-front",
      "hamstring",
      "calf",
      "upper-back",
      "neck",
      "shoulder",
      "thigh",
    ]);
  });

  test.each(["tight", "sore", "stiff", "ache"] as const)("is raised by %s", (quality) => {
    expect(reasonsOf(tight({ quality }))).toEqual(["MASSAGE_TIGHT"]);
  });

  test.each([["sharp"], ["burning"], ["throbbing"], [null]] as const)("is not raised by %s", (quality) => {
    expect(reasonsOf(tight({ quality }))).toEqual([]);
  });

  test("is raised at 1 to 4, in the last 7 days, when nothing there was louder", () => {
    expect([0, 1, 4, 5].map((nrs) => reasonsOf(tight({ nrs })).length)).toEqual([0, 1, 1, 0]);
    expect([6, 7].map((back) => reasonsOf(tight({ day: ago(back) })).length)).toEqual([1, 0]);
    expect(reasonsOf(withPain(tight(), pain(ago(3), 5, { region: "calf", quality: "tight" })))).toEqual([]);
  });
});

describe("MASSAGE_BLOCK", () => {
  const hardWeek = (history: RunnerHistory) =>
    [0, 2, 4, 6].reduce((before, back) => withRun(before, ago(back), 11), history);

  test("is raised by one of the runner's own hardest weeks", () => {
    expect(reasonsOf(hardWeek(steady()))).toEqual(["MASSAGE_BLOCK"]);
  });

  test("is not raised for a steady runner, whose every week is the same", () => {
    const sessions = Array.from({ length: 60 }, (_, i) => run(ago(59 - i), 8));
    expect(reasonsOf({ ...EMPTY, sessions, claims: [{ from: ago(60), to: TODAY }] })).toEqual([]);
  });

  test("needs 28 known weeks' ends and a fully known week", () => {
    expect(reasonsOf(hardWeek(steady(33)))).toEqual([]); // 27 weeks' ends
    const oneDayMore = { ...hardWeek(steady(33)), dayMarks: [{ day: ago(33), state: "rest" as const }] };
    expect(reasonsOf(oneDayMore)).toEqual(["MASSAGE_BLOCK"]);
    expect(reasonsOf({ ...hardWeek(steady()), claims: [{ from: ago(130), to: ago(2) }] })).toEqual([]);
  });
});

describe("MASSAGE_BLOCK after a race", () => {
  const raced = (back: number, history = steady()) => ({
    ...history,
    planned: [{ ...planned(ago(back), 10), kind: "race" as const }],
  });

  test("is raised for 7 days by a planned race that was run", () => {
    expect([0, 6, 8].map((back) => reasonsOf(raced(back)))).toEqual([["MASSAGE_BLOCK"], ["MASSAGE_BLOCK"], []]);
    expect(cardOf(raced(6))?.text).toContain("You raced on Mon 16 Nov.");
  });

  test("is not raised by a race without a run on its day, or by another planned run", () => {
    expect(reasonsOf(raced(5))).toEqual([]); // a rest day
    expect(reasonsOf({ ...steady(), planned: [planned(ago(6), 10)] })).toEqual([]);
  });
});

describe("key sessions", () => {
  const keyIn = (days: number, kind: "easy" | "long" | "workout" | "race" | "walk-run" = "long") => ({
    ...checked(tight()),
    planned: [{ ...planned(ago(-days), 10), kind }],
  });

  test("none is suggested in the 48 hours before a planned long run, workout or race, and the words say so", () => {
    expect([1, 2, 3].map((days) => assessOn(keyIn(days)).headline)).toEqual(["carry-on", "carry-on", "book-massage"]);
    expect((["long", "workout", "race"] as const).map((kind) => assessOn(keyIn(2, kind)).headline)).toEqual([
      "carry-on",
      "carry-on",
      "carry-on",
    ]);
    expect(cardOf(keyIn(2))?.text).toContain("Not now: a hard session is planned for Tue 24 Nov");
    expect(cardOf(keyIn(2))?.text).toContain("Wait until after it.");
    expect(cardOf(keyIn(5))?.text).toContain(
      "Leave a day or two before the next hard session, planned for Fri 27 Nov.",
    );
  });

  test("an easy run or a walk-run does not count as one", () => {
    expect(assessOn(keyIn(1, "easy")).headline).toBe("book-massage");
    expect(assessOn(keyIn(1, "walk-run")).headline).toBe("book-massage");
  });
});

describe("a stated rhythm", () => {
  const stated = (days: number | null, history: RunnerHistory) => ({
    ...history,
    settings: [{ name: "massageRhythmDays" as const, from: ago(300), value: days }],
  });

  test("counts before the log's own", () => {
    const logged = massaged([90], [62], [32], [22]);
    expect(reasonsOf(logged)).toEqual([]);
    expect(reasonsOf(stated(21, logged))).toEqual(["MASSAGE_RHYTHM"]);
    expect(cardOf(stated(21, logged))).toMatchObject({ rhythmDays: 21, daysSinceLast: 22 });
    expect(cardOf(stated(21, logged))?.text).toContain(
      "You asked for one every 21 days, and the last one was 22 days ago.",
    );
    expect(reasonsOf(stated(35, massaged([90], [62], [32])))).toEqual([]);
    expect(reasonsOf(stated(null, massaged([90], [62], [32])))).toEqual(["MASSAGE_RHYTHM"]);
  });

  test("is due at once when the log holds no massage", () => {
    expect(reasonsOf(stated(28, steady()))).toEqual(["MASSAGE_RHYTHM"]);
    expect(cardOf(stated(28, steady()))?.text).toContain("there is none in the log yet");
  });

  test("is questioned, not pushed, when three sessions brought nothing", () => {
    const none = { nrsBefore: 3, nrsAfter: 3 };
    expect(reasonsOf(stated(7, massaged([30, none], [20, none], [10, none])))).toEqual([]);
  });
});

describe("MASSAGE_RHYTHM", () => {
  test("is due when the median gap of three or more has passed", () => {
    expect(cardOf(massaged([90], [62], [32], [28]))).toMatchObject({ rhythmDays: 28, daysSinceLast: 28 });
    expect(reasonsOf(massaged([90], [62], [32], [28]))).toEqual(["MASSAGE_RHYTHM"]);
    expect(reasonsOf(massaged([89], [61], [31], [27]))).toEqual([]);
    expect(reasonsOf(massaged([100], [50]))).toEqual([]);
  });

  test("counts massage only, and nothing after the day", () => {
    const others = massaged([90, { kind: "physio" }], [60], [30, { kind: "other" }], [-1]);
    expect(cardOf(others)).toMatchObject({ daysSinceLast: 60, rhythmDays: null, reasons: [] });
  });

  test("is questioned, not pushed, after three sessions without felt benefit", () => {
    const none = { nrsBefore: 3, nrsAfter: 3, nrs24h: 4 };
    const useless = massaged([90, none], [60, none], [30, none]);
    expect(cardOf(useless)).toMatchObject({ reasons: [] });
    expect(cardOf(useless)?.text).toContain("Is the rhythm worth keeping?");
    const helped = massaged([90, none], [60, { ...none, nrs24h: 2 }], [30, none]);
    expect(reasonsOf(helped)).toEqual(["MASSAGE_RHYTHM"]);
    const unrated = massaged([90, none], [60, none], [30, { nrsBefore: 3 }]);
    expect(reasonsOf(unrated)).toEqual(["MASSAGE_RHYTHM"]);
  });
});

describe("the gate", () => {
  test("asks while nobody answered within 14 days, and then does not suggest", () => {
    const asking = assessOn(tight());
    expect(asking.massage).toMatchObject({ gate: "ask", reasons: ["MASSAGE_TIGHT"] });
    expect(asking.massage?.text).toContain("please answer the short safety questions");
    expect(asking.massage?.text).not.toContain("may ease");
    expect(asking.headline).toBe("carry-on");
    expect([14, 15].map((back) => cardOf(checked(tight(), back))?.gate)).toEqual(["clear", "ask"]);
  });

  test("is clear when every question was answered no, and the card says what to expect", () => {
    const card = cardOf(checked(tight()));
    expect(card?.gate).toBe("clear");
    expect(card?.text).toContain(EFFECT);
    expect(assessOn(checked(tight())).headline).toBe("book-massage");
  });

  test("is closed by a yes within 14 days, and an answer of a later day replaces it", () => {
    expect(cardOf(checked(tight(), 14, "bleeding"))?.gate).toBe("closed");
    expect(cardOf(checked(tight(), 15, "bleeding"))?.gate).toBe("ask");
    expect(cardOf(checked(checked(tight(), 5, "fever"), 1))?.gate).toBe("clear");
    expect(cardOf(checked(checked(tight(), 1, "fever"), 1))?.gate).toBe("closed");
    expect(assessOn(checked(tight(), 1, "fever")).headline).toBe("carry-on");
    expect(cardOf(checked(tight(), 1, "fever"))?.text).not.toContain("may ease");
  });

  test("stays closed for 72 hours after an acute injury, whatever is answered after it", () => {
    const gateAfter = (back: number) => cardOf(checked(checked(tight(), back, "recent-trauma"), 0))?.gate;
    expect([1, 3, 4].map(gateAfter)).toEqual(["closed", "closed", "clear"]);
  });

  const signs = (back: number, asked: readonly RedFlagSign[], yes: readonly RedFlagSign[]) => ({
    day: ago(back),
    site: null,
    asked,
    yes,
  });
  const gateWith = (...checks: readonly RedFlagCheck[]) =>
    massageView({ ...checked(tight()), redFlagChecks: checks }, [], TODAY, false).gate;

  test("is closed for 72 hours after a fall or a pop", () => {
    const fell = (back: number) => gateWith(signs(back, ["fall-or-pop"], ["fall-or-pop"]));
    expect([0, 3, 4].map(fell)).toEqual(["closed", "closed", "clear"]);
    expect(gateWith(signs(3, ["fall-or-pop"], ["fall-or-pop"]), signs(1, ["fall-or-pop"], []))).toBe("closed");
  });

  test("is closed by a sign that speaks against massage, for 14 days or until it is answered no", () => {
    expect([14, 15].map((back) => gateWith(signs(back, ["fever"], ["fever"])))).toEqual(["closed", "clear"]);
    expect(gateWith(signs(5, ["fever"], ["fever"]), signs(1, ["fever"], []))).toBe("clear");
    expect(gateWith(signs(5, ["fever"], ["fever"]), signs(1, ["numbness"], []))).toBe("closed"); // not asked again
    expect(gateWith(signs(1, ["calf-warm"], ["calf-warm"]))).toBe("closed");
    expect(gateWith(signs(1, ["missed-periods"], ["missed-periods"]))).toBe("clear");
  });

  test("a no about one leg does not answer for the other", () => {
    const calf = (back: number, side: "left" | "right", yes: readonly RedFlagSign[]): RedFlagCheck => ({
      day: ago(back),
      site: { region: "calf", side },
      asked: ["calf-swelling"],
      yes,
    });
    expect(gateWith(calf(5, "left", ["calf-swelling"]), calf(1, "right", []))).toBe("closed");
    expect(gateWith(calf(5, "left", ["calf-swelling"]), calf(1, "left", []))).toBe("clear");
  });

  test("answers of later days do not open it", () => {
    expect(cardOf(checked(tight(), -1))?.gate).toBe("ask");
  });
});

describe("the card", () => {
  test("is hidden by a red flag, and by having neither a reason nor a past session", () => {
    expect(cardOf(checked(withPain(tight(), pain(TODAY, 1, { region: "toes", quality: "numb" }))))).toBeNull();
    expect(cardOf(steady())).toBeNull();
  });

  test("stays for a runner with past sessions and no reason now", () => {
    expect(cardOf(massaged([10]))).toMatchObject({ reasons: [], daysSinceLast: 10, rhythmDays: null });
  });

  test("says rest first under red, and only then speaks of muscle", () => {
    const red = withPain(tight(), pain(TODAY, 7));
    expect(cardOf(checked(red))?.text).toContain("Rest first; when it has settled, if it is muscle");
    expect(cardOf(red)?.text).toContain("please answer the short safety questions");
    expect(assessOn(checked(red)).headline).toBe("rest");
  });

  test("is no headline within a week of the last one", () => {
    const afterMassage = (back: number) => assessOn({ ...checked(tight()), therapy: [massage(ago(back))] });
    expect(afterMassage(6)).toMatchObject({ headline: "carry-on" });
    expect(afterMassage(6).massage?.text).toContain("once a week is plenty");
    expect(afterMassage(7)).toMatchObject({ headline: "book-massage" });
  });

  test("claims nothing that massage was not shown to do", () => {
    for (const history of [tight(), checked(tight()), checked(tight(), 1, "fever"), massaged([90], [60], [30])]) {
      const text = cardOf(history)?.text ?? "";
      expect(text.replace(EFFECT, "")).not.toMatch(/heal|prevent|cure|lactate|scar|!/i);
    }
  });

  test("turns with the day: the answers run out", () => {
    const history = { ...checked(tight(), 14), pain: [pain(TODAY, 2, { region: "calf", quality: "tight" })] };
    expect(assessOn(history).massage?.gate).toBe("clear");
    expect(assessOn(history, addDays(TODAY, 1)).massage?.gate).toBe("ask");
  });
});
