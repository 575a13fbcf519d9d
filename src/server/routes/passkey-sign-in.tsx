import type { FastifyInstance } from "fastify";
import type { SignIn } from "../../usecases/people.ts";
import { PUBLIC } from "../access/access.ts";
import { nextAddress } from "../access/next-address.ts";
import { passkeyPlaceOf } from "../access/passkey-place.ts";
import type { Cookies } from "../access/session-cookie.ts";
import { formOf, textOf } from "../form-body.ts";
import { SignInPage } from "../pages/sign-in-page.tsx";
import { renderPage } from "../render-page.tsx";
import type { ServerOptions } from "../server-options.ts";
import { wordsOf } from "../words-of.ts";
import { passkeyAnswerOf, passkeySiteOf, sendProblem, sendQuestion } from "./passkey-question.ts";
import { fromOf, problemOf, sendPrivate, signedIn } from "./sign-in.tsx";

const REFUSED: SignIn = { kind: "refused" };

/** `/login/passkey`: a question for any passkey, and its answer, which comes as a form and is answered like the password's. */
export function passkeySignInRoutes(fastify: FastifyInstance, options: ServerOptions, cookies: Cookies): void {
  const { people } = options;
  fastify.post("/login/passkey/options", PUBLIC, async (request, reply) => {
    const site = passkeySiteOf(request, options);
    if (site === null) return sendProblem(reply, 422, wordsOf(request).say("passkey.nowhere"));
    return sendQuestion(reply, cookies, people.askForPasskey(site));
  });

  // Where a refused answer leaves the browser, and a reload asks again.
  fastify.get("/login/passkey", PUBLIC, (_request, reply) => reply.redirect("/login", 303));

  fastify.post("/login/passkey", PUBLIC, async (request, reply) => {
    const next = nextAddress(textOf(formOf(request.body), "next"));
    const answer = passkeyAnswerOf(request, options, cookies);
    const attempt = answer === null ? null : { ...answer, replaces: cookies.session(request) };
    const signIn = attempt === null ? REFUSED : await people.signInWithPasskey(attempt, fromOf(request));
    const page = { next, place: passkeyPlaceOf(request, options) };
    return (
      signedIn(reply, signIn, { next, cookies }) ??
      sendPrivate(reply, renderPage(<SignInPage {...page} problem={problemOf(reply, signIn)} />, wordsOf(request)))
    );
  });
}
