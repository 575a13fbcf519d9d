import { kmWords } from "../../charts/number-words.ts";
import { isoWeekStart } from "../../domain/local-day.ts";
import type { WeeklyReport } from "../../usecases/app.ts";
import type { NumberCode } from "../../usecases/explain-number.ts";
import { ExplainLink } from "./explain-link.tsx";

/** What this week came to until now, each number with its explanation. Nothing is said of a week nobody told about. */
export function WeekTotals({ report }: { readonly report: WeeklyReport }) {
  const { weeks, asOf } = report;
  const week = weeks.findLast(({ weekStart }) => weekStart === isoWeekStart(asOf));
  if (week === undefined || week.distanceM === null) return null;
  const totals: readonly (readonly [NumberCode, string, string])[] = [
    ["week-distance", "Distance", kmWords(week.distanceM)],
    ["week-time", "Time", week.durationS === null ? "unknown" : hoursWords(week.durationS)],
    ["week-runs", "Runs", String(week.runs)],
    ["week-longest", "Longest run", week.longestRunM === null ? "–" : kmWords(week.longestRunM)],
  ];
  return (
    <section class="totals" aria-labelledby="totals-title">
      <h2 id="totals-title">This week so far</h2>
      <dl>
        {totals.map(([code, name, words]) => (
          <div key={code}>
            <dt>{name}</dt>
            <dd>
              <ExplainLink code={code} asOf={asOf}>
                {words}
              </ExplainLink>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** `3 h 05`, `42 min`. */
function hoursWords(durationS: number): string {
  const minutes = Math.round(durationS / 60);
  const hours = Math.floor(minutes / 60);
  return hours === 0 ? `${minutes} min` : `${hours} h ${String(minutes % 60).padStart(2, "0")}`;
}
