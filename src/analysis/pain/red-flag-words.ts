import type { LocalDay } from "../../domain/local-day.ts";
import type { PainSite } from "../../domain/pain.ts";
import type { RedFlagSign } from "../../domain/red-flag-check.ts";
import type { Said } from "../../domain/said.ts";
import { listed, said } from "../../messages/said.ts";
import type { Urgency } from "./red-flag-signs.ts";

/** What a sign is called: its own noun, or that of pain at night, which is said of an entry. */
export type SignNoun = RedFlagSign | "night";

/**
 * What to do, and how soon.
 *
 * @see docs/METHODS.md#red-flags
 */
export function urgencyAdvice(urgency: Urgency): Said {
  return said(`urgency.${urgency}`);
}

/**
 * Signs as a list of nouns: `swelling and warmth`.
 *
 * @see docs/METHODS.md#red-flags
 */
export function signNouns(nouns: readonly SignNoun[], of: "and" | "or") {
  return listed(
    nouns.map((noun) => said(`sign.${noun}.noun`)),
    of,
  );
}

/** Signs that were logged, and where. */
export interface LoggedSigns {
  readonly site: PainSite | null;
  readonly nouns: readonly SignNoun[];
  /** The last day on which one was logged. */
  readonly day: LocalDay;
  readonly urgency: Urgency;
}

/**
 * Signs as a finding: `Left calf: swelling and warmth on Sun 22 Nov. Stop running and see a clinician today.`
 *
 * @see docs/METHODS.md#red-flags
 */
export function signsText({ site, nouns, day: last, urgency }: LoggedSigns): Said {
  const signs = signNouns(nouns, "and");
  const [day, advice] = [{ day: last, as: "weekday-short" } as const, urgencyAdvice(urgency)];
  return site === null
    ? said("red-flag.text.body", { signs: { capital: signs }, day, advice })
    : said("red-flag.text.place", { place: { site, form: "label" }, signs, day, advice });
}

/**
 * Signs as a verdict: `You logged swelling and warmth at your left calf. Stop running and see a clinician today.`
 *
 * @see docs/METHODS.md#red-flags
 */
export function signsSentence({ site, nouns, urgency }: LoggedSigns): Said {
  const [signs, advice] = [signNouns(nouns, "and"), urgencyAdvice(urgency)];
  return site === null
    ? said("red-flag.sentence.body", { signs, advice })
    : said("red-flag.sentence.place", { signs, place: { site, form: "your" }, advice });
}
