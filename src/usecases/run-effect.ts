import { intensityOf, type ZoneScale, zoneOf, zoneScale } from "../analysis/load/intensity.ts";
import { sessionLoad } from "../analysis/load/session-load.ts";
import { ratioAt } from "../analysis/ratio/ratio-value.ts";
import { type AthleteSettings, settingsOn } from "../domain/athlete.ts";
import type { SessionSummary } from "../domain/history.ts";
import type { ActivityId, AthleteId } from "../domain/ids.ts";
import {
  type LoadMethod,
  type MissingInput,
  ofEachMethod,
  RATIO_NAMES,
  type RatioName,
  type RatioValue,
  type SessionLoad,
  type Spike,
} from "../domain/load.ts";
import type { LocalDay } from "../domain/local-day.ts";
import { RUN_TOTALS } from "../domain/run.ts";
import type { DailySeries } from "../domain/series.ts";
import { mergeSources } from "../ingest/merge-sources.ts";
import type { Reader } from "../store/session.ts";
import type { Deps } from "./deps.ts";
import { sessionOf } from "./read-runs.ts";
import { wholeSources } from "./run-detail.ts";
import type { IndexedRun, RunIndex, RunIndexReader } from "./run-index.ts";
import { readSeries } from "./runner-series.ts";
import { summaryOfRun } from "./summary-of-run.ts";

/** Seconds in one zone of heart rate, from `fromBpm` up to, not including, `belowBpm`. */
export interface RunZone {
  /** 1 to 5; 0 is below zone 1. */
  readonly zone: number;
  readonly fromBpm: number | null;
  readonly belowBpm: number | null;
  readonly durationS: number;
}

/** The zones of one scale. */
export interface RunZones {
  readonly by: ZoneScale["by"];
  /** What the scale hangs on: the highest heart rate, or the one at the threshold. */
  readonly ofBpm: number;
  readonly zones: readonly RunZone[];
}

/** A number of the day before, and of the day of the run with everything that was done on it. */
export interface RatioStep {
  readonly name: RatioName;
  readonly before: RatioValue;
  readonly after: RatioValue;
}

/** What a run did to the numbers. */
export interface RunEffect {
  /** By every method, or what is missing; null for what is no run or was deleted: it carries no load. */
  readonly loads: Readonly<Record<LoadMethod, SessionLoad>> | null;
  readonly zones:
    | { readonly kind: "known"; readonly scales: readonly RunZones[] }
    | { readonly kind: "unknown"; readonly why: MissingInput };
  /** Of its day; null where the day has no run that counts. */
  readonly spike: Spike | null;
  /** Runs of its day, this one included. */
  readonly runsOfDay: number;
  /** By distance. */
  readonly ratios: readonly RatioStep[];
}

interface EffectAsked {
  readonly deps: Deps;
  readonly runIndex: RunIndexReader;
  readonly athlete: AthleteId;
}

/** What a run did to the numbers; null when there is no such run. Reading changes nothing. */
export async function runEffect({ deps, runIndex, athlete }: EffectAsked, id: ActivityId): Promise<RunEffect | null> {
  return deps.store.read(async (reader) => {
    const runs = await runIndex(reader, athlete);
    const found = runs.newestFirst[runs.placeOf.get(id) ?? -1];
    if (found === undefined) return null;
    const session = await sessionOfOne(deps, reader, athlete, found);
    const { day, sport, isDeleted } = found.row;
    const beside = await deps.tables.history.historyBesideRuns(reader, athlete);
    const settings = settingsOn(day, beside.settings);
    const counts = sport === "run" && !isDeleted;
    const series = await readSeries(deps, reader, athlete, { beside, asOf: day, methods: ["distance"] });
    const index = series.days.length - 1 - ((series.days.at(-1)?.day ?? day) - day);
    return {
      loads: counts ? ofEachMethod((method) => sessionLoad(session, method, settings)) : null,
      zones: zonesOf(session, settings),
      spike: counts ? (series.days[index]?.spike ?? null) : null,
      runsOfDay: runsOn(runs, day),
      ratios: stepsTo(series, index),
    };
  });
}

/** Every ratio by distance on the day before a place of the series, and there. */
function stepsTo({ methods }: DailySeries, index: number): readonly RatioStep[] {
  const on = (name: RatioName, place: number): RatioValue =>
    methods.distance === undefined ? NO_HISTORY : ratioAt(methods.distance.ratios[name], place);
  return RATIO_NAMES.map((name) => ({ name, before: on(name, index - 1), after: on(name, index) }));
}

const NO_HISTORY: RatioValue = { kind: "unknown", reason: "NO_HISTORY" };

const runsOn = ({ newestFirst }: RunIndex, day: LocalDay): number =>
  newestFirst.filter(({ row }) => row.day === day && row.sport === "run" && !row.isDeleted).length;

/** The list of runs leaves the heart rate in bands and the recording in short out: both are read for this run alone. */
async function sessionOfOne(
  deps: Deps,
  reader: Reader,
  athlete: AthleteId,
  { short }: IndexedRun,
): Promise<SessionSummary> {
  const ids = short.sources.map(({ id }) => id);
  const summary = summaryOfRun(short, await deps.tables.runSummaries.summariesOf(reader, athlete, ids));
  const [counting, ...others] = await wholeSources(deps, reader, athlete, short);
  if (counting === undefined) throw new Error(`run ${short.run.id} has no source that counts`);
  const { histograms } = mergeSources([counting, ...others], RUN_TOTALS, short.run.corrections);
  return sessionOf({ ...short, summary, run: { ...short.run, histograms } });
}

/** By the highest heart rate and by the threshold, whichever of the two are stated. */
function zonesOf(session: SessionSummary, settings: AthleteSettings): RunEffect["zones"] {
  const scales = [zoneScale({ ...settings, lthrBpm: null }), zoneScale({ ...settings, hrMaxBpm: null })];
  const stated = scales.filter((scale) => scale !== null);
  if (stated.length === 0) {
    const said = intensityOf(session, null);
    return { kind: "unknown", why: said.kind === "unknown" ? said.why : "HR_MAX_UNKNOWN" };
  }
  const known: RunZones[] = [];
  for (const scale of stated) {
    const intensity = intensityOf(session, scale);
    if (intensity.kind === "unknown") return intensity;
    known.push(zonesIn(scale, intensity.value.secondsS));
  }
  return { kind: "known", scales: known };
}

/** Heart rates that a zone may begin at, in whole beats. */
const RATES_BPM = Array.from({ length: 251 }, (_, rate) => rate);

function zonesIn(scale: ZoneScale, secondsS: readonly number[]): RunZones {
  const begins = new Map<number, number>();
  for (const rate of RATES_BPM) if (!begins.has(zoneOf(rate, scale))) begins.set(zoneOf(rate, scale), rate);
  const zones = [...begins].map(
    ([zone, fromBpm]): RunZone => ({
      zone,
      fromBpm: fromBpm === 0 ? null : fromBpm,
      belowBpm: begins.get(zone + 1) ?? null,
      durationS: secondsS[zone] ?? 0,
    }),
  );
  return { by: scale.by, ofBpm: scale.by === "maximum" ? scale.hrMaxBpm : scale.lthrBpm, zones };
}
