import type { AssessmentLevel, DayRecord, WeekSummary } from "../../domain/assessment.ts";
import type { AthleteId } from "../../domain/ids.ts";
import { ofEachMethod, RATIO_NAMES, type RatioName, type RatioValue } from "../../domain/load.ts";
import { addDays, daysOf, isoWeekday, isoWeekStart, isWithin, type LocalDay } from "../../domain/local-day.ts";
import type { PainEntry } from "../../domain/pain.ts";
import type { TherapySession } from "../../domain/therapy.ts";
import type { WeeklyReport } from "../../usecases/app.ts";
import { sampleAssessment } from "./sample-findings.ts";

const WEEKS = 60;

/** A made-up report: a gap nobody told about, pain that came and went, massages and exercises. By loops alone. */
export function sampleReport(level: AssessmentLevel, asOf: LocalDay, hasData: boolean): WeeklyReport {
  const first = addDays(isoWeekStart(asOf), -7 * WEEKS);
  const days = hasData ? daysOf({ from: first, to: asOf }).map((day) => dayRecord(day, asOf)) : [];
  const pain = hasData ? painUntil(asOf) : [];
  return {
    athlete: "styleguide" as AthleteId,
    asOf,
    assessment: sampleAssessment(level, asOf),
    weeks: days.filter(({ day }) => isoWeekday(day) === 1).map(({ day }) => weekSummary(day, days, pain)),
    days,
    percentiles: null,
    pain,
    therapy: hasData ? [90, 62, 31].map((ago) => massage(addDays(asOf, -ago))) : [],
    exercisesDone: hasData ? [40, 33, 12, 5, 2].map((ago) => ({ day: addDays(asOf, -ago), key: "calf-raises" })) : [],
    exercisePlans: [],
    claims: [],
    unknownDays: [addDays(asOf, -18), addDays(asOf, -9)],
    knownDaysOf28: 26,
    longestNoSpikeM: hasData ? 21_780 : null,
    longestPrior: hasData ? { day: addDays(asOf, -7), distanceM: 19_800 } : null,
  };
}

const isAway = (day: LocalDay, asOf: LocalDay): boolean =>
  isWithin(day, { from: addDays(asOf, -150), to: addDays(asOf, -122) });

function distanceM(day: LocalDay, asOf: LocalDay): number | null {
  if (isAway(day, asOf)) return null;
  const build = 1 + 0.25 * Math.sin((asOf - day) / 20);
  switch (isoWeekday(day)) {
    case 7:
      return asOf - day === 7 ? 19_800 : 13_000 * build;
    case 2:
    case 4:
      return 8000 * build;
    default:
      return 0;
  }
}

function dayRecord(day: LocalDay, asOf: LocalDay): DayRecord {
  const ranM = distanceM(day, asOf);
  const state = ranM === null ? "unknown" : ranM > 0 ? "observed" : "rest";
  const sinceAway = day - addDays(asOf, -122);
  const isUnknown = isAway(day, asOf) || (sinceAway > 0 && sinceAway < 24);
  const ratio: RatioValue = isUnknown
    ? { kind: "unknown", reason: "COVERAGE" }
    : { kind: "known", value: 1 + 0.3 * Math.sin((asOf - day) / 9) };
  const ratios = Object.fromEntries(RATIO_NAMES.map((name) => [name, ratio])) as Record<RatioName, RatioValue>;
  const isSpike = ranM === 19_800;
  return {
    day,
    state,
    runs: state === "observed" ? 1 : 0,
    distanceM: ranM,
    durationS: ranM === null ? null : ranM * 0.36,
    loads: ofEachMethod(() => (ranM === null ? null : { kind: "measured", load: ranM / 1000 })),
    ratios: ofEachMethod(() => ratios),
    spike: {
      day,
      value: isSpike ? 1.24 : null,
      category: isSpike ? "small" : "none",
      provisional: false,
      longestPrior30dM: 16_000,
      sessionM: state === "observed" ? ranM : null,
    },
  };
}

function weekSummary(weekStart: LocalDay, days: readonly DayRecord[], pain: readonly PainEntry[]): WeekSummary {
  const own = days.filter(({ day }) => isoWeekStart(day) === weekStart);
  const known = own.filter(({ state }) => state !== "unknown");
  const sore = pain.filter(({ day }) => isoWeekStart(day) === weekStart);
  const sum = (read: (day: DayRecord) => number | null) =>
    known.length === 0 ? null : known.reduce((total, day) => total + (read(day) ?? 0), 0);
  const longest = known.flatMap(({ spike }) => spike.sessionM ?? []);
  return {
    weekStart,
    distanceM: sum((day) => day.distanceM),
    durationS: sum((day) => day.durationS),
    longestRunM: longest.length === 0 ? null : Math.max(...longest),
    runs: known.reduce((total, { runs }) => total + runs, 0),
    maxNrs: sore.length === 0 ? null : Math.max(...sore.map(({ nrs }) => nrs)),
    regions: [],
    therapy: 0,
    coverage: known.length / own.length,
  };
}

function painUntil(asOf: LocalDay): readonly PainEntry[] {
  const entry = (ago: number, nrs: number, region: PainEntry["region"]): PainEntry => ({
    day: addDays(asOf, -ago),
    region,
    side: region === "lower-back" ? null : "left",
    moment: "next_morning",
    nrs,
    quality: null,
    alteredGait: null,
    nightPain: null,
    note: null,
    activityId: null,
  });
  const knee = [112, 105, 98, 91, 84, 77, 70, 6, 2].map((ago, i) =>
    entry(ago, [1, 3, 5, 8, 10, 6, 0, 2, 4][i] ?? 0, "knee"),
  );
  return [...knee, entry(60, 2, "lower-back")].sort((a, b) => a.day - b.day);
}

const massage = (day: LocalDay): TherapySession => ({
  day,
  kind: "massage",
  regions: ["calf"],
  nrsBefore: 4,
  nrsAfter: 2,
  nrs24h: null,
  nrs48h: null,
  therapist: null,
  note: null,
});
