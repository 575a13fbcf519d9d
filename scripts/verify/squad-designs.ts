import { asNextMornings } from "../../src/analysis/link/episodes/next-morning.ts";
import type { CohortModel } from "../../src/analysis/link/simulate/cohort-model.ts";
import { simulateCohort } from "../../src/analysis/link/simulate/simulate-cohort.ts";
import { simulatedDays } from "../../src/analysis/link/simulate/simulated-days.ts";
import type { Contrast } from "../../src/analysis/link/squad/athlete-draws.ts";
import type { SquadMember } from "../../src/analysis/link/squad/person-days.ts";
import { type SquadHazard, squadHazard } from "../../src/analysis/link/squad/squad-hazard.ts";
import { type SquadSessions, squadSessions } from "../../src/analysis/link/squad/squad-sessions.ts";
import { seededRandom } from "../../src/analysis/link/statistics/seeded-random.ts";
import { type Changes, everySpike, modelWith } from "./models.ts";
import { COVERAGE, covers, type Design, FALSE_FINDINGS, type Marks, TOLD, type Wanted } from "./tally.ts";

const ATHLETES = 50;
/** Spikes of one size, on about one day at risk in eight. */
const ONE_SIZE = { spikeChance: { small: 0, moderate: 0.035, large: 0 } };
const PAIN = { onsetPerDay: 0.006, frailtySd: 0.5 };

const HAZARD = "hazard model, odds after a spike: 95 % interval holds the truth";
const HAZARD_FOUND = "hazard model, spike: interval without 1";
const SESSION = "session model, odds of a spike: 95 % interval holds 1";
const PROTECTS = "session model: whole interval below 1, as if a spike protected";
const SESSION_FOUND = "session model, any spike (primary): interval without 1";

function design(
  name: string,
  about: string,
  changes: Changes,
  { isNull, truth, power }: { isNull: boolean; truth: number; power?: Wanted },
): Design {
  const model = modelWith({
    ...changes,
    training: { ...ONE_SIZE, ...changes.training },
    pain: { ...PAIN, ...changes.pain },
  });
  const found = isNull ? FALSE_FINDINGS : TOLD;
  return {
    name,
    about,
    wanted: {
      [HAZARD]: COVERAGE,
      [HAZARD_FOUND]: power ?? found,
      ...(isNull ? { [SESSION]: COVERAGE, [PROTECTS]: FALSE_FINDINGS } : {}),
      [SESSION_FOUND]: found,
    },
    cohort(seed) {
      return marksOf(membersOf(model, ATHLETES, seed), seed, { isNull, truth });
    },
  };
}

function membersOf(model: CohortModel, athletes: number, seed: number): SquadMember[] {
  return simulateCohort(model, athletes, seed).map((runner, i) => ({ athlete: `${i}`, days: simulatedDays(runner) }));
}

function moderateOf(hazard: SquadHazard): Contrast | null {
  if (hazard.kind === "cannot-tell") return null;
  const ratio = hazard.levels.find(({ level }) => level === "moderate")?.ratio;
  return ratio?.kind === "estimated" ? ratio : null;
}

function anyOf(sessions: SquadSessions): Contrast | null {
  return sessions.kind === "estimated" && sessions.anySpike.kind === "estimated" ? sessions.anySpike : null;
}

function without1(interval: Contrast | null): boolean | null {
  return interval === null ? null : covers(interval, 1) === false;
}

function marksOf(
  members: readonly SquadMember[],
  seed: number,
  { isNull, truth }: { isNull: boolean; truth: number },
): Marks {
  // A planted ratio is one of the 7 days after a spike: with days left out the truth is another.
  const lag = isNull ? {} : { lagDays: 0 };
  const options = () => ({ random: seededRandom(seed), replicates: 400, ...lag });
  const odds = moderateOf(squadHazard(members, options()));
  const any = anyOf(squadSessions(members, options()));
  return {
    [HAZARD]: covers(odds, truth),
    [HAZARD_FOUND]: without1(odds),
    ...(isNull ? { [SESSION]: covers(any, 1), [PROTECTS]: any === null ? null : any.upper < 1 } : {}),
    [SESSION_FOUND]: without1(any),
  };
}

export const squadDesigns: readonly Design[] = [
  design(
    "squad, no link",
    "A year of 50 athletes who differ in how easily they are hurt; nothing is linked.",
    {},
    { isNull: true, truth: 1 },
  ),
  design(
    "squad, spikes double the chance",
    "The same with twice the chance of an onset on the 7 days after a spike; no days are left out, as the planted ratio is about all 7. 82 episodes on average, a spike before 11.6 % of the days, of which the loads beside it explain 18 %: the arithmetic in METHODS says that the model by day finds 52 %, and 43 % if these loads take with them all that they explain.",
    { pain: { spikeRatio: everySpike(2) } },
    { isNull: false, truth: 2, power: { kind: "between", lower: 0.46, upper: 0.58 } },
  ),
  design(
    "squad, no link, reverse causation and missing not at random",
    "Nothing leads to pain; in pain 30 % of the running is left, the sore log with three times the odds, and six stretches a year are not recorded.",
    { training: { runningInPain: 0.3 }, log: { soreAnswerOdds: 3, gapsPerYear: 6 } },
    { isNull: true, truth: 1 },
  ),
  design(
    "squad, no link, running drops before the pain is logged",
    "Nothing leads to pain; running drops to 30 % three days before an onset is logged. The last 3 days are left out, as in the product.",
    { training: { runningInPain: 0.3, prodromeDays: 3 } },
    { isNull: true, truth: 1 },
  ),
];

/** Gaps of a week six times a year, and the unknown loads filled in five times. */
export const squadFilledIn: Design = {
  name: "squad, no link, gaps filled in",
  about:
    "A year of 50 athletes with six stretches a year that are not recorded; nothing is linked, and unknown loads are filled in five times for both models.",
  wanted: { [HAZARD]: COVERAGE, [HAZARD_FOUND]: FALSE_FINDINGS, [SESSION]: COVERAGE, [SESSION_FOUND]: FALSE_FINDINGS },
  cohort(seed) {
    const members = membersOf(modelWith({ training: ONE_SIZE, pain: PAIN, log: { gapsPerYear: 6 } }), ATHLETES, seed);
    const options = () => ({ random: seededRandom(seed), replicates: 400, imputations: 5 });
    const odds = moderateOf(squadHazard(members, options()));
    const any = anyOf(squadSessions(members, options()));
    return {
      [HAZARD]: covers(odds, 1),
      [HAZARD_FOUND]: without1(odds),
      [SESSION]: covers(any, 1),
      [SESSION_FOUND]: without1(any),
    };
  },
};

const MORNING = "model by day of the next morning, odds after a spike: 95 % interval holds 1";
const MORNING_FOUND = "model by day of the next morning, spike: interval without 1";

/** The secondary outcome of a squad, in a log that is kept nearly every day. */
export const squadMornings: Design = {
  name: "squad, no link, the next morning",
  about:
    "A year of 50 athletes who answer on nine of ten days; the outcome is pain up by 2 or more, and nothing is linked.",
  wanted: { [MORNING]: COVERAGE, [MORNING_FOUND]: FALSE_FINDINGS },
  cohort(seed) {
    const members = membersOf(
      modelWith({ training: ONE_SIZE, pain: PAIN, log: { answerChance: 0.9 } }),
      ATHLETES,
      seed,
    );
    const mornings = members.map(({ athlete, days }) => ({ athlete, days: asNextMornings(days) }));
    const odds = moderateOf(squadHazard(mornings, { random: seededRandom(seed), replicates: 400 }));
    return { [MORNING]: covers(odds, 1), [MORNING_FOUND]: without1(odds) };
  },
};

/** 387 events on average, a ratio of 1.64 and exposure on a tenth of the days. */
export const squadPower: Design = {
  name: "squad, power",
  about:
    "About 380 counted episodes of 150 athletes over two years, a spike before about a tenth of the days at risk, ratio 1.64: the arithmetic in METHODS (356 episodes for 80 %) says that 82 % of such studies find it, and 75 % if the loads beside it take with them the 13 % of the spikes that they explain.",
  wanted: { [HAZARD]: TOLD, [HAZARD_FOUND]: { kind: "between", lower: 0.72, upper: 0.88 } },
  cohort(seed) {
    const model = modelWith({
      days: 730,
      training: { spikeChance: { small: 0, moderate: 0.028, large: 0 } },
      pain: { onsetPerDay: 0.0043, spikeRatio: everySpike(1.64) },
      log: { answerChance: 0.7 },
    });
    const members = membersOf(model, 150, seed);
    const odds = moderateOf(squadHazard(members, { random: seededRandom(seed), replicates: 400, lagDays: 0 }));
    return { [HAZARD]: covers(odds, 1.64), [HAZARD_FOUND]: without1(odds) };
  },
};
