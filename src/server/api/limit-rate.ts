import { createHash } from "node:crypto";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { networkOf } from "../../usecases/people/slow-down.ts";
import { HttpProblem } from "../problem.ts";

/** How many requests of the API one caller may make in a while. */
export interface RateLimit {
  readonly requests: number;
  readonly perMs: number;
  /** How many callers are kept in mind; the one that was longest away is forgotten first. */
  readonly mostCallers: number;
}

/** Ten a second, for as long as one likes. No program that means well needs more. */
const USUAL: RateLimit = { requests: 1200, perMs: 120_000, mostCallers: 10_000 };

interface Spent {
  readonly startedMs: number;
  requests: number;
}

/**
 * Refuses what a caller asks above the limit with 429 and `Retry-After`. A caller is a token, an account, or the address of
 * somebody unknown (of IPv6 its /64). The person at this machine, while there is no account, has no limit, and commands
 * of this machine (`/local/…`) have none.
 */
export function limitRate(
  fastify: FastifyInstance,
  nowMs: () => number,
  { requests, perMs, mostCallers }: RateLimit = USUAL,
): void {
  const callers = new Map<string, Spent>();
  fastify.addHook("onRequest", async (request, reply) => {
    if (!request.url.startsWith("/api/") || request.viewer.kind === "local") return;
    const caller = callerOf(request);
    const now = nowMs();
    const known = callers.get(caller);
    const spent = known === undefined || now - known.startedMs >= perMs ? { startedMs: now, requests: 0 } : known;
    spent.requests += 1;
    callers.delete(caller);
    callers.set(caller, spent);
    const [longestAway] = callers.keys();
    if (callers.size > mostCallers && longestAway !== undefined) callers.delete(longestAway);
    if (spent.requests <= requests) return;
    const waitS = Math.max(1, Math.ceil((spent.startedMs + perMs - now) / 1000));
    reply.header("retry-after", String(waitS));
    throw new HttpProblem(429, `That is more than ${requests} requests. Go on in ${waitS} s.`);
  });
}

function callerOf({ viewer, headers, ip }: FastifyRequest): string {
  if (viewer.kind !== "account") return `address ${networkOf(ip)}`;
  if (viewer.via === "session") return `account ${viewer.account.id}`;
  // Tokens of one account are told apart without keeping them.
  return `token ${createHash("sha256")
    .update(headers.authorization ?? "")
    .digest("base64url")}`;
}
