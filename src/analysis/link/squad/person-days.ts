import type { LinkDays } from "../episodes/link-days.ts";
import { loadBefore, spikeBefore } from "../episodes/windows.ts";

/** One athlete of a squad. */
export interface SquadMember {
  readonly athlete: string;
  readonly days: LinkDays;
}

/** The days at risk of a squad in columns, athlete by athlete. */
export interface PersonDays {
  readonly athlete: Int32Array;
  /** Day number in the athlete's own calendar. */
  readonly dayNumber: Int32Array;
  readonly outcome: Uint8Array;
  /** Load of the 7 days of the window; NaN where not known. */
  readonly recent: Float64Array;
  /** Load of the 21 days before those, per week; NaN where not known. */
  readonly chronic: Float64Array;
  /** Loudest spike of these 7 days, as a code. */
  readonly spike: Uint8Array;
  /** 1 when an episode began on an earlier day. */
  readonly previous: Uint8Array;
  /** Years since the athlete's first day. */
  readonly years: Float64Array;
}

const YEAR_DAYS = 365.25;

/**
 * The days at risk of a squad.
 *
 * @param lagDays days that windows leave out, just before the first day on which the pain can have begun: the one after the last answer.
 * With 0 the windows end on the day before, whenever the last answer was
 * @see docs/METHODS.md#squad-model
 */
export function personDays(members: readonly SquadMember[], lagDays = 0): PersonDays {
  const rows = members.reduce((sum, { days }) => sum + days.atRisk.reduce((count, one) => count + one, 0), 0);
  const table: PersonDays = {
    athlete: new Int32Array(rows),
    dayNumber: new Int32Array(rows),
    outcome: new Uint8Array(rows),
    recent: new Float64Array(rows),
    chronic: new Float64Array(rows),
    spike: new Uint8Array(rows),
    previous: new Uint8Array(rows),
    years: new Float64Array(rows),
  };
  let at = 0;
  members.forEach(({ days }, athlete) => {
    at = addMember({ table, lagDays }, at, athlete, days);
  });
  return table;
}

function addMember(
  { table, lagDays }: { readonly table: PersonDays; readonly lagDays: number },
  from: number,
  athlete: number,
  days: LinkDays,
): number {
  const recent = loadBefore(days, 7 + lagDays, 1 + lagDays);
  const chronic = loadBefore(days, 28 + lagDays, 8 + lagDays);
  const spike = spikeBefore(days, lagDays);
  let at = from;
  let hasHadOne = 0;
  let lastAnswer = -1;
  for (let t = 0; t < days.length; t++) {
    if (days.atRisk[t] === 1) {
      const begin = lagDays === 0 ? t : lastAnswer + 1;
      table.athlete[at] = athlete;
      table.dayNumber[at] = t;
      table.outcome[at] = days.onset[t] as number;
      table.recent[at] = recent[begin] as number;
      table.chronic[at] = chronic[begin] as number;
      table.spike[at] = spike[begin] as number;
      table.previous[at] = hasHadOne;
      table.years[at] = t / YEAR_DAYS;
      at++;
    }
    if (days.onset[t] === 1) hasHadOne = 1;
    if (days.answered[t] === 1) lastAnswer = t;
  }
  return at;
}
