import type { AthleteSettings } from "../../domain/athlete.ts";
import type { SessionSummary } from "../../domain/history.ts";
import type { LoadMethod, MissingInput, SessionLoad } from "../../domain/load.ts";
import { kmFromM, minFromS } from "../../domain/units.ts";
import { banisterTrimpOfHistogram, type HeartRateProfile } from "./banister-trimp.ts";
import { measured } from "./measured.ts";
import { sessionRpe } from "./session-rpe.ts";

/** Share of the timer time that must have a heart rate. An engineering choice: nothing published sets it. */
export const MIN_HEART_RATE_COVERAGE_FRAC = 0.9;

/**
 * The load of one session by one method, or the input that is missing. Nothing is imputed.
 *
 * @returns `distance` in km, `duration` in minutes of timer time, `sessionRpe` and `banisterTrimp` in arbitrary units
 * @see docs/METHODS.md#distance-and-duration
 * @see docs/METHODS.md#session-rpe
 * @see docs/METHODS.md#banister-trimp
 */
export function sessionLoad(session: SessionSummary, method: LoadMethod, settings: AthleteSettings): SessionLoad {
  switch (method) {
    case "distance":
      return distanceLoad(session);
    case "duration":
      return durationLoad(session);
    case "sessionRpe":
      return rpeLoad(session);
    case "banisterTrimp":
      return trimpLoad(session, settings);
    default:
      throw new Error(`unknown load method: ${String(method satisfies never)}`);
  }
}

const loadOf = (load: number): SessionLoad => ({ kind: "measured", load });
const missing = (why: MissingInput): SessionLoad => ({ kind: "unmeasured", why });

function distanceLoad(session: SessionSummary): SessionLoad {
  const distanceM = measured(session.distanceM);
  return distanceM === null ? missing("NO_DISTANCE") : loadOf(kmFromM(distanceM));
}

function durationLoad(session: SessionSummary): SessionLoad {
  const durationS = measured(session.durationS);
  return durationS === null ? missing("NO_DURATION") : loadOf(minFromS(durationS));
}

function rpeLoad(session: SessionSummary): SessionLoad {
  const rpe0To10 = measured(session.rpe0To10);
  const durationS = measured(session.durationS);
  if (rpe0To10 === null || rpe0To10 > 10) return missing("NO_RPE");
  return durationS === null ? missing("NO_DURATION") : loadOf(sessionRpe(rpe0To10, minFromS(durationS)));
}

function trimpLoad(session: SessionSummary, settings: AthleteSettings): SessionLoad {
  const { heartRate } = session;
  const heardS = measured(heartRate?.secondsS.reduce((sum, secondsS) => sum + Math.max(0, secondsS), 0) ?? null);
  if (heartRate === null || heardS === null || heardS === 0) return missing("NO_HEART_RATE");
  const durationS = measured(session.durationS);
  if (durationS === null) return missing("NO_DURATION");
  const profile = heartRateProfile(settings);
  if (profile.kind === "missing") return missing(profile.why);
  if (heardS < MIN_HEART_RATE_COVERAGE_FRAC * durationS) return missing("HEART_RATE_GAPS");
  const trimp = measured(banisterTrimpOfHistogram(heartRate, profile.value));
  return trimp === null ? missing("NO_HEART_RATE") : loadOf(trimp);
}

type ProfileResult =
  | { readonly kind: "complete"; readonly value: HeartRateProfile }
  | { readonly kind: "missing"; readonly why: MissingInput };

function heartRateProfile({ hrMaxBpm, hrRestBpm, sexForTrimp }: AthleteSettings): ProfileResult {
  if (hrMaxBpm === null) return { kind: "missing", why: "HR_MAX_UNKNOWN" };
  if (hrRestBpm === null) return { kind: "missing", why: "HR_REST_UNKNOWN" };
  if (sexForTrimp === null) return { kind: "missing", why: "SEX_FOR_TRIMP_UNKNOWN" };
  const isValid = Number.isFinite(hrMaxBpm) && hrRestBpm > 0 && hrMaxBpm > hrRestBpm;
  if (!isValid) return { kind: "missing", why: "HR_RANGE_INVALID" };
  return { kind: "complete", value: { hrMaxBpm, hrRestBpm, sex: sexForTrimp } };
}
