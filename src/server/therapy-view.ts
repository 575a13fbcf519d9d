import type { FastifyRequest } from "fastify";
import { beforeAfterChart, type MeanSoreness, type SorenessAt } from "../charts/before-after.ts";
import type { LocalDay } from "../domain/local-day.ts";
import type { TherapyReport } from "../usecases/therapy.ts";
import { openCalendarKey } from "./calendar/calendar-key.ts";
import type { DrawnChart } from "./pages/chart-stack.tsx";
import type { TherapyView } from "./pages/therapy-page.tsx";
import { renderChart } from "./render-chart.ts";
import type { ServerOptions } from "./server-options.ts";

const NARROW_PX = 322;
const WIDE_PX = 680;

/** How the browser reached this server; the name was checked before. */
export const originOf = (request: FastifyRequest): string => `${request.protocol}://${request.host}`;

/** The whole address of the private calendar, as it is reached here; null while none was made. */
export async function calendarUrlOf(
  { athlete, calendarKeyFile }: ServerOptions,
  origin: string,
): Promise<string | null> {
  const secret = await openCalendarKey(calendarKeyFile).secretOf(athlete);
  return secret === null ? null : `${origin}/calendar/${secret}.ics`;
}

/** Everything the page about therapy shows, with its chart drawn. */
export async function therapyView(
  { app, athlete }: ServerOptions,
  today: LocalDay,
  calendarUrl: string | null,
): Promise<TherapyView> {
  const [report, therapist] = await Promise.all([app.therapyReport(athlete, today), app.therapist(athlete)]);
  return { report, therapist, chart: await drawn(report), calendarUrl };
}

async function drawn(report: TherapyReport): Promise<DrawnChart> {
  const points = sorenessPoints(report);
  const [narrow, wide] = [beforeAfterChart(points, NARROW_PX), beforeAfterChart(points, WIDE_PX)];
  return {
    chart: wide,
    narrowSvg: narrow.spec === null ? null : await renderChart(narrow.spec),
    wideSvg: wide.spec === null ? null : await renderChart(wide.spec),
  };
}

type Change = TherapyReport["brief"]["beforeAfter"][number]["changes"][number];
type Effect = Extract<TherapyReport["effects"][number], { readonly kind: "estimated" }>;

/** The changes after massage: over the sessions that have a comparison where there are any, so that like stands beside like. */
function sorenessPoints({ brief, effects }: TherapyReport): readonly SorenessAt[] {
  const massage = brief.beforeAfter.find(({ kind }) => kind === "massage");
  return (massage?.changes ?? []).map((change) => {
    const days = change.horizon === "24h" ? 1 : 2;
    const effect = effects.find((one): one is Effect => one.kind === "estimated" && one.horizonDays === days);
    const own = change.horizon === "after" ? undefined : effect;
    return {
      moment: change.horizon,
      withSession: meanOf(change.compared ?? change.sessions, own?.naive),
      without: meanOf(change.without, own?.untreated),
    };
  });
}

function meanOf(summary: Change["sessions"], bounds: Effect["naive"] | undefined): MeanSoreness | null {
  if (summary === null) return null;
  return { mean: summary.mean, lower: bounds?.lower ?? null, upper: bounds?.upper ?? null, n: summary.n };
}
