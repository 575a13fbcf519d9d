import type { FastifyInstance } from "fastify";
import type { AthleteId } from "../../domain/ids.ts";
import { formatLocalDay, type LocalDay, parseLocalDay } from "../../domain/local-day.ts";
import { said } from "../../messages/said.ts";
import { calendarDays } from "../../usecases/calendar-days.ts";
import { OWN_SECRET, own } from "../access/access.ts";
import { type CalendarKey, isSecret } from "../calendar/calendar-key.ts";
import { calendarText, stampOf } from "../calendar/calendar-text.ts";
import { massageDay, runnerCalendar } from "../calendar/runner-calendar.ts";
import { cachedBody, type PageCache, sendCached } from "../page-cache.ts";
import { HttpProblem } from "../problem.ts";
import type { ServerOptions } from "../server-options.ts";
import { wordsOf, wordsOfRunner } from "../words-of.ts";

const CALENDAR = "text/calendar; charset=utf-8";

interface CalendarParts {
  readonly cache: PageCache;
  readonly key: CalendarKey;
}

/** One massage for any calendar, and the runner's own calendar under an address that only they know. */
export function calendarRoutes(fastify: FastifyInstance, options: ServerOptions, { cache, key }: CalendarParts): void {
  const { app, people, localAthlete } = options;

  /** Whose calendar is at an address; every secret is compared, whichever it is. */
  const athleteOf = async (given: string): Promise<AthleteId | null> => {
    const open = (await people.accounts()).flatMap(({ athlete, isDisabled }) => (isDisabled ? [] : (athlete ?? [])));
    let found: AthleteId | null = null;
    for (const athlete of (await people.hasAccounts()) ? open : [localAthlete])
      if (isSecret(given, await key.secretOf(athlete))) found = athlete;
    return found;
  };

  fastify.get<{ Querystring: { day?: unknown } }>("/massage.ics", own("therapy"), async (request, reply) => {
    const today = await app.today(request.athlete);
    const words = wordsOf(request);
    const asked = massageDay(dayAsked(request.query.day, today), words);
    const stamp = stampOf(today, await app.dataVersion());
    reply.header("content-disposition", 'attachment; filename="massage.ics"');
    return sendCached(
      request,
      reply,
      cachedBody(calendarText({ name: words.say("massage.title"), days: [asked], stamp }), CALENDAR),
    );
  });

  fastify.get<{ Params: { secret: string } }>("/calendar/:secret.ics", OWN_SECRET, async (request, reply) => {
    const athlete = await athleteOf(request.params.secret);
    if (athlete === null) throw new HttpProblem(404, said("refused.calendar"));
    const [today, version] = [await app.today(athlete), await app.dataVersion()];
    const words = await wordsOfRunner(app, athlete, request);
    const text = async () => {
      const [plan, therapy] = await Promise.all([app.planReport(athlete, today), app.therapyReport(athlete, today)]);
      const days = runnerCalendar(calendarDays(plan, therapy), words);
      return cachedBody(
        calendarText({ name: words.say("calendar.name"), days, stamp: stampOf(today, version) }),
        CALENDAR,
      );
    };
    return sendCached(
      request,
      reply,
      await cache.get(["calendar", version, athlete, today, words.code].join(" "), text),
    );
  });

  fastify.post("/therapy/calendar", own("therapy"), async (request, reply) => {
    await key.renew(request.athlete);
    return reply.redirect("/therapy?done=calendar-address#calendar", 303);
  });
  fastify.post("/therapy/calendar/end", own("therapy"), async (request, reply) => {
    await key.end(request.athlete);
    return reply.redirect("/therapy?done=calendar-ended#calendar", 303);
  });
}

/** The day a massage is to stand on, past or to come; today when none is named. @throws HttpProblem 400 */
function dayAsked(text: unknown, today: LocalDay): LocalDay {
  if (text === undefined || text === "") return today;
  const day = typeof text === "string" ? parseLocalDay(text) : null;
  if (day === null)
    throw new HttpProblem(400, said("refused.no-day", { text: String(text).slice(0, 20), day: formatLocalDay(today) }));
  return day;
}
