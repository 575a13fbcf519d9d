import { shortDayAndYear } from "../../domain/day-words.ts";
import type { HistoryClaim } from "../../domain/journal.ts";
import { type DayRange, formatLocalDay, type LocalDay } from "../../domain/local-day.ts";
import type { FieldProblem } from "../problem.ts";
import { DayField } from "./day-field.tsx";

interface HistoryQuestionProps {
  readonly span: DayRange | null;
  readonly claims: readonly HistoryClaim[];
  readonly today: LocalDay;
  readonly problems: readonly FieldProblem[];
}

/** Asked once: whether days without a file were days without a run. Nobody else can know. */
export function HistoryQuestion({ span, claims, today, problems }: HistoryQuestionProps) {
  if (span === null && claims.length === 0) return null;
  return (
    <section class="card" id="history" aria-labelledby="history-title">
      <h2 id="history-title">Is this every run you made?</h2>
      {claims.length > 0 ? (
        <Claims claims={claims} />
      ) : (
        <>
          <p class="small">
            If these files hold every run, the days between them were rest. If not, they stay unknown, and we say so
            instead of guessing.
          </p>
          <form method="post" action="/import/history">
            <DayField
              id="history-from"
              name="from"
              label="These files hold every run I made since"
              today={today}
              chosen={span === null ? undefined : formatLocalDay(span.from)}
              problem={problems.find((problem) => problem.field === "from")?.message}
            />
            <button class="button primary" type="submit">
              Yes, every run
            </button>
          </form>
        </>
      )}
    </section>
  );
}

function Claims({ claims }: { readonly claims: readonly HistoryClaim[] }) {
  return (
    <>
      <ul class="plain">
        {claims.map((claim) => (
          <li key={`${claim.from} ${claim.to}`}>
            {claim.to === null
              ? `You said: every run since ${shortDayAndYear(claim.from)} is here.`
              : `You said: every run from ${shortDayAndYear(claim.from)} to ${shortDayAndYear(claim.to)} is here.`}
          </li>
        ))}
      </ul>
      <form method="post" action="/import/history/revoke">
        <button class="button" type="submit">
          Take that back
        </button>
      </form>
    </>
  );
}
