import { dailyRecords } from "../../../src/analysis/daily-records.ts";
import { assess } from "../../../src/analysis/risk/assess.ts";
import type { Assessment, Finding, RuleCode } from "../../../src/domain/assessment.ts";
import { EMPTY_HISTORY, type RunnerHistory, type SessionSummary } from "../../../src/domain/history.ts";
import type { ActivityId } from "../../../src/domain/ids.ts";
import { addDays, type LocalDay, localDayOf } from "../../../src/domain/local-day.ts";
import type { PainEntry } from "../../../src/domain/pain.ts";
import type { PlannedRun } from "../../../src/domain/plan.ts";
import type { TherapySession } from "../../../src/domain/therapy.ts";

/** A Sunday. */
export const TODAY = localDayOf(2026, 11, 22);
/** `back` days before TODAY. */
export const ago = (back: number): LocalDay => addDays(TODAY, -back);

export { EMPTY_HISTORY as EMPTY };

export function run(day: LocalDay, distanceKm: number | null): SessionSummary {
  return {
    id: `run-${day}` as ActivityId,
    sport: "run",
    localDay: day,
    startedAt: null,
    durationS: distanceKm === null ? null : distanceKm * 360,
    elapsedS: null,
    distanceM: distanceKm === null ? null : distanceKm * 1000,
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

/** Runs every second day, the same distance each, with every day between known as rest. */
export function steady(lengthDays = 120, distanceKm = 10): RunnerHistory {
  const sessions = Array.from({ length: lengthDays }, (_, i) => ago(lengthDays - 1 - i))
    .filter((day) => (TODAY - day) % 2 === 0)
    .map((day) => run(day, distanceKm));
  return { ...EMPTY_HISTORY, sessions, claims: [{ from: ago(lengthDays), to: TODAY }], noPain: [{ day: TODAY }] };
}

/** A run that is still to come. */
export function planned(day: LocalDay, distanceKm: number): PlannedRun {
  return { day, slot: 1, distanceM: distanceKm * 1000, durationS: null, kind: "easy", title: null };
}

/** Replaces the run of a day, or adds one. */
export function withRun(history: RunnerHistory, day: LocalDay, distanceKm: number | null): RunnerHistory {
  const others = history.sessions.filter(({ localDay }) => localDay !== day);
  return { ...history, sessions: [...others, run(day, distanceKm)].sort((a, b) => a.localDay - b.localDay) };
}

export function withPain(history: RunnerHistory, ...pain: readonly PainEntry[]): RunnerHistory {
  return { ...history, pain: [...history.pain, ...pain].sort((a, b) => a.day - b.day) };
}

/** An entry with every question answered no, unless the case says otherwise. */
export function pain(day: LocalDay, nrs: number, more: Partial<PainEntry> = {}): PainEntry {
  return {
    day,
    region: "knee",
    side: "left",
    moment: "daily",
    nrs,
    quality: null,
    alteredGait: false,
    nightPain: false,
    note: null,
    activityId: null,
    ...more,
  };
}

export function massage(day: LocalDay, more: Partial<TherapySession> = {}): TherapySession {
  return {
    day,
    kind: "massage",
    regions: [],
    nrsBefore: null,
    nrsAfter: null,
    nrs24h: null,
    nrs48h: null,
    therapist: null,
    note: null,
    ...more,
  };
}

/** The verdict of a day, with the real day records. */
export function assessOn(history: RunnerHistory, asOf: LocalDay = TODAY): Assessment {
  return assess(history, dailyRecords(history, asOf), asOf);
}

export function findingsOf(assessment: Assessment, rule: RuleCode): readonly Finding[] {
  return assessment.findings.filter((finding) => finding.rule === rule);
}

/** `clear`, `cannot-say`, or the level of the first flagged finding of a rule. */
export function says(assessment: Assessment, rule: RuleCode): string {
  const findings = findingsOf(assessment, rule);
  const flagged = findings.find((finding) => finding.kind === "flagged");
  return flagged?.kind === "flagged" ? flagged.level : (findings[0]?.kind ?? "absent");
}

/** What a rule says on TODAY and each of the `count - 1` days after it. */
export function sayings(history: RunnerHistory, rule: RuleCode, count: number): string[] {
  return Array.from({ length: count }, (_, i) => says(assessOn(history, addDays(TODAY, i)), rule));
}
