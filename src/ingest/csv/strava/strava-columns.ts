import { plainName } from "../csv-rows.ts";
import {
  API_NAMES,
  MACHINE_BLOCK,
  REPEATED,
  REPEATED_LATER,
  STRAVA_LANGUAGES,
  type StravaField,
} from "./strava-headers.ts";

export interface StravaColumns {
  readonly places: Readonly<Partial<Record<StravaField, number>>>;
  /** `metres`: a machine block or the old interface names say so. `display`: the one distance is in km or miles. */
  readonly distanceIn: "metres" | "display";
}

const NEEDED: readonly StravaField[] = ["date", "type", "elapsed", "distance"];

type Places = Partial<Record<StravaField, number>>;

/** Columns by name; where a name occurs twice the last one counts, which is the machine's and not the display's. */
function byName(header: readonly string[], names: Partial<Record<StravaField, string>>): Places {
  const places: Places = {};
  for (const [field, name] of Object.entries(names)) {
    const at = header.lastIndexOf(plainName(name));
    if (at >= 0) places[field as StravaField] = at;
  }
  return places;
}

/** Where the machine block starts; null when the columns do not repeat as they do in every wide export. */
function machineBlockStart(header: readonly string[]): number | null {
  const elapsed = header[REPEATED[0].display];
  if (elapsed === undefined || elapsed === "") return null;
  const start = header.indexOf(elapsed, REPEATED[0].display + 1);
  if (start < 0) return null;
  const repeats = REPEATED.every(
    ({ display, offset }) => header[start + offset] === undefined || header[start + offset] === header[display],
  );
  return repeats && header[start + 2] === header[6] ? start : null;
}

function byPlace(header: readonly string[], start: number): Places {
  const confirmed = header[start + REPEATED_LATER.offset] === header[REPEATED_LATER.display];
  const places: Places = {};
  for (const [field, offset] of Object.entries(MACHINE_BLOCK)) {
    const isLate = offset > REPEATED_LATER.offset;
    if (start + offset < header.length && (!isLate || confirmed)) places[field as StravaField] = start + offset;
  }
  return places;
}

/** The columns of a Strava activity list in a known language; null for another header. */
export function stravaColumns(header: readonly string[]): StravaColumns | null {
  const start = machineBlockStart(header);
  for (const names of STRAVA_LANGUAGES) {
    const named = byName(header, names);
    const isStrava = NEEDED.every((field) => named[field] !== undefined) && (named.id ?? named.filename) !== undefined;
    if (!isStrava) continue;
    const places = start === null ? named : { ...byPlace(header, start), ...named };
    return { places, distanceIn: start !== null || names === API_NAMES ? "metres" : "display" };
  }
  return null;
}

/** True for a wide Strava list whose language is not known: its columns repeat as only Strava's do. */
export function looksLikeStrava(header: readonly string[]): boolean {
  return header.length >= 30 && machineBlockStart(header) !== null;
}
