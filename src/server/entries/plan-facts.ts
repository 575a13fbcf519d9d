import { exerciseKeyFrom, isExerciseKey } from "../../domain/exercise.ts";
import type { JournalFact } from "../../domain/journal.ts";
import type { LocalDay } from "../../domain/local-day.ts";
import type { Said, SaidValue } from "../../domain/said.ts";
import { type SettingWant, settingWant } from "../../domain/setting-values.ts";
import { isEmail, isHttpsUrl } from "../../domain/therapist.ts";
import { exactly, listed, said } from "../../messages/said.ts";
import { anyDay, comingDay, pastDay, refusal } from "./entry-days.ts";
import type {
  ExerciseBody,
  ExercisePlanBody,
  PlannedRunBody,
  ReturnPlanBody,
  SettingBody,
  TherapistBody,
} from "./plan-schemas.ts";

// From a checked body about what is to come to the facts of the journal.

export function plannedRunFacts(body: PlannedRunBody, today: LocalDay): readonly JournalFact[] {
  return [
    {
      kind: "run-planned",
      entry: {
        day: comingDay(body.day, today, "day"),
        slot: body.slot ?? 1,
        distanceM: body.distanceM,
        durationS: body.durationS ?? null,
        kind: body.kind,
        title: trimmed(body.title),
      },
    },
  ];
}

export function returnPlanFacts(body: ReturnPlanBody, today: LocalDay): readonly JournalFact[] {
  return [{ kind: "return-plan", entry: { from: anyDay(body.from, today, "from"), isReady: body.isReady } }];
}

/** Without a first day the exercise begins today. @throws HttpProblem 422 when it would end before it begins */
export function exercisePlanFacts(body: ExercisePlanBody, today: LocalDay): readonly JournalFact[] {
  const from = body.from === undefined ? today : anyDay(body.from, today, "from");
  const until = body.until === undefined || body.until === null ? null : anyDay(body.until, today, "until");
  if (until !== null && until < from) throw refusal("until", said("refused.ends-early"));
  return [
    {
      kind: "exercise-plan",
      entry: {
        key: keyOf(body),
        kind: body.kind,
        title: body.title.trim(),
        regions: [...new Set(body.regions ?? [])],
        timesPerWeek: body.timesPerWeek ?? null,
        from,
        until,
        by: trimmed(body.by),
      },
    },
  ];
}

export function exerciseDoneFacts(body: ExerciseBody, today: LocalDay): readonly JournalFact[] {
  return [{ kind: "exercise-done", entry: { day: pastDay(body.day, today, "day"), key: keyOf(body) } }];
}

/** The key that was given, or the one a title makes. */
function keyOf({ key, title }: { readonly key?: string | undefined; readonly title?: string | undefined }): string {
  if (key !== undefined) {
    if (!isExerciseKey(key)) throw refusal("key", said("refused.key-form"));
    return key;
  }
  const made = exerciseKeyFrom(title ?? "");
  if (made === null) throw refusal("title", said("refused.exercise-name"));
  return made;
}

/** @throws HttpProblem 422 when nothing is said, or an address is none; what was typed is not repeated */
export function therapistFacts(body: TherapistBody): readonly JournalFact[] {
  const [name, email, bookingUrl] = [body.name, body.email, body.bookingUrl].map(trimmed);
  if (email != null && !isEmail(email)) throw refusal("email", said("refused.email-form"));
  if (bookingUrl != null && !isHttpsUrl(bookingUrl)) {
    throw refusal("bookingUrl", said("refused.booking-page"));
  }
  const entry = { name: name ?? null, email: email ?? null, bookingUrl: bookingUrl ?? null };
  if (Object.values(entry).every((value) => value === null)) {
    throw refusal("name", said("refused.therapist"));
  }
  return [{ kind: "therapist", entry }];
}

/**
 * Without a first day the setting holds for the whole history.
 * @param called what a refusal calls the setting: its name, where nobody sees which field it is about
 * @throws HttpProblem 422 when it wants another value
 */
export function settingFacts(
  body: SettingBody,
  today: LocalDay,
  called: SaidValue = body.name,
): readonly JournalFact[] {
  const { name, value } = body;
  const want = settingWant({ name, value }, isZoneName);
  if (want !== null) throw refusal("value", wantWords(called, want));
  const from = body.from === undefined ? (0 as LocalDay) : anyDay(body.from, today, "from");
  return [{ kind: "setting", name, from, value }];
}

function wantWords(name: SaidValue, want: SettingWant): Said {
  if (want.kind === "zone") return said("refused.setting.zone", { name });
  if (want.kind === "word") return said("refused.setting.word", { name, words: listed(want.words, "or") });
  const limits = { name, from: exactly(want.from), to: exactly(want.to) };
  return said(want.isWhole ? "refused.setting.whole" : "refused.setting.number", limits);
}

function isZoneName(text: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: text }).resolvedOptions().timeZone !== "";
  } catch {
    return false; // Intl refuses an unknown zone by throwing
  }
}

function trimmed(text: string | null | undefined): string | null {
  const trimmed = text?.trim() ?? "";
  return trimmed === "" ? null : trimmed;
}
