import type { LocalDay } from "../../domain/local-day.ts";
import type { Region } from "../../domain/pain.ts";
import { THERAPY_KINDS, type TherapyKind, type TherapySession } from "../../domain/therapy.ts";

/** How long ago a kind of session was, for one region or for all of them. */
export interface DaysSince {
  readonly kind: TherapyKind;
  /** Null for sessions of this kind wherever they were, those that name no region included. */
  readonly region: Region | null;
  readonly lastDay: LocalDay;
  readonly daysSince: number;
  readonly sessions: number;
}

/**
 * Days since the last session of each kind, and of each region of each kind. A kind or region without a session has no
 * row: never is not a number.
 *
 * @returns the kind's own row first, then its regions, the most recent first
 * @see docs/METHODS.md#days-since
 */
export function daysSince(therapy: readonly TherapySession[], asOf: LocalDay): DaysSince[] {
  const known = therapy.filter(({ day }) => day <= asOf);
  return THERAPY_KINDS.flatMap((kind) => {
    const sessions = known.filter((session) => session.kind === kind);
    const regions = [...new Set(sessions.flatMap((session) => session.regions))];
    const rows = regions.flatMap((region) =>
      rowOf(
        kind,
        region,
        sessions.filter((session) => session.regions.includes(region)),
        asOf,
      ),
    );
    rows.sort((a, b) => a.daysSince - b.daysSince);
    return [...rowOf(kind, null, sessions, asOf), ...rows];
  });
}

function rowOf(
  kind: TherapyKind,
  region: Region | null,
  sessions: readonly TherapySession[],
  asOf: LocalDay,
): DaysSince[] {
  const lastDay = sessions.map(({ day }) => day).sort((a, b) => b - a)[0];
  if (lastDay === undefined) return [];
  return [{ kind, region, lastDay, daysSince: asOf - lastDay, sessions: sessions.length }];
}
