import type { LocalDay } from "../../../domain/local-day.ts";
import { OUTCOME_RULES, outcomeColumns } from "../backtest/outcomes.ts";
import { type LinkDays, SPIKE_LEVELS } from "../episodes/link-days.ts";
import { RISE_NRS } from "../episodes/next-morning.ts";
import type { SimulatedRunner } from "./simulate-runner.ts";
import { spikeCodes } from "./training-day.ts";

/** The first day of every made-up calendar: a Monday, 2024-01-01. */
export const SIMULATED_FROM = 19_723 as LocalDay;

/**
 * What an analysis may see of a made-up runner, in the columns it works on; the same as reading the runner's history, and a hundred times quicker.
 *
 * @see docs/METHODS.md#made-up-cohorts
 */
export function simulatedDays(runner: SimulatedRunner): LinkDays {
  const { length, distanceKm, recorded, answered, painNrs } = runner;
  const spike = spikeCodes(distanceKm, recorded);
  const said = answered.map((isAnswered, day) => (isAnswered === 1 ? (painNrs[day] ?? 0) : 0));
  const { kept, sore, onset } = outcomeColumns({
    answered,
    hurt: said.map((nrs) => (nrs > 0 ? 1 : 0)),
    sore: said.map((nrs) => (nrs >= OUTCOME_RULES.soreNrs ? 1 : 0)),
  });
  const atRisk = daysAtRisk(sore, kept);
  const isRun = (day: number) => recorded[day] === 1 && (distanceKm[day] ?? 0) > 0;
  return {
    from: SIMULATED_FROM,
    length,
    method: "distance",
    known: recorded,
    load: distanceKm.map((km, day) => (recorded[day] === 1 ? km : 0)),
    spike,
    runs: [...distanceKm.keys()]
      .filter(isRun)
      .map((dayNumber) => ({ dayNumber, level: SPIKE_LEVELS[spike[dayNumber] ?? 0] ?? "unknown" })),
    onset: onset.map((isOnset, day) => isOnset & (atRisk[day] ?? 0)),
    atRisk,
    answered,
    kept,
    ...mornings(runner),
  };
}

function mornings({ answered, painNrs }: SimulatedRunner): Pick<LinkDays, "compared" | "rise"> {
  const compared = answered.map((isAnswered, day) => (isAnswered === 1 && answered[day - 1] === 1 ? 1 : 0));
  return {
    compared,
    rise: compared.map((isCompared, day) =>
      isCompared === 1 && (painNrs[day] ?? 0) - (painNrs[day - 1] ?? 0) >= RISE_NRS ? 1 : 0,
    ),
  };
}

function daysAtRisk(sore: Uint8Array, kept: Uint8Array): Uint8Array {
  let lastSore = Number.NEGATIVE_INFINITY;
  return sore.map((isSore, day) => {
    const isQuiet = day - lastSore > OUTCOME_RULES.quietDays;
    if (isSore === 1) lastSore = day;
    return isQuiet && kept[day - 1] === 1 ? 1 : 0;
  });
}
