import type { Therapist } from "../domain/therapist.ts";
import type { TherapyReport } from "./therapy.ts";
import { therapyJson } from "./therapy-json.ts";

/**
 * The stable machine form of the sheet for a therapist, as the page of it shows it: what is of pain or of runs is null for
 * whoever does not see that.
 */
export function briefJson(
  report: TherapyReport,
  therapist: Therapist | null,
  sees: { readonly pain: boolean; readonly runs: boolean },
) {
  const { asOf, athlete, sessions, beforeAfter, daysSince, exercises, safetyQuestions, ...rest } = therapyJson(report);
  const ofPain = <T>(value: T) => (sees.pain ? value : null);
  return {
    asOf,
    athlete,
    therapist,
    redFlags: ofPain(rest.redFlags),
    places: ofPain(rest.places),
    redFlagChecks: ofPain(rest.redFlagChecks),
    routine: sees.runs ? rest.routine : null,
    sessions,
    beforeAfter,
    daysSince,
    exercises,
    safetyQuestions,
  };
}
