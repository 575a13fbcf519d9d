import type { Correction } from "../domain/correction.ts";
import { type ExercisePlan, isExerciseKey } from "../domain/exercise.ts";
import type { JournalFact } from "../domain/journal.ts";
import { type LocalDay, localDayOf } from "../domain/local-day.ts";
import { OSTRC_QUESTIONS, type OstrcWeek, ostrcPointsOf } from "../domain/ostrc.ts";
import type { PlannedRun } from "../domain/plan.ts";
import type { RedFlagCheck } from "../domain/red-flag-check.ts";
import { SETTING_NAMES, settingProblem } from "../domain/setting-values.ts";
import { isEmail, isHttpsUrl, type Therapist } from "../domain/therapist.ts";
import { saysAnything, type WellnessDay } from "../domain/wellness.ts";
import { isZone } from "../ingest/zone.ts";
import { UnmeantValueError } from "./unmeant-value-error.ts";

/** Longest and longest-lasting session that can be stated: a slip of the unit is beyond these. */
const LONGEST_M = 1_000_000;
const LONGEST_S = 14 * 86_400;
const MOST_TITLE_CHARS = 120;
const MOST_SLOTS = 9;
const FIRST_DAY = localDayOf(1970, 1, 1);
const LAST_DAY = localDayOf(2199, 12, 31);

/**
 * Refuses a fact whose values nobody can mean, before it reaches the journal. What names a person is not echoed.
 *
 * @throws UnmeantValueError that says what is wanted
 */
export function checkValues(fact: JournalFact): void {
  switch (fact.kind) {
    case "correction":
      checkCorrection(fact.correction);
      break;
    case "sources-split":
      want(fact.first !== fact.second, `invalid split: ${fact.first} from itself (want two sources)`);
      break;
    case "setting":
      checkSetting(fact);
      break;
    case "ostrc":
      checkOstrc(fact.entry);
      break;
    case "red-flag-check":
      checkSigns(fact.entry);
      break;
    case "run-planned":
      checkPlannedRun(fact.entry);
      break;
    case "return-plan":
      if (fact.entry !== null) checkDay("from", fact.entry.from);
      break;
    case "exercise-plan":
      checkExercisePlan(fact.entry);
      break;
    case "exercise-done":
      checkKey(fact.entry.key);
      checkDay("day", fact.entry.day);
      break;
    case "therapist":
      if (fact.entry !== null) checkTherapist(fact.entry);
      break;
    case "wellness":
      checkWellness(fact.entry);
      break;
    default:
      break; // the others hold words of closed lists, and ratings that their readers bound
  }
}

function want(isFine: boolean, message: string): void {
  if (!isFine) throw new UnmeantValueError(message);
}

function checkAbove(field: string, value: number, highest: number): void {
  want(value > 0 && value <= highest, `invalid ${field}: ${value} (want above 0, up to ${highest})`);
}

function checkRange(field: string, value: number | null, lowest: number, highest: number): void {
  const isFine = value === null || (value >= lowest && value <= highest);
  want(isFine, `invalid ${field}: ${value} (want from ${lowest} to ${highest})`);
}

function checkLength(field: string, text: string | null): void {
  const isFine = text === null || (text.trim() !== "" && text.length <= MOST_TITLE_CHARS);
  want(isFine, `invalid ${field} (want 1 to ${MOST_TITLE_CHARS} characters)`);
}

function checkDay(field: string, day: LocalDay): void {
  const isFine = Number.isInteger(day) && day >= FIRST_DAY && day <= LAST_DAY;
  want(isFine, `invalid ${field}: ${day} (want a day of the years 1970 to 2199)`);
}

function checkCorrection(correction: Correction): void {
  if (correction.field === "distanceM") checkAbove(correction.field, correction.value, LONGEST_M);
  if (correction.field === "durationS") checkAbove(correction.field, correction.value, LONGEST_S);
}

function checkSetting(fact: Extract<JournalFact, { readonly kind: "setting" }>): void {
  want(SETTING_NAMES.includes(fact.name), `unknown setting: ${fact.name} (want ${SETTING_NAMES.join(", ")})`);
  const wrong = settingProblem(fact, isZone);
  want(wrong === null, `invalid ${fact.name}: ${fact.value} (${wrong})`);
}

function checkOstrc(week: OstrcWeek): void {
  checkDay("day", week.day);
  want(
    OSTRC_QUESTIONS.some((question) => week[question] !== null),
    "nothing is answered (want at least one answer)",
  );
  for (const question of OSTRC_QUESTIONS) {
    const points = week[question];
    const accepted = ostrcPointsOf(week.version, question);
    const isFine = points === null || accepted.includes(points);
    want(isFine, `invalid ${question}: ${points} (want ${accepted.join(", ")})`);
  }
}

function checkSigns({ day, asked, yes }: RedFlagCheck): void {
  checkDay("day", day);
  want(asked.length > 0, "no sign was asked about (want at least one)");
  const unasked = yes.find((sign) => !asked.includes(sign));
  want(unasked === undefined, `invalid yes: ${unasked} (want signs that were asked about)`);
}

function checkPlannedRun(run: PlannedRun): void {
  checkDay("day", run.day);
  const isSlot = Number.isInteger(run.slot) && run.slot >= 1 && run.slot <= MOST_SLOTS;
  want(isSlot, `invalid slot: ${run.slot} (want a whole number from 1 to ${MOST_SLOTS})`);
  checkAbove("distanceM", run.distanceM, LONGEST_M);
  if (run.durationS !== null) checkAbove("durationS", run.durationS, LONGEST_S);
  checkLength("title", run.title);
}

function checkKey(key: string): void {
  want(isExerciseKey(key), `invalid key: ${key} (want lower-case words joined by dashes)`);
}

function checkExercisePlan(plan: ExercisePlan): void {
  checkKey(plan.key);
  checkLength("title", plan.title);
  checkLength("by", plan.by);
  checkRange("timesPerWeek", plan.timesPerWeek, 1, 50);
  checkDay("from", plan.from);
  if (plan.until === null) return;
  checkDay("until", plan.until);
  want(plan.until >= plan.from, "invalid until: before from (want a later day, or none)");
}

function checkTherapist({ name, email, bookingUrl }: Therapist): void {
  want(name !== null || email !== null || bookingUrl !== null, "nothing is said of the therapist (want a name)");
  checkLength("name", name);
  want(email === null || isEmail(email), "invalid email (want an address such as ana@example.com)");
  want(bookingUrl === null || isHttpsUrl(bookingUrl), "invalid bookingUrl (want an address that begins with https://)");
}

function checkWellness(wellness: WellnessDay): void {
  checkDay("day", wellness.day);
  want(wellness.source === "runner", `invalid source: ${wellness.source} (want runner: files bring the others)`);
  want(saysAnything(wellness), "nothing is said of the day (want at least one value)");
  checkRange("sleepS", wellness.sleepS, 0, 86_400);
  checkRange("restingHeartRateBpm", wellness.restingHeartRateBpm, 20, 150);
  checkRange("hrvRmssdS", wellness.hrvRmssdS, 0, 1);
  checkRange("hrvSdnnS", wellness.hrvSdnnS, 0, 1);
  checkRange("steps", wellness.steps, 0, 300_000);
  checkRange("soreness0To10", wellness.soreness0To10, 0, 10);
}
