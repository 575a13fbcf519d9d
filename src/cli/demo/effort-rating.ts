import { isRunKind, type PlannedSession, type SessionKind } from "./planned-sessions.ts";
import { seededRandom, seedFor } from "./seeded-random.ts";

const USUAL_RPE: Readonly<Record<SessionKind, number>> = {
  easy: 3,
  tempo: 6,
  long: 5,
  race: 9,
  "walk-run": 2,
  ride: 3,
  strength: 4,
};

/** How hard a run felt on the CR-10 scale; null for what is no run. The watch asks for it and the diary copies it. */
export function effortRating0To10(session: PlannedSession, seed: number): number | null {
  if (!isRunKind(session.kind)) return null;
  const harder = seededRandom(seedFor(seed, 40_000 + session.day)).chance(0.3) ? 1 : 0;
  return USUAL_RPE[session.kind] + harder;
}
