import { simulateCohort } from "../../src/analysis/link/simulate/simulate-cohort.ts";
import { simulatedDays } from "../../src/analysis/link/simulate/simulated-days.ts";
import type { SquadMember } from "../../src/analysis/link/squad/person-days.ts";
import { squadHazard } from "../../src/analysis/link/squad/squad-hazard.ts";
import { squadSessions } from "../../src/analysis/link/squad/squad-sessions.ts";
import { seededRandom } from "../../src/analysis/link/statistics/seeded-random.ts";
import { type Changes, everySpike, modelWith } from "./models.ts";
import { COVERAGE, covers, type Design, FALSE_FINDINGS, type Marks, TOLD } from "./tally.ts";

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
  { isNull, truth }: { isNull: boolean; truth: number },
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
      [HAZARD_FOUND]: found,
      ...(isNull ? { [SESSION]: COVERAGE, [PROTECTS]: FALSE_FINDINGS } : {}),
      [SESSION_FOUND]: found,
    },
    cohort(seed) {
      const members = simulateCohort(model, ATHLETES, seed).map((runner, i) => ({
        athlete: `${i}`,
        days: simulatedDays(runner),
      }));
      return marksOf(members, seed, { isNull, truth });
    },
  };
}

function marksOf(
  members: readonly SquadMember[],
  seed: number,
  { isNull, truth }: { isNull: boolean; truth: number },
): Marks {
  // A planted ratio is one of the 7 days after a spike: with days left out the truth is another.
  const lag = isNull ? {} : { lagDays: 0 };
  const options = () => ({ random: seededRandom(seed), replicates: 400, ...lag });
  const hazard = squadHazard(members, options());
  const level = hazard.kind === "estimated" ? hazard.levels.find((one) => one.level === "moderate") : undefined;
  const odds = level?.ratio.kind === "estimated" ? level.ratio : null;
  const sessions = squadSessions(members, options());
  const any = sessions.kind === "estimated" && sessions.anySpike.kind === "estimated" ? sessions.anySpike : null;
  const without1 = (interval: typeof odds) => (interval === null ? null : covers(interval, 1) === false);
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
    "The same with twice the chance of an onset on the 7 days after a spike; no days are left out, as the planted ratio is about all 7.",
    { pain: { spikeRatio: everySpike(2) } },
    { isNull: false, truth: 2 },
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

/** 381 events on average, a ratio of 1.64 and exposure on a tenth of the days: Schoenfeld's arithmetic says 81 %. */
export const squadPower: Design = {
  name: "squad, power",
  about:
    "About 380 counted episodes of 150 athletes over two years, a spike before about a tenth of the days at risk, ratio 1.64: the arithmetic in METHODS (356 episodes for 80 %) says that 81 % of such studies find it.",
  wanted: { [HAZARD]: TOLD, [HAZARD_FOUND]: { kind: "between", lower: 0.72, upper: 0.88 } },
  cohort(seed) {
    const model = modelWith({
      days: 730,
      training: { spikeChance: { small: 0, moderate: 0.028, large: 0 } },
      pain: { onsetPerDay: 0.0043, spikeRatio: everySpike(1.64) },
      log: { answerChance: 0.7 },
    });
    const members = simulateCohort(model, 150, seed).map((runner, i) => ({
      athlete: `${i}`,
      days: simulatedDays(runner),
    }));
    const hazard = squadHazard(members, { random: seededRandom(seed), replicates: 400, lagDays: 0 });
    const level = hazard.kind === "estimated" ? hazard.levels.find((one) => one.level === "moderate") : undefined;
    const odds = level?.ratio.kind === "estimated" ? level.ratio : null;
    return { [HAZARD]: covers(odds, 1.64), [HAZARD_FOUND]: odds === null ? null : covers(odds, 1) === false };
  },
};
