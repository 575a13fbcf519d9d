import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Viewer } from "../../domain/access.ts";
import type { People } from "../../usecases/people.ts";
import type { Cookies } from "./session-cookie.ts";

const NOBODY: Viewer = { kind: "nobody" };
const BEARER = /^bearer +([\w-]{1,200})$/i;

/**
 * Finds out who asks, before anything else is decided. Whose data a request is about is decided after it, by the guard.
 */
export function identifyViewers(fastify: FastifyInstance, people: People, cookies: Cookies): void {
  fastify.decorateRequest("viewer");
  fastify.addHook("onRequest", async (request) => {
    request.viewer = await viewerOf(request, people, cookies);
  });
}

async function viewerOf(request: FastifyRequest, people: People, cookies: Cookies): Promise<Viewer> {
  const access = request.routeOptions.config?.access;
  // Whoever comes by a link is found by its secret, and by nothing else: the guard looks.
  if (access?.kind === "link") return NOBODY;
  if (!(await people.hasAccounts())) return { kind: "local" };
  // What everybody gets needs no look at who asks.
  if (access === undefined || access.kind === "public" || access.kind === "own-secret") return NOBODY;
  const { authorization } = request.headers;
  if (authorization !== undefined) return tokenViewer(authorization, people);
  const session = cookies.session(request);
  return (session === null ? null : await people.viewerOfSession(session)) ?? NOBODY;
}

/** Who comes with a token comes with nothing else: a wrong one is not made up for by a cookie. */
async function tokenViewer(authorization: string, people: People): Promise<Viewer> {
  const secret = BEARER.exec(authorization)?.[1];
  return (secret === undefined ? null : await people.viewerOfToken(secret)) ?? NOBODY;
}
