import type { BacktestVerdict, CohortScore, SquadFlag, SquadFlags } from "../../../domain/backtest.ts";
import type { Said } from "../../../domain/said.ts";
import { ENGLISH } from "../../../messages/words.ts";
import { FEWEST_ATHLETES, FEWEST_EVENTS } from "../squad/squad-options.ts";
import { type DrawnShiftTest, drawnShiftTest } from "../statistics/drawn-shifts.ts";
import { seededRandom } from "../statistics/seeded-random.ts";
import type { AthleteFlag, AthleteFlags } from "./athlete-flags.ts";
import { DAYS_PER_MONTH } from "./score-alerts.ts";
import { scoreCohort } from "./score-cohort.ts";
import { squadVerdictText } from "./squad-flags-text.ts";
import { ALPHA, adjustedPValues } from "./verdicts.ts";

/** Numbers of fewer athletes than this would be one athlete's. Ours; a kind of spike in the squad model asks for as many. */
export const FEWEST_TOLD = 3;
const SEED = 20_261_122;

/**
 * Every flag over a squad: sums over sums, and whether it did better than each athlete's own alerts moved around their own
 * calendar. One flag was named beforehand as the question; the p values of the others are adjusted for being many.
 *
 * @param members athletes with days that count
 * @returns null with fewer than 5 of them or 30 new onsets, or with onsets of fewer than 3
 * @see docs/METHODS.md#flags-over-a-squad
 */
export function squadFlags(members: readonly AthleteFlags[]): SquadFlags | null {
  if (!hasEnoughMembers(members)) return null;
  const random = seededRandom(SEED);
  const scored = (members[0]?.flags ?? []).map((_, at) => {
    const ofAthletes = members.flatMap(({ flags }) => flags[at] ?? []).filter(({ counts }) => counts.days > 0);
    return scoredFlag(ofAthletes, () => drawnShiftTest(shiftedOf(ofAthletes), random.stream(at)));
  });
  const adjusted = adjustedPValues(
    scored.map(({ test }, at) => ({
      isPrimary: members[0]?.flags[at]?.isPrimary ?? false,
      pValue: test?.pValue ?? null,
    })),
  );
  const flags = (members[0]?.flags ?? []).map(({ flag, meaning, isPrimary }, at): SquadFlag => {
    const { score = null, test = null } = scored[at] ?? {};
    const chanceHitDays = score === null || test === null ? null : score.hitDays - test.observed + test.expected;
    const verdict = verdictOf({ score, chanceHitDays, pValue: test?.pValue ?? null, adjustedP: adjusted[at] ?? null });
    return { flag, meaning, isPrimary, score, chanceHitDays, verdict };
  });
  const sumOf = (read: (one: AthleteFlags) => number) => members.reduce((total, one) => total + read(one), 0);
  const days = sumOf((one) => one.days);
  return {
    days,
    athleteMonths: days / DAYS_PER_MONTH,
    events: sumOf(({ events }) => events),
    flags,
    tests: flags.filter(({ verdict }) => verdict.kind !== "too-few").length,
  };
}

function hasEnoughMembers(members: readonly AthleteFlags[]): boolean {
  const events = members.reduce((total, one) => total + one.events, 0);
  const sore = members.filter((one) => one.events > 0).length;
  return members.length >= FEWEST_ATHLETES && events >= FEWEST_EVENTS && sore >= FEWEST_TOLD;
}

interface Scored {
  readonly score: CohortScore | null;
  readonly test: Extract<DrawnShiftTest, { readonly kind: "estimated" }> | null;
}

function scoredFlag(ofAthletes: readonly AthleteFlag[], tested: () => DrawnShiftTest): Scored {
  const warned = ofAthletes.filter(({ counts }) => counts.alertDays > 0).length;
  const sore = ofAthletes.filter(({ counts }) => counts.events > 0).length;
  if (warned < FEWEST_TOLD || sore < FEWEST_TOLD) return { score: null, test: null };
  const score = scoreCohort(ofAthletes.map(({ counts }) => counts));
  if (score.events < FEWEST_EVENTS || score.episodes < FEWEST_EVENTS) return { score, test: null };
  const test = tested();
  return { score, test: test.kind === "estimated" ? test : null };
}

const shiftedOf = (ofAthletes: readonly AthleteFlag[]) => ofAthletes.flatMap(({ shifted }) => shifted ?? []);

interface Judged {
  readonly score: CohortScore | null;
  readonly chanceHitDays: number | null;
  readonly pValue: number | null;
  readonly adjustedP: number | null;
}

function verdictOf({ score, chanceHitDays, pValue, adjustedP }: Judged): BacktestVerdict {
  const kind = pValue === null || adjustedP === null ? "too-few" : adjustedP <= ALPHA ? "better" : "no-better";
  const worded = textsOf(squadVerdictText(kind, score, chanceHitDays));
  if (pValue === null || adjustedP === null || kind === "too-few") return { kind: "too-few", ...worded };
  return { kind, pValue, adjustedP, ...worded };
}

const textsOf = (text: Said) => ({ text: ENGLISH.tell(text), said: text });
