import { isoWeekStart } from "../../domain/local-day.ts";
import type { WeeklyReport } from "../../usecases/app.ts";
import type { NumberCode } from "../../usecases/explain-number.ts";
import { ExplainLink } from "./explain-link.tsx";
import { useWords } from "./words-context.ts";

/** What this week came to until now, each number with its explanation. Nothing is said of a week nobody told about. */
export function WeekTotals({ report }: { readonly report: WeeklyReport }) {
  const { say, distance, hours } = useWords();
  const { weeks, asOf } = report;
  const week = weeks.findLast(({ weekStart }) => weekStart === isoWeekStart(asOf));
  if (week === undefined || week.distanceM === null) return null;
  const totals: readonly (readonly [NumberCode, string, string])[] = [
    ["week-distance", say("totals.distance"), distance(week.distanceM)],
    ["week-time", say("totals.time"), week.durationS === null ? say("unit.unknown") : hours(week.durationS)],
    ["week-runs", say("totals.runs"), String(week.runs)],
    ["week-longest", say("totals.longest"), week.longestRunM === null ? "–" : distance(week.longestRunM)],
  ];
  return (
    <section class="totals" aria-labelledby="totals-title">
      <h2 id="totals-title">{say("totals.title")}</h2>
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
