import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { type Account, LEVELS, SCOPES, type TokenId } from "../../domain/people.ts";
import { PersonError } from "../../usecases/people/person-problem.ts";
import { bySession, SIGNED_IN } from "../access/access.ts";
import { passkeyPlaceOf } from "../access/passkey-place.ts";
import { sessionAccount } from "../access/session-account.ts";
import type { Cookies } from "../access/session-cookie.ts";
import { type Form, formOf, textOf, valuesOf } from "../form-body.ts";
import { ACCOUNT_DONE, type AccountDone, AccountPage, type AccountPageProps } from "../pages/account-page.tsx";
import { NoAccountsPage } from "../pages/no-accounts-page.tsx";
import { SecondFactorPage } from "../pages/second-factor-page.tsx";
import { renderPage } from "../render-page.tsx";
import type { ServerOptions } from "../server-options.ts";
import { wordsOf } from "../words-of.ts";
import { passkeyForms } from "./account-passkeys.ts";
import { fromOf, sendPrivate } from "./sign-in.tsx";

/** What the page tells of the form that brought it. */
export type Said = Partial<Pick<AccountPageProps, "done" | "problem" | "newToken" | "newCodes">>;

/** `/account`: who one is here. Secrets are shown once, in the answer to the form that made them. */
export function accountRoutes(fastify: FastifyInstance, options: ServerOptions, cookies: Cookies): void {
  const { people } = options;

  const page = async (request: FastifyRequest, reply: FastifyReply, said: Said) => {
    const account = sessionAccount(request);
    const [sessions, passkeys, tokens, hasTotp, codesLeft] = await Promise.all([
      people.sessions(account.id),
      people.passkeys(account.id),
      people.tokens(account.id),
      people.hasTotp(account.id),
      people.recoveryCodesLeft(account.id),
    ]);
    const session = cookies.session(request);
    const ownSession = session === null ? null : people.sessionIdOf(session);
    const place = passkeyPlaceOf(request, options);
    const shown = { account, place, passkeys, sessions, tokens, hasTotp, codesLeft, ownSession, now: people.now() };
    const props = { done: null, problem: null, newToken: null, newCodes: null, ...said, ...shown };
    return sendPrivate(reply, renderPage(<AccountPage {...props} />, wordsOf(request)));
  };
  /** A form that leads back to the page, or brings it back with what was wrong. */
  const form: AddForm = (path, act) => {
    fastify.post(path, bySession(SIGNED_IN), async (request, reply) => {
      try {
        const came = await act({ request, reply, account: sessionAccount(request), sent: formOf(request.body) });
        return typeof came === "string" ? reply.redirect(`/account?done=${came}`, 303) : page(request, reply, came);
      } catch (error) {
        if (!(error instanceof PersonError)) throw error;
        return page(request, reply.code(statusOf(error)), { problem: error.problem });
      }
    });
  };

  fastify.get<{ Querystring: { done?: unknown } }>("/account", SIGNED_IN, async (request, reply) => {
    if (request.viewer.kind === "local") return sendPrivate(reply, renderPage(<NoAccountsPage />, wordsOf(request)));
    return page(request, reply, { done: ACCOUNT_DONE.find((done) => done === request.query.done) ?? null });
  });

  form("/account/password", async ({ request, reply, account, sent }) => {
    const change = { old: sent.get("old")?.[0] ?? "", fresh: sent.get("fresh")?.[0] ?? "" };
    const session = await people.changePassword(account.id, change, fromOf(request));
    if (session === null) return wrongPassword(reply);
    cookies.keepSession(reply, session, account.id);
    return "password";
  });
  form("/account/second-factor/remove", async ({ reply, account, sent }) =>
    (await people.removeTotp(account.id, sent.get("confirm")?.[0] ?? "")) ? "factor-removed" : wrongPassword(reply),
  );
  form("/account/recovery", async ({ account }) => ({
    newCodes: await people.renewRecoveryCodes(account.id, account.id),
  }));
  form("/account/sessions/end", async ({ account, sent }) => {
    await people.endSession(account.id, textOf(sent, "session") ?? "");
    return "session";
  });
  form("/account/tokens", async ({ account, sent }) => {
    const scopes = SCOPES.filter((scope) => valuesOf(sent, "scope").includes(scope));
    const level = LEVELS.find((one) => one === textOf(sent, "level")) ?? "view";
    const name = textOf(sent, "name") ?? "";
    return { newToken: (await people.makeToken(account.id, { name, scopes, level, days: TOKEN_DAYS })).secret };
  });
  form("/account/tokens/end", async ({ account, sent }) => {
    await people.revokeToken(account.id, (textOf(sent, "token") ?? "") as TokenId);
    return "token-ended";
  });
  passkeyForms(fastify, options, { cookies, form });
  secondFactor(fastify, options, page);
}

const TOKEN_DAYS = 365;

/** What a form of the page asks. */
export interface Asked {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly account: Account;
  readonly sent: Form;
}

/** Answers a form of the page: with what is done, or with what the page says of it. */
export type AddForm = (path: string, act: (asked: Asked) => Promise<AccountDone | Said>) => void;

const statusOf = ({ problem }: PersonError): number => (problem === "wait" ? 429 : 422);

function wrongPassword(reply: FastifyReply): Said {
  reply.code(422);
  return { problem: "password-wrong" };
}

type ShowAccount = (request: FastifyRequest, reply: FastifyReply, said: Said) => Promise<FastifyReply>;

/** `/account/second-factor`: a secret for an authenticator, which counts once a code proves that it arrived. */
function secondFactor(fastify: FastifyInstance, { people }: ServerOptions, page: ShowAccount): void {
  fastify.get("/account/second-factor", bySession(SIGNED_IN), async (request, reply) => {
    const offer = await people.offerTotp(sessionAccount(request).id);
    return sendPrivate(reply, renderPage(<SecondFactorPage {...offer} isWrong={false} />, wordsOf(request)));
  });

  fastify.post("/account/second-factor", bySession(SIGNED_IN), async (request, reply) => {
    const { id } = sessionAccount(request);
    const sent = formOf(request.body);
    const proof = { secret: textOf(sent, "secret") ?? "", code: textOf(sent, "code") ?? "" };
    const newCodes = await people.confirmTotp(id, proof);
    if (newCodes !== null) return page(request, reply, { done: "factor", newCodes });
    const offer = await people.offerTotp(id);
    return sendPrivate(reply.code(422), renderPage(<SecondFactorPage {...offer} isWrong={true} />, wordsOf(request)));
  });
}
