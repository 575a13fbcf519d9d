import type { AthleteSettings } from "../../domain/athlete.ts";
import type { SessionSummary } from "../../domain/history.ts";
import type { LoadMethod, MissingInput, SessionLoad } from "../../domain/load.ts";
import { kmFromM, minFromS } from "../../domain/units.ts";
import { banisterTrimpOfHistogram } from "./banister-trimp.ts";
import { edwardsTrimp } from "./edwards-trimp.ts";
import {
  heartRateLoad,
  statedLactateFit,
  statedMaximum,
  statedProfile,
  statedThreshold,
  statedVentilatory,
} from "./heart-rate-load.ts";
import { hrss } from "./hrss.ts";
import { individualTrimp } from "./individual-trimp.ts";
import { luciaTrimp } from "./lucia-trimp.ts";
import { measured } from "./measured.ts";
import { powerWorkKj } from "./power-work.ts";
import { rTssLike } from "./rtss-like.ts";
import { sessionRpe } from "./session-rpe.ts";
import { stepLoad, stepsTaken } from "./step-load.ts";

type LoadReader = (session: SessionSummary, settings: AthleteSettings) => SessionLoad;

const READERS: Readonly<Record<LoadMethod, LoadReader>> = {
  distance: ({ distanceM }) => scaled(distanceM, kmFromM, "NO_DISTANCE"),
  duration: ({ durationS }) => scaled(durationS, minFromS, "NO_DURATION"),
  elapsed: ({ elapsedS }) => scaled(elapsedS, minFromS, "NO_ELAPSED_TIME"),
  sessionRpe: rpeLoad,
  banisterTrimp: (session, settings) => heartRateLoad(session, statedProfile(settings), banisterTrimpOfHistogram),
  edwardsTrimp: (session, settings) => heartRateLoad(session, statedMaximum(settings), edwardsTrimp),
  luciaTrimp: (session, settings) => heartRateLoad(session, statedVentilatory(settings), luciaTrimp),
  individualTrimp: (session, settings) =>
    heartRateLoad(session, statedLactateFit(settings), (heartRate, { range, fit }) =>
      individualTrimp(heartRate, range, fit),
    ),
  hrss: (session, settings) =>
    heartRateLoad(session, statedThreshold(settings), (heartRate, { profile, lthrBpm }) =>
      hrss(heartRate, profile, lthrBpm),
    ),
  rTssLike: gradedLoad,
  steps: stepsLoad,
  stepLoad: forceLoad,
  powerWork: workLoad,
};

/**
 * The load of one session by one method, or the input that is missing. Nothing is imputed.
 *
 * @returns `distance` in km, `duration` and `elapsed` in minutes, `steps` in steps, `stepLoad` in steps times body
 * weights, `powerWork` in kJ, the others in arbitrary units
 * @see docs/METHODS.md#distance-and-duration
 * @see docs/METHODS.md#session-rpe
 * @see docs/METHODS.md#banister-trimp
 */
export function sessionLoad(session: SessionSummary, method: LoadMethod, settings: AthleteSettings): SessionLoad {
  return READERS[method](session, settings);
}

const loadOf = (load: number): SessionLoad => ({ kind: "measured", load });
const missing = (why: MissingInput): SessionLoad => ({ kind: "unmeasured", why });

/** A reading above zero; a cadence or a contact of zero is a sensor that said nothing. */
function positive(value: number | null): number | null {
  const reading = measured(value);
  return reading === 0 ? null : reading;
}

function scaled(reading: number | null, scale: (value: number) => number, why: MissingInput): SessionLoad {
  const value = measured(reading);
  return value === null ? missing(why) : loadOf(scale(value));
}

function rpeLoad(session: SessionSummary): SessionLoad {
  const rpe0To10 = measured(session.rpe0To10);
  const durationS = measured(session.durationS);
  if (rpe0To10 === null || rpe0To10 > 10) return missing("NO_RPE");
  return durationS === null ? missing("NO_DURATION") : loadOf(sessionRpe(rpe0To10, minFromS(durationS)));
}

/** Share of the timer time that must have speed and grade. An engineering choice: nothing published sets it. */
const MIN_GRADED_FRAC = 0.9;

function gradedLoad({ summary, durationS: timerS }: SessionSummary, settings: AthleteSettings): SessionLoad {
  const gapSpeedMPerS = positive(summary?.gapSpeed4MPerS ?? null);
  const gradedS = measured(summary?.gradedS ?? null);
  const durationS = measured(timerS);
  if (gapSpeedMPerS === null || gradedS === null) return missing("NO_GRADED_SPEED");
  if (durationS === null) return missing("NO_DURATION");
  const thresholdMPerS = positive(settings.thresholdSpeedMPerS);
  if (thresholdMPerS === null) return missing("THRESHOLD_SPEED_UNKNOWN");
  if (gradedS < MIN_GRADED_FRAC * durationS) return missing("NO_GRADED_SPEED");
  return loadOf(rTssLike(durationS, gapSpeedMPerS, thresholdMPerS));
}

function stepsLoad({ summary, avgCadenceSpm, durationS: timerS }: SessionSummary): SessionLoad {
  const counted = measured(summary?.steps ?? null);
  if (counted !== null) return loadOf(counted);
  const cadenceSpm = positive(avgCadenceSpm);
  if (cadenceSpm === null) return missing("NO_CADENCE");
  const durationS = measured(timerS);
  return durationS === null ? missing("NO_DURATION") : loadOf(stepsTaken(cadenceSpm, minFromS(durationS)));
}

function forceLoad(session: SessionSummary): SessionLoad {
  const summed = measured(session.summary?.stepLoad ?? null);
  if (summed !== null) return loadOf(summed);
  const steps = stepsLoad(session);
  if (steps.kind === "unmeasured") return steps;
  const cadenceSpm = positive(session.avgCadenceSpm);
  const groundContactS = positive(session.avgGroundContactS);
  if (groundContactS === null) return missing("NO_GROUND_CONTACT");
  return cadenceSpm === null ? missing("NO_CADENCE") : loadOf(stepLoad(steps.load, cadenceSpm, groundContactS));
}

function workLoad({ summary, avgPowerW, durationS: timerS }: SessionSummary): SessionLoad {
  const summed = measured(summary?.powerWorkKj ?? null);
  if (summed !== null) return loadOf(summed);
  const powerW = positive(avgPowerW);
  if (powerW === null) return missing("NO_POWER");
  const durationS = measured(timerS);
  return durationS === null ? missing("NO_DURATION") : loadOf(powerWorkKj(powerW, durationS));
}
