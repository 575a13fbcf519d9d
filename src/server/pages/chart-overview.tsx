import { OVERVIEW_BOX, overviewPath, overviewX } from "../../charts/overview.ts";
import { addDays, type DayRange, formatLocalDay, type LocalDay } from "../../domain/local-day.ts";
import type { Words } from "../../messages/words.ts";
import type { WeeklyReport } from "../../usecases/app.ts";
import { CHART_SPANS, type ChartSpan, type ChartWindow, movedWindow, spanOf, windowQuery } from "../chart-window.ts";
import { useWords } from "./words-context.ts";

const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;

interface ChartOverviewProps {
  readonly report: WeeklyReport;
  readonly today: LocalDay;
  readonly window: ChartWindow;
}

/** The whole history as a strip with a window on it: links move the window, and with script it can be dragged. */
export function ChartOverview({ report, today, window }: ChartOverviewProps) {
  const words = useWords();
  const { say, day } = words;
  const { shown, all } = window;
  const base = report.asOf === today ? "/?" : `/?asOf=${formatLocalDay(report.asOf)}&`;
  const [left, right] = [overviewX(all, shown.from), overviewX(all, addDays(shown.to, 1))];
  const { width, height } = OVERVIEW_BOX;
  return (
    <div class="overview">
      <p class="overview-shown">
        <span class="small">{say("charts.shown")}</span>{" "}
        <span data-window-words {...rangeTexts(words)}>
          {rangeWords(shown, words)}
        </span>
      </p>
      <div
        class="overview-strip"
        data-overview={base}
        data-first={formatLocalDay(all.from)}
        data-last={formatLocalDay(all.to)}
        data-from={formatLocalDay(shown.from)}
        data-to={formatLocalDay(shown.to)}
        data-say-move={say("charts.grip.move")}
        data-say-first={say("charts.grip.first")}
        data-say-last={say("charts.grip.last")}
        data-say-range={say("days.range", { from: "{from}", to: "{to}" })}
      >
        <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
          <path class="overview-bars" d={overviewPath(report, all)} />
          <g class="overview-still">
            <path class="overview-shade" d={`M0 0h${left}v${height}H0zM${right} 0H${width}v${height}H${right}z`} />
          </g>
        </svg>
      </div>
      <p class="overview-ends small">
        <span>{day(all.from, "month-year-short")}</span>
        <span>{day(all.to, "month-year-short")}</span>
      </p>
      <SpanLinks base={base} window={window} />
    </div>
  );
}

/** `25 May 2026 to 22 Nov 2026`. */
const rangeWords = ({ from, to }: DayRange, { say, day }: Words): string =>
  say("days.range", { from: day(from, "short-year"), to: day(to, "short-year") });

/** The same for the script, which moves the window: the parts of a day stay for it to fill in. */
const rangeTexts = ({ say }: Words) => ({
  "data-say-range": say("days.range", { from: "{from}", to: "{to}" }),
  "data-say-day": say("day.as.short-year", { date: "{date}", monthShort: "{month}", year: "{year}" }),
  "data-say-months": MONTHS.map((month) => say(`day.month-short.${month}`)).join("|"),
});

function SpanLinks({ base, window }: { readonly base: string; readonly window: ChartWindow }) {
  const { say } = useWords();
  const current = spanOf(window);
  const { shown, all } = window;
  // A span that is chosen ends where the window ended, unless that is the end anyway.
  const end = shown.to === all.to ? "" : `&to=${formatLocalDay(shown.to)}`;
  const hrefOf = (span: ChartSpan) => `${base}weeks=${span}${span === "all" ? "" : end}#charts`;
  return (
    <nav class="filter spans" aria-label={say("charts.time")}>
      <ul>
        <MoveLink base={base} window={window} to="earlier" />
        {CHART_SPANS.map((span) => (
          <li key={span}>
            <a href={hrefOf(span)} aria-current={span === current ? "true" : undefined} data-span={span}>
              {say(`charts.span.${span}`)}
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
  const { say } = useWords();
  const range = movedWindow(window, to);
  return (
    <li>
      <a
        href={`${base}${windowQuery(range ?? window.shown)}#charts`}
        aria-label={say(`charts.${to}`)}
        aria-disabled={range === null ? "true" : undefined}
        data-move={to}
      >
        {to === "earlier" ? "‹" : "›"}
      </a>
    </li>
  );
}
