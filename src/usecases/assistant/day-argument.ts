import { formatLocalDay, type LocalDay, parseLocalDay } from "../../domain/local-day.ts";
import { AssistantRefusal } from "./assistant-call.ts";

/** The day that an argument names, or another where it names none. @throws AssistantRefusal for what is no day */
export function dayArgument<Else>(name: string, text: string | undefined, otherwise: Else): LocalDay | Else {
  if (text === undefined) return otherwise;
  const day = parseLocalDay(text);
  if (day === null)
    throw new AssistantRefusal(`invalid ${name}: ${text} (want a day such as ${formatLocalDay(20_000 as LocalDay)})`);
  return day;
}
