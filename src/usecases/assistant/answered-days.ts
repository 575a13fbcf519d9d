import { type DayRange, formatLocalDay, isWithin, type LocalDay } from "../../domain/local-day.ts";
import { runnerHistory } from "../runner-history.ts";
import { painEntryJson } from "../therapy-json.ts";
import type { Teller } from "./assistant-answers.ts";
import { cutList, cutOf } from "./cut-list.ts";
import { dayArgument } from "./day-argument.ts";

const MOST_ANSWERS = 100;

/** Every answer about pain of a stretch of days, newest first: what hurt, and the days that nothing did. */
export const answeredDays: Teller = async ({ deps }, { athlete, asOf, args }) => {
  const { pain, noPain } = await runnerHistory(deps, athlete, false);
  const to = dayArgument("to", args.to, asOf);
  const range: DayRange = { from: dayArgument("from", args.from, Number.MIN_SAFE_INTEGER as LocalDay), to };
  const free = noPain
    .filter(({ day }) => isWithin(day, range))
    .map(({ day }) => ({ day, entry: { noPain: true } as const }));
  const sore = pain
    .filter(({ day }) => isWithin(day, range))
    .map((one) => ({ day: one.day, entry: painEntryJson(one) }));
  const newestFirst = [...free, ...sore].sort((a, b) => b.day - a.day);
  const answers = cutList(newestFirst, args.cursor, args.limit ?? MOST_ANSWERS);
  return {
    text: `${answers.of} answers about pain up to ${formatLocalDay(to)}, newest first, from 0 (none) to 10 (the worst).`,
    data: {
      athlete,
      from: args.from ?? null,
      to: formatLocalDay(to),
      answers: answers.items.map(({ day, entry }) => ({ ...entry, day: formatLocalDay(day) })),
      cut: [cutOf("answers", answers)],
    },
    unknown: ["A day without an answer is not known: it is not a day without pain."],
    next: answers.next,
  };
};
