import { SPIKE_CODE } from "../episodes/link-days.ts";
import type { PainModel } from "./cohort-model.ts";

const SPIKE_COUNTS_DAYS = 7;

/** What an athlete brings to a day. */
export interface OnsetState {
  readonly frailty: number;
  readonly hadOne: boolean;
}

/**
 * The chance of an onset on a day: base × frailty × spike of the 7 days before × earlier onset, at most one half.
 *
 * @param codes true spike codes of the days so far; the last is the day before
 * @see docs/METHODS.md#made-up-cohorts
 */
export function onsetChance(model: PainModel, { frailty, hadOne }: OnsetState, codes: Uint8Array): number {
  const times = frailty * spikeTimes(model, codes) * (hadOne ? model.previousRatio : 1);
  return Math.min(0.5, model.onsetPerDay * times);
}

function spikeTimes({ spikeRatio }: PainModel, codes: Uint8Array): number {
  let largest = 0;
  for (let i = Math.max(0, codes.length - SPIKE_COUNTS_DAYS); i < codes.length; i++) {
    const code = codes[i] ?? 0;
    if (code <= SPIKE_CODE.large) largest = Math.max(largest, code);
  }
  if (largest === SPIKE_CODE.large) return spikeRatio.large;
  if (largest === SPIKE_CODE.moderate) return spikeRatio.moderate;
  return largest === SPIKE_CODE.small ? spikeRatio.small : 1;
}
