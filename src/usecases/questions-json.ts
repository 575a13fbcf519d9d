import type { RedFlagQuestion } from "../analysis/pain/red-flag-questions.ts";
import { formatLocalDay } from "../domain/local-day.ts";
import { ENGLISH } from "../messages/words.ts";
import type { BodyQuestions } from "./body-questions.ts";
import { dated } from "./therapy-json.ts";

/** The stable machine form of what the runner is asked: the texts in English, days as dates. */
export function questionsJson({ asOf, weekly, signs, nights, general }: BodyQuestions) {
  return {
    asOf: formatLocalDay(asOf),
    weekly: weekly.kind === "answered" ? { ...weekly, nextOn: formatLocalDay(weekly.nextOn) } : weekly,
    signs: signs.map(({ calledBy, ...question }) => ({ ...questionJson(question), calledBy })),
    nights: nights.map(dated),
    general: general.map(questionJson),
  };
}

const questionJson = ({ sign, rule, urgency, site, text }: RedFlagQuestion) => ({
  sign,
  rule,
  urgency,
  site,
  text: ENGLISH.tell(text),
});
