import { TypeBoxValidatorCompiler } from "@fastify/type-provider-typebox";
import Fastify, { type FastifyInstance } from "fastify";
import { guardAccess } from "./access/guard-access.ts";
import { identifyViewers } from "./access/identify.ts";
import { type Cookies, createCookies } from "./access/session-cookie.ts";
import { holdApi } from "./api/hold-api.ts";
import { limitRate } from "./api/limit-rate.ts";
import { readJsonAlone } from "./api/read-json-alone.ts";
import { openCalendarKey } from "./calendar/calendar-key.ts";
import { answerProblems } from "./error-handler.ts";
import { readForms } from "./form-body.ts";
import { createImportJobs, type ImportJobs } from "./imports/import-jobs.ts";
import { takeUploads } from "./imports/spool.ts";
import { guardOwnHost, LOOPBACK_ONLY } from "./own-host.ts";
import { createPageCache, type PageCache } from "./page-cache.ts";
import { MOST_ADDRESS_CHARS, readableAddress } from "./readable-address.ts";
import { accountRoutes } from "./routes/account.tsx";
import { bodyApi } from "./routes/api-v1/body.ts";
import { calendarAddressApi } from "./routes/api-v1/calendar-address.ts";
import { entryRoutes } from "./routes/api-v1/entries.ts";
import { entryListApi } from "./routes/api-v1/entry-list.ts";
import { importApi } from "./routes/api-v1/imports.tsx";
import { peopleApi, remarkApi } from "./routes/api-v1/people-api.ts";
import { planEntryRoutes } from "./routes/api-v1/plan-entries.ts";
import { questionsApi } from "./routes/api-v1/questions.ts";
import { reportRoutes, weekApi } from "./routes/api-v1/report.ts";
import { reportsApi } from "./routes/api-v1/reports.ts";
import { runRatingApi } from "./routes/api-v1/run-rating.ts";
import { runApi } from "./routes/api-v1/runs.ts";
import { squadApi } from "./routes/api-v1/squad.ts";
import { squadKeepingApi } from "./routes/api-v1/squad-keeping.ts";
import { summaryApi } from "./routes/api-v1/summary.ts";
import { assetRoutes } from "./routes/assets.ts";
import { bodyRoutes } from "./routes/body.tsx";
import { calendarRoutes } from "./routes/calendar.ts";
import { diaryRoutes } from "./routes/diary.tsx";
import { explainRoutes } from "./routes/explain.tsx";
import { exportRoutes } from "./routes/export.ts";
import { importRoutes } from "./routes/import.tsx";
import { linkRoutes } from "./routes/link.tsx";
import { logRoutes } from "./routes/log.tsx";
import { methodRoutes } from "./routes/methods.tsx";
import { noteRoutes } from "./routes/notes.ts";
import { openApiRoutes } from "./routes/open-api.ts";
import { passkeySignInRoutes } from "./routes/passkey-sign-in.tsx";
import { peopleRoutes } from "./routes/people.tsx";
import { planRoutes } from "./routes/plan.tsx";
import { proposalRoutes } from "./routes/proposals.ts";
import { runRoutes } from "./routes/runs.tsx";
import { settingRoutes } from "./routes/settings.tsx";
import { sharedRoutes } from "./routes/shared.tsx";
import { sharingRoutes } from "./routes/sharing.tsx";
import { inviteRoutes, signInRoutes } from "./routes/sign-in.tsx";
import { squadRoutes } from "./routes/squad.tsx";
import { squadForms } from "./routes/squad-forms.ts";
import { therapyRoutes } from "./routes/therapy.tsx";
import { weekRoutes } from "./routes/week.tsx";
import { setSecurityHeaders } from "./security-headers.ts";
import type { ServerOptions } from "./server-options.ts";
import { endSlowBodies } from "./slow-bodies.ts";
import { styleguideRoutes } from "./styleguide/routes.tsx";
import { speakToEach } from "./words-of.ts";

/** The server with every route, not yet listening. It shows what the use cases say and computes nothing itself. */
export function buildServer(options: ServerOptions): FastifyInstance {
  const fastify = emptyServer(options);
  fastify.setValidatorCompiler(TypeBoxValidatorCompiler);
  answerProblems(fastify, options.log ?? (() => undefined));
  const isSecure = options.names?.publicUrl?.startsWith("https://") === true;
  setSecurityHeaders(fastify, isSecure);
  const cookies = createCookies(isSecure);
  addGuards(fastify, options, cookies);
  const described = holdApi(fastify);
  readForms(fastify);
  takeUploads(fastify, options);

  const cache = createPageCache();
  const jobs = runImports(fastify, options);
  const key = openCalendarKey(options.calendarKeyFile, options.localAthlete);
  // After the plugins above, so that their hooks hold for these routes too.
  fastify.register(async (site) => {
    assetRoutes(site, options.webDir);
    weekRoutes(site, options, cache);
    explainRoutes(site, options, cache);
    diaryRoutes(site, options);
    calendarRoutes(site, options, { cache, key });
    logRoutes(site, options, cache);
    importRoutes(site, options, { cache, jobs });
    runRoutes(site, options, cache);
    methodRoutes(site, options, cache);
    bodyRoutes(site, options, cache);
    planRoutes(site, options, cache);
    therapyRoutes(site, options, cache);
    squadRoutes(site, options, cache);
    squadForms(site, options);
    settingRoutes(site, options, cache);
    exportRoutes(site, options);
    peoplePages(site, options, cookies);
    if (options.isDev === true) styleguideRoutes(site, options);
    openApiRoutes(site, described, options.version);
    options.registerExtra?.(site);
  });
  fastify.register(
    async (api) => {
      speakJson(api);
      reportRoutes(api, options, cache);
      dataApi(api, options, cache);
      importApi(api, options, jobs);
      ownApi(api, options);
      peopleApi(api, options, cookies);
    },
    { prefix: "/api/v1" },
  );
  sharedApi(fastify, options, cache);
  return fastify;
}

const emptyServer = ({ isBehindProxy }: ServerOptions): FastifyInstance =>
  Fastify({
    logger: false,
    // One hop: what the proxy before this server says of who asks, and nothing that was said before it.
    trustProxy: (_, hop) => isBehindProxy === true && hop < 1,
    rewriteUrl: readableAddress,
    routerOptions: { maxParamLength: MOST_ADDRESS_CHARS },
  });

/** Who is here, and what goes between them. */
function peoplePages(site: FastifyInstance, options: ServerOptions, cookies: Cookies): void {
  signInRoutes(site, options, cookies);
  passkeySignInRoutes(site, options, cookies);
  inviteRoutes(site, options, cookies);
  accountRoutes(site, options, cookies);
  peopleRoutes(site, options);
  sharingRoutes(site, options);
  sharedRoutes(site, options);
  linkRoutes(site, options);
  proposalRoutes(site, options);
  noteRoutes(site, options);
}

/** What is one's own alone: what one is asked, one's calendar, and whom one looks after. */
function ownApi(api: FastifyInstance, options: ServerOptions): void {
  questionsApi(api, options);
  calendarAddressApi(api, options);
  squadApi(api, options);
  squadKeepingApi(api, options);
}

/** What an athlete has here, for themself and for those with whom they share. */
function dataApi(api: FastifyInstance, options: ServerOptions, cache: PageCache): void {
  summaryApi(api, options);
  entryListApi(api, options);
  entryRoutes(api, options);
  planEntryRoutes(api, options);
  bodyApi(api, options, cache);
  runApi(api, options);
  runRatingApi(api, options);
  reportsApi(api, options, cache);
}

/** The same addresses for those with whom an athlete shares: `/api/v1/athletes/NAME/…`. Files come in from the athlete alone. */
function sharedApi(fastify: FastifyInstance, options: ServerOptions, cache: PageCache): void {
  fastify.register(
    async (api) => {
      speakJson(api);
      weekApi(api, options, cache);
      dataApi(api, options, cache);
      remarkApi(api, options);
    },
    { prefix: "/api/v1/athletes/:athlete" },
  );
}

/** Who asks, in which words, and whether they may: in this order, before any handler, after the headers of every answer. */
function addGuards(fastify: FastifyInstance, options: ServerOptions, cookies: Cookies): void {
  const guards = async (root: FastifyInstance) => {
    guardOwnHost(root, options.names ?? LOOPBACK_ONLY, options.isBehindProxy === true);
    endSlowBodies(root, options.slowBodies);
    identifyViewers(root, options.people, cookies);
    limitRate(root, nowMsOf(options), options.rateLimit);
    speakToEach(root, options);
    guardAccess(root, options);
  };
  // Its hooks are for every route, not for a part of the server.
  fastify.register(Object.assign(guards, { [Symbol.for("skip-override")]: true }));
}

/** Imports run beside the requests that began them; when the server closes, they stop and it waits for them. */
function runImports(fastify: FastifyInstance, options: ServerOptions): ImportJobs {
  const jobs = createImportJobs({
    app: options.app,
    stopwatchMs: nowMsOf(options),
    onFailure: (error) => options.log?.(`an import failed: ${error instanceof Error ? error.name : "unknown"}`),
  });
  fastify.addHook("preClose", () => jobs.close());
  return jobs;
}

const nowMsOf = (options: ServerOptions): (() => number) => options.stopwatchMs ?? (() => performance.now());

/** Answers are sent as they are: tests hold them to their schemas, and nothing is dropped or made up on the way. */
function speakJson(api: FastifyInstance): void {
  readJsonAlone(api);
  api.setSerializerCompiler(() => (answer) => JSON.stringify(answer));
}
