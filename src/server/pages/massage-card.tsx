import type { Assessment } from "../../domain/assessment.ts";
import { formatLocalDay, type LocalDay } from "../../domain/local-day.ts";
import type { TherapySession } from "../../domain/therapy.ts";
import { canBookMassage } from "../../domain/verdict-reasons.ts";
import type { Words } from "../../messages/words.ts";
import { EMPTY_FORM } from "../form-body.ts";
import { ExplainLink } from "./explain-link.tsx";
import { SafetyForm } from "./safety-form.tsx";
import { useWords } from "./words-context.ts";

interface MassageCardProps {
  readonly assessment: Assessment;
  readonly therapy: readonly TherapySession[];
  readonly today: LocalDay;
}

/** When the last massage was, and whether one makes sense. Under a warning sign there is no such card at all. */
export function MassageCard({ assessment, therapy, today }: MassageCardProps) {
  const words = useWords();
  const { say, day, tell } = words;
  if (assessment.headline === "see-clinician") return null;
  const card = assessment.massage;
  const last = therapy.findLast((session) => session.kind === "massage");
  return (
    <section class="card side" id="massage" aria-labelledby="massage-title">
      <h2 id="massage-title">{say("massage.title")}</h2>
      <p class="big">
        <ExplainLink code="massage-days" asOf={assessment.asOf}>
          {sinceWords(card?.daysSinceLast ?? (last === undefined ? null : assessment.asOf - last.day), words)}
        </ExplainLink>
      </p>
      {card !== null && <p class="small">{tell(card.said ?? card.text)}</p>}
      {card === null && last !== undefined && (
        <p class="small">{say("massage.last", { day: day(last.day, "weekday-short") })}</p>
      )}
      {card?.gate === "ask" && (
        <details class="ask">
          <summary>{say("massage.answer")}</summary>
          <SafetyForm form={EMPTY_FORM} problems={[]} today={today} />
        </details>
      )}
      <p class="actions tight">
        {canBookMassage(assessment) && (
          <a class="button" href={`/massage.ics?day=${formatLocalDay(today)}`}>
            {say("massage.calendar")}
          </a>
        )}
        <a class="link" href="/log#therapy">
          {say("massage.log")}
        </a>
        <a class="link" href="/therapy">
          {say("massage.sessions")}
        </a>
      </p>
    </section>
  );
}

function sinceWords(days: number | null, { say }: Words): string {
  if (days === null) return say("massage.none");
  if (days === 0) return say("massage.today");
  return days === 1 ? say("massage.yesterday") : say("massage.ago", { days });
}
