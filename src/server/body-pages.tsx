import type { Chart } from "../charts/chart.ts";
import { regionCharts, weeksFrame } from "../charts/region-history.ts";
import { severityChart } from "../charts/severity-weeks.ts";
import type { AthleteId } from "../domain/ids.ts";
import type { LocalDay } from "../domain/local-day.ts";
import type { PainSite } from "../domain/pain.ts";
import type { Words } from "../messages/words.ts";
import type { App } from "../usecases/app.ts";
import type { BodyReport } from "../usecases/body-report.ts";
import { isPartOf } from "./body-map/place-slug.ts";
import { drawPairs } from "./draw-pairs.ts";
import { BodyPage } from "./pages/body-page.tsx";
import { BodyPlacePage } from "./pages/body-place-page.tsx";
import type { DoneKind } from "./pages/notice.tsx";
import { renderPage } from "./render-page.tsx";

interface BodyView {
  readonly athlete: AthleteId;
  readonly today: LocalDay;
  readonly done: DoneKind | null;
  readonly problem?: string | undefined;
  readonly words: Words;
}

/** The page of the whole body; also what a refused weekly answer leads to. */
export async function bodyPage(app: App, { athlete, today, done, problem, words }: BodyView): Promise<string> {
  const report = await app.bodyReport(athlete, today);
  const [severity] = drawPairs((widthPx) => [weeksChart(report, widthPx, words)]);
  if (severity === undefined) throw new Error("one chart was asked for and none was drawn");
  return renderPage(<BodyPage report={report} severity={severity} done={done} problem={problem} />, words);
}

interface PlaceView extends BodyView {
  readonly site: PainSite;
  readonly until: LocalDay;
}

/** The page of one place. */
export async function placePage(app: App, { athlete, site, today, until, done, words }: PlaceView): Promise<string> {
  const report = await app.bodyReport(athlete, today);
  const charts = drawPairs((widthPx) => regionCharts(historyOf(report, site, until), widthPx, words));
  const places = placesOf(report, site);
  return renderPage(
    <BodyPlacePage site={site} report={report} places={places} charts={charts} until={until} done={done} />,
    words,
  );
}

const placesOf = ({ places }: BodyReport, site: PainSite) => places.filter((place) => isPartOf(place.site, site));

export function historyOf(report: BodyReport, site: PainSite, until: LocalDay): Parameters<typeof regionCharts>[0] {
  const { asOf, days, therapy } = report;
  return { until, asOf, places: placesOf(report, site), days, therapy };
}

export function weeksChart(report: BodyReport, widthPx: number, words: Words): Chart {
  return severityChart(weeksFrame(report.asOf, widthPx, words), report.weeks);
}
