import { linkOfDays } from "../../src/analysis/link/one-athlete.ts";
import { simulateCohort } from "../../src/analysis/link/simulate/simulate-cohort.ts";
import { simulatedDays } from "../../src/analysis/link/simulate/simulated-days.ts";
import { type Changes, everySpike, modelWith } from "./models.ts";
import { COVERAGE, covers, type Design, FALSE_FINDINGS, type Marks, TOLD } from "./tally.ts";

const SPIKY = { spikeChance: { small: 0.04, moderate: 0.03, large: 0.005 } };
const LIFE: Changes = { days: 3652, training: SPIKY, pain: { onsetPerDay: 0.012 } };

interface Truth {
  /** Nothing leads to pain: nothing should be found. */
  readonly isNull: boolean;
  /** Odds on the 7 days after a spike. */
  readonly ratio: number;
  /** Windows and their values are as on any day, so that every interval should hold 1. */
  readonly isQuiet?: boolean;
}

const SPIKE = "odds after a spike: 95 % interval holds the truth";
const FOUND = "primary finding at 5 % (spike, shifted calendars)";
const FOUND_ALL_DAYS = "primary finding at 5 %, no days left out";
const ANY = "any finding at 5 %, all four exposures";
const HARM = "week's load: odds told that lie wholly below 1";
const DROPPED = "told that load had dropped before";
const oddsOf = (name: string) => `odds of the ${name}: 95 % interval holds 1`;
const NUMBERS = ["week", "month", "longest"] as const;

function design(name: string, about: string, changes: Changes, truth: Truth): Design {
  const model = modelWith({ ...LIFE, ...changes });
  const finding = truth.isNull ? FALSE_FINDINGS : TOLD;
  return {
    name,
    about,
    share: 1,
    wanted: {
      [SPIKE]: COVERAGE,
      ...(truth.isQuiet === true ? Object.fromEntries(NUMBERS.map((one) => [oddsOf(one), COVERAGE])) : {}),
      [FOUND]: finding,
      [FOUND_ALL_DAYS]: finding,
      [ANY]: TOLD,
      [HARM]: FALSE_FINDINGS,
      [DROPPED]: TOLD,
    },
    cohort: (seed) => marksOf(seed, model, truth),
  };
}

type Link = Extract<ReturnType<typeof linkOfDays>, { kind: "estimated" }>;

function marksOf(seed: number, model: ReturnType<typeof modelWith>, truth: Truth): Marks {
  const [runner] = simulateCohort(model, 1, seed);
  if (runner === undefined) throw new Error("a cohort of one has one runner");
  const days = simulatedDays(runner);
  const [link, allDays] = [linkOfDays(days), linkOfDays(days, 0)];
  if (link.kind === "cannot-tell" || allDays.kind === "cannot-tell") return {};
  const week = oddsIn(link, "week");
  return {
    // A planted ratio is one of the 7 days after a spike: with days left out the truth is another.
    [SPIKE]: covers(oddsIn(truth.isNull ? link : allDays, "spike"), truth.ratio),
    ...(truth.isQuiet === true
      ? Object.fromEntries(NUMBERS.map((one) => [oddsOf(one), covers(oddsIn(link, one), 1)]))
      : {}),
    [FOUND]: isFound(link),
    [FOUND_ALL_DAYS]: isFound(allDays),
    [ANY]: link.findings.some(({ adjustedP }) => adjustedP !== null && adjustedP <= 0.05),
    [HARM]: week !== null && week.upper < 1,
    [DROPPED]: link.drop.kind === "cannot-tell" ? null : link.drop.isFound,
  };
}

function oddsIn({ findings }: Link, name: string) {
  const odds = findings.find(({ exposure }) => exposure === name)?.odds ?? null;
  return odds?.kind === "estimated" ? odds : null;
}

function isFound({ findings }: Link): boolean | null {
  const adjustedP = findings.find(({ role }) => role === "primary")?.adjustedP ?? null;
  return adjustedP === null ? null : adjustedP <= 0.05;
}

export const oneAthleteDesigns: readonly Design[] = [
  design(
    "one athlete, no link",
    "Ten years of one runner with about 30 counted onsets; nothing is linked. As in the product, the last 3 days before each day are left out where nothing else is said.",
    {},
    { isNull: true, ratio: 1, isQuiet: true },
  ),
  design(
    "one athlete, spikes double the chance",
    "The same with twice the chance of an onset on the 7 days after any spike. The interval is that with no days left out, as the planted ratio is about all 7.",
    { pain: { onsetPerDay: 0.01, spikeRatio: everySpike(2) } },
    { isNull: false, ratio: 2 },
  ),
  design(
    "one athlete, no link, running drops in pain",
    "Nothing leads to pain, but in pain only 30 % of the running is left. Windows end before an onset, and only an onset that was written down late should show.",
    { training: { ...SPIKY, runningInPain: 0.3 } },
    { isNull: true, ratio: 1 },
  ),
  design(
    "one athlete, no link, running drops before the pain is logged",
    "The same, and running drops 3 days before the onset is logged. Read as it stands this would be rest that harms: the last 3 days are left out, and where load had dropped before, odds below 1 are not told.",
    { training: { ...SPIKY, runningInPain: 0.3, prodromeDays: 3 } },
    { isNull: true, ratio: 1 },
  ),
];
