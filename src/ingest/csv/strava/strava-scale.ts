import type { IngestProblem } from "../../../domain/import-outcome.ts";
import { METRES_PER_KM } from "../../../domain/units.ts";
import type { CsvRow } from "../csv-rows.ts";
import { type DecimalMark, decimalMarkOf, decimalOf } from "../decimal-mark.ts";
import type { StravaColumns } from "./strava-columns.ts";

export interface StravaScale {
  readonly mark: DecimalMark;
  readonly metresPerUnit: number;
  readonly remarks: readonly IngestProblem[];
}

const PLAIN: StravaScale = { mark: ".", metresPerUnit: 1, remarks: [] };
/** Half of the rows above this speed as km: they are metres. */
const FASTER_THAN_TRAVEL_M_PER_S = 60;

/** How the distances of a list are written. Only lists from July 2019 until the wide format leave it open. */
export function stravaScale(rows: readonly CsvRow[], columns: StravaColumns): StravaScale {
  const { distance, elapsed } = columns.places;
  if (columns.distanceIn === "metres" || distance === undefined || elapsed === undefined) return PLAIN;
  const { mark } = decimalMarkOf(rows.map((row) => row.cells[distance] ?? ""));
  const speeds = rows.flatMap((row) => {
    const km = decimalOf(row.cells[distance] ?? "", mark);
    const timeS = decimalOf(row.cells[elapsed] ?? "", ".");
    return km && timeS ? [(km * METRES_PER_KM) / timeS] : [];
  });
  const tooFast = speeds.filter((speed) => speed > FASTER_THAN_TRAVEL_M_PER_S).length;
  if (tooFast * 2 > speeds.length) return { mark, metresPerUnit: 1, remarks: [] };
  const detail =
    "This Strava list is of a kind that does not show whether distances are km or miles; they were read as km. " +
    "Ask Strava for a new export: newer lists hold metres.";
  return { mark, metresPerUnit: METRES_PER_KM, remarks: [{ reason: "UNITS_ASSUMED", detail }] };
}
