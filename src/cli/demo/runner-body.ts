import { DEMO_PROFILE } from "./demo-profile.ts";
import type { PlannedSession } from "./planned-sessions.ts";
import { BACK_WEEK, LAST_WALK_RUN_WEEK, STOP_WEEK, STORY_WEEKS } from "./story-days.ts";

const WALK_M_PER_S = 1.55;
const WALKING_BELOW_M_PER_S = 2;

/** Easy pace of a week: the first year makes the runner faster, the break slower. */
function easyPaceSPerKm(week: number): number {
  if (week >= STOP_WEEK) return 362 - 22 * ((STORY_WEEKS - week) / (STORY_WEEKS - STOP_WEEK));
  return 376 - 14 * ((BACK_WEEK - week) / BACK_WEEK);
}

/** Speed the runner aims at `doneFrac` (0–1) of the way through a session, after `elapsedS`. */
export function aimedSpeedMPerS(session: PlannedSession, doneFrac: number, elapsedS: number): number {
  const easy = 1000 / easyPaceSPerKm(session.week);
  switch (session.kind) {
    case "tempo":
      return doneFrac > 0.22 && doneFrac < 0.82 ? easy * 1.14 : easy * 0.99;
    case "race":
      return easy * 1.11;
    case "long":
      return easy * 0.98;
    case "walk-run": {
      const runMin = 2 + (BACK_WEEK - session.week);
      const walkMin = session.week > LAST_WALK_RUN_WEEK + 1 ? 2 : 1;
      const intoBlockMin = (elapsedS / 60) % (runMin + walkMin);
      return intoBlockMin < runMin ? easy * 0.98 : WALK_M_PER_S;
    }
    case "ride":
      return 7;
    case "strength":
      return 0;
    case "easy":
      return easy;
    default:
      return session.kind satisfies never;
  }
}

/** Heart rate the body would settle at: speed, fitness of the week and drift over time. */
export function settledHeartRateBpm(session: PlannedSession, speedMPerS: number, elapsedS: number): number {
  const { hrMaxBpm, hrRestBpm } = DEMO_PROFILE.settings;
  const driftFrac = 0.035 * Math.max(0, (elapsedS - 900) / 3600);
  const unfitFrac = session.week >= STOP_WEEK ? 0.04 * (session.week / STORY_WEEKS) : 0.02 + 0.004 * session.week;
  const effortFrac = effortOf(session, speedMPerS);
  return hrRestBpm + (hrMaxBpm - hrRestBpm) * Math.min(0.97, effortFrac + driftFrac + unfitFrac);
}

function effortOf(session: PlannedSession, speedMPerS: number): number {
  if (session.kind === "strength") return 0.34;
  if (session.kind === "ride") return 0.5;
  return 0.66 + (speedMPerS - 2.86) * 0.355;
}

/** How the feet land at a speed: null where a watch leaves it out, as for walking. */
export interface Stride {
  /** Steps of both feet per minute. */
  readonly cadenceSpm: number;
  readonly groundContactMs: number | null;
  readonly oscillationMm: number | null;
  readonly balanceLeftPct: number | null;
}

export function strideAt(session: PlannedSession, speedMPerS: number): Stride {
  if (speedMPerS < WALKING_BELOW_M_PER_S) {
    return { cadenceSpm: 112, groundContactMs: null, oscillationMm: null, balanceLeftPct: null };
  }
  const sparing = session.week <= STOP_WEEK + 3 && session.week >= LAST_WALK_RUN_WEEK ? 1 : 0;
  return {
    cadenceSpm: 149 + 7.6 * speedMPerS,
    groundContactMs: 334 - 29 * speedMPerS,
    oscillationMm: 104 - 5 * speedMPerS,
    balanceLeftPct: 49.8 - sparing,
  };
}
