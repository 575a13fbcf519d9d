import { linkOfDays } from "../../src/analysis/link/one-athlete.ts";
import { simulateCohort } from "../../src/analysis/link/simulate/simulate-cohort.ts";
import { simulatedDays } from "../../src/analysis/link/simulate/simulated-days.ts";
import { type Changes, everySpike, modelWith } from "./models.ts";
import { COVERAGE, covers, type Design, FALSE_FINDINGS, type Marks, TOLD } from "./tally.ts";

const SPIKY = { spikeChance: { small: 0.04, moderate: 0.03, large: 0.005 } };
const LIFE: Changes = { days: 3652, training: SPIKY, pain: { onsetPerDay: 0.012 } };

function design(
  name: string,
  about: string,
  changes: Changes,
  { isNull, truth }: { isNull: boolean; truth: number },
): Design {
  const model = modelWith({ ...LIFE, ...changes });
  const finding = isNull ? FALSE_FINDINGS : TOLD;
  return {
    name,
    about,
    share: 1,
    wanted: {
      "odds after a spike: 95 % interval holds the truth": COVERAGE,
      "primary finding at 5 % (spike, shifted calendars)": finding,
      "any finding at 5 %, all four exposures": TOLD,
      "odds of the week's load: whole interval below 1": TOLD,
    },
    cohort: (seed) => marksOf(seed, model, truth),
  };
}

function marksOf(seed: number, model: ReturnType<typeof modelWith>, truth: number): Marks {
  const [runner] = simulateCohort(model, 1, seed);
  if (runner === undefined) throw new Error("a cohort of one has one runner");
  const link = linkOfDays(simulatedDays(runner));
  if (link.kind === "cannot-tell") return {};
  const spike = link.findings.find(({ exposure }) => exposure === "spike");
  const week = link.findings.find(({ exposure }) => exposure === "week");
  const isFound = (adjustedP: number | null | undefined) => (adjustedP == null ? null : adjustedP <= 0.05);
  const weekOdds = week?.odds?.kind === "estimated" ? week.odds : null;
  return {
    "odds after a spike: 95 % interval holds the truth": covers(
      spike?.odds?.kind === "estimated" ? spike.odds : null,
      truth,
    ),
    "primary finding at 5 % (spike, shifted calendars)": isFound(spike?.adjustedP),
    "any finding at 5 %, all four exposures": link.findings.some(({ adjustedP }) => isFound(adjustedP) === true),
    "odds of the week's load: whole interval below 1": weekOdds === null ? null : weekOdds.upper < 1,
  };
}

export const oneAthleteDesigns: readonly Design[] = [
  design(
    "one athlete, no link",
    "Ten years of one runner with about 30 counted onsets; nothing is linked.",
    {},
    { isNull: true, truth: 1 },
  ),
  design(
    "one athlete, spikes double the chance",
    "The same with twice the chance of an onset on the 7 days after any spike.",
    { pain: { onsetPerDay: 0.01, spikeRatio: everySpike(2) } },
    { isNull: false, truth: 2 },
  ),
  design(
    "one athlete, no link, running drops in pain",
    "Nothing leads to pain, but in pain only 30 % of the running is left. Windows end on the day before an onset, so this should not show.",
    { training: { ...SPIKY, runningInPain: 0.3 } },
    { isNull: true, truth: 1 },
  ),
  design(
    "one athlete, no link, running drops before the pain is logged",
    "The same, and running drops 3 days before the onset is logged. No window can tell this from rest that harms; the last line shows how often the odds alone would have said so.",
    { training: { ...SPIKY, runningInPain: 0.3, prodromeDays: 3 } },
    { isNull: true, truth: 1 },
  ),
];
