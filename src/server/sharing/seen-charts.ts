import type { ChartId } from "../../charts/chart.ts";
import type { Sees, SharedPart } from "./seen-by.ts";

/** Of which part of somebody's data a chart is. What is of none is shown to nobody else. */
const PART_OF_CHART: Readonly<Partial<Record<ChartId, SharedPart>>> = {
  "weekly-distance": "runs",
  "load-ratio": "runs",
  "region-runs": "runs",
  "pain-strip": "pain",
  "region-pain": "pain",
  "severity-weeks": "pain",
  "therapy-ticks": "therapy",
};

/** Whether a chart shows nothing that is not shared. */
export function seesChart(id: ChartId, sees: Pick<Sees, SharedPart>): boolean {
  const part = PART_OF_CHART[id];
  return part !== undefined && sees[part];
}
