import type { AssessmentLevel } from "../../domain/assessment.ts";

/** The shape that goes with a level: read without colour. */
export type LevelShape = "cross" | "square" | "triangle" | "circle" | "ring";

export const LEVEL_SHAPES: Readonly<Record<AssessmentLevel, LevelShape>> = {
  clinician: "cross",
  red: "square",
  amber: "triangle",
  green: "circle",
  grey: "ring",
};
