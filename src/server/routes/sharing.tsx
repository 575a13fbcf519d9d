import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { LocalDay } from "../../domain/local-day.ts";
import {
  CONFIRMERS,
  type GrantId,
  type InvitationId,
  LEVELS,
  type LinkId,
  SCOPES,
  type Shared,
} from "../../domain/people.ts";
import { said } from "../../messages/said.ts";
import { NotAllowedError } from "../../usecases/not-allowed-error.ts";
import { PersonError } from "../../usecases/people/person-problem.ts";
import { bySession, own, SIGNED_IN } from "../access/access.ts";
import { sessionAccount } from "../access/session-account.ts";
import { EMPTY_FORM, type Form, formOf, numberOf, textOf } from "../form-body.ts";
import { SharingPage } from "../pages/sharing-page.tsx";
import { SharingWaitingPage } from "../pages/sharing-waiting-page.tsx";
import { HttpProblem } from "../problem.ts";
import { renderPage } from "../render-page.tsx";
import type { ServerOptions } from "../server-options.ts";
import { granteeOf } from "../sharing/grantee-of.ts";
import { lastDayFrom } from "../sharing/last-day-from.ts";
import { SHARING_DONE, type SharingDone, sharingView } from "../sharing/sharing-view.ts";
import { waitingView } from "../sharing/waiting-view.ts";
import { accountOf } from "../squad/squad-site.ts";
import { originOf } from "../therapy-view.ts";
import { wordsOf } from "../words-of.ts";
import { sendPrivate } from "./sign-in.tsx";

/** The forms that share something new. */
const MAKING: ReadonlySet<string> = new Set(["/sharing/give", "/sharing/invite", "/sharing/links"]);

type PageProps = Parameters<typeof SharingPage>[0];
type Came = SharingDone | NonNullable<PageProps["told"]>;
type Shown = Omit<PageProps, "view">;

const NOTHING: Shown = { done: null, problem: null, sent: EMPTY_FORM, told: null };

/** `/sharing`: who can see what of one's own data. A program with a token shares nothing on its own. */
export function sharingRoutes(fastify: FastifyInstance, options: ServerOptions): void {
  const { people } = options;
  const page = async (request: FastifyRequest, reply: FastifyReply, shown: Shown) => {
    const view = await sharingView(options, request);
    return sendPrivate(reply, renderPage(<SharingPage view={view} {...shown} />, wordsOf(request)));
  };
  const form = (path: string, act: (request: FastifyRequest, sent: Form, reply: FastifyReply) => Promise<Came>) => {
    fastify.post(path, own("everything"), async (request, reply) => {
      refuseToken(request);
      const sent = formOf(request.body);
      try {
        const came = await act(request, sent, reply);
        if (typeof came === "string") return reply.redirect(`/sharing?done=${came}`, 303);
        return page(request, reply, { ...NOTHING, told: came });
      } catch (error) {
        const problem = problemIn(error, MAKING.has(path));
        if (problem === null) throw error;
        return page(request, reply.code(422), { ...NOTHING, problem, sent });
      }
    });
  };

  fastify.get<{ Querystring: { done?: unknown } }>("/sharing", own("everything"), async (request, reply) => {
    const done = SHARING_DONE.find((one) => one === request.query.done) ?? null;
    return page(request, reply, { ...NOTHING, done });
  });
  form("/sharing/give", async (request, sent, reply) => {
    const to = await granteeOf(people, { request, reply }, textOf(sent, "login") ?? "");
    await people.giveGrant(accountOf(request.viewer), request.athlete, { to, ...termsIn(sent) });
    return "given";
  });
  form("/sharing/invite", async (request, sent) => {
    const role = textOf(sent, "role") === "therapist" ? "therapist" : "coach";
    const by = accountOf(request.viewer);
    const { secret } = await people.inviteToShare(by, request.athlete, { role, ...termsIn(sent) });
    return { kind: "invitation", address: `${originOf(request, options)}/invite/${secret}` };
  });
  form("/sharing/revoke", async ({ viewer }, sent) => {
    await people.revokeGrant(accountOf(viewer), (textOf(sent, "grant") ?? "") as GrantId);
    return "revoked";
  });
  form("/sharing/uninvite", async ({ viewer }, sent) => {
    await people.revokeShareInvitation(accountOf(viewer), (textOf(sent, "invitation") ?? "") as InvitationId);
    return "uninvited";
  });
  form("/sharing/links", async (request, sent) => {
    const today = await options.app.today(request.athlete);
    const label = textOf(sent, "label") ?? null;
    const days = Number(numberOf(sent, "days") ?? Number.NaN);
    const made = { shared: sharedIn(sent, today), label, days };
    const { secret } = await people.makeLink(accountOf(request.viewer), request.athlete, made);
    return { kind: "link", address: `${originOf(request, options)}/s/${secret}` };
  });
  form("/sharing/links/end", async ({ viewer }, sent) => {
    await people.revokeLink(accountOf(viewer), (textOf(sent, "link") ?? "") as LinkId);
    return "link-ended";
  });
  waitingRoutes(fastify, options);
}

/** What waits for the word of a guardian or an owner: they need no data of their own. */
function waitingRoutes(fastify: FastifyInstance, { people }: ServerOptions): void {
  fastify.get("/sharing/waiting", bySession(SIGNED_IN), async (request, reply) => {
    const view = await waitingView(people, sessionAccount(request));
    return sendPrivate(reply, renderPage(<SharingWaitingPage {...view} />, wordsOf(request)));
  });
  fastify.post("/sharing/confirm", bySession(SIGNED_IN), async (request, reply) => {
    const sent = formOf(request.body);
    const as = CONFIRMERS.find((one) => one === textOf(sent, "as")) ?? "guardian";
    await people.confirm(sessionAccount(request).id, (textOf(sent, "what") ?? "") as GrantId, as);
    return reply.redirect("/sharing/waiting", 303);
  });
  fastify.post("/sharing/take-back", bySession(SIGNED_IN), async (request, reply) => {
    const sent = formOf(request.body);
    const { id } = sessionAccount(request);
    const what = textOf(sent, "what") ?? "";
    if (textOf(sent, "kind") === "link") await people.revokeLink(id, what as LinkId);
    else await people.revokeGrant(id, what as GrantId);
    return reply.redirect("/sharing/waiting", 303);
  });
}

function refuseToken({ viewer }: FastifyRequest): void {
  if (viewer.kind === "account" && viewer.via === "token") throw new HttpProblem(403, said("sharing.no-token"));
}

/** What a form says is shared; the least where it says nothing that is. @throws PersonError for a day that is none */
function termsIn(sent: Form) {
  return {
    scope: SCOPES.find((one) => one === textOf(sent, "scope")) ?? "summary",
    level: LEVELS.find((one) => one === textOf(sent, "level")) ?? "view",
    through: lastDayFrom(textOf(sent, "through")),
  };
}

const sharedIn = (sent: Form, today: LocalDay): Shared =>
  textOf(sent, "shared") === "week"
    ? { kind: "week", asOf: today }
    : { kind: "brief", takesProposals: textOf(sent, "takesProposals") === "yes" };

/** What of a refusal the page can say; null for what is none of the form's. */
function problemIn(error: unknown, isMaking: boolean): PersonError["problem"] | null {
  if (error instanceof PersonError) return error.problem;
  // The one thing that is not allowed with one's own data: a minor without a guardian shares nothing.
  return isMaking && error instanceof NotAllowedError ? "needs-guardian" : null;
}
