import { weekdayAndDay } from "../../domain/day-words.ts";
import { formatLocalDay } from "../../domain/local-day.ts";
import type { WeeklyReport } from "../../usecases/app.ts";
import { ExplainLink } from "./explain-link.tsx";

interface KnownDaysCardProps {
  readonly report: WeeklyReport;
}

/** How much of the last four weeks is known, and the question that fills the gaps. */
export function KnownDaysCard({ report }: KnownDaysCardProps) {
  const { unknownDays, knownDaysOf28 } = report;
  return (
    <section class="card side" id="known" aria-labelledby="known-title">
      <h2 id="known-title">What we know</h2>
      <p class="big">
        <ExplainLink code="known-days" asOf={report.asOf}>{`${knownDaysOf28} of 28 days`}</ExplainLink>
      </p>
      {unknownDays.length === 0 ? (
        <p class="small">Every day of the last four weeks is a run, a session or a rest day.</p>
      ) : (
        <>
          <p class="small">
            {unknownDays.length === 1 ? "1 day without data." : `${unknownDays.length} days without data.`} A day nobody
            told us about does not count as rest.
          </p>
          <details class="ask">
            <summary>{unknownDays.length === 1 ? "Was it a rest day?" : "Were they rest days?"}</summary>
            <form method="post" action="/log">
              <input type="hidden" name="kind" value="rest" />
              <fieldset class="days">
                <legend>Tick the days on which you did not run</legend>
                {unknownDays.map((day) => (
                  <label key={day} class="check">
                    <input type="checkbox" name="rest" value={formatLocalDay(day)} />
                    <span>{weekdayAndDay(day)}</span>
                  </label>
                ))}
              </fieldset>
              <button class="button" type="submit">
                They were rest days
              </button>
            </form>
          </details>
        </>
      )}
    </section>
  );
}
