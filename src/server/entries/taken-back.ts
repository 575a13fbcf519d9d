import { type Static, Type } from "typebox";
import type { ActivityId } from "../../domain/ids.ts";
import type { JournalFact } from "../../domain/journal.ts";
import type { LocalDay } from "../../domain/local-day.ts";
import { MOMENTS, REGIONS, SIDES } from "../../domain/pain.ts";
import { THERAPY_KINDS } from "../../domain/therapy.ts";
import { anyDay } from "./entry-days.ts";

// Which entry a request takes back: its address names it, as text.

const strict = { additionalProperties: false };
const Day = Type.String({ pattern: "^\\d{4}-\\d{2}-\\d{2}$" });
const Key = Type.String({ minLength: 1, maxLength: 80 });

export const PainQuery = Type.Object(
  {
    day: Day,
    region: Type.Enum([...REGIONS]),
    side: Type.Optional(Type.Enum([...SIDES])),
    moment: Type.Enum([...MOMENTS]),
    activityId: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
  },
  strict,
);
export type PainQuery = Static<typeof PainQuery>;

export const DayQuery = Type.Object({ day: Day }, strict);
export type DayQuery = Static<typeof DayQuery>;

export const TherapyQuery = Type.Object({ day: Day, kind: Type.Enum([...THERAPY_KINDS]) }, strict);
export type TherapyQuery = Static<typeof TherapyQuery>;

export const PlannedRunQuery = Type.Object(
  { day: Day, slot: Type.Optional(Type.String({ pattern: "^[1-9]$" })) },
  strict,
);
export type PlannedRunQuery = Static<typeof PlannedRunQuery>;

export const ExercisePlanQuery = Type.Object({ key: Key }, strict);
export type ExercisePlanQuery = Static<typeof ExercisePlanQuery>;

export const ExerciseQuery = Type.Object({ day: Day, key: Key }, strict);
export type ExerciseQuery = Static<typeof ExerciseQuery>;

/** Without a side the entry that names none, and likewise without an activity. */
export function painTakenBack(query: PainQuery, today: LocalDay): JournalFact {
  const { region, moment } = query;
  return {
    kind: "pain-removed",
    day: anyDay(query.day, today, "day"),
    region,
    side: query.side ?? null,
    moment,
    activityId: (query.activityId as ActivityId | undefined) ?? null,
  };
}

export function noPainTakenBack(query: DayQuery, today: LocalDay): JournalFact {
  return { kind: "no-pain-removed", day: anyDay(query.day, today, "day") };
}

export function therapyTakenBack(query: TherapyQuery, today: LocalDay): JournalFact {
  return { kind: "therapy-removed", day: anyDay(query.day, today, "day"), therapyKind: query.kind };
}

export function plannedRunTakenBack(query: PlannedRunQuery, today: LocalDay): JournalFact {
  return { kind: "run-unplanned", day: anyDay(query.day, today, "day"), slot: Number(query.slot ?? 1) };
}

/** Takes the exercise off the list; the days on which it was done stay. */
export function exercisePlanTakenBack({ key }: ExercisePlanQuery): JournalFact {
  return { kind: "exercise-plan-removed", key };
}

export function exerciseTakenBack(query: ExerciseQuery, today: LocalDay): JournalFact {
  return { kind: "exercise-undone", entry: { day: anyDay(query.day, today, "day"), key: query.key } };
}
