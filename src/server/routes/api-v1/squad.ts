import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import type { FastifyInstance } from "fastify";
import { formatLocalDay, type LocalDay } from "../../../domain/local-day.ts";
import { said } from "../../../messages/said.ts";
import type { Worked } from "../../../usecases/kept-answers.ts";
import { squadBacktestJson } from "../../../usecases/squad-backtest-json.ts";
import { squadEntryJson } from "../../../usecases/squad-entry-json.ts";
import { squadJson } from "../../../usecases/squad-json.ts";
import { COACH } from "../../access/access.ts";
import { reads } from "../../api/api-schema.ts";
import { linkNext, pageAfter } from "../../api/next-of.ts";
import { HttpProblem } from "../../problem.ts";
import type { ServerOptions } from "../../server-options.ts";
import { type ComparedAthlete, comparedAthletes, isComparable, sharedAmong } from "../../squad/compared-athlete.ts";
import { choiceAddress, chosenEntries, squadChoice } from "../../squad/squad-choice.ts";
import { squadLookBack } from "../../squad/squad-look-back.ts";
import { reached, sharingBoth, squadLook } from "../../squad/squad-site.ts";
import { Compared, CompareQuery, Squad, SquadLink, SquadQuery } from "./squad-schemas.ts";

const words = (operationId: string, summary: string) => ({ operationId, summary, tags: ["squad"] });
const listSchema = {
  ...words("listSquad", "Every athlete who shares with you, those who need a look first, as far as they share."),
  querystring: SquadQuery,
  response: reads(Squad),
};
const compareSchema = {
  ...words("compareAthletes", "Two to four athletes beside each other, over the same weeks."),
  querystring: CompareQuery,
  response: reads(Compared),
};
const linkSchema = {
  ...words(
    "getSquadLink",
    "What went before pain, and how the flags did, over those who share runs and pain; begun, and not waited for.",
  ),
  response: reads(SquadLink),
};

/** `/api/v1/squad`: what the pages of a squad show, and nothing that is not shared. */
export function squadApi(fastify: FastifyInstance, site: ServerOptions): void {
  const { app } = site;
  const api = fastify.withTypeProvider<TypeBoxTypeProvider>();

  api.get("/squad", { schema: listSchema, ...COACH }, async (request, reply) => {
    const { shared, groups, today } = await squadLook(site, request);
    await reached(site, request, shared);
    const { limit, after, ...asked } = request.query;
    const choice = squadChoice(new URLSearchParams(asked));
    const fit = chosenEntries(await app.squadOverview(shared, { asOf: today }), choice, groups);
    const { rows, next } = pageAfter(fit, { limit, after }, ({ athlete }) => athlete);
    linkNext(request, reply, next);
    return reply
      .code(200)
      .header("cache-control", "no-store")
      .send({
        asOf: formatLocalDay(today),
        athletes: shared.length,
        fit: fit.length,
        csv: choiceAddress("/squad.csv", choice),
        rows: rows.map((entry) => squadEntryJson(entry, today)),
        next,
      });
  });

  api.get("/squad/compare", { schema: compareSchema, ...COACH }, async (request, reply) => {
    const chosen = [...new Set(request.query.athlete)];
    if (!isComparable(chosen.length))
      throw new HttpProblem(422, said("squad.compare.count", { count: chosen.length }), [
        { field: "athlete", message: said("squad.compare.hint") },
      ]);
    const look = await squadLook(site, request);
    const shared = sharedAmong(look.shared, chosen);
    await reached(site, request, shared);
    const athletes = (await comparedAthletes(app, shared, look.today)).map((one) => comparedJson(one, look.today));
    return reply
      .code(200)
      .header("cache-control", "no-store")
      .send({ asOf: formatLocalDay(look.today), athletes });
  });

  api.get("/squad/link", { schema: linkSchema, ...COACH }, async (request, reply) => {
    const { shared, today } = await squadLook(site, request);
    const both = sharingBoth(shared);
    await reached(site, request, both);
    const { link = null, backtest = null } = (await squadLookBack(app, both, today)) ?? {};
    return reply
      .code(200)
      .header("cache-control", "no-store")
      .send({
        athletes: both.length,
        link: workedJson(link, squadJson),
        backtest: workedJson(backtest, squadBacktestJson),
      });
  });
}

/** How far an answer is: null is for nobody. Why it failed is for whoever looks after the server. */
function workedJson<T>(worked: Worked<T> | null, json: (value: T) => object) {
  const state = worked === null ? "nobody" : worked.kind;
  if (worked?.kind !== "ready") return { state, isCurrent: false, report: null };
  return { state, isCurrent: worked.isCurrent, report: json(worked.value) };
}

function comparedJson({ entry, weeks }: ComparedAthlete, asOf: LocalDay) {
  return {
    ...squadEntryJson(entry, asOf),
    weeks: weeks.map(({ weekStart, ...week }) => ({ weekStart: formatLocalDay(weekStart), ...week })),
  };
}
