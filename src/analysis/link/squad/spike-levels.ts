import { SPIKE_CODE, type SpikeLevel } from "../episodes/link-days.ts";

/** The levels that are compared with the reference. */
export const COMPARED_LEVELS = ["small", "moderate", "large", "return"] as const satisfies readonly SpikeLevel[];
export type ComparedLevel = (typeof COMPARED_LEVELS)[number];

/** How many rows have a level, and how many of them the event. */
export interface LevelCount {
  readonly level: ComparedLevel | "reference";
  readonly rows: number;
  readonly events: number;
  /** Athletes with such an event. */
  readonly athletes: number;
}

/** A level with events of fewer athletes is not estimated: drawing athletes again would often leave it out. */
const FEWEST_ATHLETES_OF_LEVEL = 3;

/** The columns that levels are counted from. */
export interface LevelColumns {
  readonly spike: Uint8Array;
  readonly outcome: Uint8Array;
  readonly athlete: Int32Array;
}

/**
 * Rows and events of each level, the reference first.
 *
 * @see docs/METHODS.md#squad-model
 */
export function levelCounts({ spike, outcome, athlete }: LevelColumns, rows: Int32Array): LevelCount[] {
  return (["reference", ...COMPARED_LEVELS] as const).map((level) => {
    const of = rows.filter((row) => spike[row] === SPIKE_CODE[level]);
    const events = of.filter((row) => outcome[row] === 1);
    return {
      level,
      rows: of.length,
      events: events.length,
      athletes: new Set(events.map((row) => athlete[row] as number)).size,
    };
  });
}

/**
 * The levels that can be estimated: at least 3 athletes have the event, and some row has not.
 *
 * @see docs/METHODS.md#squad-model
 */
export function tellingLevels(counts: readonly LevelCount[]): ComparedLevel[] {
  return COMPARED_LEVELS.filter((level) =>
    counts.some(
      ({ level: of, athletes, events, rows }) => of === level && athletes >= FEWEST_ATHLETES_OF_LEVEL && events < rows,
    ),
  );
}
