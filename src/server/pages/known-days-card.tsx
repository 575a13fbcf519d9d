import { formatLocalDay } from "../../domain/local-day.ts";
import type { WeeklyReport } from "../../usecases/app.ts";
import { ExplainLink } from "./explain-link.tsx";
import { useWords } from "./words-context.ts";

interface KnownDaysCardProps {
  readonly report: WeeklyReport;
}

/** How much of the last four weeks is known, and the question that fills the gaps. */
export function KnownDaysCard({ report }: KnownDaysCardProps) {
  const { say, day: dayIn } = useWords();
  const { unknownDays, knownDaysOf28 } = report;
  return (
    <section class="card side" id="known" aria-labelledby="known-title">
      <h2 id="known-title">{say("known.title")}</h2>
      <p class="big">
        <ExplainLink code="known-days" asOf={report.asOf}>
          {say("known.days", { known: knownDaysOf28 })}
        </ExplainLink>
      </p>
      {unknownDays.length === 0 ? (
        <p class="small">{say("known.all")}</p>
      ) : (
        <>
          <p class="small">{say("known.without", { days: unknownDays.length })}</p>
          <details class="ask">
            <summary>{say("known.was-it", { days: unknownDays.length })}</summary>
            <form method="post" action="/log">
              <input type="hidden" name="kind" value="rest" />
              <fieldset class="days">
                <legend>{say("known.tick")}</legend>
                {unknownDays.map((day) => (
                  <label key={day} class="check">
                    <input type="checkbox" name="rest" value={formatLocalDay(day)} />
                    <span>{dayIn(day, "weekday-short")}</span>
                  </label>
                ))}
              </fieldset>
              <button class="button" type="submit">
                {say("known.were-rest")}
              </button>
            </form>
          </details>
        </>
      )}
    </section>
  );
}
