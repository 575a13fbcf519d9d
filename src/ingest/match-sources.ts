import type { Activity, SourceFormat, Sport } from "../domain/activity.ts";
import type { ActivityId, Sha256 } from "../domain/ids.ts";
import { instantFromWallClock } from "../domain/instant.ts";
import { localDayOf } from "../domain/local-day.ts";

/** What decides whether two sources speak of one session, and which says more. */
export interface SourceHead
  extends Pick<
    Activity,
    | "sport"
    | "startedAt"
    | "utcOffsetMin"
    | "zoneSource"
    | "localDay"
    | "durationS"
    | "elapsedS"
    | "distanceM"
    | "samples"
    | "format"
    | "indexInFile"
  > {
  readonly id: ActivityId;
  readonly sourceSha256: Sha256;
  /** The source does not say its sport; the one it has was assumed. */
  readonly isSportAssumed: boolean;
  /** The sport a person gave to this source in place of its own. */
  readonly correctedSport: Sport | null;
  /** How many measures it states. */
  readonly measures: number;
}

/** Why two sources are one session. `closeness` orders the candidates for one: smaller is closer. */
export interface Match {
  readonly closeness: number;
  readonly why: string;
}

const START_TOLERANCE_S = 120;
/** Sources that differ by their zone alone show the same second; a second run of the day falls on it by chance in 1 of 90. */
const ZONE_SHIFT_TOLERANCE_S = 5;
const LONGEST_ZONE_SHIFT_S = 14 * 3600;
const QUARTER_HOUR_S = 900;
/** Nobody runs twice at the same time: recordings that share more than this part of the shorter one are one run. */
const SHARED_PART = 0.5;
/** A recording shorter than this part of another that was made at the same time is a piece of it. */
const PIECE_PART = 0.8;
/** Before this no watch had its clock set: two recordings then share a factory setting and no time. */
const FIRST_CLOCK = instantFromWallClock(localDayOf(2001, 1, 1), 0, 0);
/** Two clocks on Earth are at most 26 h apart. Most sources are years away, and are passed over by this alone. */
const FARTHEST_MS = 27 * 3_600_000;
/** Local days of two sources that match lie at most this far apart: 26 h between clocks, and as much between zones. */
export const FARTHEST_DAYS = 3;

/** Whether two values differ by at most `absolute`, or by a share of the larger one. */
function within(a: number, b: number, absolute: number, share: number): boolean {
  return Math.abs(a - b) <= Math.max(absolute, share * Math.max(a, b));
}

type Agreement = "agree" | "differ" | "unknown";
type Lengths = Pick<SourceHead, "durationS" | "elapsedS" | "distanceM">;

function distancesAgree(a: Lengths, b: Lengths, absoluteM: number, share: number): Agreement {
  if (a.distanceM === null || b.distanceM === null) return "unknown";
  return within(a.distanceM, b.distanceM, absoluteM, share) ? "agree" : "differ";
}

/** Timer against timer, or either timer against the other's elapsed time: some lists call the one the other. */
function durationsAgree(a: Lengths, b: Lengths, absoluteS: number, share: number): Agreement {
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
function totalsAgree(a: Lengths, b: Lengths): boolean {
  const isClose = distancesAgree(a, b, 100, 0.02) === "agree" || durationsAgree(a, b, 60, 0.05) === "agree";
  return isClose && distancesAgree(a, b, 100, 0.1) !== "differ" && durationsAgree(a, b, 60, 0.1) !== "differ";
}

function bothTotalsAgree(a: Lengths, b: Lengths): boolean {
  return distancesAgree(a, b, 100, 0.02) === "agree" && durationsAgree(a, b, 60, 0.05) === "agree";
}

/** Whether a source speaks of the whole of a run that lasted as long as another says, and not of a piece of it. */
export function isOfSameLength(a: Lengths, b: Lengths): boolean {
  return durationsAgree(a, b, 120, 0.2) !== "differ";
}

/** Seconds between the starts as the two clocks showed them; null unless both zones are known. */
function wallClockApartS(a: SourceHead, b: SourceHead, apartS: number): number | null {
  if (a.utcOffsetMin === null || b.utcOffsetMin === null) return null;
  return apartS + (a.utcOffsetMin - b.utcOffsetMin) * 60;
}

interface Span {
  readonly fromMs: number;
  readonly lengthMs: number;
}

/** When a recording was made; null where that is not known to the second. An elapsed time that leapt is not believed. */
function spanOf(head: SourceHead): Span | null {
  const { startedAt, durationS, elapsedS } = head;
  if (head.samples === 0 || startedAt === null || startedAt < FIRST_CLOCK) return null;
  const isLeap = durationS !== null && elapsedS !== null && elapsedS > 2 * durationS + 3600;
  const lengthS = (isLeap ? null : elapsedS) ?? durationS;
  return lengthS === null || lengthS <= 0 ? null : { fromMs: startedAt, lengthMs: lengthS * 1000 };
}

/** The part of the shorter recording that the longer one was made in, 0–1. Lists and diaries are no recordings. */
function sharedPart(a: Span, b: Span): number {
  const sharedMs = Math.min(a.fromMs + a.lengthMs, b.fromMs + b.lengthMs) - Math.max(a.fromMs, b.fromMs);
  return sharedMs / Math.min(a.lengthMs, b.lengthMs);
}

function matchByOverlap(a: SourceHead, b: SourceHead): Match | null {
  const [spanA, spanB] = [spanOf(a), spanOf(b)];
  if (spanA === null || spanB === null) return null;
  const shared = sharedPart(spanA, spanB);
  if (shared <= SHARED_PART) return null;
  return { closeness: 200 + 100 * (1 - shared), why: "they were recorded at the same time" };
}

/** Whether a recording is a piece of another one: made while that ran, and clearly shorter. */
export function isPieceOf(piece: SourceHead, whole: SourceHead): boolean {
  if (piece.sourceSha256 === whole.sourceSha256 || isFarAway(piece, whole) || !isSameKind(piece, whole)) return false;
  const [pieceSpan, wholeSpan] = [spanOf(piece), spanOf(whole)];
  if (pieceSpan === null || wholeSpan === null || pieceSpan.lengthMs >= PIECE_PART * wholeSpan.lengthMs) return false;
  return sharedPart(pieceSpan, wholeSpan) > SHARED_PART;
}

function matchByStart(a: SourceHead, b: SourceHead, apartS: number): Match | null {
  const awayS = Math.abs(apartS);
  if (awayS <= START_TOLERANCE_S && totalsAgree(a, b)) {
    return { closeness: awayS, why: `they start ${Math.round(awayS)} s apart` };
  }
  const overlap = matchByOverlap(a, b);
  if (overlap !== null) return overlap;
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
function matchByDay(a: SourceHead, b: SourceHead): Match | null {
  if (a.localDay !== b.localDay) return null;
  const distance = distancesAgree(a, b, 200, 0.05);
  if (distance === "differ" || durationsAgree(a, b, 60, 0.15) === "differ") return null;
  const close = distance === "agree" ? distance : durationsAgree(a, b, 60, 0.05);
  if (close === "differ" || (close === "unknown" && (saysLength(a) || saysLength(b)))) return null;
  const apartM = Math.abs((a.distanceM ?? 0) - (b.distanceM ?? 0));
  return { closeness: 3000 + apartM, why: "they are of the same day and length, and one does not say when it started" };
}

const saysLength = (head: SourceHead): boolean => head.distanceM !== null || head.durationS !== null;

/** Diaries call everything but running `other`. */
const VAGUE: ReadonlySet<SourceFormat> = new Set(["diary-csv", "pmsys-csv"]);
/** These do not always say which sport it was (TCX knows running, biking and other): it may have been any. */
const SPORTLESS: ReadonlySet<SourceFormat> = new Set(["opentracks-csv", "tcx", "gpx"]);

/** Whether a source leaves its sport open: it may be that of another source, whatever that is. */
export function isSportOpen(head: Pick<SourceHead, "sport" | "format" | "isSportAssumed">): boolean {
  return head.isSportAssumed || (head.sport === "other" && (VAGUE.has(head.format) || SPORTLESS.has(head.format)));
}

function couldBe(head: SourceHead, other: SourceHead): boolean {
  if (head.sport === other.sport || head.correctedSport === other.sport) return true;
  if (head.isSportAssumed) return head.startedAt !== null && other.startedAt !== null;
  if (head.sport !== "other") return false;
  return SPORTLESS.has(head.format) || (VAGUE.has(head.format) && other.sport !== "run");
}

/** The sport counts as the source says it and as a person put it right. */
function isSameKind(a: SourceHead, b: SourceHead): boolean {
  return couldBe(a, b) || couldBe(b, a) || (a.correctedSport !== null && a.correctedSport === b.correctedSport);
}

function isFarAway(a: SourceHead, b: SourceHead): boolean {
  if (a.startedAt === null || b.startedAt === null) return a.localDay !== b.localDay;
  return Math.abs(a.startedAt - b.startedAt) > FARTHEST_MS;
}

/**
 * Whether two sources speak of one session, by what they say alone; null when they do not. Symmetric. That rows of one
 * file are different sessions, and that a person split two, is for the grouping.
 *
 * @see docs/METHODS.md#one-run-from-many-sources
 */
export function matchOf(a: SourceHead, b: SourceHead): Match | null {
  if (isFarAway(a, b) || !isSameKind(a, b)) return null;
  if (a.startedAt === null || b.startedAt === null) return matchByDay(a, b);
  return matchByStart(a, b, (a.startedAt - b.startedAt) / 1000);
}
