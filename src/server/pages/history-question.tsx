import type { HistoryClaim } from "../../domain/journal.ts";
import { type DayRange, formatLocalDay, type LocalDay } from "../../domain/local-day.ts";
import type { FieldProblem } from "../problem.ts";
import { DayField } from "./day-field.tsx";
import { useWords } from "./words-context.ts";

interface HistoryQuestionProps {
  readonly span: DayRange | null;
  readonly claims: readonly HistoryClaim[];
  readonly today: LocalDay;
  readonly problems: readonly FieldProblem[];
}

/** Asked once: whether days without a file were days without a run. Nobody else can know. */
export function HistoryQuestion({ span, claims, today, problems }: HistoryQuestionProps) {
  const { say } = useWords();
  if (span === null && claims.length === 0) return null;
  return (
    <section class="card" id="history" aria-labelledby="history-title">
      <h2 id="history-title">{say("import.history.title")}</h2>
      {claims.length > 0 ? (
        <Claims claims={claims} />
      ) : (
        <>
          <p class="small">{say("import.history.why")}</p>
          <form method="post" action="/import/history">
            <DayField
              id="history-from"
              name="from"
              label={say("import.history.since")}
              today={today}
              chosen={span === null ? undefined : formatLocalDay(span.from)}
              problem={problems.find((problem) => problem.field === "from")?.message}
            />
            <button class="button primary" type="submit">
              {say("import.history.yes")}
            </button>
          </form>
        </>
      )}
    </section>
  );
}

function Claims({ claims }: { readonly claims: readonly HistoryClaim[] }) {
  const { say } = useWords();
  return (
    <>
      <ul class="plain">
        {claims.map((claim) => (
          <li key={`${claim.from} ${claim.to}`}>
            {claim.to === null
              ? say("import.history.said-since", { from: { day: claim.from, as: "short-year" } })
              : say("import.history.said-between", {
                  from: { day: claim.from, as: "short-year" },
                  to: { day: claim.to, as: "short-year" },
                })}
          </li>
        ))}
      </ul>
      <form method="post" action="/import/history/revoke">
        <button class="button" type="submit">
          {say("import.history.revoke")}
        </button>
      </form>
    </>
  );
}
