import type { FastifyInstance, FastifyRequest } from "fastify";
import { type TSchema, Type } from "typebox";
import { BACKTEST_HORIZONS_DAYS, type BacktestHorizonDays } from "../../../domain/backtest.ts";
import type { AthleteId } from "../../../domain/ids.ts";
import type { LocalDay } from "../../../domain/local-day.ts";
import type { Scope } from "../../../domain/people.ts";
import { backtestJson } from "../../../usecases/backtest-json.ts";
import { bodyJson } from "../../../usecases/body-json.ts";
import { briefJson } from "../../../usecases/brief-json.ts";
import { explanationJson } from "../../../usecases/explain-json.ts";
import { linkJson } from "../../../usecases/link-json.ts";
import { planJson } from "../../../usecases/plan-json.ts";
import { settingsJson } from "../../../usecases/settings-json.ts";
import { therapyJson } from "../../../usecases/therapy-json.ts";
import { own } from "../../access/access.ts";
import { AsOf, AsOfQuery, readsOnce } from "../../api/api-schema.ts";
import { asOfDay } from "../../as-of.ts";
import { cachedBody, type PageCache, sendCached } from "../../page-cache.ts";
import type { ServerOptions } from "../../server-options.ts";
import { type Sees, seenBy } from "../../sharing/seen-by.ts";
import { Backtest, Body, Brief, Explanation, Link, Plan, Settings, Therapy } from "./report-schemas.ts";

const ExplainParams = Type.Object({
  code: Type.String({ maxLength: 40, description: "A rule such as SPIKE_S, or a ratio such as acwrUncoupled." }),
});
const ExplainQuery = Type.Object({
  asOf: AsOf,
  method: Type.Optional(
    Type.String({ maxLength: 40, description: "The load method of a ratio; distance without it." }),
  ),
});
const BacktestQuery = Type.Object({
  asOf: AsOf,
  horizonDays: Type.Optional(Type.Enum(BACKTEST_HORIZONS_DAYS.map(String))),
});
const USUAL_HORIZON_DAYS: BacktestHorizonDays = 7;

type Asking = FastifyRequest<{ Querystring: Record<string, string | undefined>; Params: Record<string, string> }>;

/** One report as JSON: of a day, kept until the data change. */
interface ReportRoute {
  readonly path: string;
  /** Without one it holds runs, pain and therapy together: whoever reaches less, by a grant or a token, does not see it. */
  readonly scope?: Scope;
  readonly operationId: string;
  readonly summary: string;
  readonly answer: TSchema;
  readonly params?: TSchema;
  readonly querystring?: TSchema;
  /** What of it the asker does not see is not in the answer. */
  readonly json: (athlete: AthleteId, asOf: LocalDay, request: Asking, sees: Sees) => Promise<unknown>;
}

/** The reports that the pages show: the plan, the body, therapy with its brief, explanations, the look back, settings. */
export function reportsApi(fastify: FastifyInstance, options: ServerOptions, cache: PageCache): void {
  const { app, people } = options;
  for (const { path, scope = "everything", answer, json, ...words } of reportRoutesOf(options)) {
    const schema = { tags: ["reports"], querystring: AsOfQuery, ...words, response: readsOnce(answer) };
    fastify.get(path, { schema, ...own(scope) }, async (request, reply) => {
      const asking = request as Asking;
      const { athlete, viewer } = asking;
      const asOf = asOfDay(asking.query["asOf"], await app.today(athlete));
      const sees = await seenBy(people, viewer, athlete);
      const asked = JSON.stringify([asking.query, asking.params, sees.runs, sees.pain, sees.therapy]);
      const key = ["json", path, await app.dataVersion(), athlete, asOf, asked].join(" ");
      const made = async () =>
        cachedBody(JSON.stringify(await json(athlete, asOf, asking, sees)), "application/json; charset=utf-8");
      return sendCached(asking, reply, await cache.get(key, made));
    });
  }
}

function reportRoutesOf({ app }: ServerOptions): readonly ReportRoute[] {
  return [
    {
      ...{ path: "/plan", operationId: "getPlan", answer: Plan },
      summary: "The fortnight ahead, and what the rules would say of it.",
      json: async (athlete, asOf) => planJson(await app.planReport(athlete, asOf)),
    },
    {
      ...{ path: "/body", scope: "pain", operationId: "getBody", answer: Body },
      summary: "Every place that ever hurt, its complaints, and the weekly answers.",
      json: async (athlete, asOf, _, sees) => bodyJson(await app.bodyReport(athlete, asOf), sees),
    },
    {
      ...{ path: "/therapy", operationId: "getTherapy", answer: Therapy },
      summary: "What was done about pain and what soreness did, with the brief for a therapist.",
      json: async (athlete, asOf) => therapyJson(await app.therapyReport(athlete, asOf)),
    },
    {
      ...{ path: "/brief", scope: "therapy", operationId: "getBrief", answer: Brief },
      summary: "The sheet for a therapist, with the pain and the running of it where those are reached, too.",
      json: async (athlete, asOf, _, sees) => {
        const [report, therapist] = await Promise.all([app.therapyReport(athlete, asOf), app.therapist(athlete)]);
        return briefJson(report, therapist, sees);
      },
    },
    {
      ...{ path: "/settings", operationId: "getSettings", answer: Settings },
      summary: "The settings in force, and what the recordings suggest.",
      json: async (athlete, asOf) => settingsJson(await app.settingsReport(athlete, asOf), asOf),
    },
    {
      ...{ path: "/explanations/:code", operationId: "explain", answer: Explanation },
      summary: "How a rule or a ratio came to what it says.",
      ...{ params: ExplainParams, querystring: ExplainQuery },
      json: async (athlete, asOf, { params: { code = "" }, query: { method = "distance" } }) =>
        explanationJson(await app.explain(athlete, { code, method, asOf })),
    },
    {
      ...{ path: "/backtest", operationId: "getBacktest", answer: Backtest },
      summary: "How our flags did on one's own history. The first time takes seconds.",
      querystring: BacktestQuery,
      json: async (athlete, asOf, { query }) =>
        backtestJson(await app.backtest(athlete, { asOf, horizonDays: horizonOf(query["horizonDays"]) })),
    },
    {
      ...{ path: "/link", operationId: "getLink", answer: Link },
      summary: "Whether load went before pain, as far as can be told. The first time takes seconds.",
      json: async (athlete, asOf) => linkJson(await app.linkReport(athlete, asOf)),
    },
  ];
}

const horizonOf = (text: string | undefined): BacktestHorizonDays =>
  BACKTEST_HORIZONS_DAYS.find((days) => String(days) === text) ?? USUAL_HORIZON_DAYS;
