import { EMPTY_HISTORY, type RunnerHistory, type SessionSummary } from "../../../domain/history.ts";
import type { ActivityId } from "../../../domain/ids.ts";
import type { HistoryClaim } from "../../../domain/journal.ts";
import { addDays, type LocalDay } from "../../../domain/local-day.ts";
import type { PainEntry } from "../../../domain/pain.ts";
import type { TherapySession } from "../../../domain/therapy.ts";
import { METRES_PER_KM } from "../../../domain/units.ts";
import type { SimulatedRunner } from "./simulate-runner.ts";
import { SIMULATED_FROM } from "./simulated-days.ts";

const S_PER_KM = 330;

/**
 * A made-up runner as a history, as if they had logged it: runs of the recorded days, a claim for each recorded stretch, the pain of an episode in the
 * left knee, muscle soreness in the left calf, and massages with their numbers.
 *
 * @see docs/METHODS.md#made-up-cohorts
 */
export function simulatedHistory(runner: SimulatedRunner): RunnerHistory {
  const { length, distanceKm, recorded, answered } = runner;
  const days = [...distanceKm.keys()];
  const pain = days.filter((day) => answered[day] === 1).flatMap((day) => painOf(runner, day));
  const sore = new Set(pain.map(({ day }) => day));
  return {
    ...EMPTY_HISTORY,
    sessions: days
      .filter((day) => recorded[day] === 1 && (distanceKm[day] ?? 0) > 0)
      .map((day) => sessionOf(runner, day)),
    dayMarks: distanceKm[0] === 0 ? [{ day: SIMULATED_FROM, state: "rest" }] : [],
    claims: claimsOf(recorded),
    feedThrough: dayOf(length - 1),
    pain,
    noPain: days.filter((day) => answered[day] === 1 && !sore.has(dayOf(day))).map((day) => ({ day: dayOf(day) })),
    therapy: days.filter((day) => runner.muscles?.massage[day] === 1).map((day) => massageOf(runner, day)),
  };
}

const dayOf = (day: number): LocalDay => addDays(SIMULATED_FROM, day);

function sessionOf({ distanceKm }: SimulatedRunner, day: number): SessionSummary {
  const km = distanceKm[day] ?? 0;
  return {
    id: `simulated-${day}` as ActivityId,
    sport: "run",
    localDay: dayOf(day),
    startedAt: null,
    durationS: km * S_PER_KM,
    elapsedS: km * S_PER_KM,
    distanceM: km * METRES_PER_KM,
    rpe0To10: null,
    avgHeartRateBpm: null,
    heartRate: null,
    treadmill: false,
    avgCadenceSpm: null,
    avgPowerW: null,
    avgGroundContactS: null,
    groundContactBalanceLeftFrac: null,
    summary: null,
  };
}

function claimsOf(recorded: Uint8Array): HistoryClaim[] {
  const claims: { from: LocalDay; to: LocalDay }[] = [];
  recorded.forEach((isRecorded, day) => {
    const last = claims.at(-1);
    if (isRecorded !== 1) return;
    if (last !== undefined && last.to === dayOf(day - 1)) last.to = dayOf(day);
    else claims.push({ from: dayOf(day), to: dayOf(day) });
  });
  return claims;
}

function painOf({ painNrs, muscles }: SimulatedRunner, day: number): PainEntry[] {
  const knee = painNrs[day] ?? 0;
  const calf = muscles?.nrs[day] ?? 0;
  const entries: PainEntry[] = [];
  if (knee > 0) entries.push(entryOf(day, { region: "knee", nrs: knee, quality: "ache" }));
  if (calf > 0) entries.push(entryOf(day, { region: "calf", nrs: calf, quality: "sore" }));
  return entries;
}

function entryOf(day: number, felt: Pick<PainEntry, "region" | "nrs" | "quality">): PainEntry {
  const silent = { alteredGait: false, nightPain: false, note: null, activityId: null };
  return { day: dayOf(day), side: "left", moment: "daily", ...silent, ...felt };
}

function massageOf({ muscles, length }: SimulatedRunner, day: number): TherapySession {
  const rated = (later: number) => (later < length ? (muscles?.nrs[later] ?? null) : null);
  return {
    day: dayOf(day),
    kind: "massage",
    regions: ["calf"],
    nrsBefore: rated(day),
    nrsAfter: null,
    nrs24h: rated(day + 1),
    nrs48h: rated(day + 2),
    therapist: null,
    note: null,
  };
}
