import type { FastifyInstance, FastifyRequest } from "fastify";
import type { AccountId } from "../../domain/people.ts";
import { COACH } from "../access/access.ts";
import { type Form, formOf, textOf, valuesOf } from "../form-body.ts";
import { isEmptyView, keepGroup, keepView, sendNote } from "../squad/keep-squad.ts";
import { choiceQuery, squadChoice } from "../squad/squad-choice.ts";
import type { SquadDoneName } from "../squad/squad-done.ts";
import { accountIn, type SquadSite } from "../squad/squad-site.ts";

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
  form("/squad/groups", keepChosen);
  form("/squad/views", keepQuery);
}

interface Asked {
  readonly site: SquadSite;
  readonly sent: Form;
  readonly account: AccountId;
  readonly request: FastifyRequest;
}

async function writeNote({ site, sent, account, request }: Asked): Promise<SquadDoneName> {
  const text = textOf(sent, "text");
  if (text === undefined) return "note-empty";
  await sendNote(site, request, { athlete: textOf(sent, "athlete") ?? "", text, about: null }, { account });
  return "note";
}

async function keepChosen({ site, sent, account, request }: Asked): Promise<SquadDoneName> {
  const removed = textOf(sent, "remove");
  if (removed !== undefined) {
    await site.people.saveGroup(account, { name: removed, athletes: [] });
    return "group-removed";
  }
  const shared = new Set<string>((await site.app.squadOf(request.viewer, site.people)).map(({ athlete }) => athlete));
  const athletes = valuesOf(sent, "athlete").filter((athlete) => shared.has(athlete));
  const name = textOf(sent, "name");
  if (name === undefined || athletes.length === 0) return "group-empty";
  await keepGroup(site, request, { name, athletes }, { account });
  return "group";
}

async function keepQuery({ site, sent, account }: Asked): Promise<SquadDoneName> {
  const [name, query] = [textOf(sent, "name"), textOf(sent, "query") ?? ""];
  const isRemoved = textOf(sent, "remove") === "yes";
  if (name === undefined || (isEmptyView(query) && !isRemoved)) return "view-empty";
  if (isRemoved) await site.people.saveView(account, { name, query: "" });
  else await keepView(site, { name, query }, { account });
  return isRemoved ? "view-removed" : "view";
}
