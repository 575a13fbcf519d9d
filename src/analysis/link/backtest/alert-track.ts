/** One calendar of days, all columns of the same length: 1 is yes, 0 is no. */
export interface AlertTrack {
  /** The day counts: the flag could speak and its outcome is known. */
  readonly counted: Uint8Array;
  readonly alert: Uint8Array;
  readonly event: Uint8Array;
}

/** The day numbers that count, ascending. */
export type DayNumbers = readonly number[];

/**
 * A calendar from lists of day numbers, every day of it counted.
 *
 * @param days length of the calendar; day numbers are 0 … days − 1
 * @see docs/METHODS.md#alerts-and-events
 */
export function alertTrack(days: number, alerts: DayNumbers, events: DayNumbers): AlertTrack {
  return { counted: new Uint8Array(days).fill(1), alert: columnOf(days, alerts), event: columnOf(days, events) };
}

function columnOf(days: number, marked: DayNumbers): Uint8Array {
  const column = new Uint8Array(days);
  for (const day of marked) {
    if (!(day >= 0 && day < days)) throw new Error(`invalid day number: ${day} (want 0…${days - 1})`);
    column[day] = 1;
  }
  return column;
}

/**
 * For each day whether an event falls in the `horizonDays` days after it, the day itself left out.
 *
 * @see docs/METHODS.md#alerts-and-events
 */
export function eventAhead(event: Uint8Array, horizonDays: number): Uint8Array {
  const ahead = new Uint8Array(event.length);
  let next = Number.POSITIVE_INFINITY;
  for (let day = event.length - 1; day >= 0; day--) {
    if (next - day <= horizonDays) ahead[day] = 1;
    if (event[day] === 1) next = day;
  }
  return ahead;
}

/**
 * The counted days with an alert.
 *
 * @see docs/METHODS.md#alerts-and-events
 */
export function alertDaysOf({ counted, alert }: AlertTrack): number[] {
  const days: number[] = [];
  for (let day = 0; day < alert.length; day++) if (counted[day] === 1 && alert[day] === 1) days.push(day);
  return days;
}
