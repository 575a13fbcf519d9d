import type { FastifyRequest } from "fastify";
import { beforeAfterChart, type MeanSoreness, type SorenessAt } from "../charts/before-after.ts";
import type { LocalDay } from "../domain/local-day.ts";
import type { Words } from "../messages/words.ts";
import type { TherapyReport } from "../usecases/therapy.ts";
import { openCalendarKey } from "./calendar/calendar-key.ts";
import { drawPairs } from "./draw-pairs.ts";
import type { DrawnChart } from "./pages/chart-stack.tsx";
import type { TherapyView } from "./pages/therapy-page.tsx";
import type { OneAthlete, ServerOptions } from "./server-options.ts";

/** Where people find this server: as it was said, else how the browser reached it; the name was checked before. */
export const originOf = ({ headers }: FastifyRequest, { names }: Pick<ServerOptions, "names">): string =>
  names?.publicUrl == null ? `http://${headers.host ?? ""}` : new URL(names.publicUrl).origin;

/** The whole address of the private calendar, as it is reached here; null while none was made. */
export async function calendarUrlOf(
  { athlete, calendarKeyFile, localAthlete }: OneAthlete,
  origin: string,
): Promise<string | null> {
  const secret = await openCalendarKey(calendarKeyFile, localAthlete).secretOf(athlete);
  return secret === null ? null : `${origin}/calendar/${secret}.ics`;
}

/** Everything the page about therapy shows, with its chart drawn. */
export async function therapyView(
  { app, athlete }: OneAthlete,
  today: LocalDay,
  { calendarUrl, words }: { readonly calendarUrl: string | null; readonly words: Words },
): Promise<TherapyView> {
  const [report, therapist] = await Promise.all([app.therapyReport(athlete, today), app.therapist(athlete)]);
  return { report, therapist, chart: drawn(report, words), calendarUrl };
}

function drawn(report: TherapyReport, words: Words): DrawnChart {
  const points = sorenessPoints(report);
  const [chart] = drawPairs((widthPx) => [beforeAfterChart(points, widthPx, words)]);
  if (chart === undefined) throw new Error("one chart was asked for and none was drawn");
  return chart;
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
