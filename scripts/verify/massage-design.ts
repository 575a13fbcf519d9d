import { simulateCohort } from "../../src/analysis/link/simulate/simulate-cohort.ts";
import { SIMULATED_FROM } from "../../src/analysis/link/simulate/simulated-days.ts";
import { simulatedHistory } from "../../src/analysis/link/simulate/simulated-history.ts";
import { beforeAfter } from "../../src/analysis/therapy/before-after.ts";
import { addDays } from "../../src/domain/local-day.ts";
import { modelWith } from "./models.ts";
import { type Design, FALSE_FINDINGS, TOLD } from "./tally.ts";

const MUSCLES = { meanNrs: 3, spreadNrs: 1.5, carryOver: 0.5, soreFromNrs: 4, chance: 0.25 };
const DAYS = 730;

function changesWith(effectNrs: number, seed: number) {
  const model = modelWith({
    days: DAYS,
    pain: { onsetPerDay: 0 },
    log: { answerChance: 0.8 },
    massage: { ...MUSCLES, effectNrs },
  });
  const [runner] = simulateCohort(model, 1, seed);
  if (runner === undefined) throw new Error("a cohort of one has one runner");
  const { changes } = beforeAfter(simulatedHistory(runner), addDays(SIMULATED_FROM, DAYS - 1), "massage");
  const at = (horizon: string) => changes.find((change) => change.horizon === horizon);
  const eased = (horizon: string) => {
    const change = at(horizon);
    return change === undefined || (change.compared?.n ?? 0) < 10 ? null : change.verdict === "eased-more";
  };
  return { day: eased("24h"), twoDays: eased("48h"), fell: (at("24h")?.sessions?.mean ?? 0) < 0 };
}

/** Massage on sore days, which get better by themselves: with no effect and with a real one. */
export const massageDesign: Design = {
  name: "massage",
  about:
    "Two years of one runner who has a massage on sore days, at most weekly. Soreness falls after it whatever it does, because very sore days are followed by better ones.",
  wanted: {
    "no effect: soreness fell from before to a day later": TOLD,
    "no effect: called eased more, a day later": FALSE_FINDINGS,
    "no effect: called eased more, two days later": FALSE_FINDINGS,
    "half a point: called eased more, a day later": TOLD,
    "one point: called eased more, a day later": TOLD,
  },
  cohort(seed) {
    const none = changesWith(0, seed);
    return {
      "no effect: soreness fell from before to a day later": none.fell,
      "no effect: called eased more, a day later": none.day,
      "no effect: called eased more, two days later": none.twoDays,
      "half a point: called eased more, a day later": changesWith(0.5, seed).day,
      "one point: called eased more, a day later": changesWith(1, seed).day,
    };
  },
};
