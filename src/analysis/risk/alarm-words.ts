import { weekdayAndDay } from "../../domain/day-words.ts";
import type { PainSite } from "../../domain/pain.ts";
import { capitalised, type SiteName } from "../../domain/site-words.ts";
import { ENGLISH } from "../../messages/words.ts";
import type { RedFlagVerdict } from "../pain/red-flag-state.ts";
import type { Flagged } from "./finding.ts";
import type { SpikeEvent } from "./spike-events.ts";
import { inARow } from "./words.ts";

/** A place and how to name it. */
export interface PainWord {
  readonly site: PainSite;
  readonly name: SiteName;
}

/** What an alarming verdict is worded from: flagged findings, loudest first. */
export interface AlarmInput {
  readonly flagged: readonly Flagged[];
  readonly events: readonly SpikeEvent[];
  readonly places: ReadonlyMap<string, PainWord>;
  /** Red flags, most pressing first. */
  readonly redFlags: readonly RedFlagVerdict[];
}

/**
 * The sentence of the most pressing red flag: what it is and how soon to be seen.
 *
 * @see docs/METHODS.md#headline
 */
export function clinicianSentence({ redFlags }: Pick<AlarmInput, "redFlags">): string {
  const pressing = redFlags.find(({ state }) => state.kind === "flagged");
  return ENGLISH.tell(pressing?.sentence ?? "See a clinician, and rest until then.");
}

/**
 * The sentence of a red verdict.
 *
 * @see docs/METHODS.md#headline
 */
export function restSentence({ flagged, places }: AlarmInput): string {
  const top = flagged[0];
  const place = places.get(top?.about ?? "");
  const it = yours(place);
  const was = verb(place, "was", "were");
  switch (top?.rule) {
    case "OSTRC_SUBST":
      return `${place === undefined ? "A problem" : it} held you back a lot last week. Rest or reduce, and seek advice if it stays.`;
    case "PAIN_HIGH":
      return `${it} ${was} at ${top.value} of 10. Rest from running for a day or two, then log it again.`;
    case "PAIN_GAIT":
      return top.value !== null && top.value >= (top.threshold ?? 0)
        ? `${it} got sorer through the run. Rest before the next one.`
        : `${it} changed your stride. Stop and rest until it no longer does.`;
    case "PAIN_KNEE":
      return `${it} ${was} sore in two runs and not back an hour later. Rest before the next one.`;
    case "PAIN_MORNING":
      return `${it} ${was} sorer on two mornings after a run. Rest before the next one.`;
    default:
      return top?.standsUntil === null
        ? `${it} ${verb(place, "is", "are")} speaking up, and a longer run is planned. Rest 48 hours and shorten the plan.`
        : `${it} got louder soon after a much longer run. Rest 48 hours, then log it again.`;
  }
}

/**
 * The sentence of an amber verdict: the sore places, and the longer run before them if there was one.
 *
 * @see docs/METHODS.md#headline
 */
export function easeSentence(input: AlarmInput): string {
  const pains = input.flagged.filter(({ level, about }) => level === "amber" && about !== null);
  const places = [...new Set(pains.map(({ about }) => about ?? ""))].flatMap((about) => input.places.get(about) ?? []);
  const first = places[0];
  if (first === undefined) return loadSentence(input);
  const it = capitalised(inARow(places.map(({ name }) => name.your)));
  const is = places.length > 1 ? "are" : verb(first, "is", "are");
  const lastSore = Math.max(...pains.map(({ to }) => to ?? 0));
  const hasLongerRun = input.flagged.some(({ rule, to }) => rule.startsWith("SPIKE_") && to !== null && to <= lastSore);
  if (hasLongerRun) return `${it} ${is} speaking up after a longer run. Keep the next ones short.`;
  if (pains.every(({ rule }) => rule === "PAIN_PERSIST"))
    return `${it} ${places.length > 1 ? "keep" : verb(first, "keeps", "keep")} speaking up. Run no longer than now until it settles.`;
  return `${it} ${is} speaking up. Keep the next runs short.`;
}

function loadSentence({ flagged, events }: AlarmInput): string {
  const top = flagged.find(({ level }) => level === "amber");
  if (top?.rule === "RETURN_BREAK") return "You are coming back from a break. Start with short, easy runs.";
  const event = events.find(({ day }) => day === top?.to);
  const much = event?.size === "small" ? "" : "much ";
  const when = event === undefined ? "this week" : weekdayAndDay(event.day);
  return event?.isPlanned === true
    ? `The run planned for ${when} is ${much}longer than you are used to. Shorten it, or split it.`
    : `Your run of ${when} was ${much}longer than you are used to. Keep the next ones short.`;
}

function yours(place: PainWord | undefined): string {
  return capitalised(place?.name.your ?? "your body");
}

function verb(place: PainWord | undefined, one: string, many: string): string {
  return place?.name.isPlural === true ? many : one;
}
