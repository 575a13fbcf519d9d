import { EXERCISE_KINDS, exerciseKeyFrom } from "../../domain/exercise.ts";
import type { JournalFact } from "../../domain/journal.ts";
import { MOMENTS, QUALITIES, REGIONS } from "../../domain/pain.ts";
import { THERAPY_KINDS } from "../../domain/therapy.ts";
import { emptyWellnessDay } from "../../domain/wellness.ts";
import { oneOf, wholeNumber } from "../common-options.ts";
import { UsageError } from "../exit-codes.ts";
import { type FactsOf, rating, regionsOption, sideOption } from "./log-options.ts";

const ratingOrNull = (name: string, text: string | undefined) => (text === undefined ? null : rating(name, text));

const painFacts: FactsOf = (day, options, args) => [
  {
    kind: "pain",
    entry: {
      day,
      region: oneOf("region", args[0] ?? "", REGIONS),
      nrs: rating("nrs", args[1]),
      side: sideOption(options),
      moment: oneOf("--moment", options.moment ?? "daily", MOMENTS),
      quality: options.quality === undefined ? null : oneOf("--quality", options.quality, QUALITIES),
      alteredGait: options.alteredGait ?? null,
      nightPain: options.nightPain ?? null,
      note: options.note ?? null,
      activityId: null,
    },
  },
];

const massageFacts: FactsOf = (day, options) => [
  {
    kind: "therapy",
    entry: {
      day,
      kind: oneOf("--kind", options.kind ?? "massage", THERAPY_KINDS),
      regions: regionsOption(options),
      nrsBefore: ratingOrNull("--before", options.before),
      nrsAfter: ratingOrNull("--after", options.after),
      nrs24h: ratingOrNull("--after-24h", options.after24h),
      nrs48h: ratingOrNull("--after-48h", options.after48h),
      therapist: options.therapist ?? null,
      note: options.note ?? null,
    },
  },
];

const MOST_TITLE_CHARS = 120;

/** The words of a title as one, and the key they make. @throws UsageError when they make none */
export function exerciseNamed(words: readonly string[]): { readonly title: string; readonly key: string } {
  const title = words.join(" ").trim();
  const key = title.length > MOST_TITLE_CHARS ? null : exerciseKeyFrom(title);
  if (key === null) {
    throw new UsageError(`invalid title: ${title} (want 1 to ${MOST_TITLE_CHARS} characters, such as calf raises)`);
  }
  return { title, key };
}

const exerciseFacts: FactsOf = (day, options, args) => {
  const { title, key } = exerciseNamed(args);
  const done: JournalFact = { kind: "exercise-done", entry: { day, key } };
  const { kind, times, by } = options;
  if (kind === undefined) {
    if (times === undefined && by === undefined) return [done];
    throw new UsageError("--times and --by need --kind: they put the exercise on the list");
  }
  const timesPerWeek = times === undefined ? null : wholeNumber("--times", times, { from: 1, to: 50 });
  const plan = { key, kind: oneOf("--kind", kind, EXERCISE_KINDS), title, regions: [], timesPerWeek };
  return [{ kind: "exercise-plan", entry: { ...plan, from: day, until: null, by: by ?? null } }, done];
};

const sleepFacts: FactsOf = (day, _options, args) => [
  { kind: "wellness", entry: { ...emptyWellnessDay(day, "runner"), sleepS: secondsOfSleep(args[0] ?? "") } },
];

/** `7.5` and `7:30` are seven hours and a half. */
function secondsOfSleep(text: string): number {
  const clock = /^(\d{1,2}):([0-5]\d)$/.exec(text);
  const hours = clock === null ? Number(text) : Number(clock[1]) + Number(clock[2]) / 60;
  if (text.trim() === "" || !(hours >= 0 && hours <= 24)) {
    throw new UsageError(`invalid hours: ${text} (want 0 to 24, such as 7.5 or 7:30)`);
  }
  return Math.round(hours * 3600);
}

/** What the body says, and what was done for it. */
export const BODY_FACTS: Readonly<Record<string, FactsOf>> = {
  pain: painFacts,
  none: (day) => [{ kind: "no-pain", entry: { day } }],
  rest: (day) => [{ kind: "day-mark", entry: { day, state: "rest" } }],
  rpe: (day, _options, args) => [
    { kind: "rpe", entry: { day, activityId: null, rpe0To10: rating("rating", args[0]) } },
  ],
  massage: massageFacts,
  exercise: exerciseFacts,
  sleep: sleepFacts,
  soreness: (day, _options, args) => [
    { kind: "wellness", entry: { ...emptyWellnessDay(day, "runner"), soreness0To10: rating("rating", args[0]) } },
  ],
};
