import type { AlertTrack } from "../../src/analysis/link/backtest/alert-track.ts";
import { type AthleteFlags, athleteFlag } from "../../src/analysis/link/backtest/athlete-flags.ts";
import { followedDays, OUTCOME_RULES, outcomeColumns } from "../../src/analysis/link/backtest/outcomes.ts";
import { countAlerts, DAYS_PER_MONTH, scoreAlerts } from "../../src/analysis/link/backtest/score-alerts.ts";
import { scoreCohort } from "../../src/analysis/link/backtest/score-cohort.ts";
import { squadFlags } from "../../src/analysis/link/backtest/squad-flags.ts";
import { withVerdicts } from "../../src/analysis/link/backtest/verdicts.ts";
import { SPIKE_CODE } from "../../src/analysis/link/episodes/link-days.ts";
import type { CohortModel } from "../../src/analysis/link/simulate/cohort-model.ts";
import { simulateCohort } from "../../src/analysis/link/simulate/simulate-cohort.ts";
import type { SimulatedRunner } from "../../src/analysis/link/simulate/simulate-runner.ts";
import { spikeCodes } from "../../src/analysis/link/simulate/training-day.ts";
import type { AlertScore, CohortScore } from "../../src/domain/backtest.ts";
import { type Changes, everySpike, modelWith } from "./models.ts";
import { COVERAGE, covers, type Design, FALSE_FINDINGS, TOLD } from "./tally.ts";

const HORIZON_DAYS = 7;
const MEASURES = ["precision", "recall", "falsePerMonth", "burden"] as const;

function squadScore(athletes: number, seed: number, days: number): CohortScore {
  const runners = simulateCohort(modelWith({ ...SQUAD, days }), athletes, seed);
  return scoreCohort(runners.map((runner) => scoreAlerts(spikeTrack(runner), HORIZON_DAYS)));
}

/** The primary flag of a backtest in columns: up from a spike to 7 days after, before new onsets, on days at risk. */
function spikeTrack({ distanceKm, recorded, answered, painNrs }: SimulatedRunner): AlertTrack {
  const codes = spikeCodes(distanceKm, recorded);
  const said = (from: number) => painNrs.map((nrs, day) => (answered[day] === 1 && nrs >= from ? 1 : 0));
  const outcomes = outcomeColumns({ answered, hurt: said(1), sore: said(OUTCOME_RULES.soreNrs) });
  const followed = followedDays(outcomes, HORIZON_DAYS);
  const isSpike = (code: number) => code > SPIKE_CODE.reference && code <= SPIKE_CODE.large;
  return {
    counted: followed.map((value, day) => (value === 1 && outcomes.atRisk[day] === 1 && day >= 37 ? 1 : 0)),
    alert: codes.map((_, day) => (codes.subarray(Math.max(0, day - 7), day + 1).some(isSpike) ? 1 : 0)),
    event: outcomes.onset,
  };
}

/** Seven years of one runner whose habit does not vary, so that one truth holds for all of them. */
const ONE_RUNNER: Changes = { days: 2557, training: { runChanceSpread: 0, usualKmSd: 0 } };

interface Truth {
  readonly precision: number;
  readonly recall: number;
  readonly falsePerMonth: number;
  readonly burden: number;
}

/** What the flag comes to over very many such runners. */
function truthOf(model: CohortModel): Truth {
  const scores = simulateCohort(model, 600, 777_777).map((runner) => scoreAlerts(spikeTrack(runner), HORIZON_DAYS));
  const sum = (read: (score: AlertScore) => number) => scores.reduce((total, score) => total + read(score), 0);
  return {
    precision: sum(({ hitEpisodes }) => hitEpisodes) / sum(({ episodes }) => episodes),
    recall: sum(({ caught }) => caught) / sum(({ events }) => events),
    falsePerMonth:
      sum(({ episodes, hitEpisodes }) => episodes - hitEpisodes) / (sum(({ days }) => days) / DAYS_PER_MONTH),
    burden: sum(({ alertDays }) => alertDays) / sum(({ days }) => days),
  };
}

function intervalDesign(name: string, about: string, changes: Changes): Design {
  const model = modelWith({ ...ONE_RUNNER, ...changes });
  let truth: Truth | null = null;
  return {
    name,
    about,
    wanted: {
      "precision (Wilson)": COVERAGE,
      "recall (Wilson)": COVERAGE,
      "false alarms a month (block bootstrap)": COVERAGE,
      "burden (block bootstrap)": COVERAGE,
    },
    cohort(seed) {
      truth ??= truthOf(model);
      const [runner] = simulateCohort(model, 1, seed);
      if (runner === undefined) throw new Error("a cohort of one has one runner");
      const { precision, recall, falsePerMonth, burden } = scoreAlerts(spikeTrack(runner), HORIZON_DAYS);
      return {
        "precision (Wilson)": covers(precision.interval, truth.precision),
        "recall (Wilson)": covers(recall.interval, truth.recall),
        "false alarms a month (block bootstrap)": covers(falsePerMonth.interval, truth.falsePerMonth),
        "burden (block bootstrap)": covers(burden.interval, truth.burden),
      };
    },
  };
}

function verdictOn(runner: SimulatedRunner | undefined): boolean | null {
  if (runner === undefined) return null;
  const track = spikeTrack(runner);
  const score = scoreAlerts(track, HORIZON_DAYS);
  const flag = { flag: { kind: "group", code: "SPIKE_ANY" } as const, meaning: "", isPrimary: true, forecast: null };
  const verdict = withVerdicts([{ ...flag, score, track }], HORIZON_DAYS)[0]?.verdict;
  return verdict === undefined || verdict.kind === "too-few" ? null : verdict.kind === "better";
}

const PAIN = { onsetPerDay: 0.006 };

export const backtestIntervals = intervalDesign(
  "backtest intervals, no link",
  "Seven years of one runner, an onset every half year, the spike flag up for 7 days after a spike; nothing is linked. Truth: the same over 600 such runners.",
  { pain: PAIN },
);

export const backtestIntervalsLinked = intervalDesign(
  "backtest intervals, spikes triple the chance",
  "The same with three times the chance of an onset for 7 days after any spike.",
  { pain: { ...PAIN, spikeRatio: everySpike(3) } },
);

const SQUAD: Changes = {
  pain: { onsetPerDay: 0.004, frailtySd: 0.6, spikeRatio: everySpike(2) },
};

function squadDesign(name: string, about: string, athletes: number, days: number): Design {
  let truth: CohortScore | null = null;
  return {
    name,
    about,
    wanted: Object.fromEntries(MEASURES.map((measure) => [`${measure} (athlete bootstrap)`, COVERAGE])),
    cohort(seed) {
      truth ??= squadScore(3000, 777_778, days);
      const score = squadScore(athletes, seed, days);
      return Object.fromEntries(
        MEASURES.map((measure) => [
          `${measure} (athlete bootstrap)`,
          covers(score[measure].interval, truth?.[measure].value ?? 0),
        ]),
      );
    },
  };
}

export const backtestSquad = squadDesign(
  "backtest of a squad",
  "Two years of 40 athletes who differ in how much they run and how easily they are hurt; spikes double the chance. Truth: the same over 3,000 athletes.",
  40,
  730,
);

export const backtestSmallSquad = squadDesign(
  "backtest of a small squad",
  "Four years of 12 such athletes, the fewest with whom an interval is given.",
  12,
  1461,
);

const NULLS: readonly (readonly [string, Changes])[] = [
  ["no link", { pain: PAIN }],
  [
    "no link, running drops in pain and 3 days before",
    { pain: PAIN, training: { runningInPain: 0.3, prodromeDays: 3 } },
  ],
  ["no link, the sore log three times the odds", { pain: PAIN, log: { soreAnswerOdds: 3 } }],
  ["no link, the sore log a third of the odds", { pain: PAIN, log: { soreAnswerOdds: 1 / 3 } }],
  ["no link, a gap a month", { pain: PAIN, log: { gapsPerYear: 12, gapDays: 5 } }],
  ["no link, onsets come in runs", { pain: { ...PAIN, frailtySd: 0.8, previousRatio: 2 } }],
];

/** The verdict of the primary flag where nothing is linked, and where something is. */
export const backtestVerdicts: Design = {
  name: "backtest verdicts",
  about:
    "Seven years of one runner: how often the primary flag is called better than random alerts. Under no link, with reverse causation, logging that depends on soreness, gaps, and runs of onsets, that should be rare; with spikes that triple or sextuple the chance it is the power of one history.",
  wanted: {
    ...Object.fromEntries(NULLS.map(([name]) => [`called better: ${name}`, FALSE_FINDINGS])),
    "called better: spikes triple the chance": TOLD,
    "called better: spikes sextuple the chance": TOLD,
  },
  cohort(seed) {
    const on = (changes: Changes) => verdictOn(simulateCohort(modelWith({ days: 2557, ...changes }), 1, seed)[0]);
    return {
      ...Object.fromEntries(NULLS.map(([name, changes]) => [`called better: ${name}`, on(changes)])),
      "called better: spikes triple the chance": on({ pain: { ...PAIN, spikeRatio: everySpike(3) } }),
      "called better: spikes sextuple the chance": on({ pain: { ...PAIN, spikeRatio: everySpike(6) } }),
    };
  },
};

const ATHLETES = 30;

/** What a squad's backtest says of the primary flag; null when it says too few. */
function verdictOnSquad(changes: Changes, seed: number): boolean | null {
  const runners = simulateCohort(modelWith({ days: 730, ...changes }), ATHLETES, seed);
  const found = squadFlags(runners.map(flagsOfRunner).filter(({ days }) => days > 0));
  const verdict = found?.flags[0]?.verdict;
  return verdict === undefined || verdict.kind === "too-few" ? null : verdict.kind === "better";
}

function flagsOfRunner(runner: SimulatedRunner): AthleteFlags {
  const track = spikeTrack(runner);
  const { days, events } = countAlerts({ ...track, alert: new Uint8Array(track.alert.length) }, HORIZON_DAYS);
  const flag = { flag: { kind: "group", code: "SPIKE_ANY" } as const, meaning: "", isPrimary: true, track };
  return { days, events, flags: [athleteFlag(flag, HORIZON_DAYS)] };
}

const OFTEN = { onsetPerDay: 0.004, frailtySd: 0.6 };
const SQUAD_NULLS: readonly (readonly [string, Changes])[] = [
  ["no link", { pain: OFTEN }],
  [
    "no link, running drops in pain and 3 days before",
    { pain: OFTEN, training: { runningInPain: 0.3, prodromeDays: 3 } },
  ],
  ["no link, the sore log three times the odds", { pain: OFTEN, log: { soreAnswerOdds: 3 } }],
];
const SQUAD_LINKS: readonly (readonly [string, Changes])[] = [
  ["spikes double the chance", { pain: { ...OFTEN, spikeRatio: everySpike(2) } }],
  ["spikes triple the chance", { pain: { ...OFTEN, spikeRatio: everySpike(3) } }],
];

/** The verdict of the primary flag over a squad where nothing is linked, and where something is. */
export const backtestSquadVerdicts: Design = {
  name: "backtest verdicts of a squad",
  about: `Two years of ${ATHLETES} athletes who differ in how much they run and how easily they are hurt: how often the primary flag is called better than the same alerts at other times. Where nothing is linked that should be rare; where spikes double or triple the chance it is the power.`,
  wanted: {
    ...Object.fromEntries(SQUAD_NULLS.map(([name]) => [`called better: ${name}`, FALSE_FINDINGS])),
    ...Object.fromEntries(SQUAD_LINKS.map(([name]) => [`called better: ${name}`, TOLD])),
  },
  cohort: (seed) =>
    Object.fromEntries(
      [...SQUAD_NULLS, ...SQUAD_LINKS].map(([name, changes]) => [
        `called better: ${name}`,
        verdictOnSquad(changes, seed),
      ]),
    ),
};
