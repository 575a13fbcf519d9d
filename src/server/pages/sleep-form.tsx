import { formatLocalDay, type LocalDay } from "../../domain/local-day.ts";
import { HiddenFields } from "./hidden-fields.tsx";
import { type LogState, problemWith, stateFor } from "./log-state.ts";

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
  const problem = problemWith("sleepS", stateFor("sleep", state));
  const said = sleepS === null ? null : sleepS / SECONDS_PER_HOUR;
  return (
    <form class="card" method="post" action="/log" id="sleep" aria-labelledby="sleep-title">
      <HiddenFields fields={{ kind: "sleep", day: formatLocalDay(today) }} />
      <h2 id="sleep-title">How I slept</h2>
      <p class="small">{said === null ? "Hours asleep last night." : `Last night: ${hoursWords(said)} hours.`}</p>
      <div class="scale hours">
        {HOURS.map((hours) => (
          <button
            key={hours}
            class={hours === said ? "button done" : "button"}
            type="submit"
            name="sleepHours"
            value={hours}
            aria-label={`${hoursWords(hours)} hours`}
          >
            {hoursWords(hours)}
          </button>
        ))}
      </div>
      {problem !== undefined && <p class="problem">{problem}</p>}
    </form>
  );
}

/** `7½`: halves as people write them, anything finer as a decimal. */
function hoursWords(hours: number): string {
  const whole = Math.floor(hours);
  if (hours === whole) return String(whole);
  return hours - whole === 0.5 ? `${whole}½` : hours.toFixed(1);
}
