import type { FastifyInstance, FastifyRequest } from "fastify";
import { HttpProblem } from "./problem.ts";

const OWN_NAMES: ReadonlySet<string> = new Set(["127.0.0.1", "localhost", "[::1]"]);
const READS: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS"]);
const HTTP_PORT = 80;

const HOST = /^(\[[0-9a-f:]+\]|[a-z0-9.-]+)(?::(\d{1,5}))?$/i;

/** Whether a `host[:port]` names this machine and the port it was reached on. A foreign name here is a rebinding attack. */
export function isOwnHost(host: string, port: number): boolean {
  const match = HOST.exec(host);
  const name = match?.[1]?.toLowerCase();
  if (match === null || name === undefined) return false;
  return OWN_NAMES.has(name) && Number(match[2] ?? HTTP_PORT) === port;
}

const portOf = (request: FastifyRequest): number => request.socket.localPort ?? HTTP_PORT;

/** Whether a write comes from our own pages, or from a program that is no browser. */
function isOwnWrite(request: FastifyRequest): boolean {
  const site = request.headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin" && site !== "none") return false;
  const origin = request.headers.origin;
  if (origin === undefined) return true;
  return origin.startsWith("http://") && isOwnHost(origin.slice("http://".length), portOf(request));
}

/** Refuses requests under a foreign name, and writes that another site's page sent. */
export function guardOwnHost(fastify: FastifyInstance): void {
  fastify.addHook("onRequest", async (request) => {
    if (!isOwnHost(request.headers.host ?? "", portOf(request))) {
      throw new HttpProblem(421, "This server answers only under localhost, 127.0.0.1 or [::1] and its own port.");
    }
    if (!READS.has(request.method) && !isOwnWrite(request)) {
      throw new HttpProblem(403, "This request came from another site. Open the page itself and try again.");
    }
  });
}
