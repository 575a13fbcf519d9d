import { civilOf, isoWeekday, type LocalDay } from "../domain/local-day.ts";
import type { DayForm } from "../domain/said.ts";
import type { MessageKey } from "./message-values.ts";

type DayPart = "month" | "month-short" | "weekday" | "weekday-short";

/** A day in the words of a catalogue. */
export function dayWords(day: LocalDay, as: DayForm, catalogue: Readonly<Record<MessageKey, string>>): string {
  const { year, month, dayOfMonth } = civilOf(day);
  const named = (part: DayPart): string => {
    const at = part.startsWith("month") ? month : isoWeekday(day);
    return catalogue[`day.${part}.${at}` as MessageKey];
  };
  const parts: Readonly<Record<string, () => string>> = {
    year: () => String(year),
    date: () => String(dayOfMonth),
    month: () => named("month"),
    monthShort: () => named("month-short"),
    weekday: () => named("weekday"),
    weekdayShort: () => named("weekday-short"),
  };
  return catalogue[`day.as.${as}`].replace(/\{(\w+)\}/g, (_, name: string) => parts[name]?.() ?? "");
}
