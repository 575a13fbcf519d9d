import type { Activity, SourceFormat } from "../domain/activity.ts";
import type { ActivityId, Sha256 } from "../domain/ids.ts";

/** What decides whether two sources speak of one session, and which says more. */
export type RunHead = Pick<
  Activity,
  | "sport"
  | "startedAt"
  | "utcOffsetMin"
  | "zoneSource"
  | "localDay"
  | "durationS"
  | "movingS"
  | "elapsedS"
  | "distanceM"
  | "ascentM"
  | "descentM"
  | "avgHeartRateBpm"
  | "maxHeartRateBpm"
  | "avgCadenceSpm"
  | "avgPowerW"
  | "avgGroundContactS"
  | "avgVerticalOscillationM"
  | "avgStrideM"
  | "groundContactBalanceLeftFrac"
  | "rpe0To10"
  | "device"
  | "samples"
  | "format"
>;

/** A session that has just been read. */
export interface RunCandidate {
  readonly activity: RunHead;
  readonly id: ActivityId;
  readonly sourceSha256: Sha256;
}

/** A session that counts already. */
export interface KnownRun extends RunHead {
  readonly id: ActivityId;
  readonly sourceSha256: Sha256;
  /** The files of the sources that were merged into it. */
  readonly mergedSources: readonly Sha256[];
}

export type Reconciled =
  | { readonly kind: "new" }
  | {
      readonly kind: "same-run";
      readonly with: ActivityId;
      readonly winner: "candidate" | "known";
      /** A plain sentence: why they are one session, and why this one counts. */
      readonly why: string;
    };

const START_TOLERANCE_S = 120;
/** Sources that differ by their zone alone show the same second; a second run of the day falls on it by chance in 1 of 90. */
const ZONE_SHIFT_TOLERANCE_S = 5;
const LONGEST_ZONE_SHIFT_S = 14 * 3600;
const QUARTER_HOUR_S = 900;

/** `closeness` orders candidates for one session: smaller is closer. */
interface Match {
  readonly closeness: number;
  readonly why: string;
}

/** Whether two values differ by at most `absolute`, or by a share of the larger one. */
function within(a: number, b: number, absolute: number, share: number): boolean {
  return Math.abs(a - b) <= Math.max(absolute, share * Math.max(a, b));
}

type Agreement = "agree" | "differ" | "unknown";

function distancesAgree(a: RunHead, b: RunHead, absoluteM: number, share: number): Agreement {
  if (a.distanceM === null || b.distanceM === null) return "unknown";
  return within(a.distanceM, b.distanceM, absoluteM, share) ? "agree" : "differ";
}

/** Timer against timer, or either timer against the other's elapsed time: some lists call the one the other. */
function durationsAgree(a: RunHead, b: RunHead, absoluteS: number, share: number): Agreement {
  const pairs: readonly (readonly [number | null, number | null])[] = [
    [a.durationS, b.durationS],
    [a.durationS, b.elapsedS],
    [a.elapsedS, b.durationS],
  ];
  const known = pairs.flatMap(([left, right]) => (left === null || right === null ? [] : [[left, right] as const]));
  if (known.length === 0) return "unknown";
  return known.some(([left, right]) => within(left, right, absoluteS, share)) ? "agree" : "differ";
}

/** One of distance and duration agrees closely, and neither contradicts. */
function totalsAgree(a: RunHead, b: RunHead): boolean {
  const isClose = distancesAgree(a, b, 100, 0.02) === "agree" || durationsAgree(a, b, 60, 0.05) === "agree";
  return isClose && distancesAgree(a, b, 100, 0.1) !== "differ" && durationsAgree(a, b, 60, 0.1) !== "differ";
}

function bothTotalsAgree(a: RunHead, b: RunHead): boolean {
  return distancesAgree(a, b, 100, 0.02) === "agree" && durationsAgree(a, b, 60, 0.05) === "agree";
}

/** Seconds between the starts as the two clocks showed them; null unless both zones are known. */
function wallClockApartS(a: RunHead, b: RunHead, apartS: number): number | null {
  if (a.utcOffsetMin === null || b.utcOffsetMin === null) return null;
  return apartS + (a.utcOffsetMin - b.utcOffsetMin) * 60;
}

function matchByStart(a: RunHead, b: RunHead, apartS: number): Match | null {
  const awayS = Math.abs(apartS);
  if (awayS <= START_TOLERANCE_S && totalsAgree(a, b)) {
    return { closeness: awayS, why: `they start ${Math.round(awayS)} s apart` };
  }
  const wallS = wallClockApartS(a, b, apartS);
  if (wallS !== null && Math.abs(wallS) <= START_TOLERANCE_S && totalsAgree(a, b)) {
    return { closeness: 1000 + Math.abs(wallS), why: "they start at the same time of day in different zones" };
  }
  if (a.zoneSource !== "home" && b.zoneSource !== "home") return null;
  const shiftS = Math.round(awayS / QUARTER_HOUR_S) * QUARTER_HOUR_S;
  const offS = Math.abs(awayS - shiftS);
  if (shiftS > LONGEST_ZONE_SHIFT_S || offS > ZONE_SHIFT_TOLERANCE_S || !bothTotalsAgree(a, b)) return null;
  return { closeness: 2000 + offS, why: `they start ${shiftS / 3600} h apart, and the zone of one was assumed` };
}

/**
 * A row that knows only its day: its length decides. Where one of the two has no distance the duration does, and two
 * rows that say nothing beyond the day are the same row of a diary that was offered again.
 */
function matchByDay(a: RunHead, b: RunHead): Match | null {
  if (a.localDay !== b.localDay) return null;
  const distance = distancesAgree(a, b, 200, 0.05);
  if (distance === "differ" || durationsAgree(a, b, 60, 0.15) === "differ") return null;
  const close = distance === "agree" ? distance : durationsAgree(a, b, 60, 0.05);
  if (close === "differ" || (close === "unknown" && (saysLength(a) || saysLength(b)))) return null;
  const apartM = Math.abs((a.distanceM ?? 0) - (b.distanceM ?? 0));
  return { closeness: 3000 + apartM, why: "they are of the same day and length, and one does not say when it started" };
}

const saysLength = (head: RunHead): boolean => head.distanceM !== null || head.durationS !== null;

/** Diaries call everything but running `other`. */
const VAGUE: ReadonlySet<SourceFormat> = new Set(["diary-csv", "pmsys-csv"]);
/** These do not always say which sport it was (TCX knows running, biking and other): it may have been any. */
const SPORTLESS: ReadonlySet<SourceFormat> = new Set(["opentracks-csv", "tcx", "gpx"]);

function couldBe(head: RunHead, other: RunHead): boolean {
  if (head.sport === other.sport) return true;
  if (head.sport !== "other") return false;
  return SPORTLESS.has(head.format) || (VAGUE.has(head.format) && other.sport !== "run");
}

function isSameKind(a: RunHead, b: RunHead): boolean {
  return couldBe(a, b) || couldBe(b, a);
}

function matchOf(a: RunHead, b: RunHead): Match | null {
  if (!isSameKind(a, b)) return null;
  if (a.startedAt === null || b.startedAt === null) return matchByDay(a, b);
  return matchByStart(a, b, (a.startedAt - b.startedAt) / 1000);
}

const RANK: Readonly<Record<SourceFormat, number>> = {
  fit: 5,
  tcx: 4,
  gpx: 3,
  "polar-csv": 3,
  "garmin-json": 2,
  "garmin-csv": 2,
  "strava-csv": 2,
  "runkeeper-csv": 2,
  "apple-health": 2,
  "stryd-csv": 2,
  "opentracks-csv": 1,
  "pmsys-csv": 1,
  "diary-csv": 1,
};

const MEASURES = [
  "startedAt",
  "utcOffsetMin",
  "durationS",
  "movingS",
  "elapsedS",
  "distanceM",
  "ascentM",
  "descentM",
  "avgHeartRateBpm",
  "maxHeartRateBpm",
  "avgCadenceSpm",
  "avgPowerW",
  "avgGroundContactS",
  "avgVerticalOscillationM",
  "avgStrideM",
  "groundContactBalanceLeftFrac",
  "rpe0To10",
  "device",
] as const satisfies readonly (keyof RunHead)[];

const measuresKnown = (head: RunHead): number => MEASURES.filter((name) => head[name] !== null).length;

interface Sourced {
  readonly head: RunHead;
  readonly sourceSha256: Sha256;
}

/** The richer of two sources and why; the last rule makes the answer the same whichever came first. */
function richer<T extends Sourced>(a: T, b: T): { readonly winner: T; readonly why: string } {
  const rules: readonly (readonly [number, (winner: RunHead) => string])[] = [
    [RANK[a.head.format] - RANK[b.head.format], (winner) => `a ${winner.format} source says more than the other kind`],
    [a.head.samples - b.head.samples, (winner) => `it has more samples (${winner.samples})`],
    [measuresKnown(a.head) - measuresKnown(b.head), (winner) => `it knows more (${measuresKnown(winner)} measures)`],
  ];
  const decisive = rules.find(([difference]) => difference !== 0);
  if (decisive !== undefined) {
    const winner = decisive[0] > 0 ? a : b;
    return { winner, why: decisive[1](winner.head) };
  }
  return {
    winner: a.sourceSha256 <= b.sourceSha256 ? a : b,
    why: "both say the same amount, and the order of hashes decides",
  };
}

/** Rows of one file are different sessions, however alike they are; so a known run takes in one row of a file only. */
function sharesSource(candidate: RunCandidate, known: KnownRun): boolean {
  return known.sourceSha256 === candidate.sourceSha256 || known.mergedSources.includes(candidate.sourceSha256);
}

/** Two clocks on Earth are at most 26 h apart. Most known runs are years away, and are passed over by this alone. */
const FARTHEST_MS = 27 * 3_600_000;

function isFarAway(a: RunHead, b: RunHead): boolean {
  if (a.startedAt === null || b.startedAt === null) return a.localDay !== b.localDay;
  return Math.abs(a.startedAt - b.startedAt) > FARTHEST_MS;
}

interface Found {
  readonly run: KnownRun;
  readonly match: Match;
}

function isCloser(a: Found, b: Found): boolean {
  if (a.match.closeness !== b.match.closeness) return a.match.closeness < b.match.closeness;
  return a.run.id < b.run.id;
}

function closest(candidate: RunCandidate, known: Iterable<KnownRun>): Found | null {
  let best: Found | null = null;
  for (const run of known) {
    if (isFarAway(candidate.activity, run) || sharesSource(candidate, run)) continue;
    const match = matchOf(candidate.activity, run);
    if (match !== null && (best === null || isCloser({ run, match }, best))) best = { run, match };
  }
  return best;
}

/**
 * Says whether a session that was just read is one that is known from another source, and which of the two counts.
 * Of several that match, the closest is taken. Pure, and the same whichever of the two sources came first.
 */
export function reconcile(candidate: RunCandidate, known: Iterable<KnownRun>): Reconciled {
  const best = closest(candidate, known);
  if (best === null) return { kind: "new" };
  const ours = { head: candidate.activity, sourceSha256: candidate.sourceSha256 };
  const { winner, why } = richer(ours, { head: best.run, sourceSha256: best.run.sourceSha256 });
  return {
    kind: "same-run",
    with: best.run.id,
    winner: winner === ours ? "candidate" : "known",
    why: `Two sources of one session: ${best.match.why}. This one counts: ${why}.`,
  };
}
