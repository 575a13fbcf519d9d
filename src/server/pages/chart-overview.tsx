import { OVERVIEW_BOX, overviewPath, overviewX } from "../../charts/overview.ts";
import { monthWord, shortDayAndYear } from "../../domain/day-words.ts";
import { addDays, civilOf, type DayRange, formatLocalDay, type LocalDay } from "../../domain/local-day.ts";
import type { WeeklyReport } from "../../usecases/app.ts";
import { CHART_SPANS, type ChartSpan, type ChartWindow, movedWindow, spanOf, windowQuery } from "../chart-window.ts";

const SPAN_WORDS: Readonly<Record<ChartSpan, string>> = {
  "12": "12 weeks",
  "26": "6 months",
  "52": "1 year",
  all: "All",
};

interface ChartOverviewProps {
  readonly report: WeeklyReport;
  readonly today: LocalDay;
  readonly window: ChartWindow;
}

/** The whole history as a strip with a window on it: links move the window, and with script it can be dragged. */
export function ChartOverview({ report, today, window }: ChartOverviewProps) {
  const { shown, all } = window;
  const base = report.asOf === today ? "/?" : `/?asOf=${formatLocalDay(report.asOf)}&`;
  const [left, right] = [overviewX(all, shown.from), overviewX(all, addDays(shown.to, 1))];
  const { width, height } = OVERVIEW_BOX;
  return (
    <div class="overview">
      <p class="overview-shown">
        <span class="small">Shown:</span> <span data-window-words>{rangeWords(shown)}</span>
      </p>
      <div
        class="overview-strip"
        data-overview={base}
        data-first={formatLocalDay(all.from)}
        data-last={formatLocalDay(all.to)}
        data-from={formatLocalDay(shown.from)}
        data-to={formatLocalDay(shown.to)}
      >
        <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
          <path class="overview-bars" d={overviewPath(report, all)} />
          <g class="overview-still">
            <path class="overview-shade" d={`M0 0h${left}v${height}H0zM${right} 0H${width}v${height}H${right}z`} />
          </g>
        </svg>
      </div>
      <p class="overview-ends small">
        <span>{monthAndYear(all.from)}</span>
        <span>{monthAndYear(all.to)}</span>
      </p>
      <SpanLinks base={base} window={window} />
    </div>
  );
}

const monthAndYear = (day: LocalDay): string => `${monthWord(day).slice(0, 3)} ${civilOf(day).year}`;

/** `25 May 2026 to 22 Nov 2026`. */
const rangeWords = ({ from, to }: DayRange): string => `${shortDayAndYear(from)} to ${shortDayAndYear(to)}`;

function SpanLinks({ base, window }: { readonly base: string; readonly window: ChartWindow }) {
  const current = spanOf(window);
  const { shown, all } = window;
  // A span that is chosen ends where the window ended, unless that is the end anyway.
  const end = shown.to === all.to ? "" : `&to=${formatLocalDay(shown.to)}`;
  const hrefOf = (span: ChartSpan) => `${base}weeks=${span}${span === "all" ? "" : end}#charts`;
  return (
    <nav class="filter spans" aria-label="Time shown in the charts">
      <ul>
        <MoveLink base={base} window={window} to="earlier" />
        {CHART_SPANS.map((span) => (
          <li key={span}>
            <a href={hrefOf(span)} aria-current={span === current ? "true" : undefined} data-span={span}>
              {SPAN_WORDS[span]}
            </a>
          </li>
        ))}
        <MoveLink base={base} window={window} to="later" />
      </ul>
    </nav>
  );
}

interface MoveLinkProps {
  readonly base: string;
  readonly window: ChartWindow;
  readonly to: "earlier" | "later";
}

/** At an end of the history it leads nowhere else, and says so. */
function MoveLink({ base, window, to }: MoveLinkProps) {
  const range = movedWindow(window, to);
  return (
    <li>
      <a
        href={`${base}${windowQuery(range ?? window.shown)}#charts`}
        aria-label={to === "earlier" ? "Earlier" : "Later"}
        aria-disabled={range === null ? "true" : undefined}
        data-move={to}
      >
        {to === "earlier" ? "‹" : "›"}
      </a>
    </li>
  );
}
