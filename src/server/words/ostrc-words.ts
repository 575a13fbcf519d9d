import type { OstrcQuestion } from "../../domain/ostrc.ts";
import type { PainSite } from "../../domain/pain.ts";
import { siteName } from "../../domain/site-words.ts";

interface OstrcWords {
  readonly question: string;
  /** From none of it to all of it, in the order of the points. */
  readonly answers: readonly [string, string, string, string];
}

const EXTENT = ["Not at all", "A little", "Moderately", "A lot"] as const;

/** The weekly questions in our own words (docs/METHODS.md#weekly-questions); the first comes from {@link firstQuestion}. */
export const OSTRC_WORDS: Readonly<Record<OstrcQuestion, OstrcWords>> = {
  participation: {
    question: "In the last 7 days, did pain or another problem get in the way of your running?",
    answers: ["Full, no problems", "Ran everything, with a problem", "Ran less because of it", "Could not run"],
  },
  modification: {
    question: "Did you change your training because of it: shorter, easier, other sessions?",
    answers: EXTENT,
  },
  performance: { question: "Did you run worse than you can because of it?", answers: EXTENT },
  pain: { question: "How much did it hurt?", answers: ["Not at all", "Mildly", "Moderately", "Badly"] },
};

/** The question that may end it, about a place or about the whole body. */
export function firstQuestion(site: PainSite | null): string {
  if (site === null) return OSTRC_WORDS.participation.question;
  return `In the last 7 days, did ${siteName(site).your} get in the way of your running?`;
}
