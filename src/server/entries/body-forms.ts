import type { JournalFact } from "../../domain/journal.ts";
import type { LocalDay } from "../../domain/local-day.ts";
import { OSTRC_QUESTIONS } from "../../domain/ostrc.ts";
import { said } from "../../messages/said.ts";
import { siteOfSlug } from "../body-map/place-slug.ts";
import { answerOf, type Form, numberOf, stated, textOf } from "../form-body.ts";
import { ostrcFacts, redFlagFacts } from "./answer-facts.ts";
import { bodyCheck } from "./check-body.ts";
import { refusal } from "./entry-days.ts";
import { painFacts } from "./entry-facts.ts";
import { PainBody } from "./entry-schemas.ts";
import { OstrcBody, RedFlagBody } from "./plan-schemas.ts";
import { PainQuery, painTakenBack } from "./taken-back.ts";

const checkOstrc = bodyCheck<OstrcBody>(OstrcBody);
const checkSigns = bodyCheck<RedFlagBody>(RedFlagBody);
const checkPain = bodyCheck<PainBody>(PainBody);
const checkRemoved = bodyCheck<PainQuery>(PainQuery);

const NO_PROBLEM = 0;
const NO_PARTICIPATION = 25;

/** The forms of the body pages, by their `kind` field. */
export const BODY_KINDS = ["ostrc", "signs", "pain-removed"] as const;
export type BodyKind = (typeof BODY_KINDS)[number];

export const isBodyKind = (kind: string): kind is BodyKind => (BODY_KINDS as readonly string[]).includes(kind);

/**
 * The facts that a form of the body pages states.
 * @throws HttpProblem 422 with a sentence for each field that is missing or wrong
 */
export function bodyFacts(kind: BodyKind, form: Form, today: LocalDay): readonly JournalFact[] {
  switch (kind) {
    case "ostrc":
      return ostrcFactsFromForm(form, today);
    case "signs":
      return signFactsFromForm(form, today);
    case "pain-removed":
      return painRemovedFromForm(form, today);
    default:
      return kind satisfies never;
  }
}

/** Region and side of a place in an address; nothing for the whole body. */
function siteFields(slug: string | undefined, field: string): Record<string, unknown> {
  if (slug === undefined) return {};
  const site = siteOfSlug(slug);
  if (site === null) throw refusal(field, said("refused.place"));
  return stated({ region: site.region, side: site.side ?? undefined });
}

/**
 * The weekly questions. `about` is the place they were put about; `place` is the one that a problem was in. Where the first
 * answer ends it, the others count for nothing.
 * @throws HttpProblem 422 when the first question is open, or an answer is not of the list
 */
function ostrcFactsFromForm(form: Form, today: LocalDay): readonly JournalFact[] {
  const participation = numberOf(form, "participation");
  if (participation === undefined) throw refusal("participation", said("refused.first"));
  const isOver = participation === NO_PROBLEM || participation === NO_PARTICIPATION;
  const others = OSTRC_QUESTIONS.filter((question) => question !== "participation" && !isOver);
  const about = textOf(form, "about") ?? (participation === NO_PROBLEM ? undefined : textOf(form, "place"));
  const body = stated({
    day: textOf(form, "day"),
    participation,
    ...siteFields(about, "place"),
    ...Object.fromEntries(others.map((question) => [question, numberOf(form, question)])),
  });
  return ostrcFacts(checkOstrc(body), today);
}

/** How a form names the answer to a sign: `sign:calf-swelling:calf-left`, without a place for the whole body. */
export const signField = (sign: string, slug: string): string => `sign:${sign}:${slug}`;
/** How a form names whether a place hurts at night, and the entry that left it open. */
export const nightField = (slug: string): string => `night:${slug}`;
export const nightEntryField = (slug: string): string => `night-entry:${slug}`;

/**
 * Answers about signs, of one place or of several, each yes or no. What was not answered was not asked.
 * @throws HttpProblem 422 when nothing is answered
 */
function signFactsFromForm(form: Form, today: LocalDay): readonly JournalFact[] {
  const day = textOf(form, "day");
  const bySlug = new Map<string, Record<string, boolean>>();
  for (const name of form.keys()) {
    const [kind, sign, slug] = name.split(":");
    const answer = answerOf(form, name);
    if (kind !== "sign" || sign === undefined || slug === undefined || answer === undefined) continue;
    bySlug.set(slug, { ...bySlug.get(slug), [sign]: answer });
  }
  const checks = [...bySlug].flatMap(([slug, answers]) =>
    redFlagFacts(checkSigns(stated({ day, ...siteFields(slug === "" ? undefined : slug, "answers"), answers })), today),
  );
  const facts = [...checks, ...nightFacts(form, today)];
  if (facts.length === 0) throw refusal("answers", said("refused.one"));
  return facts;
}

/** The entry again, with the answer about the night. */
function nightFacts(form: Form, today: LocalDay): readonly JournalFact[] {
  return [...form.keys()].flatMap((name) => {
    const [kind, slug] = name.split(":");
    const nightPain = answerOf(form, name);
    const entry = textOf(form, nightEntryField(slug ?? ""));
    if (kind !== "night" || nightPain === undefined || entry === undefined) return [];
    return painFacts(checkPain({ ...parsed(entry), nightPain }), today);
  });
}

function parsed(text: string): object {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    return {}; // a form that was tampered with; the check says what is missing
  }
}

/** Takes one pain entry back. */
function painRemovedFromForm(form: Form, today: LocalDay): readonly JournalFact[] {
  const names = ["day", "region", "side", "moment", "activityId"] as const;
  return [
    painTakenBack(checkRemoved(stated(Object.fromEntries(names.map((name) => [name, textOf(form, name)])))), today),
  ];
}
