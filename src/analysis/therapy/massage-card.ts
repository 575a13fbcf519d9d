import type { Headline, MassageCard, MassageReason } from "../../domain/assessment.ts";
import { weekdayAndDay } from "../../domain/day-words.ts";
import { capitalised, siteName } from "../../domain/site-words.ts";
import { daysWords, inARow } from "../risk/words.ts";
import type { MassageView } from "./massage-view.ts";

const EFFECT = "Massage may ease soreness a little; it has not been shown to prevent or heal injury.";
const QUESTION = "Your last three sessions left you no less sore. Is the rhythm worth keeping?";
const NAMED_SITES = 3;

/**
 * The massage card beside the headline. There is none under `see-clinician`, and none when there is neither a reason nor
 * a massage in the log.
 *
 * @see docs/METHODS.md#massage
 */
export function massageCard(view: MassageView, headline: Headline): MassageCard | null {
  const { reasons, gate, rhythm } = view;
  if (headline === "see-clinician") return null;
  if (reasons.length === 0 && rhythm.daysSinceLast === null) return null;
  return {
    reasons,
    gate,
    daysSinceLast: rhythm.daysSinceLast,
    rhythmDays: rhythm.rhythmDays,
    text: cardText(view, headline),
  };
}

function cardText(view: MassageView, headline: Headline): string {
  const sentences = [...view.reasons.map((reason) => reasonText(reason, view)), ...adviceTexts(view, headline)];
  if (view.rhythm.isQuestioned) sentences.push(QUESTION);
  return sentences.join(" ");
}

function reasonText(reason: MassageReason, view: MassageView): string {
  switch (reason) {
    case "MASSAGE_TIGHT":
      return tightText(view);
    case "MASSAGE_BLOCK":
      return view.raceDay === null
        ? "The last 7 days are among your hardest."
        : `You raced on ${weekdayAndDay(view.raceDay)}.`;
    case "MASSAGE_RHYTHM":
      return rhythmText(view);
    default:
      return reason satisfies never;
  }
}

function rhythmText({ rhythm }: MassageView): string {
  const every = `every ${daysWords(Math.round(rhythm.rhythmDays ?? 0))}`;
  const rule = rhythm.isStated ? `You asked for one ${every}` : `Your rhythm is ${every}`;
  return rhythm.daysSinceLast === null
    ? `${rule}, and there is none in the log yet.`
    : `${rule}, and the last one was ${daysWords(rhythm.daysSinceLast)} ago.`;
}

function tightText({ tight }: MassageView): string {
  const names = tight.map(siteName);
  const are = names.length > 1 || names[0]?.isPlural === true ? "are" : "is";
  const shown = names.slice(0, NAMED_SITES).map(({ your }) => your);
  const more = names.length > NAMED_SITES ? ["more"] : [];
  return `${capitalised(inARow([...shown, ...more]))} ${are} a little tight or sore.`;
}

function adviceTexts(view: MassageView, headline: Headline): string[] {
  const { reasons, gate } = view;
  if (gate === "closed") return ["Not now: one of your safety answers speaks against massage. Ask a clinician first."];
  if (reasons.length === 0) return [EFFECT];
  if (headline === "rest" && gate === "ask")
    return ["Rest first; when it has settled, if it is muscle, please answer the short safety questions."];
  if (headline === "rest")
    return ["Rest first; when it has settled, if it is muscle, a massage may be worth a try.", EFFECT];
  if (gate === "ask") return ["Before any suggestion, please answer the short safety questions."];
  if (view.isTooSoon) return ["The last one is less than a week ago, and once a week is plenty.", EFFECT];
  return timingTexts(view);
}

function timingTexts({ nextKeyDay, isKeyNear }: MassageView): string[] {
  if (nextKeyDay === null) return [EFFECT, "Leave a day or two before a hard session."];
  const session = `a hard session is planned for ${weekdayAndDay(nextKeyDay)}`;
  return isKeyNear
    ? [`Not now: ${session}, and the two days before one are better without. Wait until after it.`, EFFECT]
    : [EFFECT, `Leave a day or two before the next hard session, planned for ${weekdayAndDay(nextKeyDay)}.`];
}
