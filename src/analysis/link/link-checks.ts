import type { RunnerHistory } from "../../domain/history.ts";
import type { LocalDay } from "../../domain/local-day.ts";
import { OUTCOME_RULES } from "./backtest/outcomes.ts";
import { type LinkOptions, PRODROME_DAYS } from "./episodes/link-days.ts";
import { type OneAthleteLink, oneAthleteLink } from "./one-athlete.ts";

/** The same question with one choice made differently. */
export interface LinkCheck {
  readonly choice: "quiet-14" | "quiet-42" | "leave-out-none" | "leave-out-3";
  readonly link: OneAthleteLink;
  readonly text: string;
}

interface Choice {
  readonly choice: LinkCheck["choice"];
  readonly words: string;
  readonly options: LinkOptions;
}

const CHOICES: readonly Choice[] = [
  {
    choice: "quiet-14",
    words: "With 14 quiet days before a new episode in place of 28",
    options: { rules: { ...OUTCOME_RULES, quietDays: 14 } },
  },
  { choice: "quiet-42", words: "With 42 quiet days", options: { rules: { ...OUTCOME_RULES, quietDays: 42 } } },
];
const COUNTED_TOO: Choice = {
  choice: "leave-out-none",
  words: "With the last 3 days before each day counted too",
  options: { lagDays: 0 },
};
const LEFT_OUT: Choice = {
  choice: "leave-out-3",
  words: "With the last 3 days before each day left out",
  options: { lagDays: PRODROME_DAYS },
};

/**
 * Asks the question of one runner again with other choices: 14 and 42 quiet days, and the other way with the 3 days before each day, which
 * may have hurt already: left out where they were counted, counted where they were left out.
 *
 * @param first the answer that the others stand beside
 * @see docs/METHODS.md#one-runner
 */
export function linkChecks(
  history: RunnerHistory,
  asOf: LocalDay,
  first: Extract<OneAthleteLink, { kind: "estimated" }>,
): LinkCheck[] {
  return [...CHOICES, first.lagDays === 0 ? LEFT_OUT : COUNTED_TOO].map(({ choice, words, options }) => {
    const link = oneAthleteLink(history, asOf, options);
    return { choice, link, text: `${words}: ${answerOf(link)}` };
  });
}

function answerOf(link: OneAthleteLink): string {
  if (link.kind === "cannot-tell") return `${link.why}.`;
  const spike = link.findings.find(({ exposure }) => exposure === "spike");
  const week = link.findings.find(({ exposure }) => exposure === "week");
  const parts = [
    spike === undefined ? "" : `${spike.higher} of ${spike.onsets} after a spike`,
    week === undefined ? "" : `${week.higher} of ${week.onsets} after weeks above your median`,
  ].filter((part) => part !== "");
  return parts.length === 0 ? "the loads before the episodes are not known." : `${parts.join(", ")}.`;
}
