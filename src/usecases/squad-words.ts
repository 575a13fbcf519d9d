import type { DistributedLag } from "../analysis/link/squad/distributed-lag.ts";
import type { SquadHazard } from "../analysis/link/squad/squad-hazard.ts";
import type { SquadSessions } from "../analysis/link/squad/squad-sessions.ts";

/**
 * Where the model by day and the model by run point in different directions. Pain changes running, and the two take that in
 * different ways, so neither is thrown away.
 */
export function agreementWords(byDay: SquadHazard, byRun: SquadSessions): readonly string[] {
  if (byDay.kind === "cannot-tell" || byRun.kind === "cannot-tell") return [];
  const apart = byDay.levels.flatMap(({ level, ratio: day }) => {
    const run = byRun.levels.find((one) => one.level === level)?.ratio;
    if (level === "reference" || run === undefined || run.kind === "cannot-tell" || day.kind === "cannot-tell")
      return [];
    return isApart(day.value, run.value) ? [apartWords(KINDS[level], day.value, run.value)] : [];
  });
  return apart.length === 0 ? ["By day and by run point in the same directions."] : [...apart, WHY];
}

/** On different sides of no difference, as they would be printed. */
function isApart(day: number, run: number): boolean {
  return (day >= 1.05 && run <= 0.95) || (day <= 0.95 && run >= 1.05);
}

const apartWords = (kind: string, day: number, run: number): string =>
  `They disagree about ${kind}: odds ${day.toFixed(1)} times as high by day, ${run.toFixed(1)} times by run.`;

const KINDS = {
  small: "small spikes",
  moderate: "moderate spikes",
  large: "large spikes",
  return: "first runs after a break",
} as const;

const WHY =
  "Pain makes people run less. By run that can look like a protection which is not there, by day like a harm which is not there. Neither is the better number.";

/** Days back that are told; the ends of the surface rest on few days. */
const TOLD_LAGS = [1, 3, 7, 14, 21];

/** What one long day goes with, by how long ago it was. */
export function lagWords(lags: DistributedLag): readonly string[] {
  if (lags.kind === "cannot-tell") return [`By how long ago it was we cannot tell: ${lags.why}.`];
  const { load, byLag } = lags.longDay;
  const told = TOLD_LAGS.flatMap((daysAgo) => {
    const at = byLag[daysAgo - 1];
    if (at === undefined) return [];
    return [
      `${daysAgo} ${daysAgo === 1 ? "day" : "days"} ago ${at.value.toFixed(2)} (${at.lower.toFixed(2)} to ${at.upper.toFixed(2)})`,
    ];
  });
  return [
    `Odds of a new episode after one day of ${load.toFixed(0)} km, against a rest day: ${told.join("; ")}.`,
    `From ${lags.daysAtRisk} days and ${lags.episodes} episodes. The points are one curve, not findings of their own.`,
  ];
}
