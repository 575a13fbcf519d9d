import type { FastifyInstance } from "fastify";

/** Answers about people hold names and secrets of one moment: no cache keeps them. */
export function keepNowhere(api: FastifyInstance): void {
  api.addHook("onRequest", async (_, reply) => {
    reply.header("cache-control", "no-store");
  });
}
