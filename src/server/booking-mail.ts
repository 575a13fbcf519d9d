import { kmWords } from "../charts/number-words.ts";
import { shortDay } from "../domain/day-words.ts";
import { siteWords } from "../domain/site-words.ts";
import { ENGLISH } from "../messages/words.ts";
import type { TherapyReport } from "../usecases/therapy.ts";
import { agoWords } from "./words/care-words.ts";

const MOST_PLACES = 3;

/**
 * A `mailto:` address with a subject and a short body (RFC 6068), made of what stands at the head of the brief. The person
 * reads it in their own mail program before anything is sent.
 */
export function bookingMail(email: string, report: TherapyReport): string {
  const to = email.split("@").map(encodeURIComponent).join("@");
  const body = bodyLines(report).join("\r\n");
  return `mailto:${to}?subject=${encodeURIComponent("Asking for a session")}&body=${encodeURIComponent(body)}`;
}

function bodyLines({ brief, rhythm }: TherapyReport): readonly string[] {
  const places = brief.places.slice(0, MOST_PLACES).map(placeLine);
  return [
    "Hello,",
    "",
    "I would like to book a session. When would you have time?",
    "",
    ...(places.length === 0 ? [] : ["Where it hurts:", ...places, ""]),
    ...runningLines(brief.routine),
    ...(rhythm.daysSinceLast === null ? [] : [`My last massage was ${agoWords(rhythm.daysSinceLast, ENGLISH)}.`]),
    "",
    "I can bring a page with the details.",
    "",
  ];
}

function placeLine({ site, episode, latest }: TherapyReport["brief"]["places"][number]): string {
  return `- ${siteWords(site)}: since ${shortDay(episode.firstDay)}, ${latest.nrs} of 10 on ${shortDay(latest.day)}, ${episode.worstNrs} at worst`;
}

function runningLines({ weeklyDistanceM, longestRunM }: TherapyReport["brief"]["routine"]): readonly string[] {
  if (weeklyDistanceM === null) return [];
  const longest = longestRunM === null ? "" : `, the longest run ${kmWords(longestRunM)}`;
  return [`I run about ${kmWords(weeklyDistanceM)} a week${longest}.`];
}
