import { linkOfDays } from "../../src/analysis/link/one-athlete.ts";
import type { CohortModel } from "../../src/analysis/link/simulate/cohort-model.ts";
import { simulateCohort } from "../../src/analysis/link/simulate/simulate-cohort.ts";
import { simulatedDays } from "../../src/analysis/link/simulate/simulated-days.ts";
import {
  type LogRatioPrior,
  PUBLISHED_PRIOR,
  SCEPTICAL_PRIOR,
} from "../../src/analysis/link/statistics/normal-posterior.ts";
import { seededRandom } from "../../src/analysis/link/statistics/seeded-random.ts";
import { type Changes, everySpike, modelWith } from "./models.ts";
import {
  COVERAGE,
  COVERAGE_AT_LEAST,
  covers,
  type Design,
  FALSE_FINDINGS,
  type Marks,
  TOLD,
  type Wanted,
} from "./tally.ts";

const SPIKY = { spikeChance: { small: 0.04, moderate: 0.03, large: 0.005 } };
const LIFE: Changes = { days: 3652, training: SPIKY, pain: { onsetPerDay: 0.012 } };

interface Truth {
  /** Nothing leads to pain: nothing should be found. */
  readonly isNull: boolean;
  /** Odds on the 7 days after a spike. */
  readonly ratio: number;
  /** Windows and their values are as on any day, so that every interval should hold 1. */
  readonly isQuiet?: boolean;
  /** Enough mornings with pain up by 2 for their odds. */
  readonly hasMornings?: boolean;
  /** Too few onsets for odds. */
  readonly isFew?: boolean;
  /** Load has dropped before nearly every onset, so that odds below 1 are held back: an interval that is told can miss on one side only. */
  readonly isHeldBack?: boolean;
  /** What the arithmetic of METHODS says of the primary finding. */
  readonly power?: Wanted;
}

const SPIKE = "odds after a spike: 95 % interval holds the truth";
const FOUND = "primary finding at 5 % (spike, shifted calendars)";
const MORNING = "secondary finding at 5 % before adjustment (spike, pain up by 2 next morning)";
const ANY = "any finding at 5 %, all questions";
const HARM = "week's load: odds told that lie wholly below 1";
const DROPPED = "told that load had dropped before";
const oddsOf = (name: string) => `odds of the ${name}: 95 % interval holds 1`;
const MORNING_ODDS = "odds of pain up by 2 next morning, after a spike: 95 % interval holds 1";
const NUMBERS = ["week", "month", "longest"] as const;

function design(name: string, about: string, changes: Changes, truth: Truth): Design {
  const model = modelWith({ ...LIFE, ...changes });
  const finding = truth.isNull ? FALSE_FINDINGS : TOLD;
  return {
    name,
    about,
    wanted: {
      ...(truth.isFew === true ? {} : { [SPIKE]: truth.isHeldBack === true ? COVERAGE_AT_LEAST : COVERAGE }),
      ...(truth.isQuiet === true ? Object.fromEntries(NUMBERS.map((one) => [oddsOf(one), COVERAGE])) : {}),
      ...(truth.hasMornings === true ? { [MORNING_ODDS]: COVERAGE } : {}),
      [FOUND]: truth.power ?? finding,
      ...(truth.isFew === true ? {} : { [MORNING]: finding }),
      [ANY]: TOLD,
      ...(truth.isFew === true ? {} : { [HARM]: FALSE_FINDINGS }),
      [DROPPED]: TOLD,
    },
    cohort: (seed) => marksOf(seed, model, truth),
  };
}

type Link = Extract<ReturnType<typeof linkOfDays>, { kind: "estimated" }>;
type Finding = Link["findings"][number];

function marksOf(seed: number, model: CohortModel, truth: Truth): Marks {
  const link = linkIn(model, seed);
  if (link === null || (truth.isFew === true && link.tier !== "compared")) return {};
  const morning = link.nextMorning.kind === "estimated" ? link.nextMorning : undefined;
  const week = oddsIn(link, "week");
  return {
    ...(truth.isFew === true
      ? {}
      : { [SPIKE]: covers(oddsIn(link, "spike"), truth.ratio), [HARM]: week !== null && week.upper < 1 }),
    ...(truth.isQuiet === true
      ? Object.fromEntries(NUMBERS.map((one) => [oddsOf(one), covers(oddsIn(link, one), 1)]))
      : {}),
    ...(truth.hasMornings === true ? { [MORNING_ODDS]: covers(oddsOfFinding(morning), 1) } : {}),
    [FOUND]: isFound(link.findings.find(({ role }) => role === "primary")),
    ...(truth.isFew === true ? {} : { [MORNING]: standsOutAt5(morning) }),
    [ANY]: [...link.findings, ...(morning === undefined ? [] : [morning])].some((one) => isFound(one) === true),
    [DROPPED]: link.drop.kind === "cannot-tell" ? null : link.drop.isFound,
  };
}

function linkIn(model: CohortModel, seed: number): Link | null {
  const [runner] = simulateCohort(model, 1, seed);
  if (runner === undefined) throw new Error("a cohort of one has one runner");
  const link = linkOfDays(simulatedDays(runner));
  return link.kind === "cannot-tell" ? null : link;
}

function oddsIn({ findings }: Link, name: string) {
  return oddsOfFinding(findings.find(({ exposure }) => exposure === name));
}

/** Odds with one end are open to the other side. */
function oddsOfFinding(finding: Finding | undefined) {
  if (finding?.odds?.kind !== "estimated") return null;
  const { lower, upper, published, sceptical } = finding.odds;
  return { lower: lower ?? 0, upper: upper ?? Number.POSITIVE_INFINITY, published, sceptical };
}

function standsOutAt5(finding: Finding | undefined): boolean | null {
  return finding?.shift?.kind === "estimated" ? finding.shift.pValue <= 0.05 : null;
}

function isFound(finding: Finding | undefined): boolean | null {
  const adjustedP = finding?.adjustedP ?? null;
  return adjustedP === null ? null : adjustedP <= 0.05;
}

/** The ratio of each cohort is drawn from the prior, and the posterior of the runner's own spikes should hold it. */
const posteriors: Design = {
  name: "one athlete, a ratio drawn from the prior",
  about:
    "The same with a ratio that is drawn anew for each cohort, once from the published prior and once from the sceptical one, and the posterior that is told after reading ten years of the runner.",
  wanted: { [posteriorOf("published")]: COVERAGE, [posteriorOf("sceptical")]: COVERAGE },
  cohort(seed) {
    const random = seededRandom(seed + 1_000_000);
    const ofPrior = (name: "published" | "sceptical", prior: LogRatioPrior) => {
      const ratio = Math.exp(prior.mean + prior.sd * random.normal());
      const link = linkIn(modelWith({ ...LIFE, pain: { ...LIFE.pain, spikeRatio: everySpike(ratio) } }), seed);
      const posterior = link === null ? null : (oddsIn(link, "spike")?.[name] ?? null);
      return { [posteriorOf(name)]: covers(posterior, ratio) };
    };
    return { ...ofPrior("published", PUBLISHED_PRIOR), ...ofPrior("sceptical", SCEPTICAL_PRIOR) };
  },
};

function posteriorOf(name: string): string {
  return `odds after a spike, posterior of the ${name} prior: 95 % interval holds the truth`;
}

export const oneAthleteDesigns: readonly Design[] = [
  design(
    "one athlete, no link",
    "Ten years of one runner with about 27 counted onsets; nothing is linked. As in the product, the last 3 days before each day are left out where load had dropped on them.",
    {},
    { isNull: true, ratio: 1, isQuiet: true },
  ),
  design(
    "one athlete, no link, a log kept nearly every day",
    "The same with an answer on nine of ten days, so that most onsets are also mornings with pain up by 2 or more.",
    { log: { answerChance: 0.9 } },
    { isNull: true, ratio: 1, isQuiet: true, hasMornings: true },
  ),
  design(
    "one athlete, no link, few onsets",
    "Three years of one runner with 5 to 14 counted onsets, enough for a comparison with chance and too few for odds; nothing is linked.",
    { days: 1096 },
    { isNull: true, ratio: 1, isFew: true },
  ),
  design(
    "one athlete, spikes double the chance",
    "Ten years with twice the chance of an onset on the 7 days after any spike: about 27 counted onsets, a spike before 21 % of the days. For these the arithmetic in METHODS, one-sided at 5 %, says that 43 % of such runners are found.",
    { pain: { onsetPerDay: 0.01, spikeRatio: everySpike(2) } },
    { isNull: false, ratio: 2, power: { kind: "between", lower: 0.38, upper: 0.48 } },
  ),
  design(
    "one athlete, no link, running drops in pain",
    "Nothing leads to pain, but in pain only 30 % of the running is left. Windows end before an onset, and only an onset that was written down late should show.",
    { training: { ...SPIKY, runningInPain: 0.3 } },
    { isNull: true, ratio: 1 },
  ),
  design(
    "one athlete, no link, running drops before the pain is logged",
    "The same, and running drops 3 days before the onset is logged. Read as it stands this would be rest that harms: where load had dropped before, the last 3 days are left out and odds below 1 are not told. So an interval that is told can miss the truth on one side only, and holds it more often than it says.",
    { training: { ...SPIKY, runningInPain: 0.3, prodromeDays: 3 } },
    { isNull: true, ratio: 1, isHeldBack: true },
  ),
  posteriors,
];
