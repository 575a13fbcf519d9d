import type { FastifyRequest } from "fastify";
import { HttpProblem } from "./problem.ts";

const KEY = /^[A-Za-z0-9_-]{8,64}$/;

/**
 * The name a writer gives to one write, so that sending it again writes nothing; undefined when it gave none.
 * @throws HttpProblem 400 when the name has another shape
 */
export function saidOnceKey(request: FastifyRequest): string | undefined {
  const key = request.headers["idempotency-key"];
  if (key === undefined) return undefined;
  if (typeof key === "string" && KEY.test(key)) return key;
  throw new HttpProblem(400, "An Idempotency-Key has 8 to 64 letters, digits, - or _. Send another one.");
}
