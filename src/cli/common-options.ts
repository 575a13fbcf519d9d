import { type AthleteId, athleteIdFrom } from "../domain/ids.ts";
import { formatLocalDay, type LocalDay, parseLocalDay } from "../domain/local-day.ts";
import { UsageError } from "./exit-codes.ts";

/** Options every command has. */
export interface CommonOptions {
  readonly data?: string;
  readonly athlete: string;
  readonly json?: boolean;
}

/** @throws UsageError when the name cannot be an id */
export function athleteOption(options: CommonOptions): AthleteId {
  const athlete = athleteIdFrom(options.athlete);
  if (athlete === null) {
    throw new UsageError(`invalid --athlete: ${options.athlete} (want 1–40 letters, digits, - or _, such as me)`);
  }
  return athlete;
}

/** @throws UsageError when the text is no calendar day */
export function dayOption(name: string, text: string): LocalDay {
  const day = parseLocalDay(text);
  if (day === null)
    throw new UsageError(`invalid ${name}: ${text} (want a day such as ${formatLocalDay(20_000 as LocalDay)})`);
  return day;
}

/** A whole number of a range. @throws UsageError otherwise */
export function wholeNumber(name: string, text: string, range: { readonly from: number; readonly to: number }): number {
  const value = Number(text);
  if (text.trim() === "" || !Number.isInteger(value) || value < range.from || value > range.to) {
    throw new UsageError(`invalid ${name}: ${text} (want a whole number from ${range.from} to ${range.to})`);
  }
  return value;
}

/** One word of a list. @throws UsageError that names the accepted words */
export function oneOf<T extends string>(name: string, text: string, accepted: readonly T[]): T {
  const found = accepted.find((word) => word === text);
  if (found === undefined) throw new UsageError(`invalid ${name}: ${text} (want ${accepted.join(", ")})`);
  return found;
}
