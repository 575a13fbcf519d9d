import type { Activity, QualityFlag, Sport } from "../../../domain/activity.ts";
import { type LocalDay, parseLocalDay } from "../../../domain/local-day.ts";
import { METRES_PER_FOOT, METRES_PER_KM, METRES_PER_MILE } from "../../../domain/units.ts";
import type { DecodeContext } from "../../decoded-file.ts";
import { sportOfKey } from "../../sport-keys.ts";
import { tellSamples } from "../../track/run-samples.ts";
import { type CsvRow, plainName } from "../csv-rows.ts";
import { metresOf } from "../decimal-mark.ts";
import { decodeRows, type RowOutcome } from "../row-outcome.ts";
import { isPlausibleDay, startAtHome, summaryActivity } from "../summary-row.ts";
import type { TableKind } from "../table-reader.ts";
import { type NamedCells, namedCells } from "./named-cells.ts";
import { blocksOf, heartRateOf, type Sample, type SampledSession, sampledSession } from "./sampled-session.ts";

const NEEDED = ["sport", "date", "start time", "duration"] as const;
/** Columns that only Polar Flow has. */
const TELLING = ["running index", "fat percentage of calories(%)", "hr sit"];
/** No leg turns over faster: a cadence above this already counts both feet. */
const ONE_FOOT_MOST_PER_MIN = 120;
const FASTEST_RUN_M_PER_S = 12;
/** A table of samples that covers less than this of the session was cut off. */
const SAMPLED_SHARE = 0.9;
const KM_PER_H = METRES_PER_KM / 3600;
const MILES_PER_H = METRES_PER_MILE / 3600;

/** `20-06-2018`, or the day written the other way round. */
function dayOf(text: string): LocalDay | null {
  const day = parseLocalDay(text.replace(/^(\d{2})-(\d{2})-(\d{4})$/, "$3-$2-$1"));
  return day !== null && isPlausibleDay(day) ? day : null;
}

/** The same quantity in whichever unit the account shows. */
function inSi(cells: NamedCells, units: Readonly<Record<string, number>>): number | null {
  for (const [name, perUnit] of Object.entries(units)) {
    const value = cells.number(name);
    if (value !== null) return metresOf(value, perUnit);
  }
  return null;
}

const positive = (value: number | null): number | null => (value !== null && value > 0 ? value : null);

const distanceOf = (cells: NamedCells): number | null =>
  positive(inSi(cells, { "total distance (km)": METRES_PER_KM, "total distance (mi)": METRES_PER_MILE }));

function samplesOf(rows: readonly CsvRow[]): readonly Sample[] {
  const [header, ...rest] = rows;
  if (header === undefined || plainName(header.cells[0] ?? "") !== "sample rate") return [];
  const names = header.cells.map(plainName);
  return rest.flatMap((row) => {
    const cells = namedCells(names, row);
    const timeS = cells.clock("time");
    return timeS === null ? [] : [{ timeS, of: quantitiesOf(cells) }];
  });
}

function quantitiesOf(cells: NamedCells): Sample["of"] {
  return {
    heartRate: cells.number("hr (bpm)"),
    speed: inSi(cells, { "speed (km/h)": KM_PER_H, "speed (mph)": MILES_PER_H }),
    altitude: inSi(cells, { "altitude (m)": 1, "altitude (ft)": METRES_PER_FOOT }),
    distance: inSi(cells, { "distances (m)": 1, "distances (ft)": METRES_PER_FOOT }),
    power: cells.number("power (w)"),
  };
}

function stepCadence(cells: NamedCells, sport: Sport): number | null {
  const perMin = cells.measured("average cadence (rpm)");
  if (perMin === null || (sport !== "run" && sport !== "walk")) return null;
  return perMin > ONE_FOOT_MOST_PER_MIN ? perMin : perMin * 2;
}

function flagsOf(session: SampledSession, is: { treadmill: boolean; truncated: boolean }): readonly QualityFlag[] {
  const flags: [QualityFlag, boolean][] = [
    ["TREADMILL", is.treadmill],
    ["TRUNCATED", is.truncated],
    ["CLOCK_SUSPECT", session.clockSuspect],
    ["SESSION_TOTALS_REPLACED", session.totals.contradicted],
  ];
  return flags.filter(([, holds]) => holds).map(([flag]) => flag);
}

function measuresOf(cells: NamedCells, session: SampledSession): Partial<Activity> {
  const heart = heartRateOf(session);
  return {
    ...heart,
    avgHeartRateBpm: cells.measured("average heart rate (bpm)") ?? heart.avgHeartRateBpm,
    durationS: session.totals.durationS,
    elapsedS: session.totals.elapsedS,
    distanceM: session.totals.distanceM,
    ascentM: inSi(cells, { "ascent (m)": 1, "ascent (ft)": METRES_PER_FOOT }),
    descentM: inSi(cells, { "descent (m)": 1, "descent (ft)": METRES_PER_FOOT }),
    avgPowerW: cells.measured("average power (w)"),
    histograms: session.histograms,
  };
}

function readSession(cells: NamedCells, samples: readonly Sample[], context: DecodeContext): RowOutcome {
  const [label, date, start] = [cells.text("sport"), cells.text("date"), cells.clock("start time")];
  const day = dayOf(date ?? "");
  if (day === null) return { kind: "bad", why: `date "${date ?? ""}" is not written as 20-06-2018` };
  if (start === null || start >= 86_400) return { kind: "bad", why: "it has no start time written as 11:17:03" };
  const timerS = positive(cells.clock("duration"));
  const distanceM = distanceOf(cells);
  const { sport, treadmill } = sportOfKey(label ?? "");
  if (sport === "run" && timerS !== null && distanceM !== null && distanceM / timerS > FASTEST_RUN_M_PER_S) {
    return { kind: "bad", why: `${distanceM} m in ${timerS} s is faster than anyone runs` };
  }
  const truncated = (samples.at(-1)?.timeS ?? 0) < (timerS ?? 0) * SAMPLED_SHARE;
  const session = sampledSession(samples, { startS: 0, timerS, elapsedS: null, distanceM }, { truncated });
  tellSamples(context, 0, () => ({ ...session, cadence: null, startS: 0 }));
  const activity: Activity = {
    ...summaryActivity("polar-csv", 0, startAtHome(day, start, context.homeZone)),
    ...measuresOf(cells, session),
    ...blocksOf(session, sport, null),
    sport,
    sportLabel: label,
    note: cells.text("notes"),
    avgCadenceSpm: stepCadence(cells, sport),
    samples: samples.length,
    flags: flagsOf(session, { treadmill, truncated: truncated && samples.length > 0 }),
  };
  return { kind: "activity", activity };
}

/** One session of Polar Flow: a row of totals, and under it a table of samples. Its clock is the one at home. */
export const polarTable: TableKind = (header) => {
  if (!NEEDED.every((name) => header.includes(name)) || !TELLING.some((name) => header.includes(name))) return null;
  return (rows, context) =>
    decodeRows(rows.slice(0, 1), [], (row) => readSession(namedCells(header, row), samplesOf(rows.slice(1)), context));
};
