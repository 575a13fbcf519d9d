import type { UnitSystem } from "../domain/athlete.ts";
import type { SaidValue } from "../domain/said.ts";
import { METRES_PER_FOOT, METRES_PER_KM, METRES_PER_MILE } from "../domain/units.ts";

/** Values that are measures: the kinds of `SaidValue` with a number and its unit. */
export type Measure = Extract<
  SaidValue,
  | { readonly distanceM: number }
  | { readonly elevationM: number }
  | { readonly speedMPerS: number }
  | { readonly durationS: number }
  | { readonly number: number }
>;

/** Numbers and measures as a runner reads them. Arguments are SI. */
export interface Measures {
  /** `12.3`, `−4`; the sign is a real minus. */
  number(value: number, digits?: number): string;
  /** `1,980`: whole, with groups of three. */
  grouped(value: number): string;
  /** `30 %`. */
  percent(value: number, digits?: number): string;
  /** `12.3 km`, `7.6 mi`. */
  distance(distanceM: number, digits?: number): string;
  /** As `distance`, rounded down to a tenth: a limit itself must not be over it. */
  distanceDown(distanceM: number): string;
  /** Kilometres or miles, for an axis or a field. */
  distanceIn(distanceM: number): number;
  /** Metres of a number of kilometres or miles that a person wrote. */
  metresOf(distance: number): number;
  /** `km`, `mi`. */
  readonly distanceUnit: string;
  /** `120 m`, `394 ft`. */
  elevation(elevationM: number): string;
  elevationIn(elevationM: number): number;
  /** `m`, `ft`. */
  readonly elevationUnit: string;
  /** `5:15 /km`, `8:27 /mi`. */
  pace(speedMPerS: number): string;
  /** Seconds for one kilometre or one mile. */
  paceS(speedMPerS: number): number;
  /** `/km`, `/mi`. */
  readonly paceUnit: string;
  /** `1:05:12`, `42:10`. */
  clock(durationS: number): string;
  /** `3 h 05`, `42 min`. */
  hours(durationS: number): string;
  measure(value: Measure): string;
}

interface Scale {
  readonly distanceM: number;
  readonly distanceUnit: string;
  readonly elevationM: number;
  readonly elevationUnit: string;
}

const SCALES: Readonly<Record<UnitSystem, Scale>> = {
  metric: { distanceM: METRES_PER_KM, distanceUnit: "km", elevationM: 1, elevationUnit: "m" },
  imperial: { distanceM: METRES_PER_MILE, distanceUnit: "mi", elevationM: METRES_PER_FOOT, elevationUnit: "ft" },
};

const twoFigures = (value: number): string => String(value).padStart(2, "0");

/** `1:05:12` or `42:10`: seconds as a clock shows them. */
function clock(durationS: number): string {
  const whole = Math.round(durationS);
  const [hours, minutes, seconds] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  return hours > 0 ? `${hours}:${twoFigures(minutes)}:${twoFigures(seconds)}` : `${minutes}:${twoFigures(seconds)}`;
}

function hours(durationS: number): string {
  const minutes = Math.round(durationS / 60);
  const whole = Math.floor(minutes / 60);
  return whole === 0 ? `${minutes} min` : `${whole} h ${twoFigures(minutes % 60)}`;
}

/** Measures in one unit system, with the numbers of one language. */
export function measuresFor(
  units: UnitSystem,
  catalogue: { readonly "number.decimal": string; readonly "number.group": string },
): Measures {
  const scale = SCALES[units];
  const number = (value: number, digits = 0): string =>
    value.toFixed(digits).replace("-", "−").replace(".", catalogue["number.decimal"]);
  const distanceIn = (distanceM: number): number => distanceM / scale.distanceM;
  const distance = (distanceM: number, digits = 1): string =>
    `${number(distanceIn(distanceM), digits)} ${scale.distanceUnit}`;
  const elevation = (elevationM: number): string => `${number(elevationM / scale.elevationM)} ${scale.elevationUnit}`;
  const paceS = (speedMPerS: number): number => scale.distanceM / speedMPerS;
  const pace = (speedMPerS: number): string => `${clock(paceS(speedMPerS))} /${scale.distanceUnit}`;
  const measure = (value: Measure): string => {
    if ("distanceM" in value) return distance(value.distanceM, value.digits);
    if ("elevationM" in value) return elevation(value.elevationM);
    if ("speedMPerS" in value) return pace(value.speedMPerS);
    if ("durationS" in value) return clock(value.durationS);
    return number(value.number, value.digits);
  };
  return {
    number,
    grouped: (value) => number(value).replace(/\B(?=(\d{3})+$)/g, catalogue["number.group"]),
    percent: (value, digits) => `${number(value, digits)} %`,
    distance,
    distanceDown: (distanceM) => {
      const tenthM = scale.distanceM / 10;
      return distance(Math.floor(distanceM / tenthM) * tenthM);
    },
    distanceIn,
    metresOf: (value) => value * scale.distanceM,
    distanceUnit: scale.distanceUnit,
    elevation,
    elevationIn: (elevationM) => elevationM / scale.elevationM,
    elevationUnit: scale.elevationUnit,
    pace,
    paceS,
    paceUnit: `/${scale.distanceUnit}`,
    clock,
    hours,
    measure,
  };
}
