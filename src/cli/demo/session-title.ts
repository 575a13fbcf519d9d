import type { PlannedSession } from "./planned-sessions.ts";

/** The title the runner or the watch gave a session. */
export function titleOf(session: PlannedSession): string {
  switch (session.kind) {
    case "tempo":
      return session.week % 2 === 0 ? "London - Tempo" : "London - Intervals";
    case "long":
      return "London - Long run";
    case "race":
      return "Half marathon";
    case "walk-run":
      return "Run with walk breaks";
    case "ride":
      return "Indoor Cycling";
    case "strength":
      return "Strength";
    case "easy":
      return session.treadmill ? "Treadmill" : "London Running";
    default:
      return session.kind satisfies never;
  }
}
