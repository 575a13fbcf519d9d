import type { AssessmentLevel, Headline } from "../../domain/assessment.ts";

export const HEADLINE_WORDS: Readonly<Record<Headline, string>> = {
  "see-clinician": "See a clinician",
  rest: "Rest",
  ease: "Ease off",
  "book-massage": "Book a massage",
  "carry-on": "Carry on",
  "cannot-say": "Cannot say yet",
};

/** The shape that goes with a level: read without colour. */
export type LevelShape = "cross" | "square" | "triangle" | "circle" | "ring";

export const LEVEL_SHAPES: Readonly<Record<AssessmentLevel, LevelShape>> = {
  clinician: "cross",
  red: "square",
  amber: "triangle",
  green: "circle",
  grey: "ring",
};
