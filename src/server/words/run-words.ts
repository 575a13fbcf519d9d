import type { QualityFlag, SourceFormat, Sport } from "../../domain/activity.ts";
import { kmFromM } from "../../domain/units.ts";

export const SPORT_WORDS: Readonly<Record<Sport, string>> = {
  run: "Run",
  walk: "Walk",
  ride: "Ride",
  swim: "Swim",
  strength: "Strength",
  other: "Other sport",
};

/** What a session is called: its title, or its sport where it has none. */
export const runTitle = (run: { readonly title: string | null; readonly sport: Sport }): string =>
  run.title === null || run.title.trim() === "" ? SPORT_WORDS[run.sport] : run.title;

export const FORMAT_WORDS: Readonly<Record<SourceFormat, string>> = {
  fit: "FIT file",
  tcx: "TCX file",
  gpx: "GPX file",
  "garmin-csv": "Garmin list",
  "garmin-json": "Garmin account export",
  "strava-csv": "Strava list",
  "runkeeper-csv": "Runkeeper list",
  "polar-csv": "Polar file",
  "stryd-csv": "Stryd file",
  "opentracks-csv": "OpenTracks file",
  "pmsys-csv": "PMSys diary",
  "apple-health": "Apple Health",
  "diary-csv": "Diary",
};

/** What a flag is called, and what it means for the numbers of a run. */
export const FLAG_WORDS: Readonly<Record<QualityFlag, { readonly name: string; readonly means: string }>> = {
  TRUNCATED: {
    name: "Cut short",
    means: "The file ends in the middle. What was recorded until then counts; the rest of the run is missing.",
  },
  BAD_CRC: {
    name: "Damaged in places",
    means: "The file's check sum is wrong. Everything in it could still be read, but a value may be off.",
  },
  NO_SESSION: {
    name: "Totals worked out",
    means: "The file has no totals of its own. They are worked out from its records.",
  },
  SESSION_TOTALS_REPLACED: {
    name: "Totals put right",
    means: "The file's totals contradict its own records, or are missing. Those of the records are used.",
  },
  ZONE_ASSUMED: {
    name: "Day from your home zone",
    means: "The file does not say where it was recorded. The day is the one your home zone had then.",
  },
  START_TIME_UNKNOWN: {
    name: "Only the day is known",
    means: "The source gives a day and no time of day.",
  },
  CLOCK_SUSPECT: {
    name: "The clock jumped",
    means: "Times in the file jump, repeat or run backwards. Times and pace may be off.",
  },
  TREADMILL: {
    name: "Treadmill",
    means: "The distance is the watch's estimate from arm swing. Correct it if the treadmill said otherwise.",
  },
  HEART_RATE_ZERO: {
    name: "No heart rate",
    means: "The heart rate trace held only zeros. It is left out, not counted as zero.",
  },
  SECOND_OPINION: {
    name: "Read by a second decoder",
    means: "Our decoder refused the file and the watch maker's own one read it.",
  },
  GPS_TELEPORT: {
    name: "The position leapt",
    means: "The recorded position leapt further than anyone runs. The leap is left out.",
  },
  DISTANCE_REPLACED: {
    name: "Distance put right",
    means: "The watch's distance followed a leap of the position. It is worked out without it.",
  },
  ELEVATION_SPIKE: {
    name: "Altitude leapt",
    means: "Altitude leapt, or was padded with zeros. Ascent and descent leave that out.",
  },
  HEART_RATE_DROPOUT: {
    name: "Heart rate with gaps",
    means: "Stretches of the heart rate cannot be real. They are left out.",
  },
  CADENCE_LOCK: {
    name: "Heart rate followed the steps",
    means: "The sensor counted steps for heart beats. Those stretches are left out.",
  },
  CADENCE_DOUBLED: {
    name: "Cadence halved",
    means: "The source counted every step twice. Cadence is halved.",
  },
  SPORT_ASSUMED: {
    name: "Sport assumed",
    means: "The source does not name the sport. Correct it below if it is wrong.",
  },
};

/** What some sessions come to: how many, and the sums over those that have the quantity. */
export interface RunSum {
  readonly counted: number;
  readonly distanceM: number;
  readonly durationS: number;
  readonly withoutDistance: number;
  readonly withoutDuration: number;
}

/** The sum of sums. */
export function sumOf(parts: readonly RunSum[]): RunSum {
  const total = (name: keyof RunSum) => parts.reduce((sum, part) => sum + part[name], 0);
  return {
    counted: total("counted"),
    distanceM: total("distanceM"),
    durationS: total("durationS"),
    withoutDistance: total("withoutDistance"),
    withoutDuration: total("withoutDuration"),
  };
}

const COUNT_WORDS: Readonly<Record<Sport, readonly [one: string, more: string]>> = {
  run: ["run", "runs"],
  walk: ["walk", "walks"],
  ride: ["ride", "rides"],
  swim: ["swim", "swims"],
  strength: ["session", "sessions"],
  other: ["session", "sessions"],
};
const SECONDS_PER_HOUR = 3600;

/** `14 runs · 142 km · 13.2 h`; what is not known is said, and counts for nothing. */
export function sumWords(sum: RunSum, sport: Sport): string {
  const { counted, distanceM, durationS, withoutDistance, withoutDuration } = sum;
  const parts = [`${wholeWords(counted)} ${COUNT_WORDS[sport][counted === 1 ? 0 : 1]}`];
  if (withoutDistance < counted) parts.push(`${fewDigits(kmFromM(distanceM))} km`);
  if (withoutDuration < counted) parts.push(`${fewDigits(durationS / SECONDS_PER_HOUR)} h`);
  if (withoutDistance > 0 && withoutDistance < counted) parts.push(`${wholeWords(withoutDistance)} without a distance`);
  // A number and its word stay on one line.
  return parts.map((part) => part.replaceAll(" ", "\u00a0")).join(" · ");
}

/** `9.4`, `142`, `1,980`. */
const fewDigits = (value: number): string => (value < 99.95 ? value.toFixed(1) : wholeWords(value));

/** `1,980`. */
const wholeWords = (value: number): string => String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ",");
