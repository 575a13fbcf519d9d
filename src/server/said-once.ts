import { createHash } from "node:crypto";
import type { FastifyRequest } from "fastify";
import { writeKey } from "../domain/write-key.ts";
import { said } from "../messages/said.ts";
import { HttpProblem } from "./problem.ts";

const KEY = /^[A-Za-z0-9_-]{8,64}$/;

/**
 * The name a writer gives to one write, with a mark of what it said, so that sending it again writes nothing, and sending
 * something else under it is noticed; undefined when it gave none.
 * @throws HttpProblem 400 when the name has another shape
 */
export function saidOnceKey(request: FastifyRequest): string | undefined {
  const key = request.headers["idempotency-key"];
  if (key === undefined) return undefined;
  if (typeof key === "string" && KEY.test(key)) return writeKey(key, markOf(request));
  throw new HttpProblem(400, said("refused.idempotency-key"));
}

/** The same for the same words to the same address, whosever data it is about; what else the address names counts. */
function markOf({ method, routeOptions, query, body, params }: FastifyRequest): string {
  const told = body instanceof Map ? [...body] : (body ?? null);
  const { athlete: _, ...named } = (params ?? {}) as Readonly<Record<string, string>>;
  const what = Object.keys(named).length === 0 ? [] : [named];
  const whole = JSON.stringify([method, routeOptions.url?.replace("/athletes/:athlete", ""), query, told, ...what]);
  return createHash("sha256").update(whole).digest("hex").slice(0, 16);
}
