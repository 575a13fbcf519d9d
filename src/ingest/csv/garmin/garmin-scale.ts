import type { IngestProblem } from "../../../domain/import-outcome.ts";
import { METRES_PER_FOOT, METRES_PER_KM, METRES_PER_MILE } from "../../../domain/units.ts";
import { secondsOfClock } from "../clock-text.ts";
import type { CsvRow } from "../csv-rows.ts";
import { type DecimalMark, decimalMarkOf, decimalOf } from "../decimal-mark.ts";
import { sportOfName } from "../sport-names.ts";
import { type GarminColumns, garminCell } from "./garmin-columns.ts";
import type { GarminField } from "./garmin-headers.ts";

/** How the numbers of one list are written. Nothing in such a file states it, so the rows have to show it. */
export interface GarminScale {
  readonly mark: DecimalMark;
  readonly metresPerUnit: number;
  readonly metresPerClimb: number;
  readonly metresPerStride: number;
  /** False when the rows fit both km and miles, and km was taken. */
  readonly unitShown: boolean;
  readonly remarks: readonly IngestProblem[];
}

interface UnitEvidence {
  readonly unit: "km" | "mi";
  readonly metresPerStride: number;
  readonly why: string;
}

/** Pace and distance are rounded to the second and to 10 m. */
const PACE_TOLERANCE = 0.03;
/** Steps × stride scatters by some percent around the distance; km and miles are 61 % apart. */
const STRIDE_TOLERANCE = 1.2;
/** As miles this pace would be 3:06/km, about the best marathon ever run. */
const KM_FOR_SURE_S = 300;

function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? null;
}

const isNear = (value: number, target: number, factor: number): boolean =>
  value < target * factor && value > target / factor;

type Read = (field: GarminField) => number | null;

function readerOf(row: CsvRow, columns: GarminColumns, mark: DecimalMark): Read {
  return (field) => {
    const cell = garminCell(row, columns, field);
    if (cell === null) return null;
    return field === "time" || field === "pace" ? secondsOfClock(cell) : decimalOf(cell, mark);
  };
}

/** Time over distance, over pace: 1 when the three columns agree; null when one of them is missing. */
function paceAgreement(read: Read): number | null {
  const [timeS, distance, paceS] = [read("time"), read("distance"), read("pace")];
  return timeS && distance && paceS ? timeS / distance / paceS : null;
}

/** The mark under which distance, time and pace of the runs agree; else the one the numbers can only be read with. */
function markOfList(rows: readonly CsvRow[], runs: readonly CsvRow[], columns: GarminColumns): DecimalMark {
  const agreeing = (mark: DecimalMark): number =>
    runs.filter((row) => {
      const agreement = paceAgreement(readerOf(row, columns, mark));
      return agreement !== null && isNear(agreement, 1, 1 + PACE_TOLERANCE);
    }).length;
  const [point, comma] = [agreeing("."), agreeing(",")];
  if (point !== comma) return point > comma ? "." : ",";
  const words = new Set([...(columns.type ?? []), ...(columns.date ?? []), ...(columns.title ?? [])]);
  const cells = rows.flatMap((row) => row.cells.filter((_, at) => !words.has(at)));
  return decimalMarkOf(cells).mark;
}

/** Metres that the steps make for each unit of distance: 1000 shows km, 1609 miles, whatever the file says. */
function metresByStride(read: Read): number | null {
  const [stride, distance, cadence, timeS] = [read("stride"), read("distance"), read("cadence"), read("time")];
  const steps = cadence && timeS ? (cadence * timeS) / 60 : read("steps");
  return stride && distance && steps ? (stride * steps) / distance : null;
}

function unitByStride(reads: readonly Read[]): UnitEvidence | null {
  const found = reads.flatMap((read) => metresByStride(read) ?? []);
  const perUnit = median(found);
  if (perUnit === null) return null;
  const why = `steps times stride length give ${Math.round(perUnit)} m for each unit`;
  for (const metresPerStride of [1, METRES_PER_FOOT]) {
    const metres = perUnit * metresPerStride;
    if (isNear(metres, METRES_PER_KM, STRIDE_TOLERANCE)) return { unit: "km", metresPerStride, why };
    if (isNear(metres, METRES_PER_MILE, STRIDE_TOLERANCE)) return { unit: "mi", metresPerStride, why };
  }
  return null;
}

function unitByPace(reads: readonly Read[]): UnitEvidence | null {
  const agreement = median(reads.flatMap((read) => paceAgreement(read) ?? []));
  if (agreement !== null && isNear(agreement, METRES_PER_MILE / METRES_PER_KM, 1 + PACE_TOLERANCE)) {
    return { unit: "mi", metresPerStride: 1, why: "time over distance is 1.61 times the pace, which is per km" };
  }
  if (agreement !== null && isNear(agreement, METRES_PER_KM / METRES_PER_MILE, 1 + PACE_TOLERANCE)) {
    return { unit: "km", metresPerStride: 1, why: "time over distance is 0.62 times the pace, which is per mile" };
  }
  const perUnitS = median(
    reads.flatMap((read) => {
      const [timeS, distance] = [read("time"), read("distance")];
      return timeS && distance ? timeS / distance : [];
    }),
  );
  if (perUnitS === null || perUnitS >= KM_FOR_SURE_S) return null;
  return { unit: "km", metresPerStride: 1, why: "as miles the runs would be faster than 3:06/km" };
}

function remarksOf(mark: DecimalMark, evidence: UnitEvidence | null, hasDistances: boolean): IngestProblem[] {
  const sentences: string[] = [];
  if (mark === ",")
    sentences.push("Numbers were read with a decimal comma: only so the numbers of this file fit together.");
  if (evidence?.unit === "mi") sentences.push(`Distances were read as miles and climbs as feet: ${evidence.why}.`);
  if (evidence === null && hasDistances) {
    sentences.push(
      "Nothing in this file shows whether distances are km or miles; they were read as km. " +
        "If your account shows miles, set it to metric and export the list again before you import it.",
    );
  }
  return sentences.length === 0 ? [] : [{ reason: "UNITS_ASSUMED", detail: sentences.join(" ") }];
}

/** Finds decimal mark and units of a whole list. */
export function garminScale(rows: readonly CsvRow[], columns: GarminColumns): GarminScale {
  const runs = rows.filter((row) => sportOfName(garminCell(row, columns, "type") ?? "").sport === "run");
  const mark = markOfList(rows, runs, columns);
  const reads = runs.map((row) => readerOf(row, columns, mark));
  const evidence = unitByStride(reads) ?? unitByPace(reads);
  const isStatute = evidence?.unit === "mi";
  const hasDistances = rows.some((row) => (readerOf(row, columns, mark)("distance") ?? 0) > 0);
  return {
    mark,
    metresPerUnit: isStatute ? METRES_PER_MILE : METRES_PER_KM,
    metresPerClimb: isStatute ? METRES_PER_FOOT : 1,
    metresPerStride: evidence?.metresPerStride ?? 1,
    unitShown: evidence !== null,
    remarks: remarksOf(mark, evidence, hasDistances),
  };
}
