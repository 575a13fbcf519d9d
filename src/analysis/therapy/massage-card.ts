import type { Headline, MassageCard, MassageReason } from "../../domain/assessment.ts";
import type { LocalDay } from "../../domain/local-day.ts";
import type { Said } from "../../domain/said.ts";
import { listed, said } from "../../messages/said.ts";
import { ENGLISH } from "../../messages/words.ts";
import { isPlural } from "../risk/words.ts";
import type { MassageView } from "./massage-view.ts";

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
  const words = cardWords(view, headline);
  return {
    reasons,
    gate,
    daysSinceLast: rhythm.daysSinceLast,
    rhythmDays: rhythm.rhythmDays,
    text: ENGLISH.tell(words),
    said: words,
  };
}

function cardWords(view: MassageView, headline: Headline): Said {
  const sentences = [...view.reasons.map((reason) => reasonWords(reason, view)), ...adviceWords(view, headline)];
  if (view.rhythm.isQuestioned) sentences.push(said("massage.question"));
  return sentences.reduce((before, next) => said("list.sentences", { before, next }));
}

const onDay = (day: LocalDay) => ({ day, as: "weekday-short" }) as const;

function reasonWords(reason: MassageReason, view: MassageView): Said {
  switch (reason) {
    case "MASSAGE_TIGHT":
      return tightWords(view);
    case "MASSAGE_BLOCK":
      return view.raceDay === null ? said("massage.block") : said("massage.raced", { day: onDay(view.raceDay) });
    case "MASSAGE_RHYTHM":
      return rhythmWords(view);
    default:
      return reason satisfies never;
  }
}

function rhythmWords({ rhythm }: MassageView): Said {
  const days = Math.round(rhythm.rhythmDays ?? 0);
  const whose = rhythm.isStated ? "asked" : "own";
  const ago = rhythm.daysSinceLast;
  return ago === null
    ? said(`massage.rhythm.${whose}.none`, { days })
    : said(`massage.rhythm.${whose}.ago`, { days, ago });
}

function tightWords({ tight }: MassageView): Said {
  const shown = tight.slice(0, NAMED_SITES).map((site) => ({ site, form: "your" }) as const);
  const more = tight.length > NAMED_SITES ? [said("massage.more")] : [];
  return said("massage.tight", { places: { capital: listed([...shown, ...more]) }, isPlural: isPlural(tight) });
}

function adviceWords(view: MassageView, headline: Headline): Said[] {
  const { reasons, gate } = view;
  const effect = said("massage.effect");
  if (gate === "closed") return [said("massage.closed")];
  if (reasons.length === 0) return [effect];
  if (headline === "rest" && gate === "ask") return [said("massage.rest.ask")];
  if (headline === "rest") return [said("massage.rest.later"), effect];
  if (gate === "ask") return [said("massage.ask")];
  if (view.isTooSoon) return [said("massage.too-soon"), effect];
  return timingWords(view, effect);
}

function timingWords({ nextKeyDay, isKeyNear }: MassageView, effect: Said): Said[] {
  if (nextKeyDay === null) return [effect, said("massage.before-hard")];
  const day = onDay(nextKeyDay);
  return isKeyNear ? [said("massage.near", { day }), effect] : [effect, said("massage.before-next", { day })];
}
