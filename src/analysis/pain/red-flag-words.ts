import { weekdayAndDay } from "../../domain/day-words.ts";
import type { LocalDay } from "../../domain/local-day.ts";
import type { PainSite } from "../../domain/pain.ts";
import { capitalised, siteName } from "../../domain/site-words.ts";
import { inARow } from "../risk/words.ts";
import type { Urgency } from "./red-flag-signs.ts";

const ADVICE: Readonly<Record<Urgency, string>> = {
  emergency: "Stop running and call the emergency number now.",
  today: "Stop running and see a clinician today.",
  days: "Stop running and see a clinician within a few days.",
  routine: "Book a clinician; it need not be today.",
};

/**
 * What to do, and how soon.
 *
 * @see docs/METHODS.md#red-flags
 */
export function urgencyAdvice(urgency: Urgency): string {
  return ADVICE[urgency];
}

/** Signs that were logged, and where. */
export interface LoggedSigns {
  readonly site: PainSite | null;
  readonly nouns: readonly string[];
  /** The last day on which one was logged. */
  readonly day: LocalDay;
  readonly urgency: Urgency;
}

/**
 * Signs as a finding: `Left calf: swelling and warmth on Sun 22 Nov. Stop running and see a clinician today.`
 *
 * @see docs/METHODS.md#red-flags
 */
export function signsText({ site, nouns, day, urgency }: LoggedSigns): string {
  const what = inARow(nouns);
  const where = site === null ? capitalised(what) : `${capitalised(siteName(site).plain)}: ${what}`;
  return `${where} on ${weekdayAndDay(day)}. ${ADVICE[urgency]}`;
}

/**
 * Signs as a verdict: `You logged swelling and warmth at your left calf. Stop running and see a clinician today.`
 *
 * @see docs/METHODS.md#red-flags
 */
export function signsSentence({ site, nouns, urgency }: LoggedSigns): string {
  const where = site === null ? "" : ` at ${siteName(site).your}`;
  return `You logged ${inARow(nouns)}${where}. ${ADVICE[urgency]}`;
}
