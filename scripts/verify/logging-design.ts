import { simulateCohort } from "../../src/analysis/link/simulate/simulate-cohort.ts";
import { simulatedDays } from "../../src/analysis/link/simulate/simulated-days.ts";
import { modelWith } from "./models.ts";
import { type Design, type Marks, TOLD } from "./tally.ts";

/** An answer every tenth day: logging that depends on soreness must show in what could be counted. */
const ODDS = [1 / 4, 1, 4] as const;
const nameOf = (odds: number) => (odds === 1 ? "as often" : odds > 1 ? "four times the odds" : "a quarter of the odds");

function marksAt(odds: number, seed: number): Marks {
  const model = modelWith({
    days: 730,
    pain: { onsetPerDay: 0.006 },
    log: { answerChance: 0.1, soreAnswerOdds: odds },
  });
  const [runner] = simulateCohort(model, 1, seed);
  if (runner === undefined) throw new Error("a cohort of one has one runner");
  const { onset, kept } = simulatedDays(runner);
  const at = (column: Uint8Array) => column.reduce((sum, value) => sum + value, 0);
  const day = seed % runner.length;
  const truths = [...runner.onset.keys()].filter((when) => runner.onset[when] === 1);
  const first = truths[0];
  const seen = first === undefined ? null : at(onset.subarray(first, first + 4)) > 0;
  return {
    [`sore answered ${nameOf(odds)}: a day on which the log was being kept`]: kept[day] === 1,
    [`sore answered ${nameOf(odds)}: the first onset was counted within 3 days`]: seen,
  };
}

export const loggingDesign: Design = {
  name: "logging that depends on soreness",
  about:
    "Two years of a runner who answers every tenth day when not sore. The counted share of days and of onsets moves with the odds of answering when sore, which is what the printed counts of days are for.",
  wanted: Object.fromEntries(
    ODDS.flatMap((odds) => Object.keys(marksAt(odds, 1)).map((what) => [what, TOLD] as const)),
  ),
  cohort: (seed) => Object.assign({}, ...ODDS.map((odds) => marksAt(odds, seed))) as Marks,
};
