import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { COACH } from "../access/access.ts";
import { cachedBody, type PageCache, sendCached } from "../page-cache.ts";
import { SquadCompareNone, SquadComparePage } from "../pages/squad-compare-page.tsx";
import { SquadLinkPage } from "../pages/squad-link-page.tsx";
import { SquadPage } from "../pages/squad-page.tsx";
import { renderPage } from "../render-page.tsx";
import { comparedAthletes, isComparable, sharedAmong } from "../squad/compared-athlete.ts";
import { choiceQuery, chosenEntries, squadChoice } from "../squad/squad-choice.ts";
import { squadCsv } from "../squad/squad-csv.ts";
import { squadDone } from "../squad/squad-done.ts";
import { squadLookBack } from "../squad/squad-look-back.ts";
import { reached, type SquadSite, sharingBoth, squadLook } from "../squad/squad-site.ts";
import { wordsOf } from "../words-of.ts";

const HTML = "text/html; charset=utf-8";
const CSV = "text/csv; charset=utf-8; header=present";

/** `/squad`: every athlete who shares with the reader, as a page, as a table, and a few side by side. */
export function squadRoutes(fastify: FastifyInstance, site: SquadSite, cache: PageCache): void {
  fastify.get("/squad", COACH, async (request, reply) => {
    const look = await squadLook(site, request);
    await reached(site, request, look.shared);
    const { query, choice, words } = askedOf(request);
    const done = squadDone(query.get("done"));
    const key = ["squad", look.key, choiceQuery(choice), query.get("done"), words.code].join(" ");
    const page = await cache.get(key, async () => {
      const { shared, groups, views, today, account } = look;
      const entries = await site.app.squadOverview(shared, { asOf: today });
      const shown = chosenEntries(entries, choice, groups);
      const props = { asOf: today, all: entries.length, shown, choice, groups, views, done };
      return cachedBody(renderPage(<SquadPage {...props} hasAccount={account !== null} />, words), HTML);
    });
    return sendCached(request, reply, page);
  });

  fastify.get("/squad.csv", COACH, async (request, reply) => {
    const look = await squadLook(site, request);
    await reached(site, request, look.shared);
    const { choice, words } = askedOf(request);
    const table = await cache.get(["squad.csv", look.key, choiceQuery(choice), words.code].join(" "), async () => {
      const entries = await site.app.squadOverview(look.shared, { asOf: look.today });
      return cachedBody(squadCsv(chosenEntries(entries, choice, look.groups), words), CSV);
    });
    reply.header("content-disposition", 'attachment; filename="squad.csv"');
    return sendCached(request, reply, table);
  });

  fastify.get("/squad/link", COACH, async (request, reply) => {
    const { shared, today } = await squadLook(site, request);
    const both = sharingBoth(shared);
    await reached(site, request, both);
    const lookBack = await squadLookBack(site.app, both, today);
    const page = renderPage(<SquadLinkPage lookBack={lookBack} athletes={both.length} />, wordsOf(request));
    return reply.type(HTML).header("cache-control", "no-store").send(page);
  });

  fastify.get("/squad/compare", COACH, async (request, reply) => compared(site, request, reply, cache));
}

/** A few athletes side by side. Nobody learns of an athlete who does not share: their name is one that is not there. */
async function compared(
  site: SquadSite,
  request: FastifyRequest,
  reply: FastifyReply,
  cache: PageCache,
): Promise<FastifyReply> {
  const look = await squadLook(site, request);
  const { query, words } = askedOf(request);
  const chosen = [...new Set(query.getAll("athlete"))];
  if (!isComparable(chosen.length)) {
    const page = renderPage(<SquadCompareNone count={chosen.length} />, words);
    return reply.code(422).type(HTML).header("cache-control", "no-store").send(page);
  }
  const shared = sharedAmong(look.shared, chosen);
  await reached(site, request, shared);
  const page = await cache.get(["compare", look.key, ...chosen, words.code].join(" "), async () => {
    const athletes = await comparedAthletes(site.app, shared, look.today);
    return cachedBody(renderPage(<SquadComparePage asOf={look.today} athletes={athletes} />, words), HTML);
  });
  return sendCached(request, reply, page);
}

/** What the address asks for. The same question is the same query, in whatever order a browser sends it. */
function askedOf(request: FastifyRequest) {
  const query = new URLSearchParams(request.url.split("?").slice(1).join("?"));
  return { query, choice: squadChoice(query), words: wordsOf(request) };
}
