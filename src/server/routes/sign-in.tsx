import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { NotFoundError } from "../../usecases/not-found-error.ts";
import { PersonError, type PersonProblem } from "../../usecases/people/person-problem.ts";
import type { From, SignIn } from "../../usecases/people.ts";
import { OWN_SECRET, PUBLIC } from "../access/access.ts";
import { nextAddress } from "../access/next-address.ts";
import { passkeyPlaceOf } from "../access/passkey-place.ts";
import type { Cookies } from "../access/session-cookie.ts";
import { EMPTY_FORM, type Form, formOf, textOf } from "../form-body.ts";
import { InvitePage } from "../pages/invite-page.tsx";
import { CodePage, SignInPage, type SignInProblem } from "../pages/sign-in-page.tsx";
import { HttpProblem } from "../problem.ts";
import { renderPage } from "../render-page.tsx";
import type { ServerOptions } from "../server-options.ts";
import { wordsOf } from "../words-of.ts";

interface NextQuery {
  readonly Querystring: { readonly next?: unknown };
}

/** Where a request comes from, for the list of sessions and to slow guessing down. */
export const fromOf = (request: FastifyRequest): From => ({
  address: request.ip,
  userAgent: request.headers["user-agent"] ?? null,
});

/** The page is made for one person at one moment: it is kept nowhere. */
export const sendPrivate = (reply: FastifyReply, html: string): FastifyReply =>
  reply.type("text/html; charset=utf-8").header("cache-control", "no-store").send(html);

/** `/login` in one or two steps, and `/logout`. */
export function signInRoutes(fastify: FastifyInstance, options: ServerOptions, cookies: Cookies): void {
  const { people } = options;
  fastify.get<NextQuery>("/login", PUBLIC, async (request, reply) => {
    const next = nextAddress(request.query.next);
    if (!(await people.hasAccounts())) return reply.redirect("/account", 303);
    const place = passkeyPlaceOf(request, options);
    return sendPrivate(reply, renderPage(<SignInPage next={next} place={place} problem={null} />, wordsOf(request)));
  });

  fastify.post("/login", PUBLIC, async (request, reply) => {
    const form = formOf(request.body);
    const login = textOf(form, "login") ?? "";
    const next = nextAddress(textOf(form, "next"));
    // As it was typed: a password may begin or end with a blank.
    const attempt = { login, password: form.get("password")?.[0] ?? "", replaces: cookies.session(request) };
    const signIn = await people.signIn(attempt, fromOf(request));
    if (signIn.kind === "code-needed") {
      cookies.keepPending(reply, signIn.pending);
      return reply.redirect(`/login/code?next=${encodeURIComponent(next)}`, 303);
    }
    const page = { next, login, place: passkeyPlaceOf(request, options) };
    return (
      signedIn(reply, signIn, { next, cookies }) ??
      sendPrivate(reply, renderPage(<SignInPage {...page} problem={problemOf(reply, signIn)} />, wordsOf(request)))
    );
  });

  fastify.get<NextQuery>("/login/code", PUBLIC, async (request, reply) => {
    const next = nextAddress(request.query.next);
    if (cookies.pending(request) === null) return reply.redirect(`/login?next=${encodeURIComponent(next)}`, 303);
    return sendPrivate(reply, renderPage(<CodePage next={next} problem={null} />, wordsOf(request)));
  });

  fastify.post("/login/code", PUBLIC, async (request, reply) => {
    const form = formOf(request.body);
    const next = nextAddress(textOf(form, "next"));
    const pending = cookies.pending(request) ?? "";
    const attempt = { pending, code: textOf(form, "code") ?? "", replaces: cookies.session(request) };
    const signIn = await people.signInWithCode(attempt, fromOf(request));
    return (
      signedIn(reply, signIn, { next, cookies }) ??
      sendPrivate(reply, renderPage(<CodePage next={next} problem={problemOf(reply, signIn)} />, wordsOf(request)))
    );
  });

  fastify.post("/logout", PUBLIC, async (request, reply) => {
    const session = cookies.session(request);
    if (session !== null) await people.signOut(session);
    cookies.clear(reply);
    // What this browser kept for the time without a connection goes too.
    reply.header("clear-site-data", '"cache", "storage"');
    return reply.redirect("/login", 303);
  });
}

interface Going {
  readonly next: string;
  readonly cookies: Cookies;
}

/** Leads on who signed in, with their session; null for who did not. */
export function signedIn(reply: FastifyReply, signIn: SignIn, { next, cookies }: Going): FastifyReply | null {
  if (signIn.kind !== "signed-in") return null;
  cookies.keepSession(reply, signIn.session, signIn.account.id);
  return reply.header("cache-control", "no-store").redirect(next, 303);
}

/** Says with the status, too, why nobody is signed in. */
export function problemOf(reply: FastifyReply, signIn: SignIn): SignInProblem {
  if (signIn.kind === "wait") {
    reply.code(429).header("retry-after", String(signIn.waitS));
    return signIn;
  }
  reply.code(401);
  return { kind: "refused" };
}

/** `/invite/SECRET`: somebody makes the account that an owner invited them to. */
export function inviteRoutes(fastify: FastifyInstance, { people }: ServerOptions, cookies: Cookies): void {
  const page = async (
    request: FastifyRequest,
    reply: FastifyReply,
    said: { form: Form; problem: PersonProblem | null },
  ) => {
    const invitation = await people.invitationOf(secretOf(request));
    if (invitation === null) throw new HttpProblem(404, wordsOf(request).say("invite.gone"));
    reply.header("referrer-policy", "no-referrer").header("x-robots-tag", "noindex, nofollow, noarchive");
    return sendPrivate(reply, renderPage(<InvitePage invitation={invitation} {...said} />, wordsOf(request)));
  };

  fastify.get("/invite/:secret", OWN_SECRET, async (request, reply) =>
    page(request, reply, { form: EMPTY_FORM, problem: null }),
  );

  fastify.post("/invite/:secret", OWN_SECRET, async (request, reply) => {
    const form = formOf(request.body);
    const person = {
      login: textOf(form, "login") ?? "",
      displayName: textOf(form, "displayName") ?? "",
      password: form.get("password")?.[0] ?? "",
    };
    try {
      const account = await people.acceptInvitation(secretOf(request), person);
      cookies.keepSession(reply, await people.startSession(account.id, fromOf(request)), account.id);
      return reply.header("cache-control", "no-store").redirect("/", 303);
    } catch (error) {
      if (error instanceof NotFoundError) throw new HttpProblem(404, wordsOf(request).say("invite.gone"));
      if (!(error instanceof PersonError)) throw error;
      return page(request, reply.code(422), { form, problem: error.problem });
    }
  });
}

function secretOf({ params }: FastifyRequest): string {
  return (params as { readonly secret: string }).secret;
}
