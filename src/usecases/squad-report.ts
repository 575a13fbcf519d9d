import { asNextMornings } from "../analysis/link/episodes/next-morning.ts";
import { type DistributedLag, distributedLag } from "../analysis/link/squad/distributed-lag.ts";
import type { SquadMember } from "../analysis/link/squad/person-days.ts";
import { type SquadHazard, squadHazard } from "../analysis/link/squad/squad-hazard.ts";
import { type SquadSessions, squadSessions } from "../analysis/link/squad/squad-sessions.ts";
import { hazardWords, sessionsWords } from "../analysis/link/squad/squad-words.ts";
import { seededRandom } from "../analysis/link/statistics/seeded-random.ts";
import type { AthleteId } from "../domain/ids.ts";
import type { LocalDay } from "../domain/local-day.ts";
import type { Said } from "../domain/said.ts";
import { ENGLISH } from "../messages/words.ts";
import type { Deps } from "./deps.ts";
import { runnerHistory } from "./runner-history.ts";
import { agreementWords, lagWords } from "./squad-words.ts";

/** The same draws for the same data. */
const SEED = 20_260_101;
/** Completed squads for loads that are not known. */
const IMPUTATIONS = 5;
/** Above this share of days left out, the day model is also told with the unknown loads filled in. */
const FILL_IN_ABOVE_FRAC = 0.05;

/** Day by day and run by run beside each other: the two can disagree, and then both count. */
export interface SquadView {
  /** Days just before each day that are left out: pain that was felt and not yet logged has changed them. 0 shows how much. */
  readonly lagDays: 0 | 3;
  readonly byDay: SquadHazard;
  readonly byRun: SquadSessions;
  readonly byDayText: readonly string[];
  readonly byRunText: readonly string[];
  /** Where the two point in different directions. */
  readonly agreement: readonly string[];
  /** The texts, to be told in the language of who reads them. */
  readonly said: {
    readonly byDay: readonly Said[];
    readonly byRun: readonly Said[];
    readonly agreement: readonly Said[];
  };
}

/** What goes before new episodes over all athletes of a database. */
export interface SquadReport {
  readonly asOf: LocalDay;
  readonly athletes: number;
  /** Athletes of whom anything is known. */
  readonly members: number;
  readonly views: readonly SquadView[];
  /** The day model with unknown loads filled in; null where few days were left out. */
  readonly filledIn: SquadHazard | null;
  readonly filledInText: readonly string[];
  /** The model by run in the same way. */
  readonly filledInRuns: SquadSessions | null;
  readonly filledInRunsText: readonly string[];
  /** The secondary outcome, by day: mornings with pain up by 2 or more, the last 3 days left out. Its intervals are not adjusted. */
  readonly mornings: SquadHazard;
  readonly morningsText: readonly string[];
  /** The reference analysis: how long ago the load was. */
  readonly lags: DistributedLag;
  readonly lagText: readonly string[];
  readonly said: { readonly lags: readonly Said[] };
}

/** How far a squad's analysis is. */
export interface SquadProgress {
  readonly done: number;
  readonly total: number;
  readonly what: string;
}

/**
 * Reads every athlete of the database and looks for what goes before pain, off this thread. Reading changes nothing.
 *
 * @param only these athletes; null for all
 */
export async function squadReport(
  deps: Deps,
  asOf: LocalDay,
  onProgress: (progress: SquadProgress) => void,
  only: ReadonlySet<AthleteId> | null = null,
): Promise<SquadReport> {
  const all = await deps.store.read((reader) => deps.tables.totals.athleteTotals(reader));
  const held = only === null ? all : all.filter(({ athlete }) => only.has(athlete));
  const total = held.length + MODELS.length * stepsOf(held.length);
  const members: SquadMember[] = [];
  for (const [i, { athlete }] of held.entries()) {
    const history = await runnerHistory(deps, athlete, false);
    const days = await deps.analyse("squad-days", { history, asOf });
    if (days !== null) members.push({ athlete, days });
    onProgress({ done: i + 1, total, what: "reading athletes" });
  }
  return deps.analyse("squad", { members, athletes: held.length, asOf }, ({ done, what }) =>
    onProgress({ done: held.length + done * stepsOf(held.length), total, what }),
  );
}

/** A model takes about as long as reading a quarter of the athletes. */
const stepsOf = (athletes: number): number => Math.max(1, Math.round(athletes / 4));

/** A squad without a store: what is known of each athlete, in columns. */
export interface Squad {
  readonly members: readonly SquadMember[];
  readonly athletes: number;
  readonly asOf: LocalDay;
}

const MODELS = [
  "by day",
  "by run",
  "by day, no days left out",
  "by run, no days left out",
  "by morning",
  "by lag",
  "by day, filled in",
  "by run, filled in",
] as const;

/** The models, one after the other. */
export function squadOn(
  { members, athletes, asOf }: Squad,
  onProgress: (progress: SquadProgress) => void = () => undefined,
): SquadReport {
  const draws = seededRandom(SEED);
  const step = (model: number) => onProgress({ done: model, total: MODELS.length, what: MODELS[model] ?? "done" });
  step(0);
  const views = ([3, 0] as const).map((lagDays, i): SquadView => {
    const byDay = squadHazard(members, { random: draws.stream(2 * i), lagDays });
    step(2 * i + 1);
    const byRun = squadSessions(members, { random: draws.stream(2 * i + 1), lagDays });
    step(2 * i + 2);
    const texts = { byDay: hazardWords(byDay), byRun: sessionsWords(byRun), agreement: agreementWords(byDay, byRun) };
    const english = { byDayText: told(texts.byDay), byRunText: told(texts.byRun), agreement: told(texts.agreement) };
    return { lagDays, byDay, byRun, ...english, said: texts };
  });
  const asMornings = members.map(({ athlete, days }) => ({ athlete, days: asNextMornings(days) }));
  const mornings = squadHazard(asMornings, { random: draws.stream(6) });
  step(5);
  const lags = distributedLag(members, { random: draws.stream(4) });
  step(6);
  const isFilledIn = areManyLeftOut(views[0]?.byDay);
  const filled = (stream: number) => ({ random: draws.stream(stream), imputations: IMPUTATIONS });
  const filledIn = isFilledIn ? squadHazard(members, filled(5)) : null;
  step(7);
  const filledInRuns = isFilledIn ? squadSessions(members, filled(7)) : null;
  step(8);
  const lagTexts = lagWords(lags);
  return {
    asOf,
    athletes,
    members: members.length,
    views,
    filledIn,
    filledInText: filledIn === null ? [] : told(hazardWords(filledIn)),
    filledInRuns,
    filledInRunsText: filledInRuns === null ? [] : told(sessionsWords(filledInRuns)),
    mornings,
    morningsText: [...told(hazardWords(mornings, "next-morning")), SECONDARY],
    lags,
    lagText: told(lagTexts),
    said: { lags: lagTexts },
  };
}

/** In English, for the JSON and the command line. */
const told = (texts: readonly Said[]): readonly string[] => texts.map((text) => ENGLISH.tell(text));

const SECONDARY =
  "This is a second look at the same days, beside the question that was asked beforehand; its intervals are not adjusted for that.";

function areManyLeftOut(byDay: SquadHazard | undefined): boolean {
  if (byDay === undefined || byDay.kind === "cannot-tell") return false;
  const { leftOut, daysAtRisk } = byDay;
  return leftOut > FILL_IN_ABOVE_FRAC * (leftOut + daysAtRisk);
}
