import type { WeeklyReport } from "../../usecases/app.ts";
import { DataTable } from "./data-table.tsx";
import { useWords } from "./words-context.ts";

const WEEKS = 8;

/** What each of the last weeks came to, and how much of it is known. */
export function SharedWeeks({ report }: { readonly report: WeeklyReport }) {
  const { say, day, distance, percent } = useWords();
  const weeks = report.weeks.slice(-WEEKS).toReversed();
  const title = say("shared.weeks");
  const table = {
    headers: [say("shared.week"), say("totals.distance"), say("totals.runs"), say("shared.known")],
    rows: weeks.map(({ weekStart, distanceM, runs, coverage }) => [
      day(weekStart, "short"),
      distanceM === null ? "–" : distance(distanceM),
      distanceM === null && runs === 0 ? "–" : String(runs),
      percent(coverage * 100),
    ]),
  };
  return (
    <section class="card" aria-labelledby="weeks-title">
      <h2 id="weeks-title">{title}</h2>
      {weeks.length === 0 ? <p class="small">{say("shared.no-weeks")}</p> : <DataTable caption={title} table={table} />}
      <p class="small">{say("known.days", { known: report.knownDaysOf28 })}</p>
    </section>
  );
}
