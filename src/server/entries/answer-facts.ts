import type { JournalFact } from "../../domain/journal.ts";
import type { LocalDay } from "../../domain/local-day.ts";
import { OSTRC_QUESTIONS, ostrcPointsOf } from "../../domain/ostrc.ts";
import type { PainSite } from "../../domain/pain.ts";
import { RED_FLAG_SIGNS } from "../../domain/red-flag-check.ts";
import { emptyWellnessDay, saysAnything } from "../../domain/wellness.ts";
import { said } from "../../messages/said.ts";
import { type FieldRefusal, HttpProblem } from "../problem.ts";
import { pastDay, refusal } from "./entry-days.ts";
import type { OstrcBody, RedFlagBody, WellnessBody } from "./plan-schemas.ts";

// From a checked body of answers to the facts of the journal.

/** Neither region nor side is the whole body. */
function siteOf({ region, side }: Pick<OstrcBody, "region" | "side">): PainSite | null {
  if (region !== undefined && region !== null) return { region, side: side ?? null };
  if (side !== undefined && side !== null) throw refusal("region", said("refused.side-of"));
  return null;
}

/** @throws HttpProblem 422 when nothing is answered, or an answer has points that the questionnaire does not give */
export function ostrcFacts(body: OstrcBody, today: LocalDay): readonly JournalFact[] {
  const version = body.version ?? "O2";
  const wrong = OSTRC_QUESTIONS.flatMap((question): FieldRefusal[] => {
    const points = body[question] ?? null;
    const accepted = ostrcPointsOf(version, question);
    if (points === null || accepted.includes(points)) return [];
    return [{ field: question, message: said("refused.points", { points: accepted.join(", ") }) }];
  });
  if (wrong.length > 0) throw new HttpProblem(422, said("refused.not-of-list"), wrong);
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
    throw refusal("participation", said("refused.one-of-four"));
  }
  return [{ kind: "ostrc", entry }];
}

/** @throws HttpProblem 422 when no sign is answered */
export function redFlagFacts(body: RedFlagBody, today: LocalDay): readonly JournalFact[] {
  const asked = RED_FLAG_SIGNS.filter((sign) => body.answers[sign] !== undefined);
  if (asked.length === 0) throw refusal("answers", said("refused.one"));
  const yes = asked.filter((sign) => body.answers[sign] === true);
  return [{ kind: "red-flag-check", entry: { day: pastDay(body.day, today, "day"), site: siteOf(body), asked, yes } }];
}

/** The runner's own word about a day. @throws HttpProblem 422 when nothing is said */
export function wellnessFacts(body: WellnessBody, today: LocalDay): readonly JournalFact[] {
  const { day: text, ...told } = body;
  const known = Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined));
  const entry = { ...emptyWellnessDay(pastDay(text, today, "day"), "runner"), ...known };
  if (!saysAnything(entry)) throw refusal("sleepS", said("refused.wellness"));
  return [{ kind: "wellness", entry }];
}
