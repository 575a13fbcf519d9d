import type { JournalFact } from "../../domain/journal.ts";
import type { LocalDay } from "../../domain/local-day.ts";
import { sFromMin } from "../../domain/units.ts";
import { said } from "../../messages/said.ts";
import { type Form, numberOf, stated, textOf, valuesOf } from "../form-body.ts";
import { wellnessFacts } from "./answer-facts.ts";
import { bodyCheck } from "./check-body.ts";
import { refusal } from "./entry-days.ts";
import { therapyFacts } from "./entry-facts.ts";
import { TherapyBody } from "./entry-schemas.ts";
import { exerciseDoneFacts, exercisePlanFacts, settingFacts, therapistFacts } from "./plan-facts.ts";
import { ExerciseBody, ExercisePlanBody, TherapistBody, WellnessBody } from "./plan-schemas.ts";
import { exercisePlanTakenBack, exerciseTakenBack, therapyTakenBack } from "./taken-back.ts";

/** The forms about care: sessions, exercises, whom to book with, how often, and sleep. */
export const CARE_KINDS = [
  "therapy",
  "later-scores",
  "session-removed",
  "exercise",
  "exercise-ended",
  "exercise-removed",
  "exercise-done",
  "exercise-undone",
  "therapist",
  "therapist-removed",
  "rhythm",
  "sleep",
] as const;
export type CareKind = (typeof CARE_KINDS)[number];

export const isCareKind = (text: string): text is CareKind => (CARE_KINDS as readonly string[]).includes(text);

const MIN_PER_HOUR = 60;

const checkTherapy = bodyCheck<TherapyBody>(TherapyBody);
const checkPlan = bodyCheck<ExercisePlanBody>(ExercisePlanBody);
const checkDone = bodyCheck<ExerciseBody>(ExerciseBody);
const checkTherapist = bodyCheck<TherapistBody>(TherapistBody);
const checkWellness = bodyCheck<WellnessBody>(WellnessBody);

/**
 * The facts a form about care states.
 * @throws HttpProblem 422 with a sentence for each field that is missing or wrong
 */
export function careFacts(kind: CareKind, form: Form, today: LocalDay): readonly JournalFact[] {
  switch (kind) {
    case "therapy":
      return therapyFacts(checkTherapy(therapyFields(form)), today);
    case "later-scores":
      return laterFacts(form, today);
    case "session-removed": {
      const session = checkTherapy(therapyFields(form));
      return [therapyTakenBack({ day: session.day, kind: session.kind }, today)];
    }
    case "exercise":
    case "exercise-ended":
      return exercisePlanFacts(checkPlan(planFields(form)), today);
    case "exercise-removed":
      return [exercisePlanTakenBack({ key: checkDone(doneFields(form)).key ?? "" })];
    case "exercise-done":
      return exerciseDoneFacts(checkDone(doneFields(form)), today);
    case "exercise-undone": {
      const { day, key } = checkDone(doneFields(form));
      return [exerciseTakenBack({ day, key: key ?? "" }, today)];
    }
    case "therapist":
      return therapistFacts(checkTherapist(therapistFields(form)));
    case "therapist-removed":
      return [{ kind: "therapist", entry: null }];
    case "rhythm":
      return rhythmFacts(form, today);
    case "sleep":
      return wellnessFacts(checkWellness(sleepFields(form)), today);
    default:
      return kind satisfies never;
  }
}

function therapyFields(form: Form): Record<string, unknown> {
  return stated({
    day: textOf(form, "day"),
    kind: textOf(form, "therapyKind"),
    regions: valuesOf(form, "regions"),
    nrsBefore: numberOf(form, "nrsBefore"),
    nrsAfter: numberOf(form, "nrsAfter"),
    nrs24h: numberOf(form, "nrs24h"),
    nrs48h: numberOf(form, "nrs48h"),
    therapist: textOf(form, "therapist"),
    note: textOf(form, "note"),
  });
}

/** The whole session with the numbers that came later: the form holds what was said before, so that it stays. */
function laterFacts(form: Form, today: LocalDay): readonly JournalFact[] {
  const session = checkTherapy(therapyFields(form));
  if (session.nrs24h === undefined && session.nrs48h === undefined) throw refusal("nrs24h", said("refused.later"));
  return therapyFacts(session, today);
}

function planFields(form: Form): Record<string, unknown> {
  return stated({
    key: textOf(form, "key"),
    kind: textOf(form, "exerciseKind"),
    title: textOf(form, "title"),
    regions: valuesOf(form, "regions"),
    timesPerWeek: numberOf(form, "timesPerWeek"),
    from: textOf(form, "from"),
    until: textOf(form, "until"),
    by: textOf(form, "by"),
  });
}

const doneFields = (form: Form): Record<string, unknown> =>
  stated({ day: textOf(form, "day"), key: textOf(form, "key") });

const therapistFields = (form: Form): Record<string, unknown> =>
  stated({ name: textOf(form, "name"), email: textOf(form, "email"), bookingUrl: textOf(form, "bookingUrl") });

/** Left blank, the log says how often again. */
function rhythmFacts(form: Form, today: LocalDay): readonly JournalFact[] {
  const value = numberOf(form, "rhythmDays") ?? null;
  try {
    return settingFacts({ name: "massageRhythmDays", value }, today);
  } catch {
    // The one way to fail: it is no whole number of days that anybody keeps.
    throw refusal("rhythmDays", said("refused.rhythm"));
  }
}

function sleepFields(form: Form): Record<string, unknown> {
  const hours = numberOf(form, "sleepHours");
  if (typeof hours !== "number" || hours > 24) throw refusal("sleepS", said("refused.hours"));
  return stated({ day: textOf(form, "day"), sleepS: sFromMin(hours * MIN_PER_HOUR) });
}
