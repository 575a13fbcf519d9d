import { SPIKE_CODE, type SpikeLevel } from "../episodes/link-days.ts";

/** The levels that are compared with the reference. */
export const COMPARED_LEVELS = ["small", "moderate", "large", "return"] as const satisfies readonly SpikeLevel[];
export type ComparedLevel = (typeof COMPARED_LEVELS)[number];

/** How many rows have a level, and how many of them the event. */
export interface LevelCount {
  readonly level: ComparedLevel | "reference";
  readonly rows: number;
  readonly events: number;
}

/**
 * Rows and events of each level, the reference first.
 *
 * @see docs/METHODS.md#squad-model
 */
export function levelCounts(codes: Uint8Array, outcome: Uint8Array, rows: Int32Array): LevelCount[] {
  return (["reference", ...COMPARED_LEVELS] as const).map((level) => {
    const of = rows.filter((row) => codes[row] === SPIKE_CODE[level]);
    return { level, rows: of.length, events: of.reduce((sum, row) => sum + (outcome[row] as number), 0) };
  });
}

/**
 * The levels that can be estimated: some row has the event, and some has not.
 *
 * @see docs/METHODS.md#squad-model
 */
export function tellingLevels(counts: readonly LevelCount[]): ComparedLevel[] {
  return COMPARED_LEVELS.filter((level) =>
    counts.some((count) => count.level === level && count.events > 0 && count.events < count.rows),
  );
}
