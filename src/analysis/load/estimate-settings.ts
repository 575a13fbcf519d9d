import type { SessionSummary } from "../../domain/history.ts";
import { addDays, type LocalDay } from "../../domain/local-day.ts";
import type { RunSummary } from "../../domain/run-summary.ts";

/** What an estimate was read from. */
type EstimateBasis = "highest-heart-rate" | "fastest-30-min" | "fastest-60-min";

/** A setting that a run suggests. It is offered, and never used unless the runner takes it. */
export interface SettingEstimate {
  readonly name: "hrMaxBpm" | "lthrBpm" | "thresholdSpeedMPerS";
  readonly value: number;
  readonly basis: EstimateBasis;
  /** The run it comes from, to look at before believing it. */
  readonly run: Pick<SessionSummary, "id" | "localDay">;
}

/** A maximum hardly moves within a year, a threshold does. Engineering choices. */
const MAXIMUM_DAYS = 365;
const THRESHOLD_DAYS = 90;

interface EstimateRule {
  readonly name: SettingEstimate["name"];
  readonly basis: EstimateBasis;
  readonly days: number;
  /** The run with the largest of these is the one. */
  readonly by: (summary: RunSummary) => number | null;
  readonly value: (summary: RunSummary) => number | null;
  /** A treadmill's distance is the watch's guess. */
  readonly needsRoad: boolean;
}

const RULES: readonly EstimateRule[] = [
  {
    name: "hrMaxBpm",
    basis: "highest-heart-rate",
    days: MAXIMUM_DAYS,
    by: (summary) => summary.highestHeartRateBpm,
    value: ({ highestHeartRateBpm }) => rounded(highestHeartRateBpm),
    needsRoad: false,
  },
  {
    name: "lthrBpm",
    basis: "fastest-30-min",
    days: THRESHOLD_DAYS,
    by: (summary) => (summary.best30MinHeartRateBpm === null ? null : summary.best30MinSpeedMPerS),
    value: ({ best30MinHeartRateBpm }) => rounded(best30MinHeartRateBpm),
    needsRoad: true,
  },
  {
    name: "thresholdSpeedMPerS",
    basis: "fastest-60-min",
    days: THRESHOLD_DAYS,
    by: (summary) => summary.best60MinSpeedMPerS,
    value: (summary) => summary.best60MinSpeedMPerS,
    needsRoad: true,
  },
  {
    name: "thresholdSpeedMPerS",
    basis: "fastest-30-min",
    days: THRESHOLD_DAYS,
    by: (summary) => summary.best30MinSpeedMPerS,
    value: (summary) => summary.best30MinSpeedMPerS,
    needsRoad: true,
  },
];

const rounded = (value: number | null) => (value === null ? null : Math.round(value));

/**
 * Settings that a runner's own recordings suggest: the highest heart rate of a year, the heart rate and the speed of the
 * fastest half hour and hour of 90 days. Each is a lower bound unless that run was all-out, which the numbers do not say.
 *
 * @returns one entry a setting and basis, in a fixed order; of two runs that are equal the later one
 * @see docs/METHODS.md#estimates-of-settings
 */
export function estimateSettings(sessions: readonly SessionSummary[], asOf: LocalDay): SettingEstimate[] {
  return RULES.flatMap((rule) => {
    const candidates = sessions.flatMap((session) => candidateOf(session, rule, asOf));
    const best = candidates.reduce<Candidate | null>(
      (top, one) => (top !== null && top.rank > one.rank ? top : one),
      null,
    );
    return best === null ? [] : [{ name: rule.name, basis: rule.basis, value: best.value, run: best.run }];
  });
}

interface Candidate extends Pick<SettingEstimate, "value" | "run"> {
  readonly rank: number;
}

function candidateOf(session: SessionSummary, rule: EstimateRule, asOf: LocalDay): readonly Candidate[] {
  const { id, sport, localDay, summary, treadmill } = session;
  const isInTime = localDay > addDays(asOf, -rule.days) && localDay <= asOf;
  if (sport !== "run" || !isInTime || summary === null || (rule.needsRoad && treadmill)) return [];
  const [rank, value] = [rule.by(summary), rule.value(summary)];
  return rank === null || value === null || value <= 0 ? [] : [{ rank, value, run: { id, localDay } }];
}
