import type { ComponentChildren } from "preact";
import type { Chart, ChartId } from "../../charts/chart.ts";
import { formatLocalDay, type LocalDay } from "../../domain/local-day.ts";
import type { PainSite } from "../../domain/pain.ts";
import type { WeeklyReport } from "../../usecases/app.ts";
import { placeSlug } from "../body-map/place-slug.ts";
import { type ChartWindow, windowQuery } from "../chart-window.ts";
import { ChartOverview } from "./chart-overview.tsx";
import { DataTable } from "./data-table.tsx";
import { ExplainLink } from "./explain-link.tsx";
import { WeekTotals } from "./week-totals.tsx";
import { useWords } from "./words-context.ts";

/** A chart with its pictures for a narrow and for a wide place; null when there is nothing to draw. */
export interface DrawnChart {
  readonly chart: Chart;
  readonly narrowSvg: string | null;
  readonly wideSvg: string | null;
}

interface ChartStackProps {
  readonly report: WeeklyReport;
  readonly charts: readonly DrawnChart[];
  readonly window: ChartWindow;
  readonly today: LocalDay;
  /** Leaves the pictures as they are, whatever script there is: for made-up data. */
  readonly isStill?: boolean;
}

/** The reasons as pictures: four charts whose time axes stand under one another, over a strip of the whole history. */
export function ChartStack({ report, charts, window, today, isStill = false }: ChartStackProps) {
  const { say } = useWords();
  return (
    <section
      class="card charts"
      id="charts"
      aria-label={say("charts.label")}
      data-charts={isStill ? undefined : formatLocalDay(report.asOf)}
      data-charts-from={`/api/v1/charts?asOf=${formatLocalDay(report.asOf)}&${windowQuery(window.shown)}`}
    >
      <WeekTotals report={report} />
      {charts.map((drawn) => (
        <ChartFigure key={drawn.chart.id} drawn={drawn}>
          <HowLink id={drawn.chart.id} title={drawn.chart.title} asOf={report.asOf} />
        </ChartFigure>
      ))}
      <ChartOverview report={report} today={today} window={window} />
    </section>
  );
}

/** What the newest number of each chart is explained by. */
const EXPLAINED_BY: Readonly<Partial<Record<ChartId, string>>> = {
  "weekly-distance": "week-distance",
  "load-ratio": "acwrCoupled",
  "pain-strip": "pain-by-week",
  "therapy-ticks": "massage-days",
};

interface HowLinkProps {
  readonly id: ChartId;
  readonly title: string;
  readonly asOf: LocalDay;
}

function HowLink({ id, title, asOf }: HowLinkProps) {
  const { say } = useWords();
  const code = EXPLAINED_BY[id];
  if (code === undefined) return null;
  return (
    <ExplainLink code={code} asOf={asOf} class="how">
      {say("charts.how")}
      <span class="unseen"> {say("charts.how.made", { title })}</span>
    </ExplainLink>
  );
}

interface ChartFigureProps {
  readonly drawn: DrawnChart;
  /** What else stands beside its heading. */
  readonly children?: ComponentChildren;
}

/** One chart with its heading and its table. */
export function ChartFigure({ drawn, children }: ChartFigureProps) {
  const { say } = useWords();
  const { chart } = drawn;
  const title = `${chart.id}-title`;
  const isEmpty = drawn.narrowSvg === null || drawn.wideSvg === null;
  return (
    <section class={`chart chart-${chart.id}`} aria-labelledby={title}>
      <header class="chart-head">
        <h2 id={title}>{chart.title}</h2>
        <p class="small chart-hint">{chart.spec === null ? "" : chart.hint}</p>
        {children}
      </header>
      <p class="small chart-empty" hidden={!isEmpty}>
        {chart.empty}
      </p>
      <div class="chart-place" role="img" aria-label={chart.description} data-chart={chart.id} hidden={isEmpty}>
        {drawn.narrowSvg !== null && <Picture kind="narrow" svg={drawn.narrowSvg} />}
        {drawn.wideSvg !== null && <Picture kind="wide" svg={drawn.wideSvg} />}
      </div>
      {chart.places !== undefined && chart.places.length > 0 && <PlaceLinks places={chart.places} />}
      <details class="chart-table" hidden={chart.table.rows.length === 0}>
        <summary>
          {say("charts.table")}
          <span class="unseen">: {chart.title}</span>
        </summary>
        <DataTable caption={chart.title} table={chart.table} />
      </details>
    </section>
  );
}

/** The way from a chart to the history of each place on it. */
function PlaceLinks({ places }: { readonly places: readonly PainSite[] }) {
  const { say, site: named } = useWords();
  return (
    <p class="place-links">
      <span class="small">{say("charts.day-by-day")}</span>
      {places.map((site) => (
        <a key={placeSlug(site)} class="link" href={`/body/${placeSlug(site)}`}>
          {named(site, "label")}
        </a>
      ))}
    </p>
  );
}

function Picture({ kind, svg }: { readonly kind: "narrow" | "wide"; readonly svg: string }) {
  // Our own renderer made this SVG, and escapes the text in it.
  return <div class={`chart-${kind}`} dangerouslySetInnerHTML={{ __html: svg }} />;
}
