import type { Assessment, MassageCard as Card } from "../../domain/assessment.ts";
import { weekdayAndDay } from "../../domain/day-words.ts";
import { formatLocalDay, type LocalDay } from "../../domain/local-day.ts";
import type { TherapySession } from "../../domain/therapy.ts";
import { canBookMassage } from "../../domain/verdict-reasons.ts";
import { EMPTY_FORM } from "../form-body.ts";
import { ExplainLink } from "./explain-link.tsx";
import { SafetyForm } from "./safety-form.tsx";

interface MassageCardProps {
  readonly assessment: Assessment;
  readonly therapy: readonly TherapySession[];
  readonly today: LocalDay;
}

/** When the last massage was, and whether one makes sense. Under a warning sign there is no such card at all. */
export function MassageCard({ assessment, therapy, today }: MassageCardProps) {
  if (assessment.headline === "see-clinician") return null;
  const card = assessment.massage;
  const last = therapy.findLast((session) => session.kind === "massage");
  return (
    <section class="card side" id="massage" aria-labelledby="massage-title">
      <h2 id="massage-title">Massage</h2>
      <p class="big">
        <ExplainLink code="massage-days" asOf={assessment.asOf}>
          {sinceWords(card, last, assessment.asOf)}
        </ExplainLink>
      </p>
      {card !== null && <p class="small">{card.text}</p>}
      {card === null && last !== undefined && (
        <p class="small">{`The last one you logged was on ${weekdayAndDay(last.day)}.`}</p>
      )}
      {card?.gate === "ask" && (
        <details class="ask">
          <summary>Answer the short safety questions</summary>
          <SafetyForm form={EMPTY_FORM} problems={[]} today={today} />
        </details>
      )}
      <p class="actions tight">
        {canBookMassage(assessment) && (
          <a class="button" href={`/massage.ics?day=${formatLocalDay(today)}`}>
            Put it in my calendar
          </a>
        )}
        <a class="link" href="/log#therapy">
          Log a session
        </a>
        <a class="link" href="/therapy">
          Sessions and booking
        </a>
      </p>
    </section>
  );
}

function sinceWords(card: Card | null, last: TherapySession | undefined, asOf: LocalDay): string {
  const days = card?.daysSinceLast ?? (last === undefined ? null : asOf - last.day);
  if (days === null) return "None logged";
  if (days === 0) return "Today";
  return days === 1 ? "Yesterday" : `${days} days ago`;
}
