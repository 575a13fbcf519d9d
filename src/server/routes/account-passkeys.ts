import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { PasskeyId } from "../../domain/people.ts";
import { PersonError } from "../../usecases/people/person-problem.ts";
import { bySession, SIGNED_IN } from "../access/access.ts";
import { sessionAccount } from "../access/session-account.ts";
import type { Cookies } from "../access/session-cookie.ts";
import { formOf, textOf } from "../form-body.ts";
import type { ServerOptions } from "../server-options.ts";
import { wordsOf } from "../words-of.ts";
import type { AddForm } from "./account.tsx";
import { passkeyAnswerOf, passkeySiteOf, sendProblem, sendQuestion } from "./passkey-question.ts";
import { fromOf } from "./sign-in.tsx";

interface Page {
  readonly cookies: Cookies;
  readonly form: AddForm;
}

/** `/account/passkeys`: with their password somebody gets a question, and a new passkey answers it. */
export function passkeyForms(fastify: FastifyInstance, options: ServerOptions, { cookies, form }: Page): void {
  const { people } = options;
  fastify.post("/account/passkeys/options", bySession(SIGNED_IN), (request, reply) =>
    offerPasskey(request, reply, { options, cookies }),
  );
  form("/account/passkeys", async ({ request, reply, account, sent }) => {
    const answer = passkeyAnswerOf(request, options, cookies);
    const named = { name: textOf(sent, "name") ?? "" };
    const made = answer === null ? null : await people.addPasskey(account.id, { ...answer, ...named });
    if (made !== null) return "passkey";
    reply.code(422);
    return { problem: "passkey-not-taken" };
  });
  form("/account/passkeys/remove", async ({ account, sent }) => {
    await people.removePasskey(account.id, (textOf(sent, "passkey") ?? "") as PasskeyId);
    return "passkey-removed";
  });
}

interface Offering {
  readonly options: ServerOptions;
  readonly cookies: Cookies;
}

async function offerPasskey(
  request: FastifyRequest,
  reply: FastifyReply,
  { options, cookies }: Offering,
): Promise<FastifyReply> {
  const { id } = sessionAccount(request);
  const { say } = wordsOf(request);
  const site = passkeySiteOf(request, options);
  if (site === null) return sendProblem(reply, 422, say("passkey.nowhere"));
  const sent = formOf(request.body);
  const asked = { name: textOf(sent, "name") ?? "", password: sent.get("password")?.[0] ?? "", site };
  try {
    const offer = await options.people.offerPasskey(id, asked, fromOf(request));
    if (offer.kind === "offered") return sendQuestion(reply, cookies, offer);
    if (offer.kind === "refused") return sendProblem(reply, 422, say("account.password-wrong"));
    reply.header("retry-after", String(offer.waitS));
    return sendProblem(reply, 429, say("sign-in.wait", { seconds: offer.waitS }));
  } catch (error) {
    if (error instanceof PersonError) return sendProblem(reply, 422, say(`person.problem.${error.problem}`));
    throw error;
  }
}
