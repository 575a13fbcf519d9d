import { TypeBoxValidatorCompiler } from "@fastify/type-provider-typebox";
import Fastify, { type FastifyInstance } from "fastify";
import { answerProblems } from "./error-handler.ts";
import { readForms } from "./form-body.ts";
import { guardOwnHost } from "./own-host.ts";
import { createPageCache } from "./page-cache.ts";
import { entryRoutes } from "./routes/api-v1/entries.ts";
import { fileRoutes } from "./routes/api-v1/files.ts";
import { reportRoutes } from "./routes/api-v1/report.ts";
import { assetRoutes } from "./routes/assets.ts";
import { importRoutes } from "./routes/import.tsx";
import { logRoutes } from "./routes/log.tsx";
import { weekRoutes } from "./routes/week.tsx";
import { setSecurityHeaders } from "./security-headers.ts";
import type { ServerOptions } from "./server-options.ts";
import { takeUploads } from "./uploads.ts";

/** The server with every route, not yet listening. It shows what the use cases say and computes nothing itself. */
export function buildServer(options: ServerOptions): FastifyInstance {
  const fastify = Fastify({ logger: false });
  fastify.setValidatorCompiler(TypeBoxValidatorCompiler);
  answerProblems(fastify, options.log ?? (() => undefined));
  guardOwnHost(fastify);
  setSecurityHeaders(fastify);
  readForms(fastify);
  takeUploads(fastify, options.maxFileB);

  const cache = createPageCache();
  // After the plugins above, so that their hooks hold for these routes too.
  fastify.register(async (site) => {
    assetRoutes(site, options.webDir);
    weekRoutes(site, options, cache);
    logRoutes(site, options, cache);
    importRoutes(site, options, cache);
    options.registerExtra?.(site);
  });
  fastify.register(
    async (api) => {
      reportRoutes(api, options, cache);
      entryRoutes(api, options);
      fileRoutes(api, options);
    },
    { prefix: "/api/v1" },
  );
  return fastify;
}
