import { formatLocalDay, type LocalDay } from "../../domain/local-day.ts";
import type { PlannedRun } from "../../domain/plan.ts";
import type { Words } from "../../messages/words.ts";
import type { CalendarDay } from "../../usecases/calendar-days.ts";
import type { WholeDay } from "./calendar-text.ts";

const uidOf = (key: string): string => `${key}@niggle.invalid`;

/** The runner's calendar in words. Nothing in it says where it hurts: other programs keep what they read. */
export function runnerCalendar(days: readonly CalendarDay[], words: Words): readonly WholeDay[] {
  const { say } = words;
  return days.map((entry): WholeDay => {
    const common = { uid: uidOf(entry.key), day: entry.day };
    switch (entry.kind) {
      case "run":
        return { ...common, summary: runWords(entry.run, words), description: entry.run.title };
      case "rest":
        return { ...common, summary: say("calendar.rest"), description: null };
      case "massage":
        return {
          ...common,
          summary: say("calendar.massage-due"),
          description: dueWords(entry.rhythmDays, entry.mustAnswer, words),
        };
      default:
        return entry satisfies never;
    }
  });
}

/** One massage on one day, to put into any calendar. */
export function massageDay(day: LocalDay, { say }: Words): WholeDay {
  return {
    uid: uidOf(`massage-${formatLocalDay(day)}`),
    day,
    summary: say("headline.book-massage"),
    description: say("calendar.effect"),
  };
}

function runWords({ kind, distanceM, durationS }: PlannedRun, { say, distance, clock }: Words): string {
  const name = say(`calendar.run.${kind}`);
  return durationS === null
    ? say("calendar.run", { name, distance: distance(distanceM) })
    : say("calendar.run.timed", { name, distance: distance(distanceM), time: clock(durationS) });
}

function dueWords(rhythmDays: number, mustAnswer: boolean, { say }: Words): string {
  const due = { days: Math.round(rhythmDays), effect: say("calendar.effect") };
  return mustAnswer ? say("calendar.rhythm.ask", due) : say("calendar.rhythm", due);
}
