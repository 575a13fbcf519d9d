import type { Words } from "../messages/words.ts";
import type { TherapyReport } from "../usecases/therapy.ts";
import { agoWords } from "./words/care-words.ts";

const MOST_PLACES = 3;

/**
 * A `mailto:` address with a subject and a short body (RFC 6068), made of what stands at the head of the brief. The person
 * reads it in their own mail program before anything is sent.
 */
export function bookingMail(email: string, report: TherapyReport, words: Words): string {
  const to = email.split("@").map(encodeURIComponent).join("@");
  const body = bodyLines(report, words).join("\r\n");
  return `mailto:${to}?subject=${encodeURIComponent(words.say("mail.subject"))}&body=${encodeURIComponent(body)}`;
}

function bodyLines({ brief, rhythm }: TherapyReport, words: Words): readonly string[] {
  const { say } = words;
  const places = brief.places.slice(0, MOST_PLACES).map((place) => placeLine(place, words));
  const last = rhythm.daysSinceLast;
  return [
    say("mail.hello"),
    "",
    say("mail.when"),
    "",
    ...(places.length === 0 ? [] : [say("mail.places"), ...places, ""]),
    ...runningLines(brief.routine, words),
    ...(last === null ? [] : [say("mail.massage", { ago: agoWords(last, words) })]),
    "",
    say("mail.bring"),
    "",
  ];
}

function placeLine(place: TherapyReport["brief"]["places"][number], { say, day, site }: Words): string {
  const { episode, latest } = place;
  return say("mail.place", {
    place: site(place.site, "label"),
    from: day(episode.firstDay, "short"),
    nrs: latest.nrs,
    day: day(latest.day, "short"),
    worst: episode.worstNrs,
  });
}

function runningLines(
  { weeklyDistanceM, longestRunM }: TherapyReport["brief"]["routine"],
  { say, distance }: Words,
): readonly string[] {
  if (weeklyDistanceM === null) return [];
  const week = distance(weeklyDistanceM);
  return longestRunM === null
    ? [say("mail.running", { distance: week })]
    : [say("mail.running.longest", { distance: week, longest: distance(longestRunM) })];
}
