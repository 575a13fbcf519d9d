import type { Activity, Histogram, QualityFlag, Sport } from "../domain/activity.ts";
import { CORRECTION_FIELDS, type Correction, type SaidCorrection } from "../domain/correction.ts";
import type { ActivityId } from "../domain/ids.ts";
import type { FieldOrigin, RunField, RunTotal } from "../domain/run.ts";
import { isOfSameLength, isSportOpen } from "./match-sources.ts";

type Totals<K extends RunTotal> = Readonly<Record<K, number | null>>;

/** The totals every merge needs, whichever others are asked for. */
type CoreTotal = "durationS" | "elapsedS" | "distanceM";

/** What one source says of a session: `K` names the totals that are asked for. */
export type MergeSource<K extends RunTotal> = Totals<K | CoreTotal> &
  Pick<
    Activity,
    "sport" | "format" | "title" | "startedAt" | "utcOffsetMin" | "localDay" | "rpe0To10" | "flags" | "histograms"
  > & { readonly id: ActivityId };

/** Sources as one session. */
export interface MergedRun<K extends RunTotal>
  extends Pick<Activity, "sport" | "title" | "startedAt" | "utcOffsetMin" | "localDay" | "rpe0To10" | "histograms"> {
  readonly id: ActivityId;
  readonly totals: Totals<K | CoreTotal>;
  readonly flags: readonly QualityFlag[];
  readonly corrections: readonly Correction[];
  readonly isDeleted: boolean;
  /** Where each field that has a value comes from. */
  readonly origins: Readonly<Partial<Record<RunField, FieldOrigin>>>;
}

/** A value and the source that states it. */
export interface Stated<T> {
  readonly value: T;
  readonly origin: FieldOrigin;
}

/** The value of the first source that has one; null when none does. Sources come the richest first. */
export function firstStated<S extends { readonly id: ActivityId }, T>(
  sources: readonly S[],
  read: (source: S) => T | null,
): Stated<T> | null {
  for (const source of sources) {
    const value = read(source);
    if (value !== null) return { value, origin: { kind: "source", id: source.id } };
  }
  return null;
}

/**
 * Those of a run's sources that speak of the whole of it. What is measured is taken from these: the mean heart rate of a
 * piece is not that of the run.
 */
export function sourcesOfWhole<S extends Totals<CoreTotal>>(sources: readonly [S, ...S[]]): readonly S[] {
  const [counting] = sources;
  return sources.filter((source) => source === counting || isOfSameLength(source, counting));
}

/**
 * The sources of one session as one, field by field: each from the richest source that states it, unless a person put it
 * right. Pure.
 *
 * @param sources the richest first; the first counts, and gives the session its id and its day
 * @param totals which totals are asked for
 * @param corrections those in force
 * @see docs/METHODS.md#one-run-from-many-sources
 */
export function mergeSources<K extends RunTotal>(
  sources: readonly [MergeSource<K>, ...MergeSource<K>[]],
  totals: readonly (K | CoreTotal)[],
  corrections: readonly Correction[],
): MergedRun<K> {
  const [counting, ...others] = sources;
  if (others.length === 0 && corrections.length === 0) return loneSource(counting, totals);
  const whole = sourcesOfWhole(sources);
  const origins: Partial<Record<RunField, FieldOrigin>> = {};
  const take = <T>(field: RunField, stated: Stated<T> | null): T | null => {
    if (stated !== null) origins[field] = stated.origin;
    return stated?.value ?? null;
  };
  const start = firstStated(sources, (source) => (source.startedAt === null ? null : source));
  const corrected = correctedValues(corrections);
  const totalOf = (name: K | CoreTotal) => {
    if (corrected.withoutHeartRate && HEART_RATE_TOTALS.has(name)) return null;
    return take(name, corrected.totals[name] ?? firstStated(whole, (source): number | null => source[name]));
  };
  return {
    id: counting.id,
    localDay: counting.localDay,
    startedAt: take("startedAt", start === null ? null : { ...start, value: start.value.startedAt }),
    utcOffsetMin: start?.value.utcOffsetMin ?? null,
    sport: take("sport", corrected.sport ?? sportOf(sources)) ?? counting.sport,
    title: take(
      "title",
      firstStated(sources, (source) => source.title),
    ),
    rpe0To10: take(
      "rpe0To10",
      firstStated(sources, (source) => source.rpe0To10),
    ),
    totals: Object.fromEntries(totals.map((name) => [name, totalOf(name)])) as Totals<K | CoreTotal>,
    histograms: histogramsOf(whole, corrected.withoutHeartRate, take),
    flags: flagsOf(sources),
    corrections,
    isDeleted: corrections.some(({ field }) => field === "deleted"),
    origins,
  };
}

/** A source of which nobody said anything is the session as it stands: most of ten years are, and this is quick. */
function loneSource<K extends RunTotal>(source: MergeSource<K>, names: readonly (K | CoreTotal)[]): MergedRun<K> {
  const { id, startedAt, sport, title, rpe0To10, histograms } = source;
  const origin: FieldOrigin = { kind: "source", id };
  const origins: Partial<Record<RunField, FieldOrigin>> = { sport: origin };
  const totals: Partial<Record<K | CoreTotal, number | null>> = {};
  for (const name of names) {
    const value: number | null = source[name];
    totals[name] = value;
    if (value !== null) origins[name] = origin;
  }
  if (startedAt !== null) origins.startedAt = origin;
  if (title !== null) origins.title = origin;
  if (rpe0To10 !== null) origins.rpe0To10 = origin;
  for (const { kind } of histograms) origins[kind] = origin;
  return {
    ...{ id, startedAt, sport, title, rpe0To10, histograms, origins },
    localDay: source.localDay,
    utcOffsetMin: startedAt === null ? null : source.utcOffsetMin,
    totals: totals as Totals<K | CoreTotal>,
    flags: source.flags,
    corrections: [],
    isDeleted: false,
  };
}

/** A session with the runner's own word of how hard it was in place of what a file says; null leaves the file's. */
export function withRating<K extends RunTotal>(run: MergedRun<K>, rpe0To10: number | null): MergedRun<K> {
  if (rpe0To10 === null) return run;
  return { ...run, rpe0To10, origins: { ...run.origins, rpe0To10: { kind: "rating" } } };
}

const HEART_RATE_TOTALS: ReadonlySet<RunTotal> = new Set(["avgHeartRateBpm", "maxHeartRateBpm"]);

const BY_PERSON: FieldOrigin = { kind: "correction" };

interface Corrected {
  readonly totals: Readonly<Partial<Record<RunTotal, Stated<number>>>>;
  readonly sport: Stated<Sport> | null;
  readonly withoutHeartRate: boolean;
}

function correctedValues(corrections: readonly Correction[]): Corrected {
  const totals: Partial<Record<RunTotal, Stated<number>>> = {};
  let sport: Stated<Sport> | null = null;
  for (const correction of corrections) {
    if (correction.field === "sport") sport = { value: correction.value, origin: BY_PERSON };
    else if (correction.field === "distanceM" || correction.field === "durationS") {
      totals[correction.field] = { value: correction.value, origin: BY_PERSON };
    }
  }
  return { totals, sport, withoutHeartRate: corrections.some(({ field }) => field === "heartRate") };
}

/** A source that leaves its sport open does not say which it was while another does. */
function sportOf<K extends RunTotal>(sources: readonly MergeSource<K>[]): Stated<Sport> | null {
  const isOpen = (source: MergeSource<K>) =>
    isSportOpen({ ...source, isSportAssumed: source.flags.includes("SPORT_ASSUMED") });
  return (
    firstStated(sources, (source) => (isOpen(source) ? null : source.sport)) ??
    firstStated(sources, ({ sport }) => sport)
  );
}

function histogramsOf(
  sources: readonly { readonly id: ActivityId; readonly histograms: readonly Histogram[] }[],
  withoutHeartRate: boolean,
  take: (field: RunField, stated: Stated<Histogram> | null) => Histogram | null,
): readonly Histogram[] {
  const kinds = new Set(sources.flatMap(({ histograms }) => histograms.map(({ kind }) => kind)));
  if (withoutHeartRate) kinds.delete("heartRateBpm");
  return [...kinds].flatMap((kind) => {
    const ofKind = firstStated(sources, ({ histograms }) => histograms.find((each) => each.kind === kind) ?? null);
    return take(kind, ofKind) ?? [];
  });
}

/** Flags speak of the source they stand on; that a run was on a treadmill is true whichever source says it. */
function flagsOf<K extends RunTotal>(sources: readonly [MergeSource<K>, ...MergeSource<K>[]]): readonly QualityFlag[] {
  const [{ flags }] = sources;
  const isTreadmill = sources.some((source) => source.flags.includes("TREADMILL"));
  return isTreadmill && !flags.includes("TREADMILL") ? [...flags, "TREADMILL"] : flags;
}

/** Of what was said about the sources of one run the latest word on each field; a word that takes back leaves none. */
export function correctionsInForce(said: readonly SaidCorrection[]): readonly Correction[] {
  return CORRECTION_FIELDS.flatMap((field) => {
    const words = said.filter((each) => each.field === field);
    const latest = words.reduce<SaidCorrection | null>(
      (last, each) => (last === null || each.at > last.at ? each : last),
      null,
    );
    return latest?.correction ?? [];
  });
}
