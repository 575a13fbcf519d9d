import { instantFromWallClock, parseIso, type UtcInstant } from "../../domain/instant.ts";
import { METRES_PER_FOOT, METRES_PER_KM, METRES_PER_MILE } from "../../domain/units.ts";
import { isPlausibleDay } from "../csv/summary-row.ts";

/** A time as the phone wrote it: the instant is sure, the offset is the one of the phone when it exported. */
export interface HealthTime {
  readonly at: UtcInstant;
  readonly utcOffsetMin: number;
}

/** Reads `2024-02-01 07:00:00 +0100`; null for anything else. */
export function healthTime(text: string | undefined): HealthTime | null {
  const read = parseIso((text ?? "").replace(/ (?=[+-]\d{4}$)/, ""));
  if (read === null || read.utcOffsetMin === null || !isPlausibleDay(read.day)) return null;
  return { at: instantFromWallClock(read.day, read.timeOfDayS, read.utcOffsetMin), utcOffsetMin: read.utcOffsetMin };
}

const METRES: Readonly<Record<string, number>> = {
  m: 1,
  km: METRES_PER_KM,
  cm: 0.01,
  mm: 0.001,
  mi: METRES_PER_MILE,
  ft: METRES_PER_FOOT,
  yd: 3 * METRES_PER_FOOT,
  in: METRES_PER_FOOT / 12,
};
const SECONDS: Readonly<Record<string, number>> = { s: 1, ms: 0.001, min: 60, hr: 3600 };
const PER_MINUTE: Readonly<Record<string, number>> = { "count/min": 1, "count/s": 60 };
const WATTS: Readonly<Record<string, number>> = { W: 1, kW: 1000 };

export type Dimension = "metres" | "seconds" | "perMinute" | "watts";
const FACTORS: Readonly<Record<Dimension, Readonly<Record<string, number>>>> = {
  metres: METRES,
  seconds: SECONDS,
  perMinute: PER_MINUTE,
  watts: WATTS,
};

/** No quantity of a health export needs more digits than this; what lies below is noise of the unit. */
const PRECISION = 1e6;

/** Nothing that is measured comes near it. */
const LARGEST = 1e15;

/** A number above 0 in SI; null when it is absent, no number, 0, or in a unit of another kind. */
export function quantity(value: string | undefined, unit: string | undefined, dimension: Dimension): number | null {
  const factor = unit === undefined ? undefined : FACTORS[dimension][unit];
  const number = Number(value);
  if (value === undefined || value === "" || factor === undefined || !(number > 0 && number <= LARGEST)) return null;
  return Math.round(number * factor * PRECISION) / PRECISION;
}

/** Metres of a text such as `8520 cm`. */
export function metresOfText(text: string | undefined): number | null {
  const [value, unit] = (text ?? "").split(" ");
  return quantity(value, unit, "metres");
}
