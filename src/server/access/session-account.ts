import type { FastifyRequest } from "fastify";
import type { Account } from "../../domain/people.ts";
import { said } from "../../messages/said.ts";
import { HttpProblem } from "../problem.ts";

/** The account of a session. A token changes nothing about the account it belongs to. @throws HttpProblem 403 */
export function sessionAccount({ viewer }: FastifyRequest): Account {
  if (viewer.kind === "account" && viewer.via === "session") return viewer.account;
  throw new HttpProblem(403, said("refused.session"));
}
