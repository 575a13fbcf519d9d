import type { JournalFact } from "../../domain/journal.ts";
import type { LocalDay } from "../../domain/local-day.ts";
import { SAFETY_QUESTIONS } from "../../domain/therapy.ts";
import { answerOf, type Form, numberOf, stated, textOf, valuesOf } from "../form-body.ts";
import { painOfField } from "./again-entries.ts";
import { BODY_KINDS, bodyFacts, isBodyKind } from "./body-forms.ts";
import { CARE_KINDS, careFacts, isCareKind } from "./care-forms.ts";
import { bodyCheck } from "./check-body.ts";
import {
  dayMarkFacts,
  historyClaimFacts,
  noPainFacts,
  painFacts,
  rpeFacts,
  safetyFacts,
  seenFlagFacts,
} from "./entry-facts.ts";
import {
  DayMarksBody,
  HistoryClaimBody,
  NoPainBody,
  PainBody,
  RpeBody,
  SafetyBody,
  SeenFlagBody,
} from "./entry-schemas.ts";
import { planFactsFromForm, returnFactsFromForm } from "./plan-forms.ts";
import { settingFactsFromForm } from "./setting-forms.ts";

/** What a form on a page can log. The name is the form's `kind` field, and what the page is told after it. */
export const FORM_KINDS = [
  "pain",
  "again",
  "no-pain",
  "rpe",
  ...CARE_KINDS,
  ...BODY_KINDS,
  "rest",
  "safety",
  "seen",
  "history",
  "plan",
  "return",
  "settings",
] as const;
export type FormKind = (typeof FORM_KINDS)[number];

export const isFormKind = (text: string | undefined): text is FormKind =>
  (FORM_KINDS as readonly (string | undefined)[]).includes(text);

const checkPain = bodyCheck<PainBody>(PainBody);
const checkNoPain = bodyCheck<NoPainBody>(NoPainBody);
const checkRpe = bodyCheck<RpeBody>(RpeBody);
const checkDayMarks = bodyCheck<DayMarksBody>(DayMarksBody);
const checkSafety = bodyCheck<SafetyBody>(SafetyBody);
const checkSeen = bodyCheck<SeenFlagBody>(SeenFlagBody);
const checkClaim = bodyCheck<HistoryClaimBody>(HistoryClaimBody);

function painFields(form: Form): Record<string, unknown> {
  return stated({
    day: textOf(form, "day"),
    region: textOf(form, "region"),
    side: textOf(form, "side"),
    moment: textOf(form, "moment"),
    nrs: numberOf(form, "nrs"),
    quality: textOf(form, "quality"),
    alteredGait: answerOf(form, "alteredGait"),
    nightPain: answerOf(form, "nightPain"),
    note: textOf(form, "note"),
  });
}

function safetyFields(form: Form): Record<string, unknown> {
  return stated({
    day: textOf(form, "day"),
    answers: stated(Object.fromEntries(SAFETY_QUESTIONS.map((question) => [question, answerOf(form, question)]))),
  });
}

/**
 * The facts a form states.
 * @throws HttpProblem 422 with a sentence for each field that is missing or wrong
 */
export function factsFromForm(kind: FormKind, form: Form, today: LocalDay): readonly JournalFact[] {
  if (isCareKind(kind)) return careFacts(kind, form, today);
  if (isBodyKind(kind)) return bodyFacts(kind, form, today);
  switch (kind) {
    case "pain":
      return painFacts(checkPain(painFields(form)), today);
    case "again":
      return valuesOf(form, "place").flatMap((field) =>
        painFacts(checkPain(painOfField(field, textOf(form, "day") ?? "")), today),
      );
    case "no-pain":
      return noPainFacts(checkNoPain(stated({ day: textOf(form, "day") })), today);
    case "rpe":
      return rpeFacts(checkRpe(stated({ day: textOf(form, "day"), rpe0To10: numberOf(form, "rpe0To10") })), today);
    case "rest":
      return dayMarkFacts(checkDayMarks({ rest: valuesOf(form, "rest") }), today);
    case "safety":
      return safetyFacts(checkSafety(safetyFields(form)), today);
    case "seen":
      return seenFlagFacts(checkSeen(stated({ rule: textOf(form, "rule"), day: textOf(form, "day") })), today);
    case "history":
      return historyClaimFacts(checkClaim(stated({ from: textOf(form, "from") })), today);
    case "plan":
      return planFactsFromForm(form, today);
    case "settings":
      return settingFactsFromForm(form, today);
    case "return":
      return returnFactsFromForm(form, today);
    default:
      return kind satisfies never;
  }
}
