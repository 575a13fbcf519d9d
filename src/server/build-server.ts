import { TypeBoxValidatorCompiler } from "@fastify/type-provider-typebox";
import Fastify, { type FastifyInstance } from "fastify";
import { openCalendarKey } from "./calendar/calendar-key.ts";
import { answerProblems } from "./error-handler.ts";
import { readForms } from "./form-body.ts";
import { createImportJobs, type ImportJobs } from "./imports/import-jobs.ts";
import { takeUploads } from "./imports/spool.ts";
import { guardOwnHost } from "./own-host.ts";
import { createPageCache } from "./page-cache.ts";
import { entryRoutes } from "./routes/api-v1/entries.ts";
import { importApi } from "./routes/api-v1/imports.tsx";
import { planEntryRoutes } from "./routes/api-v1/plan-entries.ts";
import { reportRoutes } from "./routes/api-v1/report.ts";
import { runApi } from "./routes/api-v1/runs.ts";
import { assetRoutes } from "./routes/assets.ts";
import { bodyApi, bodyRoutes } from "./routes/body.tsx";
import { calendarRoutes } from "./routes/calendar.ts";
import { diaryRoutes } from "./routes/diary.tsx";
import { explainRoutes } from "./routes/explain.tsx";
import { exportRoutes } from "./routes/export.ts";
import { importRoutes } from "./routes/import.tsx";
import { logRoutes } from "./routes/log.tsx";
import { methodRoutes } from "./routes/methods.tsx";
import { planRoutes } from "./routes/plan.tsx";
import { runRoutes } from "./routes/runs.tsx";
import { settingRoutes } from "./routes/settings.tsx";
import { therapyRoutes } from "./routes/therapy.tsx";
import { weekRoutes } from "./routes/week.tsx";
import { setSecurityHeaders } from "./security-headers.ts";
import type { ServerOptions } from "./server-options.ts";
import { styleguideRoutes } from "./styleguide/routes.tsx";
import { speakToEach } from "./words-of.ts";

/** The server with every route, not yet listening. It shows what the use cases say and computes nothing itself. */
export function buildServer(options: ServerOptions): FastifyInstance {
  const fastify = Fastify({ logger: false });
  fastify.setValidatorCompiler(TypeBoxValidatorCompiler);
  answerProblems(fastify, options.log ?? (() => undefined));
  guardOwnHost(fastify);
  setSecurityHeaders(fastify);
  speakToEach(fastify, options);
  readForms(fastify);
  takeUploads(fastify, options);

  const cache = createPageCache();
  const jobs = runImports(fastify, options);
  const key = openCalendarKey(options.calendarKeyFile);
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
    settingRoutes(site, options, cache);
    exportRoutes(site, options);
    if (options.isDev === true) styleguideRoutes(site, options);
    options.registerExtra?.(site);
  });
  fastify.register(
    async (api) => {
      reportRoutes(api, options, cache);
      entryRoutes(api, options);
      planEntryRoutes(api, options);
      importApi(api, options, jobs);
      bodyApi(api, options, cache);
      runApi(api, options);
    },
    { prefix: "/api/v1" },
  );
  return fastify;
}

/** Imports run beside the requests that began them; when the server closes, they stop and it waits for them. */
function runImports(fastify: FastifyInstance, options: ServerOptions): ImportJobs {
  const jobs = createImportJobs({
    app: options.app,
    athlete: options.athlete,
    stopwatchMs: options.stopwatchMs ?? (() => performance.now()),
    onFailure: (error) => options.log?.(`an import failed: ${error instanceof Error ? error.name : "unknown"}`),
  });
  fastify.addHook("preClose", () => jobs.close());
  return jobs;
}
