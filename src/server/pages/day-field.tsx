import { formatLocalDay, type LocalDay } from "../../domain/local-day.ts";

interface DayFieldProps {
  readonly id: string;
  readonly name?: string;
  readonly label: string;
  readonly today: LocalDay;
  readonly chosen: string | undefined;
  readonly problem?: string | undefined;
}

/** A day, today unless said otherwise, never one to come. */
export function DayField({ id, name = "day", label, today, chosen, problem }: DayFieldProps) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        type="date"
        id={id}
        name={name}
        value={chosen ?? formatLocalDay(today)}
        max={formatLocalDay(today)}
        required
        aria-describedby={problem === undefined ? undefined : `${id}-problem`}
      />
      {problem !== undefined && (
        <p class="problem" id={`${id}-problem`}>
          {problem}
        </p>
      )}
    </div>
  );
}
