import { Readable } from "node:stream";
import type { FastifyInstance } from "fastify";
import { own } from "../access/access.ts";
import type { ServerOptions } from "../server-options.ts";

/** `GET /export.zip`: everything that is held of the athlete, as it is now. It streams, and is kept nowhere. */
export function exportRoutes(fastify: FastifyInstance, { app }: Pick<ServerOptions, "app">): void {
  fastify.get("/export.zip", own("everything"), async (request, reply) => {
    const made = await app.exportAthlete(request.athlete);
    const zip = Readable.from(made.zip());
    // Whether it was read to its end or the browser went away.
    zip.once("close", () => void made.release());
    reply
      .header("content-disposition", `attachment; filename="${made.fileName}"`)
      .header("cache-control", "no-store")
      .type("application/zip");
    return reply.send(zip);
  });
}
