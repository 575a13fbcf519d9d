/**
 * Session RPE load in arbitrary units: how hard the session felt, times how long it was.
 *
 * @param rpe0To10 the whole session on the CR-10 scale, asked about 30 minutes after it
 * @param durationMin timer minutes
 * @see docs/METHODS.md#session-rpe — Foster 1998, Med Sci Sports Exerc 30:1164
 * @example sessionRpe(6, 50) // 300
 */
export function sessionRpe(rpe0To10: number, durationMin: number): number {
  return rpe0To10 * durationMin;
}
