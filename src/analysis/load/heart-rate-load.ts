import type { Histogram } from "../../domain/activity.ts";
import type { AthleteSettings } from "../../domain/athlete.ts";
import type { SessionSummary } from "../../domain/history.ts";
import type { MissingInput, SessionLoad } from "../../domain/load.ts";
import type { HeartRateProfile } from "./banister-trimp.ts";
import { heardS } from "./heart-rate-bands.ts";
import type { HeartRateRange } from "./heart-rate-reserve.ts";
import type { LactateFit } from "./individual-trimp.ts";
import type { VentilatoryThresholds } from "./lucia-trimp.ts";
import { measured } from "./measured.ts";

/** Share of the timer time that must have a heart rate. An engineering choice: nothing published sets it. */
const MIN_HEART_RATE_COVERAGE_FRAC = 0.9;

/** Settings that a formula needs, or the first that is not stated. */
type Needed<T> =
  | { readonly kind: "stated"; readonly value: T }
  | { readonly kind: "missing"; readonly why: MissingInput };

const stated = <T>(value: T): Needed<T> => ({ kind: "stated", value });
const lacking = (why: MissingInput): { readonly kind: "missing"; readonly why: MissingInput } => ({
  kind: "missing",
  why,
});

/**
 * Why a session's heart rate cannot be summed up: there is none, the timer time is not known, or less than 90 % of it has
 * one. Null when it can.
 *
 * @see docs/METHODS.md#banister-trimp
 */
export function whyNotHeard({
  heartRate,
  durationS: timerS,
}: Pick<SessionSummary, "heartRate" | "durationS">): "NO_HEART_RATE" | "NO_DURATION" | "HEART_RATE_GAPS" | null {
  const listenedS = heartRate === null ? null : measured(heardS(heartRate));
  if (listenedS === null || listenedS === 0) return "NO_HEART_RATE";
  const durationS = measured(timerS);
  if (durationS === null) return "NO_DURATION";
  return listenedS < MIN_HEART_RATE_COVERAGE_FRAC * durationS ? "HEART_RATE_GAPS" : null;
}

/**
 * A load from a session's heart rate, or the input that is missing: the heart rate itself, the timer time, a setting, or
 * enough of the heart rate.
 *
 * @param load works it out, in arbitrary units
 * @see docs/METHODS.md#banister-trimp
 */
export function heartRateLoad<T>(
  session: SessionSummary,
  needed: Needed<T>,
  load: (heartRate: Histogram, settings: T) => number,
): SessionLoad {
  const { heartRate } = session;
  const why = whyNotHeard(session);
  if (heartRate === null || why === "NO_HEART_RATE") return unmeasured("NO_HEART_RATE");
  if (why === "NO_DURATION") return unmeasured(why);
  if (needed.kind === "missing") return unmeasured(needed.why);
  if (why !== null) return unmeasured(why);
  const worked = measured(load(heartRate, needed.value));
  return worked === null ? unmeasured("NO_HEART_RATE") : { kind: "measured", load: worked };
}

const unmeasured = (why: MissingInput): SessionLoad => ({ kind: "unmeasured", why });

/**
 * The highest heart rate as stated.
 *
 * @see docs/METHODS.md#edwards-trimp
 */
export function statedMaximum({ hrMaxBpm }: AthleteSettings): Needed<number> {
  if (hrMaxBpm === null) return lacking("HR_MAX_UNKNOWN");
  return isRate(hrMaxBpm) ? stated(hrMaxBpm) : lacking("HR_RANGE_INVALID");
}

/**
 * Resting and highest heart rate as stated, in their order.
 *
 * @see docs/METHODS.md#individual-trimp
 */
export function statedRange({ hrMaxBpm, hrRestBpm }: AthleteSettings): Needed<HeartRateRange> {
  if (hrMaxBpm === null) return lacking("HR_MAX_UNKNOWN");
  if (hrRestBpm === null) return lacking("HR_REST_UNKNOWN");
  const isValid = isRate(hrMaxBpm) && hrRestBpm > 0 && hrMaxBpm > hrRestBpm;
  return isValid ? stated({ hrMaxBpm, hrRestBpm }) : lacking("HR_RANGE_INVALID");
}

/**
 * What Banister's formula needs, as stated.
 *
 * @see docs/METHODS.md#banister-trimp
 */
export function statedProfile(settings: AthleteSettings): Needed<HeartRateProfile> {
  const { hrMaxBpm, hrRestBpm, sexForTrimp } = settings;
  if (hrMaxBpm !== null && hrRestBpm !== null && sexForTrimp === null) return lacking("SEX_FOR_TRIMP_UNKNOWN");
  const range = statedRange(settings);
  if (range.kind === "missing") return range;
  return sexForTrimp === null ? lacking("SEX_FOR_TRIMP_UNKNOWN") : stated({ ...range.value, sex: sexForTrimp });
}

/**
 * What the stress score needs, as stated: the threshold lies above rest and not above the maximum.
 *
 * @see docs/METHODS.md#hrss
 */
export function statedThreshold(
  settings: AthleteSettings,
): Needed<{ readonly profile: HeartRateProfile; readonly lthrBpm: number }> {
  const { lthrBpm } = settings;
  const profile = statedProfile(settings);
  if (profile.kind === "missing") return profile;
  if (lthrBpm === null) return lacking("LTHR_UNKNOWN");
  const { hrRestBpm, hrMaxBpm } = profile.value;
  const isValid = lthrBpm > hrRestBpm && lthrBpm <= hrMaxBpm;
  return isValid ? stated({ profile: profile.value, lthrBpm }) : lacking("HR_RANGE_INVALID");
}

/**
 * Both ventilatory thresholds as stated, in their order.
 *
 * @see docs/METHODS.md#lucia-trimp
 */
export function statedVentilatory({ vt1Bpm, vt2Bpm }: AthleteSettings): Needed<VentilatoryThresholds> {
  if (vt1Bpm === null || vt2Bpm === null) return lacking("VENTILATORY_THRESHOLDS_UNKNOWN");
  const isValid = isRate(vt1Bpm) && isRate(vt2Bpm) && vt1Bpm < vt2Bpm;
  return isValid ? stated({ vt1Bpm, vt2Bpm }) : lacking("HR_RANGE_INVALID");
}

/**
 * The runner's own lactate curve and heart-rate range as stated.
 *
 * @see docs/METHODS.md#individual-trimp
 */
export function statedLactateFit(
  settings: AthleteSettings,
): Needed<{ readonly range: HeartRateRange; readonly fit: LactateFit }> {
  const { trimpA: a, trimpB: b } = settings;
  const range = statedRange(settings);
  if (range.kind === "missing") return range;
  const isFit = a !== null && b !== null && Number.isFinite(a) && Number.isFinite(b) && a > 0;
  return isFit ? stated({ range: range.value, fit: { a, b } }) : lacking("LAB_FIT_UNKNOWN");
}

const isRate = (rateBpm: number) => Number.isFinite(rateBpm) && rateBpm > 0;
