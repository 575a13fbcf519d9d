import type { Assessment, DayRecord, Finding, FindingBase, WeekSummary } from "../src/domain/assessment.ts";
import type { ExerciseDone, ExercisePlan } from "../src/domain/exercise.ts";
import type { AthleteId } from "../src/domain/ids.ts";
import {
  LOAD_METHODS,
  type LoadMethod,
  RATIO_NAMES,
  type RatioName,
  type RatioValue,
  type SessionLoad,
  type Spike,
  type SpikeCategory,
} from "../src/domain/load.ts";
import {
  addDays,
  type DayRange,
  daysOf,
  isoWeekday,
  isoWeekStart,
  isWithin,
  type LocalDay,
  localDayOf,
} from "../src/domain/local-day.ts";
import type { PainEntry, Region, Side } from "../src/domain/pain.ts";
import type { TherapySession } from "../src/domain/therapy.ts";
import type { WeeklyReport } from "../src/usecases/app.ts";

// A made-up runner, two years long, by loops alone: the same report on every machine and on every day. Her knee begins
// to hurt in August, she stops, has massages, comes back with short runs, and makes one run too long in November.

export const SAMPLE_AS_OF = localDayOf(2026, 11, 22);
const FIRST = localDayOf(2024, 11, 25);
const AWAY: DayRange = { from: localDayOf(2026, 6, 15), to: localDayOf(2026, 7, 5) };
const LAYOFF: DayRange = { from: localDayOf(2026, 8, 17), to: localDayOf(2026, 9, 6) };
const UNSAID = new Set<LocalDay>([localDayOf(2026, 11, 4), localDayOf(2026, 11, 12)]);
const SPIKES: ReadonlyMap<LocalDay, number> = new Map([
  [localDayOf(2026, 8, 2), 21_400],
  [localDayOf(2026, 11, 15), 19_800],
]);

/** A repeatable wobble between 0 and 1. */
const wobble = (n: number): number => {
  const x = Math.sin(n * 12.9898) * 43_758.5453;
  return x - Math.floor(x);
};

/** Length of the Sunday run, in metres, before spikes: it grows for three weeks and eases in the fourth. */
function longRunM(day: LocalDay): number {
  const week = Math.floor((day - FIRST) / 7);
  const back = day - LAYOFF.to;
  if (back > 0 && back < 84) return Math.min(16_000, 8400 * 1.085 ** Math.floor(back / 7));
  const phase = week % 4;
  return 12_400 + phase * 1100 - (phase === 3 ? 3600 : 0) + wobble(week) * 700;
}

function runM(day: LocalDay): number | null {
  if (isWithin(day, AWAY) || isWithin(day, LAYOFF) || UNSAID.has(day)) return null;
  const spike = SPIKES.get(day);
  if (spike !== undefined) return spike;
  const long = longRunM(day);
  switch (isoWeekday(day)) {
    case 7:
      return day === SAMPLE_AS_OF ? null : Math.round(long);
    case 2:
    case 4:
      return Math.round(long * (0.5 + wobble(day) * 0.12));
    case 6:
      return Math.round(long * 0.42);
    default:
      return null;
  }
}

const stateOf = (day: LocalDay) =>
  runM(day) !== null ? "observed" : isWithin(day, AWAY) || UNSAID.has(day) ? "unknown" : "rest";

function spikeOf(day: LocalDay): Spike {
  const sessionM = runM(day);
  const prior = daysOf({ from: addDays(day, -30), to: addDays(day, -1) })
    .filter((d) => d >= FIRST)
    .map(runM)
    .filter((m): m is number => m !== null);
  const longestPrior30dM = prior.length === 0 ? null : Math.max(...prior);
  const value = sessionM === null || longestPrior30dM === null ? null : sessionM / longestPrior30dM;
  const category: SpikeCategory =
    sessionM === null
      ? "none"
      : value === null
        ? "return-from-break"
        : value <= 1.1
          ? "reference"
          : value <= 1.3
            ? "small"
            : value <= 2
              ? "moderate"
              : "large";
  return { day, value, category, provisional: day - FIRST < 30, longestPrior30dM, sessionM };
}

function coupledRatio(day: LocalDay): RatioValue {
  const window = daysOf({ from: addDays(day, -27), to: day });
  if (addDays(day, -27) < FIRST) return { kind: "unknown", reason: "WARMUP" };
  if (window.filter((d) => stateOf(d) === "unknown").length > 6) return { kind: "unknown", reason: "COVERAGE" };
  const sum = (days: readonly LocalDay[]) => days.reduce((total, d) => total + (runM(d) ?? 0), 0);
  const chronic = sum(window) / 4;
  if (chronic < 5000) return { kind: "unknown", reason: "LOW_CHRONIC" };
  return { kind: "known", value: sum(window.slice(21)) / chronic };
}

function dayRecord(day: LocalDay): DayRecord {
  const distanceM = runM(day);
  const state = stateOf(day);
  const load: SessionLoad | null =
    state === "unknown" ? null : { kind: "measured", load: distanceM === null ? 0 : distanceM / 1000 };
  const coupled = coupledRatio(day);
  const unmeasured: RatioValue = { kind: "unknown", reason: "UNMEASURED" };
  const ratiosOf = (method: LoadMethod) =>
    Object.fromEntries(
      RATIO_NAMES.map((name) => [name, method === "distance" && name === "acwrCoupled" ? coupled : unmeasured]),
    ) as Record<RatioName, RatioValue>;
  return {
    day,
    state,
    runs: distanceM === null ? 0 : 1,
    distanceM: state === "rest" ? 0 : distanceM,
    durationS: distanceM === null ? (state === "rest" ? 0 : null) : distanceM * 0.36,
    loads: Object.fromEntries(
      LOAD_METHODS.map((method) => [method, method === "distance" ? load : { kind: "unmeasured", why: "NO_RPE" }]),
    ) as DayRecord["loads"],
    ratios: Object.fromEntries(LOAD_METHODS.map((m) => [m, ratiosOf(m)])) as DayRecord["ratios"],
    spike: spikeOf(day),
  };
}

function entry(day: LocalDay, region: Region, side: Side | null, nrs: number): PainEntry {
  return {
    day,
    region,
    side,
    moment: "next_morning",
    nrs,
    quality: nrs > 0 ? "ache" : null,
    alteredGait: nrs > 5,
    nightPain: false,
    note: null,
    activityId: null,
  };
}

const week = (month: number, dayOfMonth: number) => localDayOf(2026, month, dayOfMonth);

export const SAMPLE_PAIN: readonly PainEntry[] = [
  entry(week(6, 9), "lower-back", null, 2),
  entry(week(7, 8), "calf", "right", 2),
  entry(week(7, 22), "knee-front", "left", 1),
  entry(week(7, 29), "knee-front", "left", 2),
  entry(week(8, 3), "knee-front", "left", 4),
  entry(week(8, 5), "hip", "left", 2),
  entry(week(8, 12), "knee-front", "left", 6),
  entry(week(8, 13), "knee-front", "left", 7),
  entry(week(8, 19), "knee-front", "left", 5),
  entry(week(8, 26), "knee-front", "left", 4),
  entry(week(8, 27), "lower-back", null, 3),
  entry(week(9, 2), "knee-front", "left", 2),
  entry(week(9, 9), "knee-front", "left", 1),
  entry(week(9, 16), "knee-front", "left", 0),
  entry(week(10, 21), "calf", "right", 1),
  entry(week(10, 28), "knee-front", "left", 0),
  entry(week(11, 16), "knee-front", "left", 3),
  entry(week(11, 18), "knee-front", "left", 2),
];

const massage = (day: LocalDay, before: number, after: number): TherapySession => ({
  day,
  kind: "massage",
  regions: ["knee-front", "hip"],
  nrsBefore: before,
  nrsAfter: after,
  nrs24h: null,
  nrs48h: null,
  therapist: null,
  note: null,
});

export const SAMPLE_THERAPY: readonly TherapySession[] = [
  massage(week(8, 21), 5, 3),
  massage(week(8, 31), 3, 2),
  { ...massage(week(9, 14), 1, 1), kind: "physio" },
  massage(week(9, 24), 1, 0),
  massage(week(10, 22), 2, 1),
];

export const SAMPLE_EXERCISE_PLANS: readonly ExercisePlan[] = [
  {
    key: "calf-raises",
    kind: "strength",
    title: "Calf raises",
    regions: ["calf"],
    timesPerWeek: 3,
    from: week(9, 14),
    until: null,
    by: "the physio",
  },
];

export const SAMPLE_EXERCISES: readonly ExerciseDone[] = [week(9, 16), week(9, 19), week(10, 2), week(11, 17)].map(
  (day) => ({ day, key: "calf-raises" }),
);

function weekSummary(weekStart: LocalDay): WeekSummary {
  const days = daysOf({ from: weekStart, to: addDays(weekStart, 6) }).filter((day) => day <= SAMPLE_AS_OF);
  const runs = days.map(runM).filter((m): m is number => m !== null);
  const known = days.filter((day) => stateOf(day) !== "unknown");
  const pain = SAMPLE_PAIN.filter((p) => isoWeekStart(p.day) === weekStart);
  const answers = weekStart >= localDayOf(2026, 5, 25) && !isWithin(weekStart, AWAY);
  return {
    weekStart,
    distanceM: known.length === 0 ? null : runs.reduce((total, m) => total + m, 0),
    durationS: known.length === 0 ? null : runs.reduce((total, m) => total + m * 0.36, 0),
    longestRunM: runs.length === 0 ? null : Math.max(...runs),
    runs: runs.length,
    maxNrs: pain.length > 0 ? Math.max(...pain.map((p) => p.nrs)) : answers ? 0 : null,
    regions: [...new Set(pain.filter((p) => p.nrs > 0).map((p) => p.region))],
    therapy: SAMPLE_THERAPY.filter((t) => isoWeekStart(t.day) === weekStart).length,
    coverage: known.length / days.length,
  };
}

const base = (rule: FindingBase["rule"], text: string): FindingBase => ({
  rule,
  about: null,
  unit: "",
  evidence:
    "Runs like this went with about 1.6 times the overuse-injury rate in 5,205 runners (95 % CI 1.3–2.1). Most such runs cause no injury.",
  grade: "one cohort, observational",
  source: "Schuster Brandt Frandsen et al. 2025, doi 10.1136/bjsports-2024-109380",
  absoluteRisk: null,
  coverage: 28 / 30,
  from: localDayOf(2026, 10, 16),
  to: localDayOf(2026, 11, 15),
  text,
});

const FINDINGS: readonly Finding[] = [
  {
    ...base("SPIKE_S", "Sun 15 Nov: 19.8 km, 24 % longer than anything in the 30 days before (16.0 km)."),
    kind: "flagged",
    level: "amber",
    value: 23.75,
    threshold: 10,
    unit: "%",
    absoluteRisk: "About 3.7 instead of 2.2 injuries in 1,000 such runs.",
    standsUntil: localDayOf(2026, 11, 22),
    wouldChangeIf: "Seven days without a run longer than 17.6 km clear this.",
  },
  {
    ...base(
      "PAIN_MORNING",
      "3 on Mon 16 Nov, up from 1 before the run. Two mornings like this in a row would mean rest.",
    ),
    about: "left knee",
    evidence: "Trial in Achilles pain; not tested elsewhere.",
    grade: "one trial, other site",
    source: "Silbernagel et al. 2007",
    kind: "flagged",
    level: "amber",
    value: 3,
    threshold: 3,
    unit: "NRS",
    coverage: null,
    from: localDayOf(2026, 11, 16),
    to: localDayOf(2026, 11, 18),
    standsUntil: null,
    wouldChangeIf: "A morning no worse than usual, and a next run without more pain, clear this.",
  },
  {
    ...base("PAIN_HIGH", "Nothing above 5 since August."),
    about: "left knee",
    kind: "clear",
    value: 3,
    threshold: 5,
    unit: "NRS",
    coverage: null,
  },
  {
    ...base("RETURN_BREAK", "No break of 14 days in the last 21."),
    kind: "clear",
    value: 2,
    threshold: 14,
    unit: "days",
  },
  {
    ...base("PAIN_TREND", "Too few entries to see a trend."),
    kind: "cannot-say",
    missing: "four entries a week in two weeks running",
    wouldChangeIf: "Log the knee on four days of a week.",
  },
  {
    ...base(
      "ACWR_COUPLED",
      "Shown because many coaches ask for it. It has not been shown to identify injury risk in runners.",
    ),
    kind: "info",
    value: 0.64,
    threshold: null,
    unit: "ratio",
    absoluteRisk: null,
  },
];

const ASSESSMENT: Assessment = {
  asOf: SAMPLE_AS_OF,
  headline: "ease",
  level: "amber",
  grey: true,
  findings: FINDINGS,
  massage: {
    reasons: ["MASSAGE_RHYTHM"],
    gate: "ask",
    daysSinceLast: 31,
    rhythmDays: 28,
    text: "Your rhythm is every 4 weeks. It may ease soreness a little; it has not been shown to prevent or heal injury.",
  },
  sentence: "Your knee is speaking up after a longer run. Keep the next ones short.",
  wouldChangeIf: "A morning no worse than usual, and a next run without more pain, clear this.",
  ruleSet: "2026-11",
};

/** The full report of the made-up runner on Sunday 22 November 2026. */
export function sampleReport(athlete = "me" as AthleteId): WeeklyReport {
  const days = daysOf({ from: FIRST, to: SAMPLE_AS_OF });
  return {
    athlete,
    asOf: SAMPLE_AS_OF,
    assessment: ASSESSMENT,
    weeks: days.filter((day) => isoWeekday(day) === 1).map(weekSummary),
    days: days.map(dayRecord),
    percentiles: null,
    pain: SAMPLE_PAIN,
    therapy: SAMPLE_THERAPY,
    exercisesDone: SAMPLE_EXERCISES,
    exercisePlans: SAMPLE_EXERCISE_PLANS,
    claims: [],
    unknownDays: [...UNSAID],
    knownDaysOf28: 26,
    longestNoSpikeM: 21_780,
    longestPrior: { day: localDayOf(2026, 11, 15), distanceM: 19_800 },
  };
}

/** The report of somebody who has just opened the page for the first time. */
export function emptyReport(athlete = "me" as AthleteId): WeeklyReport {
  return {
    ...sampleReport(athlete),
    assessment: {
      asOf: SAMPLE_AS_OF,
      headline: "cannot-say",
      level: "grey",
      grey: true,
      findings: [],
      massage: null,
      sentence: "We cannot say yet.",
      wouldChangeIf: "Import your runs, or log how you feel.",
      ruleSet: "2026-11",
    },
    weeks: [],
    days: [],
    pain: [],
    therapy: [],
    exercisesDone: [],
    exercisePlans: [],
    unknownDays: [],
    knownDaysOf28: 0,
    longestNoSpikeM: null,
    longestPrior: null,
  };
}
