import { localDayOf } from "../../domain/local-day.ts";
import type { RunMonth } from "../../usecases/list-runs.ts";
import { type RunChoice, runsAddress } from "../list-runs.ts";
import { sumOf, sumWords } from "../words/run-words.ts";
import { useWords } from "./words-context.ts";

/** A year with its months, and what they come to. */
export interface RunYear {
  readonly year: number;
  /** Newest first; months without a session are left out. */
  readonly months: readonly RunMonth[];
}

/** Months by their year; both newest first. */
export function yearsOf(months: readonly RunMonth[]): readonly RunYear[] {
  const years = new Map<number, RunMonth[]>();
  for (const month of months) {
    const own = years.get(month.year);
    if (own === undefined) years.set(month.year, [month]);
    else own.push(month);
  }
  return [...years].map(([year, own]) => ({ year, months: own }));
}

interface RunYearsProps {
  readonly years: readonly RunYear[];
  readonly choice: RunChoice;
}

/** Ten years on one card: a row a year, and the months of the one that is chosen. */
export function RunYears({ years, choice }: RunYearsProps) {
  const { say } = useWords();
  if (years.length === 0) return null;
  const mostM = Math.max(...years.flatMap(({ months }) => months.map(({ distanceM }) => distanceM)));
  return (
    <nav class="card side years" aria-labelledby="years-title">
      <h2 id="years-title">{say("runs.years")}</h2>
      <ul>
        {choice.year !== null && (
          <li>
            <a href={runsAddress({ ...choice, year: null, month: null })}>{say("runs.years.all")}</a>
          </li>
        )}
        {years.map((year) => (
          <li key={year.year}>
            <YearLink year={year} choice={choice} mostM={mostM} />
            {year.year === choice.year && <Months year={year} choice={choice} />}
          </li>
        ))}
      </ul>
    </nav>
  );
}

interface YearProps {
  readonly year: RunYear;
  readonly choice: RunChoice;
}

function YearLink({ year, choice, mostM }: YearProps & { readonly mostM: number }) {
  const words = useWords();
  return (
    <a
      class="year"
      href={runsAddress({ ...choice, year: year.year, month: null })}
      aria-current={year.year === choice.year && choice.month === null ? "true" : undefined}
    >
      <strong>{year.year}</strong>
      <MonthBars months={year.months} mostM={mostM} />
      <span class="small">{sumWords(sumOf(year.months), choice.sport ?? "run", words)}</span>
    </a>
  );
}

const BAR_PX = 6;
const BARS_HIGH_PX = 22;

/** Twelve bars from January on, of one scale for all years. The words beside them say the sum. */
function MonthBars({ months, mostM }: { readonly months: readonly RunMonth[]; readonly mostM: number }) {
  return (
    <svg class="month-bars" viewBox={`0 0 ${12 * BAR_PX} ${BARS_HIGH_PX}`} aria-hidden="true" focusable="false">
      {months.map(({ month, distanceM }) => {
        const height = mostM > 0 ? Math.max(1, (BARS_HIGH_PX * distanceM) / mostM) : 1;
        return (
          <rect
            key={month}
            x={(month - 1) * BAR_PX}
            y={(BARS_HIGH_PX - height).toFixed(1)}
            width={BAR_PX - 2}
            height={height.toFixed(1)}
          />
        );
      })}
    </svg>
  );
}

function Months({ year, choice }: YearProps) {
  const { say, day, number, distanceIn, distanceUnit } = useWords();
  return (
    <ul class="months" aria-label={say("runs.years.months", { year: String(year.year) })}>
      {year.months.map((month) => (
        <li key={month.month}>
          <a
            href={runsAddress({ ...choice, year: year.year, month: month.month })}
            aria-current={month.month === choice.month ? "true" : undefined}
          >
            {day(localDayOf(year.year, month.month, 1), "month").slice(0, 3)}{" "}
            <span class="small">
              {month.withoutDistance < month.counted
                ? `${number(distanceIn(month.distanceM))} ${distanceUnit}`
                : say("runs.years.others", { count: month.sessions })}
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}
