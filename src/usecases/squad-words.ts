import type { DistributedLag } from "../analysis/link/squad/distributed-lag.ts";
import type { SquadHazard } from "../analysis/link/squad/squad-hazard.ts";
import type { SquadSessions } from "../analysis/link/squad/squad-sessions.ts";
import { whyOf } from "../analysis/link/statistics/estimated.ts";
import type { Said, SaidValue } from "../domain/said.ts";
import { METRES_PER_KM } from "../domain/units.ts";
import { said } from "../messages/said.ts";

/**
 * Where the model by day and the model by run point in different directions. Pain changes running, and the two take that in
 * different ways, so neither is thrown away.
 */
export function agreementWords(byDay: SquadHazard, byRun: SquadSessions): readonly Said[] {
  if (byDay.kind === "cannot-tell" || byRun.kind === "cannot-tell") return [];
  const apart = byDay.levels.flatMap(({ level, ratio: day }) => {
    const run = byRun.levels.find((one) => one.level === level)?.ratio;
    if (level === "reference" || run === undefined || run.kind === "cannot-tell" || day.kind === "cannot-tell")
      return [];
    if (!isApart(day.value, run.value)) return [];
    const odds = { day: { number: day.value, digits: 1 }, run: { number: run.value, digits: 1 } };
    return [said("squad.link.apart", { level: said(`squad.link.level.${level}`), ...odds })];
  });
  return apart.length === 0 ? [said("squad.link.apart.none")] : [...apart, said("squad.link.apart.why")];
}

/** On different sides of no difference, as they would be printed. */
function isApart(day: number, run: number): boolean {
  return (day >= 1.05 && run <= 0.95) || (day <= 0.95 && run >= 1.05);
}

/** Days back that are told; the ends of the surface rest on few days. */
const TOLD_LAGS = [1, 3, 7, 14, 21];

/** What one long day goes with, by how long ago it was. */
export function lagWords(lags: DistributedLag): readonly Said[] {
  if (lags.kind === "cannot-tell") return [said("squad.link.lag.cannot-tell", { why: whyOf(lags) })];
  const { load, byLag } = lags.longDay;
  const points = TOLD_LAGS.flatMap((days) => {
    const at = byLag[days - 1];
    if (at === undefined) return [];
    return [said("squad.link.lag.ago", { days, value: two(at.value), lower: two(at.lower), upper: two(at.upper) })];
  });
  return [
    said("squad.link.lag.told", {
      distance: { distanceM: load * METRES_PER_KM, digits: 0 },
      points: points.reduce((before, next) => said("squad.link.lag.next", { before, next })),
    }),
    said("squad.link.lag.from", { days: lags.daysAtRisk, episodes: lags.episodes }),
  ];
}

const two = (number: number): SaidValue => ({ number, digits: 2 });
