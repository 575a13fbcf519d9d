import type { FastifyReply, FastifyRequest } from "fastify";
import type { PasskeyAnswer, PasskeyQuestion, PasskeySite } from "../../usecases/passkeys.ts";
import { passkeyPlaceOf } from "../access/passkey-place.ts";
import type { Cookies } from "../access/session-cookie.ts";
import { formOf, textOf } from "../form-body.ts";
import type { ServerOptions } from "../server-options.ts";

/** Sends the browser's module what a passkey is to answer, and its browser the secret that goes with the answer. */
export function sendQuestion(
  reply: FastifyReply,
  cookies: Cookies,
  { options, pending }: PasskeyQuestion<object>,
): FastifyReply {
  cookies.keepPasskey(reply, pending);
  return reply.header("cache-control", "no-store").send(options);
}

/** Tells the browser's module why there is no question, for it to show. */
export const sendProblem = (reply: FastifyReply, status: number, problem: string): FastifyReply =>
  reply.code(status).header("cache-control", "no-store").send({ problem });

/** Where passkeys work as this page was opened; null where they do not. */
export function passkeySiteOf(request: FastifyRequest, options: ServerOptions): PasskeySite | null {
  const place = passkeyPlaceOf(request, options);
  return place.kind === "here" ? place.site : null;
}

/** A passkey's answer as a form brings it; null where passkeys do not work. */
export function passkeyAnswerOf(
  request: FastifyRequest,
  options: ServerOptions,
  cookies: Cookies,
): PasskeyAnswer | null {
  const site = passkeySiteOf(request, options);
  if (site === null) return null;
  return { site, pending: cookies.passkey(request) ?? "", answer: textOf(formOf(request.body), "answer") ?? "" };
}
