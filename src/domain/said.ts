import type { LocalDay } from "./local-day.ts";
import type { PainSite } from "./pain.ts";

/** How a day is written: `November`, `Nov`, `Sunday`, `16 November`, `16 Nov`, `16 Nov 2026`, `Sun 15 Nov`, `November 2026`, `Nov 2026`. */
export type DayForm =
  | "month"
  | "month-short"
  | "weekday"
  | "day-month"
  | "short"
  | "short-year"
  | "weekday-short"
  | "month-year"
  | "month-year-short";

/** How a place is named: `left knee`, `the left knee`, `your left knee`, and `Left knee` as a label. */
export type SiteForm = "plain" | "the" | "your" | "label";

/** Something a text speaks of, not yet in any language or unit system. Measures are SI. */
export type SaidValue =
  | string
  | number
  | Said
  | { readonly distanceM: number; readonly digits?: number }
  | { readonly elevationM: number }
  | { readonly speedMPerS: number }
  | { readonly durationS: number }
  | { readonly number: number; readonly digits: number }
  | { readonly day: LocalDay; readonly as: DayForm }
  | { readonly site: PainSite; readonly form: SiteForm }
  /** With a capital, for the beginning of a sentence. */
  | { readonly capital: SaidValue }
  | { readonly list: readonly SaidValue[]; readonly of: "and" | "or" };

/** A text before it is put into a language: which message, and what it speaks of. */
export interface Said {
  readonly key: string;
  readonly values: Readonly<Record<string, SaidValue>>;
}
