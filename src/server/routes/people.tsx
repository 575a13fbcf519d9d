import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { AccountId, InvitationId } from "../../domain/people.ts";
import { PersonError, type PersonProblem } from "../../usecases/people/person-problem.ts";
import type { NewInvitation, People } from "../../usecases/people.ts";
import { bySession, OWNER } from "../access/access.ts";
import { sessionAccount } from "../access/session-account.ts";
import { type Form, formOf, textOf } from "../form-body.ts";
import { PeoplePage } from "../pages/people-page.tsx";
import { renderPage } from "../render-page.tsx";
import type { ServerOptions } from "../server-options.ts";
import { newInvitation } from "../sharing/new-invitation.ts";
import { originOf } from "../therapy-view.ts";
import { wordsOf } from "../words-of.ts";
import { sendPrivate } from "./sign-in.tsx";

/** Owners are made on the command line. */
const INVITED = ["runner", "coach", "therapist"] as const;

interface Said {
  readonly problem: PersonProblem | null;
  readonly invited: string | null;
}

const NOTHING: Said = { problem: null, invited: null };

/** `/people`: who is on this server, for its owners. */
export function peopleRoutes(fastify: FastifyInstance, options: ServerOptions): void {
  const { people } = options;

  const page = async (request: FastifyRequest, reply: FastifyReply, said: Said) => {
    const self = sessionAccount(request);
    const [accounts, invitations] = await Promise.all([people.accounts(), people.invitations()]);
    const shown = { self, accounts, invitations, now: people.now() };
    return sendPrivate(reply, renderPage(<PeoplePage {...said} {...shown} />, wordsOf(request)));
  };
  const form = (path: string, act: (by: AccountId, sent: Form) => Promise<string | null>) => {
    fastify.post(path, bySession(OWNER), async (request, reply) => {
      try {
        const secret = await act(sessionAccount(request).id, formOf(request.body));
        if (secret === null) return reply.redirect("/people", 303);
        return page(request, reply, { problem: null, invited: `${originOf(request, options)}/invite/${secret}` });
      } catch (error) {
        if (!(error instanceof PersonError)) throw error;
        return page(request, reply.code(422), { problem: error.problem, invited: null });
      }
    });
  };

  fastify.get("/people", bySession(OWNER), async (request, reply) => page(request, reply, NOTHING));
  form("/people/invite", async (by, sent) => (await people.invite(by, await invitationIn(people, sent))).secret);
  form("/people/uninvite", async (by, sent) => {
    await people.revokeInvitation(by, (textOf(sent, "invitation") ?? "") as InvitationId);
    return null;
  });
  for (const [path, isDisabled] of [
    ["/people/close", true],
    ["/people/open", false],
  ] as const)
    form(path, async (by, sent) => {
      await people.setDisabled(by, (textOf(sent, "account") ?? "") as AccountId, isDisabled);
      return null;
    });
}

/** An invitation as the form says it. @throws PersonError */
async function invitationIn(people: People, sent: Form): Promise<NewInvitation> {
  const year = textOf(sent, "birthYear");
  return newInvitation(people, {
    role: INVITED.find((one) => one === textOf(sent, "role")) ?? "runner",
    athlete: textOf(sent, "athlete"),
    birthYear: year === undefined ? null : Number(year),
    guardian: textOf(sent, "guardian"),
  });
}
