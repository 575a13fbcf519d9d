import { SPIKE_CODE } from "../episodes/link-days.ts";
import { runsAtRisk } from "../episodes/runs-at-risk.ts";
import { loadBefore } from "../episodes/windows.ts";
import type { SquadMember } from "./person-days.ts";

/** The runs at risk of a squad in columns, athlete by athlete; runs without a known level or load before them are left out. */
export interface RunRows {
  readonly athlete: Int32Array;
  /** A new episode began in the 7 days after the run. */
  readonly outcome: Uint8Array;
  /** What the run was against the longest of the 30 days before, as a code. */
  readonly spike: Uint8Array;
  /** Load per week of the 28 days before the run. */
  readonly chronic: Float64Array;
  readonly previous: Uint8Array;
}

/**
 * The runs of a squad whose outcome, level and load before are known.
 *
 * @param lagDays runs with an episode in so many days after them are left out
 * @see docs/METHODS.md#squad-model
 */
export function runRows(members: readonly SquadMember[], lagDays = 0): RunRows {
  const rows = members.flatMap(({ days }, athlete) => {
    const chronic = loadBefore(days, 28, 1);
    const firstOnset = days.onset.indexOf(1);
    return runsAtRisk(days, lagDays)
      .map(({ dayNumber, level, isFollowed }) => ({
        athlete,
        outcome: isFollowed ? 1 : 0,
        spike: SPIKE_CODE[level],
        chronic: chronic[dayNumber] as number,
        previous: firstOnset >= 0 && firstOnset < dayNumber ? 1 : 0,
      }))
      .filter((row) => row.spike !== SPIKE_CODE.unknown && !Number.isNaN(row.chronic));
  });
  return {
    athlete: Int32Array.from(rows, (row) => row.athlete),
    outcome: Uint8Array.from(rows, (row) => row.outcome),
    spike: Uint8Array.from(rows, (row) => row.spike),
    chronic: Float64Array.from(rows, (row) => row.chronic),
    previous: Uint8Array.from(rows, (row) => row.previous),
  };
}
