import { kmWords } from "../../charts/number-words.ts";
import { formatLocalDay, type LocalDay } from "../../domain/local-day.ts";
import type { PlannedRun } from "../../domain/plan.ts";
import type { CalendarDay } from "../../usecases/calendar-days.ts";
import { durationWords } from "../words/measure-words.ts";
import { PLAN_KIND_WORDS } from "../words/plan-words.ts";
import type { WholeDay } from "./calendar-text.ts";

/** What is known about massage, in one line. */
const EFFECT = "Massage may ease soreness a little. It has not been shown to prevent or heal injury.";

const uidOf = (key: string): string => `${key}@niggle.invalid`;

/** The runner's calendar in words. Nothing in it says where it hurts: other programs keep what they read. */
export function runnerCalendar(days: readonly CalendarDay[]): readonly WholeDay[] {
  return days.map((entry): WholeDay => {
    const common = { uid: uidOf(entry.key), day: entry.day };
    switch (entry.kind) {
      case "run":
        return { ...common, summary: runWords(entry.run), description: entry.run.title };
      case "rest":
        return { ...common, summary: "Rest day", description: null };
      case "massage":
        return { ...common, summary: "Massage is due", description: dueWords(entry.rhythmDays, entry.mustAnswer) };
      default:
        return entry satisfies never;
    }
  });
}

/** One massage on one day, to put into any calendar. */
export function massageDay(day: LocalDay): WholeDay {
  return { uid: uidOf(`massage-${formatLocalDay(day)}`), day, summary: "Book a massage", description: EFFECT };
}

function runWords({ kind, distanceM, durationS }: PlannedRun): string {
  const time = durationS === null ? "" : `, ${durationWords(durationS)}`;
  const name = kind === "race" || kind === "walk-run" ? PLAN_KIND_WORDS[kind] : `${PLAN_KIND_WORDS[kind]} run`;
  return `${kind === "workout" ? PLAN_KIND_WORDS.workout : name}: ${kmWords(distanceM)}${time}`;
}

function dueWords(rhythmDays: number, mustAnswer: boolean): string {
  const asked = mustAnswer ? " Answer the short safety questions in niggle first." : "";
  return `Your rhythm is every ${Math.round(rhythmDays)} days.${asked} ${EFFECT}`;
}
