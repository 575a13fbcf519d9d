import type { FastifyInstance } from "fastify";
import { formatLocalDay, type LocalDay, parseLocalDay } from "../../domain/local-day.ts";
import { calendarDays } from "../../usecases/calendar-days.ts";
import { type CalendarKey, isSecret } from "../calendar/calendar-key.ts";
import { calendarText, stampOf } from "../calendar/calendar-text.ts";
import { massageDay, runnerCalendar } from "../calendar/runner-calendar.ts";
import { cachedBody, type PageCache, sendCached } from "../page-cache.ts";
import { HttpProblem } from "../problem.ts";
import type { ServerOptions } from "../server-options.ts";

const CALENDAR = "text/calendar; charset=utf-8";

interface CalendarParts {
  readonly cache: PageCache;
  readonly key: CalendarKey;
}

/** One massage for any calendar, and the runner's own calendar under an address that only they know. */
export function calendarRoutes(fastify: FastifyInstance, options: ServerOptions, { cache, key }: CalendarParts): void {
  const { app, athlete } = options;

  fastify.get<{ Querystring: { day?: unknown } }>("/massage.ics", async (request, reply) => {
    const today = await app.today(athlete);
    const asked = massageDay(dayAsked(request.query.day, today));
    const stamp = stampOf(today, await app.dataVersion());
    reply.header("content-disposition", 'attachment; filename="massage.ics"');
    return sendCached(request, reply, cachedBody(calendarText({ name: "Massage", days: [asked], stamp }), CALENDAR));
  });

  fastify.get<{ Params: { secret: string } }>("/calendar/:secret.ics", async (request, reply) => {
    if (!isSecret(request.params.secret, await key.secretOf(athlete)))
      throw new HttpProblem(404, "There is no calendar at this address. A new address ends the old one.");
    const [today, version] = [await app.today(athlete), await app.dataVersion()];
    const text = async () => {
      const [plan, therapy] = await Promise.all([app.planReport(athlete, today), app.therapyReport(athlete, today)]);
      const days = runnerCalendar(calendarDays(plan, therapy));
      return cachedBody(calendarText({ name: "Running", days, stamp: stampOf(today, version) }), CALENDAR);
    };
    return sendCached(request, reply, await cache.get(["calendar", version, athlete, today].join(" "), text));
  });

  fastify.post("/therapy/calendar", async (_request, reply) => {
    await key.renew();
    return reply.redirect("/therapy?done=calendar-address#calendar", 303);
  });
}

/** The day a massage is to stand on, past or to come; today when none is named. @throws HttpProblem 400 */
function dayAsked(text: unknown, today: LocalDay): LocalDay {
  if (text === undefined || text === "") return today;
  const day = typeof text === "string" ? parseLocalDay(text) : null;
  if (day === null)
    throw new HttpProblem(400, `There is no day ${String(text).slice(0, 20)}. Write it like ${formatLocalDay(today)}.`);
  return day;
}
