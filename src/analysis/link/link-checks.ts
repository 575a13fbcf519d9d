import type { RunnerHistory } from "../../domain/history.ts";
import type { LocalDay } from "../../domain/local-day.ts";
import type { Said } from "../../domain/said.ts";
import { said } from "../../messages/said.ts";
import { ENGLISH } from "../../messages/words.ts";
import { OUTCOME_RULES } from "./backtest/outcomes.ts";
import { type LinkOptions, PRODROME_DAYS } from "./episodes/link-days.ts";
import { type OneAthleteLink, oneAthleteLink } from "./one-athlete.ts";
import { whyOf } from "./statistics/estimated.ts";

/** The same question with one choice made differently. */
export interface LinkCheck {
  readonly choice: "quiet-14" | "quiet-42" | "leave-out-none" | "leave-out-3";
  readonly link: OneAthleteLink;
  /** English. */
  readonly text: string;
  readonly said: Said;
}

interface Choice {
  readonly choice: LinkCheck["choice"];
  readonly options: LinkOptions;
}

const CHOICES: readonly Choice[] = [
  {
    choice: "quiet-14",
    options: { rules: { ...OUTCOME_RULES, quietDays: 14 } },
  },
  { choice: "quiet-42", options: { rules: { ...OUTCOME_RULES, quietDays: 42 } } },
];
const COUNTED_TOO: Choice = {
  choice: "leave-out-none",
  options: { lagDays: 0 },
};
const LEFT_OUT: Choice = {
  choice: "leave-out-3",
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
  return [...CHOICES, first.lagDays === 0 ? LEFT_OUT : COUNTED_TOO].map(({ choice, options }) => {
    const link = oneAthleteLink(history, asOf, options);
    const words = said(`own-link.check.${choice}`, { answer: answerOf(link) });
    return { choice, link, text: ENGLISH.tell(words), said: words };
  });
}

function answerOf(link: OneAthleteLink): Said {
  if (link.kind === "cannot-tell") return said("own-link.answer.told", { answer: whyOf(link) });
  const [first, second] = (["spike", "week"] as const).flatMap((name) => {
    const found = link.findings.find(({ exposure }) => exposure === name);
    return found === undefined ? [] : [said(`own-link.answer.${name}`, { higher: found.higher, onsets: found.onsets })];
  });
  if (first === undefined) return said("own-link.answer.none");
  const answer = second === undefined ? first : said("list.comma", { before: first, next: second });
  return said("own-link.answer.told", { answer });
}
