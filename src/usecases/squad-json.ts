import type { CurvePoint } from "../analysis/link/squad/squad-hazard.ts";
import { type EffectChart, type EffectKind, effectCurveChart } from "../charts/effect-curve.ts";
import { formatLocalDay } from "../domain/local-day.ts";
import type { SquadReport } from "./squad-report.ts";
import { withoutSaid } from "./without-said.ts";

const CHART_WIDTH_PX = 680;

/** The stable machine form of the squad report, with the curves as Vega-Lite specs. It names no athlete. */
export function squadJson(report: SquadReport) {
  const english = withoutSaid(report);
  const { asOf, athletes, members, views, filledIn, filledInText, filledInRuns, filledInRunsText } = english;
  const { mornings, morningsText, lags, lagText } = english;
  return {
    asOf: formatLocalDay(asOf),
    athletes,
    members,
    views,
    filledIn,
    filledInText,
    filledInRuns,
    filledInRunsText,
    mornings,
    morningsText,
    lags,
    lagText,
    charts: squadCharts(report, CHART_WIDTH_PX).map(({ id, title, hint, empty, description, table, spec }) => ({
      id,
      title,
      hint,
      empty,
      description,
      table,
      spec,
    })),
  };
}

/** The chance of a new episode over recent and over chronic load, in absolute terms, from the model by day. */
function squadCharts({ views }: SquadReport, widthPx: number): readonly EffectChart[] {
  const byDay = views[0]?.byDay;
  return (["recent", "chronic"] as const satisfies readonly EffectKind[]).map((kind) => {
    const points = byDay?.kind === "estimated" ? byDay[kind].map(pointOf) : [];
    return effectCurveChart(kind, points, widthPx);
  });
}

const pointOf = ({ load, per1000: { value, lower, upper } }: CurvePoint) => ({ load, per1000: value, lower, upper });
