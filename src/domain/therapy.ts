import type { LocalDay } from "./local-day.ts";
import type { Region } from "./pain.ts";

export const THERAPY_KINDS = ["massage", "physio", "other"] as const;
export type TherapyKind = (typeof THERAPY_KINDS)[number];

/** A session of massage, physiotherapy or other care, with the soreness felt around it (NRS 0–10). */
export interface TherapySession {
  readonly day: LocalDay;
  readonly kind: TherapyKind;
  readonly regions: readonly Region[];
  readonly nrsBefore: number | null;
  readonly nrsAfter: number | null;
  readonly nrs24h: number | null;
  readonly nrs48h: number | null;
  readonly therapist: string | null;
  readonly note: string | null;
}

/** The short questions asked before any massage suggestion, for the contraindications (docs/METHODS.md#massage). */
export const SAFETY_QUESTIONS = [
  "clot",
  "fracture",
  "recent-trauma",
  "fever",
  "skin",
  "bleeding",
  "osteoporosis",
  "blood-pressure",
  "cancer",
  "pregnancy",
  "surgery",
  "neuropathy",
  "swelling",
] as const;
export type SafetyQuestion = (typeof SAFETY_QUESTIONS)[number];

/** The answers of one day. `yes` lists the questions answered yes; empty means every question was answered no. */
export interface SafetyCheck {
  readonly day: LocalDay;
  readonly yes: readonly SafetyQuestion[];
}
