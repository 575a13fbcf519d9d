import { median } from "simple-statistics";
import type { SessionSummary } from "../../domain/history.ts";
import type { MissingInput, RatioValue } from "../../domain/load.ts";
import { addDays, type LocalDay } from "../../domain/local-day.ts";

/** The run must not be older than this to speak of now. An engineering choice. */
export const RECENT_DAYS = 28;
/** Earlier runs of so many days make the usual. An engineering choice. */
export const USUAL_DAYS = 180;
/** Fewer earlier runs than this have no usual. An engineering choice. */
const MIN_USUAL_RUNS = 5;

/** A number of the latest run that has one, beside the runner's own earlier runs. */
export type BesideUsual =
  | {
      readonly kind: "known";
      readonly value: number;
      /** Median of the earlier runs; null with fewer than five. */
      readonly usual: number | null;
      /** The earlier runs' own values, for a percentile. */
      readonly earlier: readonly RatioValue[];
      readonly run: Pick<SessionSummary, "id" | "localDay">;
    }
  | { readonly kind: "unknown"; readonly why: MissingInput | "NO_RECENT_RUN" | "NO_STEADY_RUN" };

/** How a number is read off a run, and which earlier runs it may be compared with. */
interface UsualQuestion {
  readonly read: (run: SessionSummary) => number | null;
  readonly isComparable: (earlier: SessionSummary, latest: SessionSummary) => boolean;
  /** What to say when recent runs lack it. */
  readonly why: MissingInput | "NO_STEADY_RUN";
}

/**
 * The number of the latest run of the last 28 days that has one, beside the median of comparable runs on the 180 days
 * before that run's day.
 *
 * @param sessions ascending by day
 * @see docs/METHODS.md#beside-ones-own-usual
 */
export function besideUsual(sessions: readonly SessionSummary[], asOf: LocalDay, question: UsualQuestion): BesideUsual {
  const runs = sessions.filter(({ sport, localDay }) => sport === "run" && localDay <= asOf);
  const recent = runs.filter(({ localDay }) => localDay > addDays(asOf, -RECENT_DAYS));
  if (recent.length === 0) return { kind: "unknown", why: "NO_RECENT_RUN" };
  const latest = recent.findLast((run) => question.read(run) !== null);
  const value = latest === undefined ? null : question.read(latest);
  if (latest === undefined || value === null) return { kind: "unknown", why: question.why };
  const earlier = runs.flatMap((run): number[] => {
    const isInTime = run.localDay < latest.localDay && run.localDay >= addDays(latest.localDay, -USUAL_DAYS);
    const own = isInTime && question.isComparable(run, latest) ? question.read(run) : null;
    return own === null ? [] : [own];
  });
  return {
    kind: "known",
    value,
    usual: earlier.length < MIN_USUAL_RUNS ? null : median(earlier),
    earlier: earlier.map((own) => ({ kind: "known", value: own })),
    run: { id: latest.id, localDay: latest.localDay },
  };
}
