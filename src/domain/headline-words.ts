import type { Headline } from "./assessment.ts";

/** The six things a week can say. */
export const HEADLINE_WORDS: Readonly<Record<Headline, string>> = {
  "see-clinician": "See a clinician",
  rest: "Rest",
  ease: "Ease off",
  "book-massage": "Book a massage",
  "carry-on": "Carry on",
  "cannot-say": "Cannot say yet",
};
