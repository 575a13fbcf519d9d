import type { Words } from "../../messages/words.ts";
import type { SharedWeek } from "../sharing/shared-weeks.ts";
import { contactWords } from "../words/squad-words.ts";
import { DataTable } from "./data-table.tsx";
import { useWords } from "./words-context.ts";

interface SharedWeeksProps {
  /** Newest first. */
  readonly weeks: readonly SharedWeek[];
  readonly knownDaysOf28: number;
  /** Days since the athlete was last heard of, null for never; absent where it is not told. */
  readonly silentDays?: number | null;
}

/** How much of each of the last weeks is known, and what was run where that is shared. */
export function SharedWeeks({ weeks, knownDaysOf28, silentDays }: SharedWeeksProps) {
  const words = useWords();
  const { say, day, percent } = words;
  const title = say("shared.weeks");
  const runs = weeks.some(({ running }) => running !== null) ? [say("totals.distance"), say("totals.runs")] : [];
  const table = {
    headers: [say("shared.week"), ...runs, say("shared.known")],
    rows: weeks.map(({ weekStart, coverage, running }) => [
      day(weekStart, "short"),
      ...runningCells(running, words),
      percent(coverage * 100),
    ]),
  };
  return (
    <section class="card" aria-labelledby="weeks-title">
      <h2 id="weeks-title">{title}</h2>
      {weeks.length === 0 ? <p class="small">{say("shared.no-weeks")}</p> : <DataTable caption={title} table={table} />}
      <p class="small">{say("known.days", { known: knownDaysOf28 })}</p>
      {silentDays !== undefined && (
        <p class="small">
          {say("squad.column.contact")}: {contactWords(silentDays, words)}
        </p>
      )}
    </section>
  );
}

function runningCells(running: SharedWeek["running"], { distance }: Words): readonly string[] {
  if (running === null) return [];
  const { distanceM, runs } = running;
  return [distanceM === null ? "–" : distance(distanceM), distanceM === null && runs === 0 ? "–" : String(runs)];
}
