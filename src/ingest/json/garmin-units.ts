import type { IngestProblem } from "../../domain/import-outcome.ts";
import { sportOfKey } from "../sport-keys.ts";
import type { JsonRecord } from "./json-record.ts";

/** What one unit of a list is in SI. */
export interface GarminUnits {
  readonly metresPerUnit: number;
  readonly secondsPerUnit: number;
}

/** The account export counts in centimetres and milliseconds, what the website answers in metres and seconds. */
const EXPORT: GarminUnits = { metresPerUnit: 0.01, secondsPerUnit: 0.001 };
const WEBSITE: GarminUnits = { metresPerUnit: 1, secondsPerUnit: 1 };

/** The median speed of someone's runs and walks. The two kinds of units differ by a factor of ten. */
const SLOWEST_M_PER_S = 0.6;
const FASTEST_M_PER_S = 6;

/** The website gives the type as an object, the export as a word. */
export function typeOf(record: JsonRecord): string {
  return (
    record.text("activityType") ?? record.record("activityType")?.text("typeKey") ?? record.text("sportType") ?? ""
  );
}

function medianSpeed(records: readonly JsonRecord[], units: GarminUnits): number | null {
  const speeds = records.flatMap((record) => {
    const { sport } = sportOfKey(typeOf(record));
    const [distance, duration] = [record.measured("distance"), record.measured("duration")];
    if (distance === null || duration === null || (sport !== "run" && sport !== "walk")) return [];
    return (distance * units.metresPerUnit) / (duration * units.secondsPerUnit);
  });
  return speeds.sort((a, b) => a - b)[Math.floor(speeds.length / 2)] ?? null;
}

const isOnFoot = (speed: number | null): boolean =>
  speed !== null && speed >= SLOWEST_M_PER_S && speed <= FASTEST_M_PER_S;

/** The units of a list: those of its form, unless its own runs show that they are the other ones. */
export function garminUnits(records: readonly JsonRecord[]): { units: GarminUnits; remarks: readonly IngestProblem[] } {
  const isExport = records.some((record) => record.text("activityType") !== null);
  const [stated, other] = isExport ? [EXPORT, WEBSITE] : [WEBSITE, EXPORT];
  const speed = medianSpeed(records, stated);
  if (speed === null || isOnFoot(speed) || !isOnFoot(medianSpeed(records, other)))
    return { units: stated, remarks: [] };
  const words = other === EXPORT ? "centimetres and milliseconds" : "metres and seconds";
  const detail = `Distances and times were read as ${words}: in the units of this form the runs would be ${speed.toFixed(1)} m/s fast.`;
  return { units: other, remarks: [{ reason: "UNITS_ASSUMED", detail }] };
}
