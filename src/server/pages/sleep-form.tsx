import { formatLocalDay, type LocalDay } from "../../domain/local-day.ts";
import type { Words } from "../../messages/words.ts";
import { HiddenFields } from "./hidden-fields.tsx";
import { type LogState, problemWith, stateFor } from "./log-state.ts";
import { useWords } from "./words-context.ts";

const SECONDS_PER_HOUR = 3600;
const HOURS = [4, 5, 5.5, 6, 6.5, 7, 7.5, 8, 8.5, 9, 10];

interface SleepFormProps {
  readonly state: LogState;
  readonly today: LocalDay;
  /** What was said of last night; null while nothing was. */
  readonly sleepS: number | null;
}

/** Last night in one tap. */
export function SleepForm({ state, today, sleepS }: SleepFormProps) {
  const words = useWords();
  const { say } = words;
  const problem = problemWith("sleepS", stateFor("sleep", state));
  const said = sleepS === null ? null : sleepS / SECONDS_PER_HOUR;
  return (
    <form class="card" method="post" action="/log" id="sleep" aria-labelledby="sleep-title">
      <HiddenFields fields={{ kind: "sleep", day: formatLocalDay(today) }} />
      <h2 id="sleep-title">{say("log.sleep.title")}</h2>
      <p class="small">
        {said === null ? say("log.sleep.ask") : say("log.sleep.said", { hours: hoursWords(said, words) })}
      </p>
      <div class="scale hours">
        {HOURS.map((hours) => (
          <button
            key={hours}
            class={hours === said ? "button done" : "button"}
            type="submit"
            name="sleepHours"
            value={hours}
            aria-label={say("log.sleep.hours", { hours: hoursWords(hours, words) })}
          >
            {hoursWords(hours, words)}
          </button>
        ))}
      </div>
      {problem !== undefined && <p class="problem">{problem}</p>}
    </form>
  );
}

/** `7½`: halves as people write them, anything finer as a decimal. */
function hoursWords(hours: number, words: Words): string {
  const whole = Math.floor(hours);
  if (hours === whole) return String(whole);
  return hours - whole === 0.5 ? `${whole}½` : words.number(hours, 1);
}
