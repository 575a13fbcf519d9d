import type { Sport } from "../../domain/activity.ts";
import { sportOfKey } from "../sport-keys.ts";
import type { GpxTrack } from "./gpx-document.ts";

/** What a track says about its sport. */
export interface StatedSport {
  readonly sport: Sport;
  readonly treadmill: boolean;
}

/** Strava writes its sports as numbers. The others are no sport that counts. */
const STRAVA_NUMBERS: Readonly<Record<string, Sport>> = {
  "1": "ride",
  "4": "walk",
  "9": "run",
  "10": "walk",
  "16": "swim",
  "17": "ride",
  "18": "ride",
  "53": "run",
};

/** Words that people and programs put into types and names. */
const WORDS: readonly (readonly [Sport, RegExp])[] = [
  [
    "run",
    /\b(?:\p{L}*running|\p{L}*run|jog|jogging|parkrun|(?:morgen|abend|mittags?|nacht|dauer|wald)?lauf|laufen)\b/iu,
  ],
  ["run", /\b(?:carrera|corrida|corsa|hardlopen|footing|course à pied)\b/iu],
  ["ride", /\b(?:\p{L}*ride|cycling|biking|bike|radfahrt|radtour|radfahren|vélo|ciclismo)\b/iu],
  ["walk", /\b(?:walk|walking|hike|hiking|wanderung|wandern|spaziergang|randonnée|senderismo)\b/iu],
  ["swim", /\b(?:swim|swimming|schwimmen|natation|natación)\b/iu],
];

/** What programs write into the type when they do not know it. */
const NO_TYPE = /^(?:unknown|track|activity)?$/i;

/**
 * The sport that a track's type, or its name where it has no type, says in so many words. A type that is not known is
 * `other`. Null when the track says nothing.
 */
export function statedSport({ type, name }: GpxTrack): StatedSport | null {
  if (type !== null && !NO_TYPE.test(type)) return sportOfType(type);
  const sport = sportInWords(name ?? "");
  return sport === null ? null : { sport, treadmill: false };
}

function sportOfType(type: string): StatedSport {
  const byNumber = STRAVA_NUMBERS[type];
  if (byNumber !== undefined) return { sport: byNumber, treadmill: false };
  const named = sportOfKey(type);
  return named.sport === "other" ? { sport: sportInWords(type) ?? "other", treadmill: false } : named;
}

/** The one sport that a text speaks of; null when it speaks of none, or of several. */
function sportInWords(text: string): Sport | null {
  const spoken = new Set(WORDS.filter(([, words]) => words.test(text)).map(([sport]) => sport));
  const [only] = spoken;
  return spoken.size === 1 && only !== undefined ? only : null;
}
