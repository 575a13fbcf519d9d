import { RED_FLAG_CODES } from "../../domain/assessment.ts";
import {
  OSTRC_QUESTIONS,
  OSTRC_VERSIONS,
  type OstrcQuestion,
  type OstrcVersion,
  ostrcPointsOf,
} from "../../domain/ostrc.ts";
import { RED_FLAG_SIGNS, type RedFlagSign } from "../../domain/red-flag-check.ts";
import { SAFETY_QUESTIONS } from "../../domain/therapy.ts";
import { oneOf } from "../common-options.ts";
import { UsageError } from "../exit-codes.ts";
import { type FactsOf, type LogOptions, siteOption } from "./log-options.ts";

/** A word for each answer, from none of it to all of it, in the order of the points. */
const EXTENT = ["no", "minor", "moderate", "major", "cannot"];
const ANSWER_WORDS: Readonly<Record<OstrcQuestion, readonly string[]>> = {
  participation: ["full", "with-problems", "reduced", "none"],
  modification: EXTENT,
  performance: EXTENT,
  pain: ["no", "mild", "moderate", "severe"],
};

/** The points of an answer that was given as points or as a word. */
function pointsFrom(version: OstrcVersion, question: OstrcQuestion, text: string): number {
  const points = ostrcPointsOf(version, question);
  const words = ANSWER_WORDS[question];
  const found = points.find((each, index) => text === String(each) || text === words[index]);
  if (found !== undefined) return found;
  const accepted = points.map((each, index) => `${words[index]} (${each})`).join(", ");
  throw new UsageError(`invalid --${question}: ${text} (want ${accepted})`);
}

const ostrcFacts: FactsOf = (day, options) => {
  const version = oneOf("--of", options.of ?? "O2", OSTRC_VERSIONS);
  const pointsOf = (question: OstrcQuestion) => {
    const text = options[question];
    return text === undefined ? null : pointsFrom(version, question, text);
  };
  if (OSTRC_QUESTIONS.every((question) => options[question] === undefined)) {
    throw new UsageError(`answer at least one of ${OSTRC_QUESTIONS.map((question) => `--${question}`).join(", ")}`);
  }
  return [
    {
      kind: "ostrc",
      entry: {
        day,
        version,
        site: siteOption(options),
        participation: pointsOf("participation"),
        modification: pointsOf("modification"),
        performance: pointsOf("performance"),
        pain: pointsOf("pain"),
      },
    },
  ];
};

/** Signs by name, one after another or joined by commas. @throws UsageError that names the accepted words */
function signsFrom(name: string, texts: readonly string[]): readonly RedFlagSign[] {
  return texts
    .flatMap((text) => text.split(","))
    .filter((text) => text.trim() !== "")
    .map((text) => oneOf(name, text.trim(), RED_FLAG_SIGNS));
}

const signFacts: FactsOf = (day, options) => {
  const yes = new Set(signsFrom("--yes", options.yes ?? []));
  const asked = new Set([...askedSigns(options), ...yes]);
  if (asked.size === 0) {
    throw new UsageError(`answer with --yes, and --asked for those you do not have (${RED_FLAG_SIGNS.join(", ")})`);
  }
  const inOrder = (signs: ReadonlySet<RedFlagSign>) => RED_FLAG_SIGNS.filter((sign) => signs.has(sign));
  return [
    { kind: "red-flag-check", entry: { day, site: siteOption(options), asked: inOrder(asked), yes: inOrder(yes) } },
  ];
};

function askedSigns({ asked }: LogOptions): readonly RedFlagSign[] {
  return asked?.length === 1 && asked[0] === "all" ? RED_FLAG_SIGNS : signsFrom("--asked", asked ?? []);
}

const safetyFacts: FactsOf = (day, options) => {
  const yes = options.yes ?? [];
  if ((options.clear === true) === yes.length > 0) {
    throw new UsageError(`answer with --clear (every answer is no) or --yes (${SAFETY_QUESTIONS.join(", ")})`);
  }
  return [{ kind: "safety-check", entry: { day, yes: yes.map((each) => oneOf("--yes", each, SAFETY_QUESTIONS)) } }];
};

/** Answers to questions, and what a clinician has seen. */
export const ANSWER_FACTS: Readonly<Record<string, FactsOf>> = {
  ostrc: ostrcFacts,
  signs: signFacts,
  safety: safetyFacts,
  seen: (day, _options, args) => [{ kind: "red-flag-seen", rule: oneOf("rule", args[0] ?? "", RED_FLAG_CODES), day }],
};
