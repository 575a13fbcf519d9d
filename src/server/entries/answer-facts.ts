import type { JournalFact } from "../../domain/journal.ts";
import type { LocalDay } from "../../domain/local-day.ts";
import { OSTRC_QUESTIONS, ostrcPointsOf } from "../../domain/ostrc.ts";
import type { PainSite } from "../../domain/pain.ts";
import { RED_FLAG_SIGNS } from "../../domain/red-flag-check.ts";
import { emptyWellnessDay, saysAnything } from "../../domain/wellness.ts";
import { type FieldProblem, HttpProblem } from "../problem.ts";
import { pastDay, refusal } from "./entry-days.ts";
import type { OstrcBody, RedFlagBody, WellnessBody } from "./plan-schemas.ts";

// From a checked body of answers to the facts of the journal.

/** Neither region nor side is the whole body. */
function siteOf({ region, side }: Pick<OstrcBody, "region" | "side">): PainSite | null {
  if (region !== undefined && region !== null) return { region, side: side ?? null };
  if (side !== undefined && side !== null) throw refusal("region", "Choose the place that this side is of.");
  return null;
}

/** @throws HttpProblem 422 when nothing is answered, or an answer has points that the questionnaire does not give */
export function ostrcFacts(body: OstrcBody, today: LocalDay): readonly JournalFact[] {
  const version = body.version ?? "O2";
  const wrong = OSTRC_QUESTIONS.flatMap((question): FieldProblem[] => {
    const points = body[question] ?? null;
    const accepted = ostrcPointsOf(version, question);
    if (points === null || accepted.includes(points)) return [];
    return [{ field: question, message: `Choose one of the answers: ${accepted.join(", ")} points.` }];
  });
  if (wrong.length > 0) throw new HttpProblem(422, "An answer is not one of the list.", wrong);
  const entry = {
    day: pastDay(body.day, today, "day"),
    version,
    site: siteOf(body),
    participation: body.participation ?? null,
    modification: body.modification ?? null,
    performance: body.performance ?? null,
    pain: body.pain ?? null,
  };
  if (OSTRC_QUESTIONS.every((question) => entry[question] === null)) {
    throw refusal("participation", "Answer at least one of the four questions.");
  }
  return [{ kind: "ostrc", entry }];
}

/** @throws HttpProblem 422 when no sign is answered */
export function redFlagFacts(body: RedFlagBody, today: LocalDay): readonly JournalFact[] {
  const asked = RED_FLAG_SIGNS.filter((sign) => body.answers[sign] !== undefined);
  if (asked.length === 0) throw refusal("answers", "Answer at least one question with yes or no.");
  const yes = asked.filter((sign) => body.answers[sign] === true);
  return [{ kind: "red-flag-check", entry: { day: pastDay(body.day, today, "day"), site: siteOf(body), asked, yes } }];
}

/** The runner's own word about a day. @throws HttpProblem 422 when nothing is said */
export function wellnessFacts(body: WellnessBody, today: LocalDay): readonly JournalFact[] {
  const { day: text, ...said } = body;
  const known = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
  const entry = { ...emptyWellnessDay(pastDay(text, today, "day"), "runner"), ...known };
  if (!saysAnything(entry))
    throw refusal("sleepS", "Say at least one thing about the day, such as the hours of sleep.");
  return [{ kind: "wellness", entry }];
}
