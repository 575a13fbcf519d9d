import type { FastifyReply, FastifyRequest } from "fastify";
import type { AccountId } from "../../domain/people.ts";
import { said } from "../../messages/said.ts";
import { PersonError } from "../../usecases/people/person-problem.ts";
import type { People } from "../../usecases/people.ts";
import { HttpProblem } from "../problem.ts";
import { accountOf } from "../squad/squad-site.ts";

/**
 * The account that a runner names by its login, to share with it.
 *
 * @throws PersonError when nobody has that login; HttpProblem 429 after many of those
 */
export async function granteeOf(
  people: Pick<People, "grantee">,
  { request, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply },
  login: string,
): Promise<AccountId> {
  const grantee = await people.grantee(accountOf(request.viewer), login);
  switch (grantee.kind) {
    case "found":
      return grantee.account.id;
    case "nobody":
      throw new PersonError("no-login", "nobody here has that login");
    case "wait":
      reply.header("retry-after", String(grantee.waitS));
      throw new HttpProblem(429, said("sharing.login-wait", { seconds: grantee.waitS }));
    default:
      return grantee satisfies never;
  }
}
