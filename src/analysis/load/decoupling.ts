import type { SessionSummary } from "../../domain/history.ts";
import type { LocalDay } from "../../domain/local-day.ts";
import { type BesideUsual, besideUsual } from "./beside-usual.ts";

/**
 * How much less speed a heart beat bought in the second half of a steady run than in the first, in percent. Negative when
 * it bought more.
 *
 * @param efficiencyFirst speed over heart rate of the first half after the warm-up, in any unit; above zero
 * @see docs/METHODS.md#decoupling
 * @example decouplingPct(3 / 145, 2.95 / 152) // 6.195175…
 */
export function decouplingPct(efficiencyFirst: number, efficiencySecond: number): number {
  return (100 * (efficiencyFirst - efficiencySecond)) / efficiencyFirst;
}

/**
 * The decoupling of a run in percent; null unless its recording was steady enough to have one.
 *
 * @see docs/METHODS.md#decoupling
 */
export function decouplingOf({ summary }: Pick<SessionSummary, "summary">): number | null {
  const first = summary?.efficiencyFirst ?? null;
  const second = summary?.efficiencySecond ?? null;
  return first === null || second === null || !(first > 0) ? null : decouplingPct(first, second);
}

/**
 * The decoupling of the latest steady run beside the runner's own usual, in percent.
 *
 * @see docs/METHODS.md#decoupling
 */
export function latestDecoupling(sessions: readonly SessionSummary[], asOf: LocalDay): BesideUsual {
  return besideUsual(sessions, asOf, { read: decouplingOf, isComparable: () => true, why: "NO_STEADY_RUN" });
}
