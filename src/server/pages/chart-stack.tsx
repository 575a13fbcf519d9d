import type { Chart } from "../../charts/chart.ts";
import { formatLocalDay, type LocalDay } from "../../domain/local-day.ts";
import { DataTable } from "./data-table.tsx";

/** A chart with its pictures for a narrow and for a wide place; null when there is nothing to draw. */
export interface DrawnChart {
  readonly chart: Chart;
  readonly narrowSvg: string | null;
  readonly wideSvg: string | null;
}

interface ChartStackProps {
  readonly asOf: LocalDay;
  readonly charts: readonly DrawnChart[];
}

/** The reasons as pictures: four charts whose time axes stand under one another. */
export function ChartStack({ asOf, charts }: ChartStackProps) {
  return (
    <section class="card charts" aria-label="The last weeks" data-charts={formatLocalDay(asOf)}>
      {charts.map((drawn) => (
        <ChartFigure key={drawn.chart.id} drawn={drawn} />
      ))}
    </section>
  );
}

/** One chart with its heading and its table. */
export function ChartFigure({ drawn }: { readonly drawn: DrawnChart }) {
  const { chart } = drawn;
  const title = `${chart.id}-title`;
  return (
    <section class="chart" aria-labelledby={title}>
      <header class="chart-head">
        <h2 id={title}>{chart.title}</h2>
        <p class="small">{chart.spec === null ? "" : chart.hint}</p>
      </header>
      {drawn.narrowSvg === null || drawn.wideSvg === null ? (
        <p class="small chart-empty">{chart.empty}</p>
      ) : (
        <div class="chart-place" role="img" aria-label={chart.description} data-chart={chart.id}>
          <Picture kind="narrow" svg={drawn.narrowSvg} />
          <Picture kind="wide" svg={drawn.wideSvg} />
        </div>
      )}
      {chart.table.rows.length > 0 && (
        <details class="chart-table">
          <summary>
            Table<span class="unseen">: {chart.title}</span>
          </summary>
          <DataTable caption={chart.title} table={chart.table} />
        </details>
      )}
    </section>
  );
}

function Picture({ kind, svg }: { readonly kind: "narrow" | "wide"; readonly svg: string }) {
  // Our own renderer made this SVG, and escapes the text in it.
  return <div class={`chart-${kind}`} dangerouslySetInnerHTML={{ __html: svg }} />;
}
