import { median } from "simple-statistics";
import type { LocalDay } from "../../domain/local-day.ts";
import type { TherapySession } from "../../domain/therapy.ts";

/** Fewer sessions than this are no rhythm. */
const MIN_SESSIONS = 3;
/** After this many sessions in a row without a felt benefit the rhythm is questioned. */
const SESSIONS_TO_QUESTION = 3;

/** How often the runner wants or has massages. */
export interface MassageRhythm {
  readonly daysSinceLast: number | null;
  /** What the runner asked for, else the median days between sessions; null with neither. */
  readonly rhythmDays: number | null;
  /** The runner stated the rhythm; it was not read from the log. */
  readonly isStated: boolean;
  readonly isDue: boolean;
  /** The last 3 sessions with numbers did not leave it less sore: question the rhythm, do not push it. */
  readonly isQuestioned: boolean;
}

/**
 * When the runner's rhythm of massage is due. A rhythm the runner stated is due at once when the log holds no massage.
 *
 * @param therapy sessions in any order; later than `asOf` and other than massage are left out
 * @param statedDays how often the runner said they want one; null lets the log say
 * @see docs/METHODS.md#massage
 */
export function massageRhythm(
  therapy: readonly TherapySession[],
  asOf: LocalDay,
  statedDays: number | null,
): MassageRhythm {
  const sessions = therapy.filter(({ kind, day }) => kind === "massage" && day <= asOf).sort((a, b) => a.day - b.day);
  const days = [...new Set(sessions.map(({ day }) => day))];
  const last = days.at(-1);
  const daysSinceLast = last === undefined ? null : asOf - last;
  const rhythmDays = statedDays ?? (days.length < MIN_SESSIONS ? null : median(gapsBetween(days)));
  return {
    daysSinceLast,
    rhythmDays,
    isStated: statedDays !== null,
    isDue: rhythmDays !== null && (daysSinceLast === null || daysSinceLast >= rhythmDays),
    isQuestioned: isWithoutBenefit(sessions),
  };
}

function gapsBetween(days: readonly LocalDay[]): number[] {
  return days.slice(1).map((day, i) => day - (days[i] ?? day));
}

function isWithoutBenefit(sessions: readonly TherapySession[]): boolean {
  const felt = sessions.map(benefitOf).filter((benefit) => benefit !== null);
  const last = felt.slice(-SESSIONS_TO_QUESTION);
  return last.length === SESSIONS_TO_QUESTION && last.every((benefit) => !benefit);
}

/** Less sore right after or a day later than before; null when the numbers to tell were not logged. */
function benefitOf({ nrsBefore, nrsAfter, nrs24h }: TherapySession): boolean | null {
  const later = [nrsAfter, nrs24h].filter((nrs) => nrs !== null);
  return nrsBefore === null || later.length === 0 ? null : later.some((nrs) => nrs < nrsBefore);
}
