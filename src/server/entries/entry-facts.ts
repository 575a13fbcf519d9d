import type { RuleCode } from "../../domain/assessment.ts";
import type { JournalFact } from "../../domain/journal.ts";
import { formatLocalDay, type LocalDay } from "../../domain/local-day.ts";
import { SAFETY_QUESTIONS } from "../../domain/therapy.ts";
import { said } from "../../messages/said.ts";
import { type FieldRefusal, HttpProblem } from "../problem.ts";
import { pastDay } from "./entry-days.ts";
import type {
  DayMarksBody,
  HistoryClaimBody,
  NoPainBody,
  PainBody,
  RpeBody,
  SafetyBody,
  SeenFlagBody,
  TherapyBody,
} from "./entry-schemas.ts";

// From a checked body to the facts of the journal. What a schema cannot say is checked here: that a day exists and has come.

export function painFacts(body: PainBody, today: LocalDay): readonly JournalFact[] {
  return [
    {
      kind: "pain",
      entry: {
        day: pastDay(body.day, today, "day"),
        region: body.region,
        side: body.side ?? null,
        moment: body.moment,
        nrs: body.nrs,
        quality: body.quality ?? null,
        alteredGait: body.alteredGait ?? null,
        nightPain: body.nightPain ?? null,
        note: body.note ?? null,
        activityId: null,
      },
    },
  ];
}

export function noPainFacts(body: NoPainBody, today: LocalDay): readonly JournalFact[] {
  return [{ kind: "no-pain", entry: { day: pastDay(body.day, today, "day") } }];
}

export function rpeFacts(body: RpeBody, today: LocalDay): readonly JournalFact[] {
  const day = pastDay(body.day, today, "day");
  return [{ kind: "rpe", entry: { day, activityId: null, rpe0To10: body.rpe0To10 } }];
}

export function therapyFacts(body: TherapyBody, today: LocalDay): readonly JournalFact[] {
  return [
    {
      kind: "therapy",
      entry: {
        day: pastDay(body.day, today, "day"),
        kind: body.kind,
        regions: [...new Set(body.regions ?? [])],
        nrsBefore: body.nrsBefore ?? null,
        nrsAfter: body.nrsAfter ?? null,
        nrs24h: body.nrs24h ?? null,
        nrs48h: body.nrs48h ?? null,
        therapist: body.therapist ?? null,
        note: body.note ?? null,
      },
    },
  ];
}

export function dayMarkFacts(body: DayMarksBody, today: LocalDay): readonly JournalFact[] {
  const facts: readonly JournalFact[] = [
    ...(body.rest ?? []).map(
      (text): JournalFact => ({ kind: "day-mark", entry: { day: pastDay(text, today, "rest"), state: "rest" } }),
    ),
    ...(body.removed ?? []).map(
      (text): JournalFact => ({ kind: "day-mark-removed", day: pastDay(text, today, "removed") }),
    ),
  ];
  if (facts.length === 0) throw withoutDays();
  return facts;
}

function withoutDays(): HttpProblem {
  const message = said("refused.rest");
  return new HttpProblem(422, message, [{ field: "rest", message }]);
}

/** @throws HttpProblem 422 naming the questions without an answer: unasked is not clear */
export function safetyFacts(body: SafetyBody, today: LocalDay): readonly JournalFact[] {
  const unanswered: FieldRefusal[] = SAFETY_QUESTIONS.filter((question) => body.answers[question] === undefined).map(
    (question) => ({ field: question, message: said("refused.yes-no") }),
  );
  if (unanswered.length > 0) {
    throw new HttpProblem(422, said("refused.unasked"), unanswered);
  }
  const yes = SAFETY_QUESTIONS.filter((question) => body.answers[question] === true);
  return [{ kind: "safety-check", entry: { day: pastDay(body.day, today, "day"), yes } }];
}

export function historyClaimFacts(body: HistoryClaimBody, today: LocalDay): readonly JournalFact[] {
  const from = pastDay(body.from, today, "from");
  const to = body.to === undefined || body.to === null ? null : pastDay(body.to, today, "to");
  if (to !== null && to < from) {
    const message = said("refused.end-before", { from: formatLocalDay(from), to: formatLocalDay(to) });
    throw new HttpProblem(422, message, [{ field: "to", message }]);
  }
  return [{ kind: "history-claim", entry: { from, to } }];
}

export function seenFlagFacts(body: SeenFlagBody, today: LocalDay): readonly JournalFact[] {
  return [{ kind: "red-flag-seen", rule: body.rule as RuleCode, day: pastDay(body.day, today, "day") }];
}
