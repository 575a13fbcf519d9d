import type { AlertScore, BacktestVerdict, FlagBacktest } from "../../../domain/backtest.ts";
import type { Said } from "../../../domain/said.ts";
import { ENGLISH } from "../../../messages/words.ts";
import { benjaminiHochberg } from "../statistics/benjamini-hochberg.ts";
import type { AlertTrack } from "./alert-track.ts";
import { shiftedHits } from "./shifted-hits.ts";
import { betterText, noBetterText, tooFewText } from "./verdict-text.ts";

/** Fewer events or episodes than this give no verdict. */
export const FEWEST_EVENTS = 5;
export const FEWEST_EPISODES = 5;
export const ALPHA = 0.05;

/** A flag with its score, before the many verdicts are weighed together. */
export interface ScoredFlag extends Omit<FlagBacktest, "verdict"> {
  readonly track: AlertTrack;
}

/**
 * The verdict on each flag: too few to say, no better than random alerts, or better. The primary is tested alone; the p
 * values of the others are adjusted for being many.
 *
 * @returns in the order given, without the tracks
 * @see docs/METHODS.md#flags-and-their-verdicts
 */
export function withVerdicts(flags: readonly ScoredFlag[], horizonDays: number): FlagBacktest[] {
  const pValues = flags.map(({ score, track }) => (hasEnough(score) ? pValueOf(track, horizonDays) : null));
  const adjusted = adjustedPValues(flags.map(({ isPrimary }, i) => ({ isPrimary, pValue: pValues[i] ?? null })));
  return flags.map(({ track: _, ...flag }, i) => {
    return { ...flag, verdict: verdictOf(flag.score, pValues[i] ?? null, adjusted[i] ?? null) };
  });
}

/**
 * p values of many flags: the primary one's stays as it is, the others' are adjusted for being many.
 *
 * @param flags null for a flag that was not tested
 * @returns in the order given
 * @see docs/METHODS.md#flags-and-their-verdicts
 */
export function adjustedPValues(
  flags: readonly { readonly isPrimary: boolean; readonly pValue: number | null }[],
): readonly (number | null)[] {
  const others = flags.flatMap(({ isPrimary, pValue }, i) => (isPrimary || pValue === null ? [] : [{ i, p: pValue }]));
  const raised = benjaminiHochberg(others.map(({ p }) => p));
  const adjusted = new Map(others.map(({ i }, at) => [i, raised[at] ?? 1]));
  return flags.map(({ pValue }, i) => adjusted.get(i) ?? pValue);
}

/**
 * Whether there is enough to say anything about a flag: 5 events it could have caught, sore
 * days in a row being one, and 5 episodes of alerts.
 *
 * @see docs/METHODS.md#flags-and-their-verdicts
 */
export function hasEnough({ spells, episodes }: AlertScore): boolean {
  return spells >= FEWEST_EVENTS && episodes >= FEWEST_EPISODES;
}

function pValueOf(track: AlertTrack, horizonDays: number): number | null {
  const test = shiftedHits(track, horizonDays);
  return test.kind === "estimated" ? test.pValue : null;
}

function verdictOf(score: AlertScore, pValue: number | null, adjustedP: number | null): BacktestVerdict {
  if (pValue === null || adjustedP === null) return { kind: "too-few", ...worded(tooFewText(score)) };
  const kind = adjustedP <= ALPHA ? "better" : "no-better";
  return { kind, pValue, adjustedP, ...worded(kind === "better" ? betterText(score) : noBetterText(score)) };
}

const worded = (text: Said) => ({ text: ENGLISH.tell(text), said: text });
