import type { FastifyInstance, FastifyRequest } from "fastify";
import type { AthleteId } from "../../domain/ids.ts";
import type { AccountId } from "../../domain/people.ts";
import { COACH } from "../access/access.ts";
import { type Form, formOf, textOf, valuesOf } from "../form-body.ts";
import { HttpProblem } from "../problem.ts";
import { choiceQuery, squadChoice } from "../squad/squad-choice.ts";
import type { SquadDoneName } from "../squad/squad-done.ts";
import { accountOf, type SquadSite } from "../squad/squad-site.ts";
import { wordsOf } from "../words-of.ts";

/** Notes to athletes, and the groups and views that a reader keeps. Each form leads back to the list as it was. */
export function squadForms(fastify: FastifyInstance, site: SquadSite): void {
  const form = (path: string, act: (asked: Asked) => Promise<SquadDoneName>) => {
    fastify.post(path, COACH, async (request, reply) => {
      const sent = formOf(request.body);
      const done = await act({ site, sent, account: accountIn(request), request });
      const query = choiceQuery(squadChoice(new URLSearchParams(textOf(sent, "query") ?? "")));
      return reply.redirect(`/squad?${query === "" ? "" : `${query}&`}done=${done}`, 303);
    });
  };
  form("/squad/notes", writeNote);
  form("/squad/groups", keepGroup);
  form("/squad/views", keepView);
}

interface Asked {
  readonly site: SquadSite;
  readonly sent: Form;
  readonly account: AccountId;
  readonly request: FastifyRequest;
}

async function writeNote({ site, sent, account, request }: Asked): Promise<SquadDoneName> {
  const athlete = textOf(sent, "athlete") as AthleteId | undefined;
  const shared = await site.app.squadOf(request.viewer, site.people);
  const to = shared.find((one) => one.athlete === athlete);
  // Nobody learns whether an athlete is there who does not share with them.
  if (to?.mayComment !== true) throw new HttpProblem(404, wordsOf(request).say("squad.compare.gone"));
  const text = textOf(sent, "text");
  if (text === undefined) return "note-empty";
  await site.people.writeNote(account, to.athlete, { about: null, text });
  return "note";
}

async function keepGroup({ site, sent, account, request }: Asked): Promise<SquadDoneName> {
  const removed = textOf(sent, "remove");
  if (removed !== undefined) {
    await site.people.saveGroup(account, { name: removed, athletes: [] });
    return "group-removed";
  }
  const shared = new Set((await site.app.squadOf(request.viewer, site.people)).map(({ athlete }) => athlete));
  const athletes = (valuesOf(sent, "athlete") as readonly AthleteId[]).filter((athlete) => shared.has(athlete));
  const name = textOf(sent, "name");
  if (name === undefined || athletes.length === 0) return "group-empty";
  await site.people.saveGroup(account, { name, athletes });
  return "group";
}

async function keepView({ site, sent, account }: Asked): Promise<SquadDoneName> {
  const name = textOf(sent, "name");
  const query = choiceQuery(squadChoice(new URLSearchParams(textOf(sent, "query") ?? "")));
  const isRemoved = textOf(sent, "remove") === "yes";
  if (name === undefined || (query === "" && !isRemoved)) return "view-empty";
  await site.people.saveView(account, { name, query: isRemoved ? "" : query });
  return isRemoved ? "view-removed" : "view";
}

/** Without an account there is nobody whose note, group or view it would be. */
function accountIn(request: FastifyRequest): AccountId {
  const account = accountOf(request.viewer);
  if (account === null) throw new HttpProblem(403, wordsOf(request).say("squad.needs-account"));
  return account;
}
